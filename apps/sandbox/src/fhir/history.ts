import type { Bundle, BundleEntry } from '@medplum/fhirtypes'
import { type Call, prefersLenient } from './call.ts'
import { invalid, notSupported } from './outcomes.ts'
import { parseInterval } from './search/match/interval.ts'
import { countIn, pageLinks } from './search/page.ts'
import type { Version } from './store/record-store.ts'

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

type Moment = (version: Version, replaced: string | undefined) => boolean

function sinceOf(value: string | null): Moment {
  if (value === null) return () => true
  const after = Date.parse(value)
  if (Number.isNaN(after)) throw invalid('_since takes an instant')
  return ({ lastUpdated }) => Date.parse(lastUpdated) >= after
}

/** `_at`: whether the version was the current one at some time in the period (R4 http.html#history). */
function atOf(value: string | null): Moment {
  if (value === null) return () => true
  const period = parseInterval(value)
  if (!period) throw invalid('_at takes a date or dateTime')
  const [from, to] = period
  return ({ lastUpdated }, replaced) =>
    Date.parse(lastUpdated) <= to && (replaced === undefined || Date.parse(replaced) > from)
}

/** The versions, newest first, that `_since` and `_at` leave. */
function narrowed(versions: Version[], query: URLSearchParams): Version[] {
  const tests = [sinceOf(query.get('_since')), atOf(query.get('_at'))]
  const replacedAt = new Map<string, string>()
  return versions.filter((version) => {
    const replaced = replacedAt.get(version.reference)
    replacedAt.set(version.reference, version.lastUpdated)
    return tests.every((test) => test(version, replaced))
  })
}

const known = new Set(['_count', '_since', '_at', '_format', '_pretty'])

/** The history of a record, of a type, or of all types, newest first, in pages (R4 http.html#history). */
export function historyBundle(call: Call): Bundle {
  const { records, resourceType, id, query, offset } = call
  const parameters = new URLSearchParams(query)
  for (const key of query.keys()) {
    if (known.has(key)) continue
    if (!prefersLenient(call)) throw notSupported(`Unknown parameter "${key}" of _history`)
    parameters.delete(key)
  }
  const versions = narrowed(records.history(resourceType, id), parameters)
  const count = countIn(parameters)
  parameters.set('_count', String(count))
  const path = [resourceType, id, '_history'].filter((segment) => segment !== '').join('/')
  const link = pageLinks(versions.length, { url: `${records.baseUrl}/${path}`, parameters, count, offset })
  const entry = versions.slice(offset, offset + count).map((version) => entryOf(records.baseUrl, version))
  return { resourceType: 'Bundle', type: 'history', total: versions.length, link, ...(entry.length ? { entry } : {}) }
}
