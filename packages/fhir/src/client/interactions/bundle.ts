import type * as R from 'fhir/r4'
import { type AnyResource, isLogicalId } from '../../vocabulary.ts'
import { type Exchange, fhirContent } from '../exchange.ts'
import { expectResource, isResource, versionFromETag } from '../fhir-answer.ts'
import type { BundleEntryResult, BundleResult } from '../fhir-client.ts'
import { codeForStatus, FhirError } from '../fhir-error.ts'
import { boundedIssues, maxIssues } from '../operation-outcome.ts'
import { isJson, type Json, listOf } from '../untrusted-json.ts'
import { strictRepresentation } from './write.ts'

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
/** Relative and below the base: a server may follow an absolute or climbing URL with rights of its own. */
const relativeUrl =
  /^(?:(?!\.{1,2}(?:[/?]|$))[A-Za-z0-9.$_-]+(?:\/(?!\.{1,2}(?:[/?]|$))[A-Za-z0-9.$_-]+)*)?(?:\?[^#\\\s]*)?$/

interface BundleRequest {
  method: string
  url: string
}

function jsonOf(value: unknown): Json {
  return isJson(value) ? value : {}
}

/** What each entry asks for. Throws `fhir/rejected` for a Bundle that is no batch or transaction. */
function requestsOf(bundle: AnyResource | R.Bundle, type: 'batch' | 'transaction'): BundleRequest[] {
  if (bundle.resourceType !== 'Bundle' || bundle.type !== type) throw new FhirError('fhir/rejected')
  const requests = listOf(bundle.entry).map((entry) => {
    const { method, url } = jsonOf(jsonOf(entry).request)
    const known = typeof method === 'string' && methods.has(method)
    if (!known || typeof url !== 'string' || url === '' || !relativeUrl.test(url)) throw new FhirError('fhir/rejected')
    return { method, url }
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

function isExpected(resource: AnyResource, request: BundleRequest): boolean {
  const target = expectedTarget(request)
  if (target === undefined) return true
  return resource.resourceType === target.resourceType && (target.id === undefined || resource.id === target.id)
}

/** `Type/id` and the version that a `location` names (http.html#transaction-response). */
function locationOf(location: unknown): Pick<BundleEntryResult, 'reference' | 'versionId'> {
  const pattern = /(?:^|\/)([A-Z][A-Za-z]+)\/([^/?#]+)(?:\/_history\/([^/?#]+))?$/
  const [, resourceType, id, version] = pattern.exec(typeof location === 'string' ? location : '') ?? []
  if (resourceType === undefined || id === undefined || !isLogicalId(id)) return {}
  const versionId = version !== undefined && isLogicalId(version) ? { versionId: version } : {}
  return { reference: `${resourceType}/${id}`, ...versionId }
}

function entryCode(status: number | undefined, fits: boolean): Pick<BundleEntryResult, 'code'> {
  if (status === undefined || status < 200 || (status < 300 && !fits)) return { code: 'fhir/malformed' }
  return status < 300 ? {} : { code: codeForStatus(status) }
}

function entryResult(value: unknown, request: BundleRequest, outcomes: unknown[]): BundleEntryResult {
  const { resource: content, response } = jsonOf(value)
  const { status: line, etag, lastModified, location } = jsonOf(response)
  const status = /^[1-5]\d\d(?!\d)/.exec(typeof line === 'string' ? line : '')?.[0]
  const resource = isResource(content) && content.resourceType !== 'OperationOutcome' ? content : undefined
  const fits = resource === undefined || isExpected(resource, request)
  const code = entryCode(status === undefined ? undefined : Number(status), fits)
  const versionId = versionFromETag(typeof etag === 'string' ? etag : null)
  return {
    ...(status !== undefined && { status: Number(status) }),
    ...code,
    ...locationOf(location),
    ...(versionId !== undefined && { versionId }),
    ...(typeof lastModified === 'string' && { lastModified }),
    ...(resource !== undefined && code.code === undefined && { resource }),
    issues: boundedIssues(outcomes).issues,
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
  return { ...answer.response, ...boundedIssues(values.flatMap(outcomesOf)), entries: entriesOf(values, requests) }
}
