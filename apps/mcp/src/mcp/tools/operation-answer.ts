import {
  type AnyResource,
  isLogicalId,
  isResourceType,
  type OperationDefinition,
  patientsOf,
  type ServerBase,
} from '@repo/fhir'
import { isObject } from '../present/datatypes.ts'

/** What an operation answered: the records in it, each to be judged, and what is no record. */
export interface OperationAnswer {
  records: AnyResource[]
  /** Figures about codes, or remarks on what was sent: nothing of anybody's record. */
  open: AnyResource[]
  /** Resources that can be neither judged nor shown. */
  left: number
}

const maxDepth = 10
/** They hold others, or say how it went; they are nobody's record. */
const envelopes: ReadonlySet<unknown> = new Set(['Bundle', 'Parameters', 'OperationOutcome'])
/** What operations about codes answer; without an id it is made for the answer (R4 valueset-operation-expand.html). */
const terminologies: ReadonlySet<unknown> = new Set(['ValueSet', 'CodeSystem', 'ConceptMap'])

type Json = Record<string, unknown>

/** Whether a record lists codes, which an operation about codes is called for. */
export function listsCodes({ resourceType }: AnyResource): boolean {
  return terminologies.has(resourceType)
}

/** Whether an answer is about codes, or about what was sent, and so tells of no record. */
export function isOpen(discloses: OperationDefinition['discloses'] | undefined): boolean {
  return discloses === 'terminology' || discloses === 'nothing'
}

function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** Every resource in a Bundle's entries or in the parts of Parameters, in its order; the envelopes themselves apart. */
function resourcesIn(value: unknown, depth = 0): Json[] {
  if (!isObject(value) || depth > maxDepth) return []
  const { resourceType, entry, parameter, part, resource } = value
  const below = [...objectsIn(entry), ...objectsIn(parameter), ...objectsIn(part)]
  const inside = below.flatMap((one) => resourcesIn(one, depth + 1))
  if (resourceType === undefined) return [...resourcesIn(resource, depth + 1), ...inside]
  return envelopes.has(resourceType) ? inside : [value]
}

/** The values of Parameters, without the resources that stand beside them. */
function withoutResources(parts: unknown, depth = 0): Json[] {
  if (depth > maxDepth) return []
  return objectsIn(parts)
    .filter(({ resource }) => resource === undefined)
    .map((one) => (one.part === undefined ? one : { ...one, part: withoutResources(one.part, depth + 1) }))
}

function openIn(answer: AnyResource): AnyResource[] {
  if (answer.resourceType === 'OperationOutcome') return [answer]
  if (answer.resourceType !== 'Parameters') return []
  const parameter = withoutResources(answer.parameter)
  return parameter.length > 0 ? [{ resourceType: 'Parameters', parameter }] : []
}

/** Whether a resource can be judged: by its address, or an aggregate by the patients that it names. */
function isRecord(value: Json, discloses: OperationDefinition['discloses'], platform: ServerBase): boolean {
  const { resourceType, id } = value
  if (typeof resourceType !== 'string' || !isResourceType(resourceType)) return false
  if (id !== undefined) return typeof id === 'string' && isLogicalId(id)
  return discloses === 'aggregate' && patientsOf({ ...value, resourceType }, platform).length > 0
}

/**
 * Takes an answer apart. Every resource in it is a record to be judged one by one; what is left over is shown only where
 * the operation tells of codes or of what it was sent.
 */
export function takeApart(
  answer: AnyResource | undefined,
  discloses: OperationDefinition['discloses'],
  platform: ServerBase,
): OperationAnswer {
  if (!answer) return { records: [], open: [], left: 0 }
  const isMade = ({ resourceType, id }: Json) =>
    isOpen(discloses) && id === undefined && terminologies.has(resourceType)
  const inside = resourcesIn(answer)
  const records = inside.filter((value) => isRecord(value, discloses, platform)) as unknown as AnyResource[]
  const made = inside.filter(isMade) as unknown as AnyResource[]
  return {
    records,
    open: isOpen(discloses) ? [...openIn(answer), ...made] : [],
    left: inside.length - records.length - made.length,
  }
}
