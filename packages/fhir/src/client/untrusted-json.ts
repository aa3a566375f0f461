/** An object of JSON that nobody vouches for. */
export type Json = Record<string, unknown>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The items of a list; none of anything else. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/**
 * Text that is safe to quote: at most `maxChars`, without control characters; undefined where none is left.
 * Cf covers bidirectional overrides and zero-width characters, which hide text from the person who reads along.
 */
export function plainText(value: unknown, maxChars: number): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ').trim()
  return text === '' ? undefined : [...text].slice(0, maxChars).join('')
}
