import { type AnyResource, isLogicalId } from '../../vocabulary.ts'
import type { Exchange } from '../exchange.ts'
import { expectResource, type FhirAnswer, isResource, versionFromETag } from '../fhir-answer.ts'
import type { HistoryEntry, HistoryMethod, HistoryOptions, HistoryResult, HistoryScope } from '../fhir-client.ts'
import { FhirError } from '../fhir-error.ts'
import { boundedIssues } from '../operation-outcome.ts'
import { checkedId, checkedType, pagePath } from '../request-path.ts'
import { encodeSearchParams } from '../search-params.ts'
import { isJson, type Json, listOf } from '../untrusted-json.ts'

const methods: readonly HistoryMethod[] = ['POST', 'PUT', 'PATCH', 'DELETE']

function jsonOf(value: unknown): Json {
  return isJson(value) ? value : {}
}

/** `Type/id` at the end of a URL, as `request.url` and `fullUrl` of an entry name its record. */
function targetOf(url: unknown): { resourceType?: string; id?: string } {
  const match = /(?:^|\/)([A-Z][A-Za-z]+)\/([^/?#]+)(?:\/_history\/[^/?#]+)?$/.exec(typeof url === 'string' ? url : '')
  const [, resourceType, id] = match ?? []
  return resourceType !== undefined && id !== undefined && isLogicalId(id) ? { resourceType, id } : {}
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
const idOf = (value: unknown) => (typeof value === 'string' && isLogicalId(value) ? value : undefined)

/** Undefined for an entry that names no record, or not what happened to it. A record without a method is a change. */
function historyEntry(value: unknown, scope: HistoryScope): HistoryEntry | undefined {
  const { resource: content, request, response, fullUrl } = jsonOf(value)
  const { method: named, url } = jsonOf(request)
  const { etag, lastModified: answered } = jsonOf(response)
  const resource = isResource(content) ? content : undefined
  const method = methods.find((one) => one === named) ?? (resource === undefined ? undefined : 'PUT')
  const target = resource ?? { ...scope, ...targetOf(fullUrl), ...targetOf(url) }
  const id = idOf(target.id)
  if (method === undefined || target.resourceType === undefined || id === undefined) return undefined
  const versionId = idOf(resource?.meta?.versionId) ?? versionFromETag(textOf(etag) ?? null)
  const lastModified = textOf(answered) ?? textOf(resource?.meta?.lastUpdated)
  return {
    resourceType: target.resourceType,
    id,
    method,
    deleted: method === 'DELETE',
    ...(resource !== undefined && { resource }),
    ...(versionId !== undefined && { versionId }),
    ...(lastModified !== undefined && { lastModified }),
  }
}

function isOutcome(value: unknown): boolean {
  return jsonOf(jsonOf(value).resource).resourceType === 'OperationOutcome'
}

/** Another record, or another type, than the one whose history was asked for is no history of it. */
function isForeign(entry: HistoryEntry, { resourceType, id }: HistoryScope): boolean {
  return (resourceType !== undefined && entry.resourceType !== resourceType) || (id !== undefined && entry.id !== id)
}

function nextLink(bundle: AnyResource): string | undefined {
  return textOf(jsonOf(listOf(bundle.link).find((link) => jsonOf(link).relation === 'next')).url)
}

function historyOf(answer: FhirAnswer, scope: HistoryScope): HistoryResult {
  const bundle = expectResource(answer, 'Bundle')
  const malformed = () => new FhirError('fhir/malformed', { status: answer.response.status })
  if (bundle.type !== 'history' || (bundle.entry !== undefined && !Array.isArray(bundle.entry))) throw malformed()
  const values = listOf(bundle.entry)
  const entries = values.filter((value) => !isOutcome(value)).map((value) => historyEntry(value, scope))
  const known = entries.filter((entry) => entry !== undefined)
  if (known.length < entries.length || known.some((entry) => isForeign(entry, scope))) throw malformed()
  const outcomes = values.filter(isOutcome).map((value) => jsonOf(value).resource)
  const next = nextLink(bundle)
  return {
    ...answer.response,
    ...boundedIssues(outcomes),
    entries: known,
    ...(typeof bundle.total === 'number' && { total: bundle.total }),
    ...(next !== undefined && { next }),
  }
}

function scopePath({ resourceType, id }: HistoryScope): string {
  if (resourceType === undefined) {
    if (id !== undefined) throw new FhirError('fhir/rejected')
    return ''
  }
  return `/${checkedType(resourceType)}${id === undefined ? '' : `/${checkedId(id)}`}`
}

/** The versions of one record, of a type or of the whole server (http.html#history), newest first. */
export async function history(
  exchange: Exchange,
  scope: HistoryScope,
  { count, since, at }: HistoryOptions,
): Promise<HistoryResult> {
  const query = encodeSearchParams({
    ...(count !== undefined && { _count: String(count) }),
    ...(since !== undefined && { _since: since }),
    ...(at !== undefined && { _at: at }),
  })
  const path = `${scopePath(scope)}/_history${query === '' ? '' : `?${query}`}`
  return historyOf(await exchange({ method: 'GET', path, resourceType: 'Bundle' }), scope)
}

export async function historyPage(
  exchange: Exchange,
  base: string,
  link: string,
  scope: HistoryScope,
): Promise<HistoryResult> {
  return historyOf(await exchange({ method: 'GET', path: pagePath(link, base), resourceType: 'Bundle' }), scope)
}
