import type { Bundle, BundleEntry } from '@medplum/fhirtypes'
import { invalid } from '../outcomes.ts'
import { defaultPageSize, maxPageSize } from '../search/query.ts'
import { pageLinks } from '../search/search.ts'
import type { Version } from '../store/record-store.ts'
import type { Records } from '../store/records.ts'

function entryOf(baseUrl: string, version: Version): BundleEntry {
  const { reference, method, versionId, lastUpdated, resource } = version
  const [resourceType] = reference.split('/')
  const status = method === 'DELETE' ? '204' : versionId === '1' ? '201' : '200'
  return {
    fullUrl: `${baseUrl}/${reference}`,
    ...(resource ? { resource } : {}),
    request: { method, url: method === 'POST' ? (resourceType ?? '') : reference },
    response: { status, etag: `W/"${versionId}"`, lastModified: lastUpdated },
  }
}

/** A non-negative integer from the query. Throws 400 for anything else. */
export function pageNumber(query: URLSearchParams, name: string, fallback: number): number {
  const value = query.get(name)
  if (value !== null && !/^\d{1,9}$/.test(value)) throw invalid(`${name} takes a non-negative integer`)
  return value === null ? fallback : Number(value)
}

/** The history of a record, or of a type without `id`, newest first, in pages (R4 http.html#history). */
export function historyBundle(
  call: { records: Records; resourceType: string; query: URLSearchParams },
  id?: string,
): Bundle {
  const { records, resourceType, query } = call
  const since = query.get('_since')
  const after = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since)
  if (Number.isNaN(after)) throw invalid('_since takes an instant')
  const versions = records.history(resourceType, id).filter(({ lastUpdated }) => Date.parse(lastUpdated) >= after)
  const count = Math.min(pageNumber(query, '_count', defaultPageSize), maxPageSize)
  const offset = pageNumber(query, '_offset', 0)
  const path = id === undefined ? `${resourceType}/_history` : `${resourceType}/${id}/_history`
  const url = (at: number) => {
    const parameters = new URLSearchParams({ ...(since === null ? {} : { _since: since }), _count: String(count) })
    if (at > 0) parameters.set('_offset', String(at))
    return `${records.baseUrl}/${path}?${parameters}`
  }
  const entry = versions.slice(offset, offset + count).map((version) => entryOf(records.baseUrl, version))
  const link = pageLinks(versions.length, count, offset, url)
  return { resourceType: 'Bundle', type: 'history', total: versions.length, link, ...(entry.length ? { entry } : {}) }
}
