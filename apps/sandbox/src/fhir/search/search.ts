import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes'
import type { StoredResource } from '../store/record-store.ts'
import { compileFilter } from './filter.ts'
import { includedWith } from './include.ts'
import { pageLinks } from './page.ts'
import type { SearchQuery } from './query.ts'
import type { SearchScope } from './scope.ts'
import { sorted } from './sort.ts'
import { subsetOf } from './subset.ts'

/** The visible records that the filters of `query` match, in the order of `_sort`. */
export function matchesOf(query: SearchQuery, scope: SearchScope): StoredResource[] {
  const { resourceType } = query
  scope.assertSearchable(resourceType)
  const filters = query.filters.map(([key, value]) => compileFilter(resourceType, key, value, scope))
  const lists = filters.flatMap(({ candidates }) => (candidates ? [candidates()] : []))
  const shortest = lists.reduce<readonly StoredResource[] | undefined>(
    (best, list) => (best && best.length <= list.length ? best : list),
    undefined,
  )
  const matches: StoredResource[] = []
  for (const resource of shortest ?? scope.all(resourceType)) {
    // Visibility is part of matching: totals and page sizes must not count what the caller may not see.
    if (filters.every(({ test }) => test(resource)) && scope.sees(resource)) matches.push(resource)
  }
  return sorted(matches, query)
}

/** One entry of a searchset (R4 bundle.html). */
export function searchEntry(baseUrl: string, resource: Resource, mode: 'match' | 'include'): BundleEntry {
  return { fullUrl: `${baseUrl}/${resource.resourceType}/${resource.id}`, resource, search: { mode } }
}

/**
 * Answers a search with the page after the first `offset` matches (R4 search.html). Throws OperationOutcomeErrors: 400
 * malformed or unknown, 403 denied.
 */
export function search(query: SearchQuery, scope: SearchScope, offset: number): Bundle {
  const { resourceType, count, applied } = query
  const matches = matchesOf(query, scope)
  const parameters = new URLSearchParams([...applied, ['_count', String(count)]])
  const url = `${scope.baseUrl}/${resourceType}`
  const total = query.withTotal || query.summary === 'count' ? { total: matches.length } : {}
  if (query.summary === 'count' || count === 0) {
    const link = pageLinks(matches.length, { url, parameters, count: 0, offset: 0 })
    return { resourceType: 'Bundle', type: 'searchset', ...total, link }
  }
  const page = matches.slice(offset, offset + count)
  const included = includedWith(page, query.includes, scope)
  const entry = [
    ...page.map((resource) => searchEntry(scope.baseUrl, subsetOf(resource, query), 'match')),
    ...included.map((resource) => searchEntry(scope.baseUrl, subsetOf(resource, query), 'include')),
  ]
  const link = pageLinks(matches.length, { url, parameters, count, offset })
  return { resourceType: 'Bundle', type: 'searchset', ...total, link, ...(entry.length > 0 ? { entry } : {}) }
}
