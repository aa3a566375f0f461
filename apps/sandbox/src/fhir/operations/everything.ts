import type { Bundle } from '@medplum/fhirtypes'
import { patientCompartmentTypes } from '../compartment.ts'
import { absent, invalid, notSupported } from '../outcomes.ts'
import { maxPageSize } from '../search/query.ts'
import { pageLinks, searchEntry } from '../search/search.ts'
import type { StoredResource } from '../store/record-store.ts'
import type { Records } from '../store/records.ts'
import { pageNumber } from './history.ts'

const known = new Set(['_count', '_offset', '_type', '_since', '_format'])

/**
 * `Patient/[id]/$everything` (R4 patient-operation-everything.html): the patient, then the compartment, in pages of
 * `_count`; `_type` and `_since` narrow it. Of a type that may not be searched nothing is returned.
 */
export function everything(call: {
  records: Records
  resourceType: string
  id: string
  query: URLSearchParams
}): Bundle {
  const { records, resourceType, id, query } = call
  if (resourceType !== 'Patient') throw notSupported('$everything is an operation on Patient')
  for (const key of query.keys()) if (!known.has(key)) throw notSupported(`Unknown parameter "${key}" of $everything`)
  const patient = records.read('Patient', id, 'operation')
  if (!records.sees(patient)) throw absent()
  const since = query.get('_since')
  if (since !== null && Number.isNaN(Date.parse(since))) throw invalid('_since takes an instant')
  const types = query.get('_type')?.split(',')
  const found: StoredResource[] = [patient]
  for (const type of patientCompartmentTypes) {
    const list = records.inCompartment(type, `Patient/${id}`)
    found.push(...list.filter((resource) => resource !== patient))
  }
  const wanted = found.filter(
    (resource) =>
      (!types || types.includes(resource.resourceType)) &&
      (since === null || Date.parse(resource.meta.lastUpdated) >= Date.parse(since)),
  )
  return pageOf(records, id, query, wanted)
}

function pageOf({ baseUrl }: Records, id: string, query: URLSearchParams, found: StoredResource[]): Bundle {
  const count = Math.min(pageNumber(query, '_count', maxPageSize), maxPageSize)
  const offset = pageNumber(query, '_offset', 0)
  const url = (at: number) => {
    const parameters = new URLSearchParams(query)
    parameters.set('_count', String(count))
    parameters.set('_offset', String(at))
    return `${baseUrl}/Patient/${id}/$everything?${parameters}`
  }
  const entry = found.slice(offset, offset + count).map((resource) => searchEntry(baseUrl, resource, 'match'))
  const link = pageLinks(found.length, count, offset, url)
  return { resourceType: 'Bundle', type: 'searchset', total: found.length, link, ...(entry.length ? { entry } : {}) }
}
