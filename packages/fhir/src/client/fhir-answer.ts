import { parseExactly } from '../http/bounded-body.ts'
import { losesPrecision } from '../http/json-numbers.ts'
import { type AnyResource, isLogicalId } from '../vocabulary.ts'
import type { FhirResponse } from './fhir-client.ts'
import { type AnsweredRequest, codeForStatus, FhirError } from './fhir-error.ts'
import { boundedIssues } from './operation-outcome.ts'
import { parseRetryAfter } from './retry.ts'

/** A successful answer, its body a resource or nothing. */
export interface FhirAnswer {
  response: FhirResponse
  resource: AnyResource | undefined
  /** The id that a `Location` names for the requested type (http.html#create). */
  locationId?: string
}

/** Whether a value has the least that every resource has. */
export function isResource(value: unknown): value is AnyResource {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return typeof Reflect.get(value, 'resourceType') === 'string'
}

/** A version id from an ETag, weak or strong; undefined where it is not one. */
export function versionFromETag(etag: string | null): string | undefined {
  const version = /^(?:W\/)?"([^"]+)"$/.exec(etag ?? '')?.[1]
  return version !== undefined && isLogicalId(version) ? version : undefined
}

/** RFC 6750 §3: `error`, quoted or a token, of a Bearer challenge. */
const invalidToken = /\bBearer\b.*\berror\s*=\s*(?:"invalid_token"|invalid_token\b)/i

function failed(response: Response, body: unknown, request: AnsweredRequest): FhirError {
  const retryAfterSeconds = parseRetryAfter(response.headers.get('retry-after'), Date.now())
  const found = boundedIssues([body])
  return new FhirError(codeForStatus(response.status, request, found.issues), {
    status: response.status,
    ...found,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(invalidToken.test(response.headers.get('www-authenticate') ?? '') && { invalidToken: true as const }),
  })
}

function locationIdOf(response: Response, resourceType: string): string | undefined {
  const location = response.headers.get('location') ?? ''
  const id = new RegExp(`(?:^|/)${resourceType}/([^/?#]+)(?:/_history/[^/?#]+)?$`).exec(location)?.[1]
  return id !== undefined && isLogicalId(id) ? id : undefined
}

/** The version that a resource says it is, where it is one. */
function versionFromBody(resource: AnyResource | undefined): string | undefined {
  const versionId: unknown = resource?.meta?.versionId
  return typeof versionId === 'string' && isLogicalId(versionId) ? versionId : undefined
}

/** What an answer is read for. */
export interface AskedRequest extends AnsweredRequest {
  /** As it is told and recorded. */
  told: string
  /** The type that a good answer has. */
  resourceType: string
}

/**
 * What a FHIR server answered.
 * Throws {@link FhirError}: the code of an error status with its issues; `fhir/malformed` for a body that is no resource.
 */
export async function readAnswer(response: Response, request: AskedRequest): Promise<FhirAnswer> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const json = bytes.byteLength === 0 ? undefined : parseExactly(bytes)
  const body = json?.value
  if (!response.ok) throw failed(response, body, request)
  if (bytes.byteLength > 0 && !isResource(body)) throw new FhirError('fhir/malformed', { status: response.status })
  const resource = isResource(body) ? body : undefined
  const versionId = versionFromETag(response.headers.get('etag')) ?? versionFromBody(resource)
  const lastModified = response.headers.get('last-modified') ?? resource?.meta?.lastUpdated
  const locationId = locationIdOf(response, request.resourceType)
  return {
    response: {
      request: request.told,
      status: response.status,
      ...boundedIssues([resource]),
      ...(versionId !== undefined && { versionId }),
      ...(lastModified !== undefined && { lastModified }),
      ...(json !== undefined && losesPrecision(json.text) && { losesPrecision: true as const }),
    },
    resource,
    ...(locationId !== undefined && { locationId }),
  }
}

/** The resource, if it is of the type (and id) that was asked for: a cache or proxy may answer with another record. */
export function expectResource(answer: FhirAnswer, resourceType: string, id?: string): AnyResource {
  const { resource } = answer
  if (resource?.resourceType !== resourceType || (id !== undefined && resource.id !== id)) {
    throw new FhirError('fhir/malformed', { status: answer.response.status })
  }
  return resource
}
