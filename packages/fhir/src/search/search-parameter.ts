import type { ResourceType } from './generated/resource-types.ts'
import { searchParameterTable } from './generated/search-parameters.ts'

/** A search parameter's type (R4 search.html#ptypes). */
export type SearchParameterType =
  | 'number'
  | 'date'
  | 'string'
  | 'token'
  | 'reference'
  | 'composite'
  | 'quantity'
  | 'uri'
  | 'special'

/** The search parameters that R4 defines for a type, by code; those common to all types (`_id` …) are not among them. */
export function searchParametersOf(resourceType: ResourceType): ReadonlyMap<string, SearchParameterType> {
  const entries = searchParameterTable[resourceType].split(' ').filter((entry) => entry !== '')
  return new Map(entries.map((entry) => entry.split(':') as [string, SearchParameterType]))
}
