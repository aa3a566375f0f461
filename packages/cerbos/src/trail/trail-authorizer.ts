import type { AuthorizerOptions } from '../authorizer.ts'
import type { Decision } from '../decision.ts'
import type { Principal } from '../principal.ts'
import { type TrailRows, trailToCerbosResource } from './trail-rows.ts'

const defaultTimeoutMs = 300

/** Whether rows of the audit trail may be read, or taken away as a file. */
export interface TrailQuestion {
  act: 'read' | 'export'
  rows: TrailRows
}

export interface TrailAuthorizer {
  /**
   * One decision for each question, in that order, from one call to the PDP. A denial is told, not thrown.
   *
   * Throws `AuthorizationError` `authz/unavailable` when the PDP cannot be asked or answers something else.
   */
  decide(principal: Principal, questions: readonly TrailQuestion[]): Promise<Decision[]>
}

/** Asks the Cerbos PDP at `pdpUrl` who may examine the audit trail. Whatever goes wrong, nothing is allowed. */
export function createTrailAuthorizer(options: AuthorizerOptions): TrailAuthorizer {
  const { pdpUrl, policyVersion = 'default', timeoutMs = defaultTimeoutMs } = options
  return {
    async decide(principal, questions) {
      // Loaded when it is first needed, as by `createAuthorizer`.
      const { createPdp } = await import('../pdp.ts')
      const asked = questions.map(({ act, rows }, index) => ({
        interaction: `${act}-${rows.kind}` as const,
        resource: trailToCerbosResource(rows, principal, String(index)),
      }))
      const call = { requestId: crypto.randomUUID(), policyVersion, questions: asked }
      return createPdp(pdpUrl).ask(principal, call, timeoutMs)
    },
  }
}
