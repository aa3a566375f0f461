import type { Bundle, BundleEntry, BundleLink, Resource } from '@medplum/fhirtypes'
import type { StoredResource } from '../store/record-store.ts'
import { compileFilter } from './filter.ts'
import { includedWith } from './include.ts'
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

/** `self`, and `next` and `previous` where there is such a page; `url` makes the URL of the page at an offset. */
export function pageLinks(total: number, count: number, offset: number, url: (offset: number) => string): BundleLink[] {
  const links: BundleLink[] = [{ relation: 'self', url: url(offset) }]
  if (count > 0 && offset + count < total) links.push({ relation: 'next', url: url(offset + count) })
  if (count > 0 && offset > 0) links.push({ relation: 'previous', url: url(Math.max(0, offset - count)) })
  return links
}

/** Answers a search with one page (R4 search.html). Throws OperationOutcomeErrors: 400 malformed or unknown, 403 denied. */
export function search(query: SearchQuery, scope: SearchScope): Bundle {
  const { resourceType, count, offset, applied } = query
  const matches = matchesOf(query, scope)
  const url = (at: number) => {
    const parameters = new URLSearchParams(applied)
    parameters.set('_count', String(count))
    if (at > 0) parameters.set('_offset', String(at))
    return `${scope.baseUrl}/${resourceType}?${parameters}`
  }
  const total = query.withTotal || query.summary === 'count' ? { total: matches.length } : {}
  if (query.summary === 'count' || count === 0) {
    return { resourceType: 'Bundle', type: 'searchset', ...total, link: pageLinks(matches.length, 0, 0, url) }
  }
  const page = matches.slice(offset, offset + count)
  const included = includedWith(page, query.includes, scope)
  const entry = [
    ...page.map((resource) => searchEntry(scope.baseUrl, subsetOf(resource, query), 'match')),
    ...included.map((resource) => searchEntry(scope.baseUrl, subsetOf(resource, query), 'include')),
  ]
  const link = pageLinks(matches.length, count, offset, url)
  return { resourceType: 'Bundle', type: 'searchset', ...total, link, ...(entry.length > 0 ? { entry } : {}) }
}
