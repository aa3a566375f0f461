import { FhirError } from '@repo/fhir'
import type { Failure } from '../failure/failure.ts'
import type { FailureCode } from '../failure/failures.ts'
import { issueLines } from '../mcp/present/issues.ts'

export interface Issue {
  severity: 'error' | 'warning' | 'information'
  /** Of R4's IssueType (valueset-issue-type.html). */
  code: string
  details?: { coding?: { code: string }[]; text: string }
  diagnostics?: string
}

export interface OperationOutcome {
  resourceType: 'OperationOutcome'
  issue: Issue[]
}

/** Where the usual words speak of tools and their arguments. */
const words: Partial<Record<FailureCode, string>> = {
  'session/none': 'You are not signed in. Send a token for this resource, or sign in at the first page of this server.',
  'platform/ambiguous': 'Several platforms are connected, so nothing was asked. Name one: /api/fhir/{platform}/….',
  'platform/unknown': 'There is no platform of that name here.',
  'input/cursor': 'This page is not known here, or no longer. Search again from the first one.',
  'write/confirmation-invalid':
    'This confirmation is used up, older than five minutes, or for another change. Nothing was changed: send the request without Confirm, and show the person what is answered.',
  'smart/scope-missing':
    'The person has not granted this kind of access to this kind of record. They have to sign in again and grant it.',
  'fhir/unauthorized':
    'The FHIR platform refused this sign-in. If it is refused again, the person has to sign in again.',
  'fhir/not-found': 'No such record.',
}

/**
 * Where the status of the table would say something else here: 401 and 429 are about our own token and limits, and a
 * version that does not match fails a precondition (R4 http.html#concurrency).
 */
const statuses: Partial<Record<FailureCode, number>> = {
  'smart/session-expired': 403,
  'fhir/unauthorized': 403,
  'fhir/throttled': 503,
  'fhir/conflict': 412,
}

const issueCodes: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-supported',
  406: 'not-supported',
  409: 'conflict',
  410: 'deleted',
  412: 'conflict',
  413: 'too-long',
  415: 'not-supported',
  422: 'processing',
  428: 'required',
  429: 'throttled',
  502: 'exception',
  503: 'transient',
  504: 'timeout',
}

export function statusOf({ code, disposition }: Failure): number {
  return statuses[code] ?? disposition.status
}

/** A remark that is no error: ours, or a FHIR server's in quotes. */
export const remark = (text: string, code = 'informational'): Issue => ({
  severity: 'information',
  code,
  details: { text },
})

/** What the FHIR server named: untrusted text, bounded and quoted. */
export function quotedIssues(lines: readonly string[]): Issue[] {
  return lines.map((line) => ({
    severity: 'information',
    code: 'informational',
    diagnostics: `Quoted from the FHIR server: ${line}`,
  }))
}

/** Our code and words for a failure, and what the FHIR server named. */
export function failureOutcome(failure: Failure): OperationOutcome {
  const { code, hint, cause } = failure
  // "Not found" covers withheld records: the server's own words would tell the two apart.
  const isSilent = code === 'fhir/not-found' || code === 'fhir/gone'
  const lines = cause instanceof FhirError && !isSilent ? issueLines(cause.issues, cause.moreIssues) : []
  const text = [words[code] ?? failure.disposition.say, hint].filter(Boolean).join(' ')
  const own: Issue = {
    severity: 'error',
    code: issueCodes[statusOf(failure)] ?? 'exception',
    details: { coding: [{ code }], text },
  }
  return { resourceType: 'OperationOutcome', issue: [own, ...quotedIssues(lines)] }
}
