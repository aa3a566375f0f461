import { type CheckResourcesResponse, type CheckResourcesResult, Effect, NotOK, Status } from '@cerbos/core'
import type { Interaction } from '@repo/fhir/vocabulary'
import { resourceKind } from './resource.ts'

/** What the policy decided. */
export interface Decision {
  effect: 'allow' | 'deny'
  /** The policy rule that decided; `schema` when the policy refused the attributes; absent when no rule granted. */
  rule?: string
  /** The PDP's own id of the call; several, separated by a space, when a release took several calls; empty when none. */
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

export interface Question {
  requestId: string
  interaction: Interaction
  policyVersion: string
  /** Cerbos ids, in the order of the answer wanted. */
  cerbosIds: readonly string[]
}

/**
 * One decision for each resource asked about, in that order.
 *
 * Throws `authz/unavailable` when the answer is to another question: another request, another number of resources, other
 * ids, or another policy version.
 */
export function readDecisions(answer: CheckResourcesResponse, question: Question): Decision[] {
  const { cerbosIds, policyVersion } = question
  const results = new Map(answer.results.map((result) => [result.resource.id, result]))
  const mismatch = () => new AuthorizationError('authz/unavailable', 'MISMATCH')
  if (answer.requestId !== question.requestId || answer.cerbosCallId === '') throw mismatch()
  if (answer.results.length !== cerbosIds.length || results.size !== cerbosIds.length) throw mismatch()
  return cerbosIds.map((cerbosId) => {
    const result = results.get(cerbosId)
    if (result?.resource.kind !== resourceKind || result.resource.policyVersion !== policyVersion) throw mismatch()
    return readDecision(result, question.interaction, answer.cerbosCallId)
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
