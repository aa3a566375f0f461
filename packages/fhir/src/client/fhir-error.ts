/** One issue of an OperationOutcome, bounded: what a FHIR server wrote is quoted data, never instructions. */
export interface FhirIssue {
  severity: 'fatal' | 'error' | 'warning' | 'information'
  /** `OperationOutcome.issue.code`. */
  code: string
  coding?: { system?: string; code?: string }[]
  expression?: string[]
  /** At most 300 characters without control characters; as the server wrote them. */
  diagnostics?: string
}

export type FhirErrorCode =
  | 'fhir/unauthorized'
  | 'fhir/forbidden'
  | 'fhir/not-found'
  | 'fhir/gone'
  | 'fhir/conflict'
  | 'fhir/rejected'
  | 'fhir/throttled'
  | 'fhir/unavailable'
  | 'fhir/timeout'
  | 'fhir/cancelled'
  | 'fhir/malformed'
  | 'fhir/foreign-redirect'
  | 'fhir/invalid-id'

export interface FhirErrorDetails {
  status?: number
  issues?: FhirIssue[]
  moreIssues?: number
  retryAfterSeconds?: number
  invalidToken?: true
}

/**
 * A FHIR call that gave no usable answer. The message is the code alone and there is no `cause`: parser and network
 * errors quote bodies and URLs, which carry patient data.
 */
export class FhirError extends Error {
  override readonly name = 'FhirError'
  readonly code: FhirErrorCode
  readonly status?: number
  /** At most 20. */
  readonly issues: readonly FhirIssue[]
  /** How many further issues the server named; absent where none. */
  readonly moreIssues?: number
  readonly retryAfterSeconds?: number
  /** The server says that the token is what it refuses (RFC 6750 §3.1): a 401 alone may be about the record. */
  readonly invalidToken?: true

  constructor(code: FhirErrorCode, details: FhirErrorDetails = {}) {
    super(code)
    this.code = code
    this.issues = details.issues ?? []
    if (details.moreIssues !== undefined) this.moreIssues = details.moreIssues
    if (details.status !== undefined) this.status = details.status
    if (details.retryAfterSeconds !== undefined) this.retryAfterSeconds = details.retryAfterSeconds
    if (details.invalidToken) this.invalidToken = true
  }
}

/** What a status was answered to. */
export interface AnsweredRequest {
  method: string
  /** Whether it had `If-Match`. */
  isVersioned: boolean
}

/** Codes of issues that leave open whether the version was the matter; of a DELETE it may be a record that refers to it. */
const vagueCodes = ['conflict', 'processing', 'unknown']

/**
 * Whether a record has changed meanwhile: 412, or 409 for a version that was named, unless the issues tell another reason
 * (R4 http.html#concurrency). Any other 409 refuses the request as it stands, such as the deletion of a record that others
 * refer to (http.html#delete).
 */
function isVersionConflict(status: number, request: AnsweredRequest, issues: readonly FhirIssue[]): boolean {
  if (status !== 409) return status === 412
  const codes = request.method === 'DELETE' ? ['conflict'] : vagueCodes
  return request.isVersioned && issues.every(({ code }) => codes.includes(code))
}

/** The code for an HTTP status that is neither success nor redirect (R4 http.html#Status-Codes). */
export function codeForStatus(status: number, request: AnsweredRequest, issues: readonly FhirIssue[]): FhirErrorCode {
  if (status >= 500) return 'fhir/unavailable'
  if (isVersionConflict(status, request, issues)) return 'fhir/conflict'
  switch (status) {
    case 401:
      return 'fhir/unauthorized'
    case 403:
      return 'fhir/forbidden'
    case 404:
      return 'fhir/not-found'
    case 410:
      return 'fhir/gone'
    case 429:
      return 'fhir/throttled'
    default:
      return status >= 400 ? 'fhir/rejected' : 'fhir/malformed'
  }
}
