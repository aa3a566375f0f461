import { type AnyResource, FhirError, type ResourceType } from '@repo/fhir'
import { isObject } from '../present/datatypes.ts'
import type { FhirReader } from '../read/read-tool.ts'

/** Of those that the search did not list, asked for one by one. */
const maxReads = 10

/**
 * The record that a version is of, as it is now: a label or another patient may have come to it since. None where it was
 * deleted.
 * @throws FhirError
 */
export async function currentOf(fhir: FhirReader, resourceType: ResourceType, id: string): Promise<AnyResource[]> {
  try {
    return [(await fhir.read(resourceType, id)).resource]
  } catch (cause) {
    if (cause instanceof FhirError && ['fhir/gone', 'fhir/not-found'].includes(cause.code)) return []
    throw cause
  }
}

/**
 * The records of which there are versions, as they are now, by id: with one search, and by a read each of the first few
 * that it does not list. Undefined where a record was deleted; an id of which nothing is known is not among the keys.
 * @throws FhirError
 */
export async function currentsOf(
  fhir: FhirReader,
  resourceType: ResourceType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnyResource | undefined>> {
  if (ids.length === 0) return new Map()
  const listed = await search(fhir, resourceType, ids)
  const currents = new Map<string, AnyResource | undefined>(listed.map((record) => [record.id, record]))
  for (const id of ids.filter((one) => !currents.has(one)).slice(0, maxReads)) {
    const [current] = await currentOf(fhir, resourceType, id)
    currents.set(id, current)
  }
  return currents
}

async function search(
  fhir: FhirReader,
  resourceType: ResourceType,
  ids: readonly string[],
): Promise<(AnyResource & { id: string })[]> {
  const { resource } = await fhir.searchPairs(resourceType, [
    ['_id', ids.join(',')],
    ['_count', String(ids.length)],
  ])
  const entries: unknown[] = resource.entry ?? []
  const records = entries.flatMap((entry) =>
    isObject(entry) && isObject(entry.resource) ? [entry.resource as AnyResource] : [],
  )
  return records.filter((record): record is AnyResource & { id: string } => {
    return record.resourceType === resourceType && record.id !== undefined && ids.includes(record.id)
  })
}
