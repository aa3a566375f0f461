import {
  type Resource as CerbosResource,
  type CheckResourcesResponse,
  type CheckResourcesResult,
  Effect,
  NotOK,
  Status,
} from '@cerbos/core'
import type { Interaction } from '@repo/fhir/vocabulary'
import { resourceKind } from './resource.ts'

/** What the policy decided. */
export interface Decision {
  effect: 'allow' | 'deny'
  /** The policy rule that decided; `schema` when the policy refused the attributes; absent when no rule granted. */
  rule?: string
  /** The PDP's own id of the call; several, separated by a space, when it took several calls; empty when none. */
  cerbosCallId: string
  policyVersion: string
}

export type AuthorizationErrorCode = 'authz/denied' | 'authz/unavailable'

/** A refusal. Its message holds codes only: no attribute of a principal or of a record. */
export class AuthorizationError extends Error {
  override readonly name = 'AuthorizationError'
  readonly code: AuthorizationErrorCode
  readonly decision?: Decision

  constructor(code: AuthorizationErrorCode, detail: string, decision?: Decision) {
    super(`${code}: ${detail}`)
    this.code = code
    if (decision !== undefined) this.decision = decision
  }
}

/** Why the PDP could not be asked, in a gRPC status word. What it wrote is dropped: it may quote patient references. */
export function unavailable(error: unknown): AuthorizationError {
  if (error instanceof AuthorizationError) return error
  return new AuthorizationError('authz/unavailable', error instanceof NotOK ? Status[error.code] : 'UNKNOWN')
}

/** The PDP answered something else than what it was asked. */
export function mismatch(): AuthorizationError {
  return new AuthorizationError('authz/unavailable', 'MISMATCH')
}

/** Whether one interaction is allowed on one resource, request or record. */
export interface Question {
  interaction: Interaction
  resource: CerbosResource
}

/** What one call to the PDP asks. */
export interface Call {
  requestId: string
  policyVersion: string
  /** In the order of the answer wanted; each under a Cerbos id of its own. */
  questions: readonly Question[]
}

/**
 * One decision for each question, in that order.
 *
 * Throws `authz/unavailable` when the answer is to another call: another request, another number of resources, other ids,
 * or another policy version.
 */
export function readDecisions(answer: CheckResourcesResponse, call: Call): Decision[] {
  const { questions, policyVersion } = call
  const results = new Map(answer.results.map((result) => [result.resource.id, result]))
  if (answer.requestId !== call.requestId || answer.cerbosCallId === '') throw mismatch()
  if (answer.results.length !== questions.length || results.size !== questions.length) throw mismatch()
  return questions.map(({ interaction, resource }) => {
    const result = results.get(resource.id)
    if (result?.resource.kind !== resourceKind || result.resource.policyVersion !== policyVersion) throw mismatch()
    return readDecision(result, interaction, answer.cerbosCallId)
  })
}

function readDecision(result: CheckResourcesResult, interaction: Interaction, cerbosCallId: string): Decision {
  const allowed = result.isAllowed(interaction) === true && result.validationErrors.length === 0
  const rule =
    result.validationErrors.length > 0 ? 'schema' : decidingRule(result, allowed ? Effect.ALLOW : Effect.DENY)
  return {
    effect: allowed ? 'allow' : 'deny',
    ...(rule === undefined ? {} : { rule }),
    cerbosCallId,
    policyVersion: result.resource.policyVersion,
  }
}

/** Each rule outputs its effect, under a source that ends in `#` and its name. */
function decidingRule({ outputs }: CheckResourcesResult, effect: Effect): string | undefined {
  return outputs.find(({ value }) => value === effect)?.source.split('#')[1]
}
