import {
  type AnyResource,
  type FhirClient,
  FhirError,
  type FhirErrorCode,
  grantsAccess,
  type Reference,
  type ScopeGrant,
} from '@repo/fhir'
import { type PanelSource, panelSources, type Reading } from './panel-sources.ts'

const pagesPerSource = 5
const rowsPerPage = 200
export const maxPanelPatients = 2_000

/** The platform has no such records for us to search: they say nothing of whom the practitioner cares for. */
const refusals: readonly FhirErrorCode[] = ['fhir/rejected', 'fhir/forbidden', 'fhir/not-found']

type Searches = Pick<FhirClient, 'searchPairs' | 'searchPage'>

interface Asking extends Reading {
  fhir: Searches
  scopes: readonly ScopeGrant[]
}

/**
 * The patients in a practitioner's care, as the platform's CareTeams, Encounters and Patients say, at most 2,000. Kinds of
 * records that the person has not granted or the platform does not search add nobody; where that is so of all, or where
 * one cannot be asked just now, there is no panel.
 * @throws FhirError
 */
export async function readPanel(asking: Asking): Promise<Reference[]> {
  const found = await Promise.all(panelSources.map((source) => patientsOf(source, asking)))
  if (found.every((patients) => patients === undefined)) throw new FhirError('fhir/forbidden')
  return [...new Set(found.flatMap((patients) => patients ?? []))].slice(0, maxPanelPatients)
}

/** Undefined where this source says nothing. */
async function patientsOf(source: PanelSource, asking: Asking): Promise<Reference[] | undefined> {
  const { resourceType } = source
  if (!grantsAccess(asking.scopes, { resourceType, letter: 's' })) return undefined
  try {
    return await listed(source, asking)
  } catch (cause) {
    if (cause instanceof FhirError && refusals.includes(cause.code)) return undefined
    throw cause
  }
}

async function listed({ resourceType, parameter, patientOf }: PanelSource, asking: Asking): Promise<Reference[]> {
  const { fhir, practitioner } = asking
  const patients: Reference[] = []
  let link: string | undefined
  for (let page = 0; page < pagesPerSource; page += 1) {
    const pairs = { [parameter]: practitioner, _count: String(rowsPerPage) }
    const { resource: bundle } = await (link === undefined
      ? fhir.searchPairs(resourceType, pairs)
      : fhir.searchPage(resourceType, link))
    const { entry = [] } = bundle
    const records = entry.map(({ resource }) => resource as AnyResource | undefined)
    for (const record of records) {
      const patient = record?.resourceType === resourceType ? patientOf(record, asking) : undefined
      if (patient) patients.push(patient)
    }
    link = bundle.link?.find(({ relation }) => relation === 'next')?.url
    if (link === undefined) break
  }
  return patients
}
