import type { Bundle } from '@medplum/fhirtypes'
import { type Call, prefersLenient } from '../call.ts'
import { invalid } from '../outcomes.ts'
import { parseQuery } from '../search/query.ts'
import { matchesOf } from '../search/search.ts'
import type { StoredResource } from '../store/record-store.ts'
import { postedPairs } from './input.ts'
import { operationUrl, searchset } from './searchset.ts'

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
export function lastObservations(call: Call): Bundle {
  const { records } = call
  const asked = new URLSearchParams([...call.query, ...postedPairs(call.body)])
  const query = new URLSearchParams(asked)
  const max = query.get('max') ?? '1'
  if (!/^[1-9]\d{0,3}$/.test(max)) throw invalid('max takes a positive integer')
  query.delete('max')
  if (![...query.keys()].some((key) => /^(patient|subject)([:.]|$)/.test(key))) {
    throw invalid('$lastn takes a patient or a subject')
  }
  query.set('_sort', '-date')
  const seen = new Map<string, number>()
  const latest = matchesOf(parseQuery('Observation', query, prefersLenient(call)), records).filter((resource) => {
    const group = groupOf(resource)
    const count = (seen.get(group) ?? 0) + 1
    seen.set(group, count)
    return count <= Number(max)
  })
  return searchset(records.baseUrl, latest, operationUrl(call, 'lastn'), asked)
}
