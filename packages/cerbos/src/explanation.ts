import { Effect } from '@cerbos/core'
import { HTTP } from '@cerbos/http'
import type { Interaction } from '@repo/fhir/vocabulary'
import { withPanel } from './panel.ts'
import { unavailable } from './pdp.ts'
import { type Principal, toCerbosPrincipal } from './principal.ts'
import { type PolicyRecord, type PolicyRequest, recordToCerbosResource, requestToCerbosResource } from './resource.ts'

/** A record beside the interaction that it came by, or by which it is to be written. */
export interface PolicyRecordCall extends PolicyRecord {
  stage: 'record'
  interaction: Interaction
}

/** What the policy decided, and by what. */
export interface Explanation {
  effect: 'allow' | 'deny'
  /** The rules that decided, by name. None when no grant named the call, or when the attributes were refused. */
  rules: string[]
  /** The Cerbos policy that was asked, e.g. `resource.fhir.vdefault`; empty when the PDP names none. */
  policy: string
  /** What the principal's roles amount to for this call. */
  derivedRoles: string[]
  /** Attributes that the policy's schemas refuse: which, and why. */
  refusedAttributes: { path: string; message: string }[]
}

export interface ExplainerOptions {
  /** Base URL of the Cerbos PDP's HTTP API. */
  pdpUrl: string
  /** Cerbos policy version, `default` unless given. */
  policyVersion?: string
  /** How long one call may take. */
  timeoutMs: number
}

/** Asks the PDP about one call and tells all that it says of its decision. */
export type Explainer = (principal: Principal, call: PolicyRequest | PolicyRecordCall) => Promise<Explanation>

/**
 * An explainer that asks the Cerbos PDP at `pdpUrl`, with the attributes that `createAuthorizer` sends.
 *
 * It throws `AuthorizationError` `authz/unavailable` when the PDP cannot be asked in time.
 */
export function createExplainer({ pdpUrl, policyVersion = 'default', timeoutMs }: ExplainerOptions): Explainer {
  const http = new HTTP(pdpUrl.replace(/\/+$/, ''))
  return async (principal, call) => {
    const known = await withPanel(principal, [call])
    const resource =
      call.stage === 'record' ? recordToCerbosResource(call, known, '0') : requestToCerbosResource(call, known, '0')
    const { kind, id, attr = {} } = resource
    try {
      const result = await http.checkResource(
        {
          principal: { ...toCerbosPrincipal(principal), policyVersion },
          resource: { kind, id, attr, policyVersion },
          actions: [call.interaction],
          includeMetadata: true,
        },
        { signal: AbortSignal.timeout(timeoutMs) },
      )
      const isAllowed = result.isAllowed(call.interaction) === true && result.validationErrors.length === 0
      const deciding = result.outputs.filter(({ value }) => value === (isAllowed ? Effect.ALLOW : Effect.DENY))
      return {
        effect: isAllowed ? 'allow' : 'deny',
        rules: [...new Set(deciding.map(({ source }) => source.split('#')[1] ?? source))],
        policy: result.metadata?.actions[call.interaction]?.matchedPolicy ?? '',
        derivedRoles: [...(result.metadata?.effectiveDerivedRoles ?? [])],
        refusedAttributes: result.validationErrors.map(({ path, message }) => ({ path, message })),
      }
    } catch (error) {
      throw unavailable(error)
    }
  }
}
