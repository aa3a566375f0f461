import { type ResourceType, resourceTypes } from '../generated/resource-types.ts'
import { nearestNames } from '../nearest-names.ts'
import { searchedType } from '../references.ts'
import { isResourceType } from '../resource-type.ts'
import { isLogicalId } from '../vocabulary.ts'
import { type Finding, listed, quoted } from './findings.ts'

export interface ContainedTarget {
  type: ResourceType | undefined
}

/** What a reference may rely on around it. */
export interface ReferenceScope {
  /** The contained resource with this id. */
  contained: (id: string) => ContainedTarget | undefined
  /** References may be searches (`Patient?identifier=…`) inside a transaction alone (R4 http.html#trules). */
  inTransaction: boolean
}

const shapes = 'Type/id, such as Patient/123, #id of a contained resource, urn:uuid:…, or an absolute URL'

type Target = { type?: ResourceType | undefined } | Finding
const isFinding = (target: Target): target is Finding => 'message' in target

/** The resource type that a JSON value names, if it does. */
export function knownType(value: unknown): ResourceType | undefined {
  return typeof value === 'string' && isResourceType(value) ? value : undefined
}

function unknownType(type: string): Finding {
  const nearest = nearestNames(type, resourceTypes)
  const hint = nearest.length > 0 ? `: did you mean ${listed(nearest)}?` : ''
  return { message: `${quoted(type) ?? 'The type'} in the reference is no R4 resource type${hint}`, expected: shapes }
}

function relativeTarget(reference: string): Target {
  const [type = '', id, history, version, ...more] = reference.split('/')
  const isShaped = id !== undefined && (history === undefined || history === '_history') && more.length === 0
  if (!isShaped || (history !== undefined && !isLogicalId(version ?? ''))) {
    return { message: 'The reference is not of the form Type/id', expected: shapes }
  }
  if (!isResourceType(type)) return unknownType(type)
  if (isLogicalId(id)) return { type }
  return { message: 'The id in the reference must be 1 to 64 letters, digits, - and .', expected: shapes }
}

/** The type that an absolute URL of a RESTful server ends with, if it does (R4 references.html#literal). */
function absoluteTarget(reference: string): Target {
  const type = /\/([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(reference)?.[1]
  return { type: knownType(type) }
}

function literalTarget(reference: string, scope: ReferenceScope): Target {
  if (reference === '#') return {}
  if (reference.startsWith('#')) {
    const target = scope.contained(reference.slice(1))
    return target ?? { message: 'No contained resource of this resource has the id after #', expected: shapes }
  }
  if (/\s/.test(reference)) return { message: 'A reference holds no blanks', expected: shapes }
  const isAbsolute = /^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference)
  const type = searchedType(reference)
  if (type === undefined && isAbsolute) return absoluteTarget(reference)
  const [path = '', query] = reference.split('?', 2)
  if (query === undefined) return relativeTarget(reference)
  if (type === undefined || (!isAbsolute && path !== type)) return unknownType(path)
  if (scope.inTransaction) return { type }
  return { message: 'A search cannot stand for a reference outside a transaction', expected: shapes }
}

/**
 * What is wrong with a Reference: how its literal reference is written, or the type it points to. Without a literal
 * reference, and where the URL does not tell, `type` counts.
 */
export function referenceFault(
  value: { reference?: unknown; type?: unknown },
  targets: ReadonlySet<string> | undefined,
  scope: ReferenceScope,
): Finding | undefined {
  const declared = knownType(value.type)
  const target = typeof value.reference === 'string' ? literalTarget(value.reference, scope) : {}
  if (isFinding(target)) return target
  if (declared !== undefined && target.type !== undefined && declared !== target.type) {
    return { message: `The reference points to a ${target.type}, but its type says ${declared}` }
  }
  const type = target.type ?? declared
  if (type === undefined || !targets || targets.has(type)) return undefined
  const allowed = listed([...targets])
  return { message: `The reference must point to ${allowed}, not to ${type}`, expected: `a reference to ${allowed}` }
}
