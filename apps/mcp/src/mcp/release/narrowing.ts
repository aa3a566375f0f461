import type { Narrowing } from '@repo/cerbos'
import {
  type PatientParameter,
  patientParameterOf,
  type Reference,
  type ResourceType,
  type ScopeGrant,
  type SearchPairs,
  type ServerCapabilities,
  scopeNarrowing,
} from '@repo/fhir'

/** Whether the platform says that a type is searched by the parameter: what it does not know it may refuse. */
function isListed(server: ServerCapabilities | undefined, type: ResourceType, name: string): boolean {
  return server?.types.get(type)?.searchParameters.has(name) === true
}

/**
 * Parameters to be sent beside those of a search, so that what would be withheld is not fetched in the first place. Each
 * only takes away what policy would withhold; all that comes back is judged all the same.
 */
export function narrowingOf(
  type: ResourceType,
  pairs: SearchPairs,
  scopes: readonly ScopeGrant[],
  server: ServerCapabilities | undefined,
): SearchPairs {
  const isSent = ([name, value]: SearchPairs[number]) => pairs.some((pair) => pair[0] === name && pair[1] === value)
  const byScope = scopeNarrowing(type, scopes) ?? []
  return byScope.filter((pair) => !isSent(pair) && isListed(server, type, pair[0]))
}

/** By what a search can be narrowed to what policy would release, at its platform. */
export interface Narrowable {
  /** Absent where the search names patients already. */
  patient?: PatientParameter
  /** Whether the platform searches by `_security` (R4 search.html#all). */
  byLabel: boolean
}

/** What policy adds to a search. */
export interface Narrowed {
  pairs: SearchPairs
  patients: readonly Reference[]
  /** That the search was narrowed, and to what: counts are of that alone. */
  words?: string
}

export const asItIs: Narrowed = { pairs: [], patients: [] }
const label = '_security'
const shownPatients = 5

/**
 * Undefined where nothing could be added to a search that names these patients, or where a type is about no patient: a plan
 * costs the PDP several times what a check does.
 */
export function narrowableOf(
  type: ResourceType,
  patients: readonly Reference[],
  server: ServerCapabilities | undefined,
): Narrowable | undefined {
  const parameter = patientParameterOf(type)
  if (!parameter) return undefined
  const patient = patients.length === 0 && isListed(server, type, parameter.code) ? parameter : undefined
  const byLabel = isListed(server, type, label)
  return patient || byLabel ? { byLabel, ...(patient && { patient }) } : undefined
}

/** What is to be added to a search, by the plan of policy for it. */
export function narrowedBy({ patient, byLabel }: Narrowable, { patients, withoutLabels }: Narrowing): Narrowed {
  const to = patient ? patients : []
  const labels = byLabel ? withoutLabels : []
  if (to.length + labels.length === 0) return asItIs
  const ids = to.map((one) => (patient?.code === '_id' ? one.slice('Patient/'.length) : one))
  return {
    pairs: [
      ...(patient && ids.length > 0 ? [[patient.code, ids.join(',')] satisfies SearchPairs[number]] : []),
      // Each label in a parameter of its own: R4 does not say what `:not` means for several values.
      ...labels.map((code): SearchPairs[number] => [`${label}:not`, code]),
    ],
    patients: to,
    words: narrowedWords(to, labels, patient?.others ?? []),
  }
}

function narrowedWords(patients: readonly Reference[], labels: readonly string[], others: readonly string[]): string {
  const named = patients.slice(0, shownPatients).join(', ')
  const more = patients.length > shownPatients ? ' and others' : ''
  const beside = others.length > 0 ? ` (where they are ${others.join(' or ')} alone: search by that)` : ''
  const whom = patients.length > 0 ? ` to what is about ${named}${more}${beside}` : ''
  const what = labels.length > 0 ? ` to what is not labelled ${labels.join(', ')}` : ''
  return `Policy narrowed this search${[whom, what].filter(Boolean).join(' and')}: a count is of that alone.`
}
