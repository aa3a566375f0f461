import type { Finding } from './findings.ts'

/** What is wrong with an Extension beside its elements: it has a value or extensions, not both (R4 extensibility.html, ext-1). */
export function extensionFault(value: object): Finding | undefined {
  const hasValue = Object.keys(value).some((key) => /^_?value/.test(key))
  const hasExtensions = Object.hasOwn(value, 'extension')
  if (hasValue !== hasExtensions) return undefined
  const message = hasValue
    ? 'Keep either the value or the extensions inside: an extension cannot have both'
    : 'Give the extension a value, such as valueString, or extensions inside'
  return { message, expected: 'url and one value[x], or url and extension' }
}
