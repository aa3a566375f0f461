import { type CheckResourcesResult, Effect } from '@cerbos/core'
import { HTTP } from '@cerbos/http'
import type { Interaction } from '@repo/fhir/vocabulary'
import { type Hideable, hideable } from './decision.ts'
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
  /** Of a record that is shown, what is left out of it; of a request, what it looks at and may not. */
  hidden: readonly Hideable[]
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

/** What is asked beside the interaction, as `createAuthorizer` asks it: of a record all that may be hidden in it. */
function partsOf(call: PolicyRequest | PolicyRecordCall): readonly Hideable[] {
  return call.stage === 'record' ? hideable : (call.shows ?? [])
}

function explained(result: CheckResourcesResult, call: PolicyRequest | PolicyRecordCall): Explanation {
  const { interaction, stage } = call
  const isGranted = result.isAllowed(interaction) === true && result.validationErrors.length === 0
  const hidden = isGranted ? partsOf(call).filter((part) => result.isAllowed(`show-${part}`) !== true) : []
  // A search that looks at what is hidden would tell of it by what it finds.
  const isBlind = stage !== 'record' && hidden.length > 0
  const effect = isGranted ? Effect.ALLOW : Effect.DENY
  const deciding = result.outputs.filter(({ value, action }) => action === interaction && value === effect)
  const rules = deciding.map(({ source }) => source.split('#')[1] ?? source)
  return {
    effect: isGranted && !isBlind ? 'allow' : 'deny',
    rules: isBlind ? hidden.map((part) => `mask-${part}`) : [...new Set(rules)],
    hidden,
    policy: result.metadata?.actions[interaction]?.matchedPolicy ?? '',
    derivedRoles: [...(result.metadata?.effectiveDerivedRoles ?? [])],
    refusedAttributes: result.validationErrors.map(({ path, message }) => ({ path, message })),
  }
}

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
          actions: [call.interaction, ...partsOf(call).map((part) => `show-${part}`)],
          includeMetadata: true,
        },
        { signal: AbortSignal.timeout(timeoutMs) },
      )
      return explained(result, call)
    } catch (error) {
      throw unavailable(error)
    }
  }
}
