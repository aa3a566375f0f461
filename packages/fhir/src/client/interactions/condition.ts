import { FhirError } from '../fhir-error.ts'
import { encodeSearchParams, type SearchParams, searchPairs } from '../search-params.ts'

/** They shape an answer and select nothing (search.html#Summary, #return). */
const notCriteria = new Set([
  '_sort',
  '_count',
  '_include',
  '_revinclude',
  '_summary',
  '_elements',
  '_total',
  '_contained',
  '_containedType',
  '_format',
  '_pretty',
])

/**
 * The query of a conditional write (http.html#cond-update). Throws `fhir/rejected` where there is no criterion or an
 * empty one, which a server may read as "every record".
 */
export function conditionQuery(params: SearchParams): string {
  const pairs = searchPairs(params)
  const selects = ([name, value]: [string, string]) => {
    return name.trim() !== '' && value.trim() !== '' && !notCriteria.has(name.split(':')[0] ?? '')
  }
  if (pairs.length === 0 || !pairs.every(selects)) throw new FhirError('fhir/rejected')
  return encodeSearchParams(pairs)
}
