import {
  isLabelParameter,
  isResourceType,
  type Reference,
  type ResourceType,
  resourceTypes,
  searchParametersOf,
} from '@repo/fhir'
import type { SessionCaller } from './caller.ts'
import { configuredConnections } from './connections/chosen-platform.ts'
import type { Deps } from './deps.ts'
import { conclude } from './pipeline.ts'

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

/** The platforms that the session is connected to. */
export function completePlatform(typed: string, { session }: SessionCaller): string[] {
  return startingWith(
    typed,
    session.connections.map(({ platform }) => platform),
  )
}

/** The connection of a platform, or where none is named, the only one. */
function connectionOf(platform: string | undefined, { agent, session }: SessionCaller, deps: Deps) {
  const connections = configuredConnections(session.connections, deps.connections(agent).platforms)
  const wanted = connections.filter((facts) => platform === undefined || facts.platform === platform)
  return wanted.length === 1 ? wanted[0] : undefined
}

/** The search parameters of R4 for a type, without those that the platform does not list where it lists any. */
export async function completeParameter(
  typed: string,
  type: string | undefined,
  platform: string | undefined,
  caller: SessionCaller,
  deps: Deps,
): Promise<string[]> {
  if (type === undefined || !isResourceType(type)) return startingWith(typed, parametersOfAllTypes)
  const facts = connectionOf(platform, caller, deps)
  const said = facts && (await deps.capabilities({ facts }))
  const listed = said?.types.get(type)?.searchParameters
  const ofType = searchParametersOf(type)
  const first = parametersUsedMost.filter((name) => ofType.has(name))
  // A search by what labels a record is refused.
  const names = [...new Set([...first, ...ofType.keys(), ...parametersOfAllTypes])].filter(
    (name) => !isLabelParameter(type, name),
  )
  return startingWith(typed, listed?.size ? names.filter((name) => listed.has(name)) : names)
}

/**
 * The patients that the sign-in itself names: the one in focus, and those whom the person may ask for as themself. Nothing
 * is searched. An agent that may not read is told of nobody, as by get_user. Who is named is recorded before.
 */
export async function completePatient(
  typed: string,
  platform: string | undefined,
  caller: SessionCaller,
  deps: Deps,
): Promise<Reference[]> {
  const facts = connectionOf(platform, caller, deps)
  if (!facts || !caller.agent.scopes.includes('fhir:read')) return []
  const principal = await deps.connections(caller.agent).principal(facts)
  const named = new Set([...(principal.launchPatient ? [principal.launchPatient] : []), ...principal.patients])
  const wanted = typed.toLowerCase()
  const told = [...named].filter((reference) =>
    [reference, idOf(reference)].some((text) => text.toLowerCase().startsWith(wanted)),
  )
  if (told.length === 0) return []
  const { agent, transport } = caller
  const telling = conclude(deps, { agent, transport, facts, principal }, 'completion', async ({ trace }) => {
    trace.patients = told
    return {}
  })
  deps.outlive(telling)
  return (await telling).ok ? told : []
}

export function idOf(reference: string): string {
  return reference.slice(reference.indexOf('/') + 1)
}
