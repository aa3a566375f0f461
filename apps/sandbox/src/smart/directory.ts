import type { Bundle, HumanName, Resource } from '@medplum/fhirtypes'

/** A patient as the pages show one. */
export interface PatientEntry {
  id: string
  name: string
  birthDate?: string
}

/** What the pages need to know of the FHIR data. */
export interface Directory {
  /** The display name of a person's record (`Practitioner/x`). */
  nameOf(reference: string): Promise<string | undefined>
  /** The first patients by name, or those whose name has a part that starts with `name`. */
  findPatients(name: string): Promise<{ patients: PatientEntry[]; hasMore: boolean }>
  readPatient(id: string): Promise<PatientEntry | undefined>
  /** Whether the encounter exists and is that patient's. */
  hasEncounter(patientId: string, encounterId: string): Promise<boolean>
}

const pageSize = 20

/**
 * Reads the FHIR server over HTTP, as any other client does, with a bearer token from `accessToken`.
 * @throws Error from each function when the server answers neither with the record nor with 404/410
 */
export function createDirectory(fhirBaseUrl: string, accessToken: () => Promise<string>): Directory {
  const get = async <T extends Resource>(path: string): Promise<T | undefined> => {
    const headers = { authorization: `Bearer ${await accessToken()}`, accept: 'application/fhir+json' }
    const response = await fetch(`${fhirBaseUrl}/${path}`, { headers })
    if (response.ok) return (await response.json()) as T
    await response.body?.cancel()
    if (response.status === 404 || response.status === 410) return undefined
    throw new Error(`The FHIR server answered ${response.status} to the directory`)
  }
  const read = (resourceType: string, id: string) =>
    isLogicalId(id) ? get<Resource>(`${resourceType}/${id}`) : Promise.resolve(undefined)
  return {
    nameOf: async (reference) => displayName(await get(reference)),
    async findPatients(name) {
      const query = new URLSearchParams({ _count: String(pageSize + 1), _sort: 'family', ...(name && { name }) })
      const bundle = await get<Bundle>(`Patient?${query}`)
      const patients = (bundle?.entry ?? []).flatMap(({ resource }) => toPatientEntry(resource))
      return { patients: patients.slice(0, pageSize), hasMore: patients.length > pageSize }
    },
    readPatient: async (id) => toPatientEntry(await read('Patient', id))[0],
    async hasEncounter(patientId, encounterId) {
      const encounter = await read('Encounter', encounterId)
      return encounter?.resourceType === 'Encounter' && encounter.subject?.reference === `Patient/${patientId}`
    },
  }
}

function isLogicalId(id: string): boolean {
  return /^(?!\.{1,2}$)[A-Za-z0-9.-]{1,64}$/.test(id)
}

function toPatientEntry(resource: Resource | undefined): PatientEntry[] {
  if (resource?.resourceType !== 'Patient' || !resource.id) return []
  const { id, birthDate } = resource
  return [{ id, name: displayName(resource) ?? id, ...(birthDate && { birthDate }) }]
}

function displayName(resource: Resource | undefined): string | undefined {
  if (!resource || !('name' in resource) || !Array.isArray(resource.name)) return undefined
  const name: HumanName | undefined = resource.name[0]
  const parts = [...(name?.prefix ?? []), ...(name?.given ?? []), name?.family, ...(name?.suffix ?? [])]
  return name?.text ?? (parts.filter(Boolean).join(' ') || undefined)
}
