import { type AnyResource, FhirError, isLogicalId, type ResourceType } from '@repo/fhir'
import { isObject } from '../present/datatypes.ts'
import type { FhirReader, Lookup } from '../read/read-tool.ts'

/** The types whose medication may be a reference (R4 `medication[x]`). */
const referring: ReadonlySet<string> = new Set([
  'MedicationRequest',
  'MedicationStatement',
  'MedicationAdministration',
  'MedicationDispense',
])
const maxMedications = 100

/** Whether records of a type may name their medication by reference alone. */
export function mayReferToMedication(resourceType: ResourceType): boolean {
  return referring.has(resourceType)
}

function medicationIdOf({ resourceType, medicationReference }: AnyResource, { fhirBaseUrl }: FhirReader) {
  if (!referring.has(resourceType) || !isObject(medicationReference)) return undefined
  const { reference } = medicationReference
  if (typeof reference !== 'string') return undefined
  const relative = reference.startsWith(`${fhirBaseUrl}/`) ? reference.slice(fhirBaseUrl.length + 1) : reference
  const [type, id = '', ...more] = relative.split('/')
  return type === 'Medication' && more.length === 0 && isLogicalId(id) ? id : undefined
}

/** The Medications that records refer to and that are not among them, read with one search. None where that fails. */
export async function medicationsOf(fhir: FhirReader, records: readonly AnyResource[]): Promise<Lookup[]> {
  const here = new Set(records.filter(({ resourceType }) => resourceType === 'Medication').map(({ id }) => id))
  const referrers = Map.groupBy(records, (record) => medicationIdOf(record, fhir))
  const ids = [...referrers.keys()].filter((id) => id !== undefined && !here.has(id)).slice(0, maxMedications)
  if (ids.length === 0) return []
  const found = await search(fhir, ids.join(','), ids.length)
  return found.flatMap((record) => {
    const saysMoreOf = record.resourceType === 'Medication' ? referrers.get(record.id) : undefined
    return saysMoreOf && ids.includes(record.id) ? [{ record, saysMoreOf }] : []
  })
}

/** Rows without the name of a drug are worth more than no rows; a cancelled call or a refused token ends all the same. */
async function search(fhir: FhirReader, ids: string, count: number): Promise<AnyResource[]> {
  try {
    const { resource } = await fhir.searchPairs('Medication', [
      ['_id', ids],
      ['_count', String(count)],
    ])
    const entries: unknown[] = resource.entry ?? []
    return entries.flatMap((entry) =>
      isObject(entry) && isObject(entry.resource) ? [entry.resource as AnyResource] : [],
    )
  } catch (cause) {
    const isOver = !(cause instanceof FhirError) || ['fhir/cancelled', 'fhir/unauthorized'].includes(cause.code)
    if (isOver) throw cause
    return []
  }
}
