import type { AnyResource, BundleEntryResult } from '@repo/fhir'
import { base64url } from 'jose'

/** One entry of a batch or transaction (R4 bundle.html#bundle.entry.request). */
export interface RequestEntry {
  request: { method: string; url: string; ifMatch?: string; ifNoneExist?: string }
  resource?: AnyResource
}

/** A request as an entry of a Bundle: its URL relative to the base, its conditions as elements. */
export async function toRequestEntry(request: Request, fhirBaseUrl: string): Promise<RequestEntry> {
  const { method, headers } = request
  const body = await request.text()
  const path = request.url.slice(fhirBaseUrl.length + 1)
  // A long search goes by POST in a request of its own; in a Bundle nothing limits its URL (R4 http.html#search).
  if (method === 'POST' && path.endsWith('/_search')) {
    return { request: { method: 'GET', url: `${path.slice(0, -'/_search'.length)}?${body}` } }
  }
  const ifMatch = headers.get('if-match')
  const ifNoneExist = headers.get('if-none-exist')
  return {
    request: { method, url: path, ...(ifMatch && { ifMatch }), ...(ifNoneExist && { ifNoneExist }) },
    ...(body !== '' && { resource: method === 'PATCH' ? patchBody(headers, body) : JSON.parse(body) }),
  }
}

/** A JSON Patch travels in a Bundle as a Binary (R4 http.html#patch). */
function patchBody(headers: Headers, patch: string): AnyResource {
  const standard = base64url.encode(patch).replaceAll('-', '+').replaceAll('_', '/')
  const data = standard.padEnd(Math.ceil(standard.length / 4) * 4, '=')
  return { resourceType: 'Binary', contentType: headers.get('content-type') ?? 'application/json-patch+json', data }
}

/** Answers without a body (RFC 9110 §15.3.5 and §15.3.6). */
const bodiless = [204, 205]

/** What became well of one entry, as the response that a request of its own would have had. */
export function toResponse(result: BundleEntryResult): Response {
  const { status = 200, resource, reference, versionId, lastModified, issues } = result
  const headers = new Headers({ 'content-type': 'application/fhir+json' })
  if (versionId) headers.set('etag', `W/"${versionId}"`)
  if (reference) headers.set('location', reference)
  if (lastModified && /^[\x20-\x7e]*$/.test(lastModified)) headers.set('last-modified', lastModified)
  const issue = issues.map(({ coding, ...rest }) => ({ ...rest, ...(coding && { details: { coding } }) }))
  const body = resource ?? (issue.length > 0 ? { resourceType: 'OperationOutcome', issue } : undefined)
  const isBodiless = bodiless.includes(status) || body === undefined
  return new Response(isBodiless ? null : JSON.stringify(body), { status, headers })
}
