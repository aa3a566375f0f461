import { literalTarget, type ServerBase } from './compartment.ts'
import type { Reference } from './vocabulary.ts'

/** A reference as a lenient server may read it: its host in other letters, a path from the root, a fragment behind it. */
function leniently(reference: string): string {
  const plain = reference.replace(/#.*$/s, '').trim()
  return URL.canParse(plain) ? new URL(plain).href : plain.replace(/^\/+/, '')
}

/**
 * The records of this server to which references at any depth of a resource, or of any other JSON value, point: as
 * `Type/id`, each once, of whatever version. Read leniently, since a server may resolve more than R4 has it do. Contained
 * (`#`), `urn:`, logical and foreign references point to nothing here, nor do searches.
 */
export function referencesIn(value: unknown, { fhirBaseUrl }: ServerBase = {}): Reference[] {
  const server = fhirBaseUrl === undefined ? {} : { fhirBaseUrl: leniently(fhirBaseUrl) }
  const found = new Set<Reference>()
  const pending = [value]
  while (pending.length > 0) {
    const node = pending.pop()
    if (typeof node !== 'object' || node === null) continue
    const reference: unknown = Reflect.get(node, 'reference')
    const target = typeof reference === 'string' ? literalTarget(leniently(reference), server) : undefined
    if (target) found.add(`${target.resourceType}/${target.id}`)
    pending.push(...Object.values(node))
  }
  return [...found]
}
