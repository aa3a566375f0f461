import type * as R from 'fhir/r4'
import { type AnyResource, isLogicalId } from '../../vocabulary.ts'
import { type Exchange, fhirContent } from '../exchange.ts'
import { expectResource, isResource, versionFromETag } from '../fhir-answer.ts'
import type { BundleEntryResult, BundleResult } from '../fhir-client.ts'
import { type AnsweredRequest, codeForStatus, FhirError } from '../fhir-error.ts'
import { boundedIssues, maxIssues } from '../operation-outcome.ts'
import { isJson, type Json, listOf } from '../untrusted-json.ts'
import { strictRepresentation } from './write.ts'

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
/** Relative and below the base: a server may follow an absolute or climbing URL with rights of its own. */
const relativeUrl =
  /^(?:(?!\.{1,2}(?:[/?]|$))[A-Za-z0-9.$_-]+(?:\/(?!\.{1,2}(?:[/?]|$))[A-Za-z0-9.$_-]+)*)?(?:\?[^#\\\s]*)?$/

interface BundleRequest extends AnsweredRequest {
  url: string
}

function jsonOf(value: unknown): Json {
  return isJson(value) ? value : {}
}

/** What each entry asks for. Throws `fhir/rejected` for a Bundle that is no batch or transaction. */
function requestsOf(bundle: AnyResource | R.Bundle, type: 'batch' | 'transaction'): BundleRequest[] {
  if (bundle.resourceType !== 'Bundle' || bundle.type !== type) throw new FhirError('fhir/rejected')
  const requests = listOf(bundle.entry).map((entry) => {
    const { method, url, ifMatch } = jsonOf(jsonOf(entry).request)
    const known = typeof method === 'string' && methods.has(method)
    if (!known || typeof url !== 'string' || url === '' || !relativeUrl.test(url)) throw new FhirError('fhir/rejected')
    return { method, url, isVersioned: ifMatch !== undefined }
  })
  if (requests.length === 0) throw new FhirError('fhir/rejected')
  return requests
}

/** The record that a good answer to an entry holds, as far as the request tells. */
function expectedTarget({ method, url }: BundleRequest): { resourceType: string; id?: string } | undefined {
  const [path = '', query] = url.split('?')
  const match = /^([A-Z][A-Za-z]+)(?:\/([A-Za-z0-9.-]+)(?:\/_history\/[A-Za-z0-9.-]+)?)?$/.exec(path)
  const [, resourceType, id] = match ?? []
  if (resourceType === undefined) return undefined
  if (id !== undefined) return { resourceType, id }
  return method === 'GET' || (query !== undefined && method === 'POST') ? { resourceType: 'Bundle' } : { resourceType }
}

interface NamedRecord {
  resourceType: string
  id?: string | undefined
}

/** Whether what an answer names is the record that was asked for, and one record. */
function isExpected(
  request: BundleRequest,
  resource: AnyResource | undefined,
  located: NamedRecord | undefined,
): boolean {
  const target = expectedTarget(request)
  if (target === undefined) return true
  const fits = (named: NamedRecord | undefined) => {
    if (named === undefined) return true
    return named.resourceType === target.resourceType && (target.id === undefined || named.id === target.id)
  }
  if (target.resourceType === 'Bundle') return fits(resource)
  const isOne = resource?.id === undefined || located === undefined || resource.id === located.id
  return isOne && fits(resource) && fits(located)
}

/** What a `location` names (http.html#transaction-response). */
function locationOf(location: unknown): { resourceType: string; id: string; versionId?: string } | undefined {
  const pattern = /(?:^|\/)([A-Z][A-Za-z]+)\/([^/?#]+)(?:\/_history\/([^/?#]+))?$/
  const [, resourceType, id, version] = pattern.exec(typeof location === 'string' ? location : '') ?? []
  if (resourceType === undefined || id === undefined || !isLogicalId(id)) return undefined
  return { resourceType, id, ...(version !== undefined && isLogicalId(version) && { versionId: version }) }
}

function statusOf(line: unknown): number | undefined {
  const status = /^[1-5]\d\d(?!\d)/.exec(typeof line === 'string' ? line : '')?.[0]
  return status === undefined ? undefined : Number(status)
}

/** What an answer names is told only of one that is about the record of its request. */
function entryResult(value: unknown, request: BundleRequest, outcomes: unknown[]): BundleEntryResult {
  const { resource: content, response } = jsonOf(value)
  const { status: line, etag, lastModified, location } = jsonOf(response)
  const status = statusOf(line)
  const { issues } = boundedIssues(outcomes)
  const told = { ...(status !== undefined && { status }), issues }
  if (status === undefined || status < 200) return { ...told, code: 'fhir/malformed' }
  if (status >= 300) return { ...told, code: codeForStatus(status, request, issues) }
  const resource = isResource(content) && content.resourceType !== 'OperationOutcome' ? content : undefined
  const located = locationOf(location)
  if (!isExpected(request, resource, located)) return { ...told, code: 'fhir/malformed' }
  const versionId = versionFromETag(typeof etag === 'string' ? etag : null) ?? located?.versionId
  return {
    ...told,
    ...(located !== undefined && { reference: `${located.resourceType}/${located.id}` }),
    ...(versionId !== undefined && { versionId }),
    ...(typeof lastModified === 'string' && { lastModified }),
    ...(resource !== undefined && { resource }),
  }
}

/** The outcomes of one entry: beside its answer, and instead of a resource. */
function outcomesOf(value: unknown): unknown[] {
  const { resource, response } = jsonOf(value)
  return [jsonOf(response).outcome, resource]
}

/** Entries name their own issues, at most as many in all as one answer may have. */
function entriesOf(values: unknown[], requests: BundleRequest[]): BundleEntryResult[] {
  let left = maxIssues
  return requests.map((request, index) => {
    const value = values[index]
    const result = entryResult(value, request, outcomesOf(value))
    const issues = result.issues.slice(0, left)
    left -= issues.length
    return { ...result, issues }
  })
}

/** A transaction succeeds whole (http.html#trules): an answer in which an entry failed tells nothing reliable of any. */
function contradictsItself(entries: readonly BundleEntryResult[], type: 'batch' | 'transaction'): boolean {
  return type === 'transaction' && entries.some(({ status = 0 }) => status >= 400)
}

function malformed({ status, issues }: BundleEntryResult): BundleEntryResult {
  return { ...(status !== undefined && { status }), code: 'fhir/malformed', issues }
}

/**
 * Sends a batch or a transaction (http.html#transaction). Sent twice only where it reads and no more.
 * Answers are in the order of the requests; throws `fhir/malformed` where there are more or fewer.
 */
export async function sendBundle(
  exchange: Exchange,
  bundle: AnyResource | R.Bundle,
  type: 'batch' | 'transaction',
): Promise<BundleResult> {
  const requests = requestsOf(bundle, type)
  const safe = requests.every(({ method }) => method === 'GET')
  const content = fhirContent(bundle)
  const answer = await exchange({
    method: 'POST',
    path: '',
    resourceType: 'Bundle',
    headers: strictRepresentation,
    content,
    safe,
  })
  const answered = expectResource(answer, 'Bundle')
  const values = listOf(answered.entry)
  if (answered.type !== `${type}-response` || values.length !== requests.length) {
    throw new FhirError('fhir/malformed', { status: answer.response.status })
  }
  const entries = entriesOf(values, requests)
  return {
    ...answer.response,
    ...boundedIssues(values.flatMap(outcomesOf)),
    entries: contradictsItself(entries, type) ? entries.map(malformed) : entries,
  }
}
