import { FhirError, isLogicalId } from '@repo/fhir'
import type { output } from 'zod'
import { Failure } from '../failure/failure.ts'
import type { Answer } from '../mcp/pipeline.ts'
import { isObject } from '../mcp/present/datatypes.ts'
import type { written } from '../mcp/write/written.ts'
import { failureOutcome, type Issue, type OperationOutcome, remark, statusOf } from './outcome.ts'
import type { RestInteraction } from './rest-request.ts'

type WriteAnswer = output<typeof written>

/** Where an answer belongs. */
export interface Place {
  /** Of our addresses, with the platform where the request named it. */
  base: string
  /** Of the protected resource, for challenges (RFC 9728 §5.1). */
  metadataUrl: string
  /** The methods of the address. */
  allow: string | undefined
  /** Whether the client wants no body with a write that was made (R4 http.html#ops). */
  minimal: boolean
}

const writes: readonly RestInteraction[] = ['create', 'update', 'patch', 'delete']

/** What was done, as a status (R4 http.html). */
const statuses: Readonly<Record<string, number>> = { created: 201, 'accepted, not confirmed': 202 }

function fhirAnswer(body: object | undefined, status: number, headers: Record<string, string> = {}): Response {
  const type = body ? { 'content-type': 'application/fhir+json; charset=utf-8' } : {}
  return new Response(body ? JSON.stringify(body) : null, {
    status,
    headers: { ...headers, ...type, 'cache-control': 'no-store' },
  })
}

/** A version is the platform's to choose; in a header stands what FHIR takes for one. */
function etagOf(versionId: unknown): Record<string, string> {
  return typeof versionId === 'string' && isLogicalId(versionId) ? { etag: `W/"${versionId}"` } : {}
}

/** R4 http.html#versioning, RFC 9110 §8.8.2. */
function versionHeaders({ meta }: Record<string, unknown>): Record<string, string> {
  if (!isObject(meta)) return {}
  const changed = typeof meta.lastUpdated === 'string' ? Date.parse(meta.lastUpdated) : Number.NaN
  return {
    ...etagOf(meta.versionId),
    ...(!Number.isNaN(changed) && { 'last-modified': new Date(changed).toUTCString() }),
  }
}

const outcomeOf = (issue: Issue[]): OperationOutcome => ({ resourceType: 'OperationOutcome', issue })

/** Nothing was changed: what would be, and the handle by which the same request is agreed to. */
function unconfirmed({ confirm = '', changes = [], warnings = [], expiresAt = '' }: WriteAnswer): Response {
  const code = 'write/unconfirmed'
  const { say } = new Failure(code).disposition
  const next = `Show them these changes. If they agree, send the same request with this Confirm header until ${expiresAt}.`
  const own: Issue = {
    severity: 'error',
    code: 'business-rule',
    details: { coding: [{ code }], text: `${say} ${next}` },
  }
  const lines = changes.map((diagnostics): Issue => ({ severity: 'information', code: 'informational', diagnostics }))
  return fhirAnswer(outcomeOf([own, ...lines, ...warnings.map((text) => remark(text))]), 428, { confirm })
}

function writtenAnswer(answer: WriteAnswer, { base, minimal }: Place): Response {
  const { done, reference, versionId, provenance, warnings = [] } = answer
  if (answer.confirm !== undefined) return unconfirmed(answer)
  const said = [done, ...(provenance ? [`Provenance: ${provenance}`] : []), ...warnings].map((text) => remark(text))
  // Several match, or what does is not told (R4 http.html#ccreate).
  if (reference === undefined) return fhirAnswer(outcomeOf(said), 412)
  const version = versionId && isLogicalId(versionId) ? `/_history/${versionId}` : ''
  const location = done === 'deleted' ? {} : { location: `${base}/${reference}${version}` }
  const status = statuses[done] ?? 200
  const isBare = minimal && warnings.length === 0
  const bare = status === 200 ? 204 : status
  return fhirAnswer(isBare ? undefined : outcomeOf(said), isBare ? bare : status, { ...location, ...etagOf(versionId) })
}

function failureAnswer(failure: Failure, { metadataUrl, allow }: Place): Response {
  const { code, cause } = failure
  const wait = cause instanceof FhirError ? cause.retryAfterSeconds : undefined
  // RFC 6750 §3.1.
  const challenge = `Bearer error="insufficient_scope", scope="fhir:read fhir:write", resource_metadata="${metadataUrl}"`
  return fhirAnswer(failureOutcome(failure), statusOf(failure), {
    ...(code === 'oauth/insufficient-scope' && { 'www-authenticate': challenge }),
    ...(code === 'request/method' && allow !== undefined && { allow }),
    ...(wait !== undefined && { 'retry-after': String(Math.ceil(wait)) }),
  })
}

/** The answer of a call as FHIR's REST API has it. */
export function restAnswer(answer: Answer, interaction: RestInteraction | undefined, place: Place): Response {
  if ('question' in answer) return failureAnswer(new Failure('internal'), place)
  if (!answer.ok) return failureAnswer(answer.failure, place)
  if (interaction && writes.includes(interaction)) return writtenAnswer(answer.data as WriteAnswer, place)
  const isRecord = interaction === 'read' || interaction === 'vread'
  return fhirAnswer(answer.data, 200, isRecord ? versionHeaders(answer.data) : {})
}
