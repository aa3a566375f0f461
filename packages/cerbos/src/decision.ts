import type { Resource as CerbosResource } from '@cerbos/core'
import type { Interaction } from '@repo/fhir/vocabulary'
import type { TrailAction } from './trail/trail-rows.ts'

/** What the policy decided. */
export interface Decision {
  effect: 'allow' | 'deny'
  /** The policy rule that decided; `schema` when the policy refused the attributes; absent when no rule granted. */
  rule?: string
  /** The PDP's own id of the call; several, separated by a space, when it took several calls; empty when none. */
  cerbosCallId: string
  /** The Cerbos version that was asked and, where the policies tell it, their digest: `default@0123456789abcdef`. */
  policyVersion: string
  /** Of records: by which rules some were withheld, each once, {@link noGrant} where none allowed them; 8 at most. */
  withheldBy?: string[]
}

/** Stands among rules for none: nothing allows it. */
export const noGrant = 'no-grant'

/** What policy may hide of a record that it shows: identifiers, contact data and birth dates, what people noted. */
export const hideable = ['identifiers', 'contact', 'notes'] as const
export type Hideable = (typeof hideable)[number]

/** A decision beside what it was asked to show and does not. */
export interface DecisionOnParts extends Decision {
  hidden?: readonly Hideable[]
}

export type AuthorizationErrorCode = 'authz/denied' | 'authz/unavailable'

/** A refusal. Its message holds codes only: no attribute of a principal or of a record. */
export class AuthorizationError extends Error {
  override readonly name = 'AuthorizationError'
  readonly code: AuthorizationErrorCode
  readonly decision?: Decision
  /** Of several requests, the one that was denied: its place among them, from 0. */
  readonly index?: number

  constructor(code: AuthorizationErrorCode, detail: string, decision?: Decision, index?: number) {
    super(`${code}: ${detail}`)
    this.code = code
    if (decision !== undefined) this.decision = decision
    if (index !== undefined) this.index = index
  }
}

/** The PDP answered something else than what it was asked. */
export function mismatch(): AuthorizationError {
  return new AuthorizationError('authz/unavailable', 'MISMATCH')
}

/** Whether one interaction is allowed on one resource, request or record, or one action on rows of the audit trail. */
export interface Question {
  interaction: Interaction | TrailAction
  resource: CerbosResource
  /** Asked in the same call: whether these may be shown too (`show-identifiers` …). */
  shows?: readonly Hideable[]
}

/** What one call to the PDP asks. */
