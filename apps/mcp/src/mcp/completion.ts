import { isResourceType, type Reference, type ResourceType, resourceTypes, searchParametersOf } from '@repo/fhir'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'

/** What an agent works with most often, before the rest of R4 in its own order. */
const usedMost: readonly ResourceType[] = [
  'Patient',
  'Observation',
  'Condition',
  'MedicationRequest',
  'AllergyIntolerance',
  'Encounter',
  'DiagnosticReport',
  'Procedure',
  'Immunization',
  'DocumentReference',
  'ServiceRequest',
  'CarePlan',
  'Goal',
  'MedicationStatement',
  'Appointment',
  'CareTeam',
  'Practitioner',
  'Organization',
]
const types = [...new Set([...usedMost, ...resourceTypes])]

const parametersUsedMost = ['patient', 'code', 'date', 'status', 'category']
const parametersOfAllTypes = ['_id', '_lastUpdated']

const startingWith = (typed: string, names: Iterable<string>): string[] =>
  [...names].filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))

/** R4's resource types that begin so, in any case, those used most first. */
export function completeType(typed: string): string[] {
  return startingWith(typed, types)
}

/** The platform of the session, there being no other to ask. */
export function completePlatform(typed: string, { facts }: Caller): string[] {
  return startingWith(typed, [facts.platform])
}

/** The search parameters of R4 for a type, without those that the platform does not list where it lists any. */
export async function completeParameter(
  typed: string,
  type: string | undefined,
  caller: Caller,
  deps: Deps,
): Promise<string[]> {
  if (type === undefined || !isResourceType(type)) return startingWith(typed, parametersOfAllTypes)
  const listed = (await deps.capabilities(caller))?.types.get(type)?.searchParameters
  const ofType = searchParametersOf(type)
  const first = parametersUsedMost.filter((name) => ofType.has(name))
  const names = new Set([...first, ...ofType.keys(), ...parametersOfAllTypes])
  return startingWith(typed, listed?.size ? [...names].filter((name) => listed.has(name)) : names)
}

/**
 * The patients that the sign-in itself names: the one in focus, and those whom the person may ask for as themself. Nothing
 * is searched. An agent that may not read is told of nobody, as by get_user.
 */
export function completePatient(typed: string, { agent, principal }: Caller): Reference[] {
  if (!agent.scopes.includes('fhir:read')) return []
  const named = new Set([...(principal.launchPatient ? [principal.launchPatient] : []), ...principal.patients])
  const wanted = typed.toLowerCase()
  return [...named].filter((reference) =>
    [reference, idOf(reference)].some((text) => text.toLowerCase().startsWith(wanted)),
  )
}

export function idOf(reference: string): string {
  return reference.slice(reference.indexOf('/') + 1)
}
