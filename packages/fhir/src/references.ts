import { literalTarget, type ServerBase } from './compartment.ts'
import type { ResourceType } from './generated/resource-types.ts'
import { isResourceType } from './resource-type.ts'
import type { Reference } from './vocabulary.ts'

/** As a lenient server may read it: its host in other letters, a path from the root, a slash too many, a fragment behind it. */
function leniently(reference: string): string {
  const plain = reference.replace(/#.*$/s, '').trim()
  return URL.canParse(plain) ? new URL(plain).href.replace(/(?<!:)\/{2,}/g, '/') : plain.replace(/^\/+/, '')
}

/**
 * The type that is searched where a search stands for a reference (`Patient?identifier=…`, R4 http.html#trules), which a server
 * resolves to whatever matches. Some take any base before it for their own.
 */
export function searchedType(reference: string): ResourceType | undefined {
  const [path = '', query] = reference.split('?', 2)
  const type = path.trim().replace(/\/+$/, '').split('/').at(-1) ?? ''
  return query !== undefined && isResourceType(type) ? type : undefined
}

/** Every `reference` at any depth of a JSON value. */
function* literalsIn(value: unknown): Generator<string> {
  const pending = [value]
  while (pending.length > 0) {
    const node = pending.pop()
    if (typeof node !== 'object' || node === null) continue
    const reference: unknown = Reflect.get(node, 'reference')
    if (typeof reference === 'string') yield reference
    pending.push(...Object.values(node))
  }
}

/** Whether a search stands for a reference at any depth of a resource, or of any other JSON value. */
export function hasSearchIn(value: unknown): boolean {
  for (const reference of literalsIn(value)) if (searchedType(reference)) return true
  return false
}

/**
 * The records of this server to which references at any depth of a resource, or of any other JSON value, point: as
 * `Type/id`, each once, of whatever version. Read leniently, since a server may resolve more than R4 has it do. Contained
 * (`#`), `urn:`, logical and foreign references point to nothing here, nor do searches.
 */
export function referencesIn(value: unknown, { fhirBaseUrl }: ServerBase = {}): Reference[] {
  const server = fhirBaseUrl === undefined ? {} : { fhirBaseUrl: leniently(fhirBaseUrl) }
  const found = new Set<Reference>()
  for (const reference of literalsIn(value)) {
    const target = literalTarget(leniently(reference), server)
    if (target) found.add(`${target.resourceType}/${target.id}`)
  }
  return [...found]
}
