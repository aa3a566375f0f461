import { FhirError } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import type { FailureCode } from '../../failure/failures.ts'

/** After these nobody knows whether the server has made the change. */
const unclear: readonly FailureCode[] = [
  'fhir/timeout',
  'fhir/unavailable',
  'fhir/malformed',
  'fhir/foreign-redirect',
  'internal',
]

/** Statuses below 500 by which a server says that it made nothing of the request (RFC 9110 §15.5, R4 http.html#Status-Codes). */
const refusals = [
  ...[400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 417],
  ...[421, 422, 423, 424, 426, 428, 429, 431, 451],
]

/** Whether a server that answered so has refused the request, rather than left open what became of it (408, 425, 499 …). */
export function isRefusal(status: number | undefined): boolean {
  return status !== undefined && refusals.includes(status)
}

/** Whether a change that ended so may have been made. */
export function isUnclear(cause: unknown): boolean {
  const { code, cause: inner } = Failure.from(cause)
  const { status } = inner instanceof FhirError ? inner : {}
  return unclear.includes(code) || (status !== undefined && !isRefusal(status))
}
