import type { Bundle } from '@medplum/fhirtypes'
import { invalid, notSupported } from '../outcomes.ts'
import { parseQuery } from '../search/query.ts'
import { matchesOf, searchEntry } from '../search/search.ts'
import type { StoredResource } from '../store/record-store.ts'
import type { Records } from '../store/records.ts'

/** What two Observations must share to be of the same kind: a coding, else the text of the code. */
function groupOf(resource: StoredResource): string {
  if (resource.resourceType !== 'Observation') return ''
  const coding = resource.code.coding?.[0]
  return coding ? `${coding.system}|${coding.code}` : (resource.code.text ?? '')
}

/**
 * `Observation/$lastn` (R4 observation-operation-lastn.html): for each code the `max` (1 by default) most recent of the
 * Observations that the search parameters match. Throws 400 unless they name a patient or subject.
 */
export function lastObservations(call: { records: Records; resourceType: string; query: URLSearchParams }): Bundle {
  const { records, resourceType } = call
  if (resourceType !== 'Observation') throw notSupported('$lastn is an operation on Observation')
  const query = new URLSearchParams(call.query)
  const max = query.get('max') ?? '1'
  if (!/^[1-9]\d{0,3}$/.test(max)) throw invalid('max takes a positive integer')
  query.delete('max')
  if (![...query.keys()].some((key) => /^(patient|subject)([:.]|$)/.test(key))) {
    throw invalid('$lastn takes a patient or a subject')
  }
  query.set('_sort', '-date')
  const seen = new Map<string, number>()
  const latest = matchesOf(parseQuery('Observation', query, false), records).filter((resource) => {
    const group = groupOf(resource)
    const count = (seen.get(group) ?? 0) + 1
    seen.set(group, count)
    return count <= Number(max)
  })
  const url = `${records.baseUrl}/Observation/$lastn?${call.query}`
  const entry = latest.map((resource) => searchEntry(records.baseUrl, resource, 'match'))
  const link = [{ relation: 'self', url }]
  return { resourceType: 'Bundle', type: 'searchset', total: latest.length, link, ...(entry.length ? { entry } : {}) }
}
