import {
  badRequest,
  forbidden,
  gone,
  multipleMatches,
  notFound,
  OperationOutcomeError,
  preconditionFailed,
} from '@medplum/core'
import type { OperationOutcome, OperationOutcomeIssue } from '@medplum/fhirtypes'

type IssueCode = OperationOutcomeIssue['code']

/** An OperationOutcome with one error. `id` is what @medplum/core's `getStatus` derives the HTTP status from; none is 400. */
export function errorOutcome(code: IssueCode, diagnostics: string, id?: string): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    ...(id ? { id } : {}),
    issue: [{ severity: 'error', code, details: { text: diagnostics }, diagnostics }],
  }
}

/** For an unforeseen error, whose message may quote a record or a token: it is not passed on. Answered with 500. */
export const internalError = errorOutcome('exception', 'The server failed to answer')

export function invalid(diagnostics: string): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('invalid', diagnostics, badRequest('').id))
}

/** 400 for a request that lacks a required element. */
export function missing(diagnostics: string): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('required', diagnostics))
}

export function notSupported(diagnostics: string): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('not-supported', diagnostics))
}

export function unknownType(resourceType: string): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('not-supported', `Unknown resource type ${resourceType}`, notFound.id))
}

/** 404, also for a record that the caller may not see: the two must not differ. */
export function absent(): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('not-found', 'Not found', notFound.id))
}

/** 404 for what has a name that nothing known here bears: a code, a value set. */
export function unknown(diagnostics: string): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('not-found', diagnostics, notFound.id))
}

export function deleted(): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('deleted', 'The resource has been deleted', gone.id))
}

export function denied(diagnostics: string): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('forbidden', diagnostics, forbidden.id))
}

export function staleVersion(): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('conflict', 'If-Match names another version', preconditionFailed.id))
}

export function severalMatches(): OperationOutcomeError {
  return new OperationOutcomeError(errorOutcome('multiple-matches', 'The criteria match several', multipleMatches.id))
}

export function rejected(issue: OperationOutcomeIssue[]): OperationOutcomeError {
  return new OperationOutcomeError({ resourceType: 'OperationOutcome', issue })
}
