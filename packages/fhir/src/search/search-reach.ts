import type { SearchPairs } from '../client/search-params.ts'
import { patientsInSearch, type ServerBase } from '../compartment.ts'
import { type ResourceType, resourceTypes } from '../generated/resource-types.ts'
import { isResourceType } from '../resource-type.ts'
import type { Reference } from '../vocabulary.ts'
import { includeKind, parseCriterion, parseInclude } from './criterion.ts'
import { parameterOf } from './server-parameters.ts'
import { splitValue } from './value/value-syntax.ts'

/** A type that a search looks into beside the searched one. */
export interface SearchReach {
  /** `chain` and `has` decide by such records what is found; `include` and `revinclude` bring them along. */
  via: 'chain' | 'has' | 'include' | 'revinclude'
  resourceType: ResourceType
  /** The patients to whom the criterion confines itself, as `patientsInSearch` reads them. */
  patients: Reference[]
}

/** Where a reference of a type can lead. What R4 does not know may lead anywhere. */
function targetsOf(resourceType: ResourceType, code: string): readonly ResourceType[] {
  const parameter = parameterOf(resourceType, code, undefined)
  if (parameter !== undefined && parameter.type !== 'reference') return resourceTypes
  return parameter?.targets ?? resourceTypes
}

function named(type: string | undefined, otherwise: readonly ResourceType[]): readonly ResourceType[] {
  return type !== undefined && isResourceType(type) ? [type] : otherwise
}

const reached = (via: SearchReach['via'], types: readonly ResourceType[], patients: Reference[] = []) =>
  types.map((resourceType): SearchReach => ({ via, resourceType, patients }))

/** The types that every alternative of a reference names itself; undefined where one does not. */
function namedInValue(value: string): ResourceType[] | undefined {
  const types = splitValue(value, ',').map((part) => part.split('/')[0] ?? '')
  return types.every(isResourceType) ? [...new Set(types)] : undefined
}

/** `location:below=42` finds by how the records at the other end are part of each other (R4 search.html#recursive). */
function hierarchyReach(resourceType: ResourceType, code: string, modifier: string | undefined, value: string) {
  if (modifier !== 'above' && modifier !== 'below') return []
  const parameter = parameterOf(resourceType, code, undefined)
  if (parameter !== undefined && parameter.type !== 'reference') return []
  return reached('chain', namedInValue(value) ?? targetsOf(resourceType, code))
}

/** Nothing that passes `checkSearch` is deeper. */
const maxSteps = 8
const everywhere = [...reached('chain', resourceTypes), ...reached('has', resourceTypes)]

function criterionReach(
  resourceType: ResourceType,
  [name, value]: SearchPairs[number],
  server: ServerBase,
  steps = 0,
): SearchReach[] {
  const step = parseCriterion(name)
  if (step.kind === 'parameter') return hierarchyReach(resourceType, step.code, step.modifier, value)
  const isReverse = step.kind === 'has'
  const types = isReverse ? named(step.source, resourceTypes) : named(step.named, targetsOf(resourceType, step.code))
  const [only, ...more] = types
  if (only === undefined || more.length > 0 || steps === maxSteps) {
    return parseCriterion(step.rest).kind === 'parameter' && !isReverse ? reached('chain', types) : everywhere
  }
  const rest: SearchPairs[number] = [step.rest, value]
  const here = isReverse ? reached('has', [only], patientsInSearch(only, [rest], server)) : reached('chain', [only])
  return [...here, ...criterionReach(only, rest, server, steps + 1)]
}

function includeReach(via: 'include' | 'revinclude', value: string): SearchReach[] {
  const { source, code, target } = parseInclude(value)
  if (via === 'revinclude') return reached(via, named(source, resourceTypes))
  return reached(via, named(target, isResourceType(source) ? targetsOf(source, code) : resourceTypes))
}

/**
 * Every type that a search looks into beside the searched one: the type at the end of each link of a chain and of a
 * reference with `:above` or `:below`, each level of `_has`, every possible target of an `_include`, the source of a
 * `_revinclude`. Each once; where a target cannot be told, all types. Meant for searches that `checkSearch` finds nothing
 * wrong with.
 */
export function searchReach(resourceType: ResourceType, pairs: SearchPairs, server: ServerBase = {}): SearchReach[] {
  const all = pairs.flatMap(([name, value]) => {
    const via = includeKind(name)
    return via ? includeReach(via, value) : criterionReach(resourceType, [name, value], server)
  })
  const once = new Map(all.map((one) => [`${one.via} ${one.resourceType} ${one.patients.join()}`, one]))
  return [...once.values()]
}
