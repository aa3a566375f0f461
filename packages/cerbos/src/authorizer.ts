import type { Resource as CerbosResource } from '@cerbos/core'
import { HTTP } from '@cerbos/http'
import type { Interaction } from '@repo/fhir/vocabulary'
import { AuthorizationError, type Decision, readDecisions, unavailable } from './decision.ts'
import { type Principal, toCerbosPrincipal } from './principal.ts'
import { type PolicyRecord, type PolicyRequest, recordToCerbosResource, requestToCerbosResource } from './resource.ts'

/** Also the PDP's own limit: `server.requestLimits.maxResourcesPerRequest`. */
const maxResourcesPerCall = 500
const defaultTimeoutMs = 300

export interface AuthorizerOptions {
  /** Base URL of the Cerbos PDP's HTTP API. */
  pdpUrl: string
  /** Cerbos policy version, `default` unless given. */
  policyVersion?: string
  /** How long one call to the PDP may take; 300 unless given. */
  timeoutMs?: number
}

/** A record beside what the policy needs to know of it. */
export interface Releasable<R> {
  record: R
  policy: PolicyRecord
}

export interface Release<R> {
  /** In the order given. */
  released: R[]
  withheldCount: number
  /** `allow` when something was released or nothing was asked; else `deny` with the rule that withheld the first. */
  decision: Decision
}

export interface Authorizer {
  /**
   * Asks whether the request may be sent.
   *
   * Throws `AuthorizationError`: `authz/denied`, or `authz/unavailable` when the PDP cannot be asked or answers something else.
   */
  admit(principal: Principal, request: PolicyRequest): Promise<Decision>
  /**
   * Asks which records may be shown, in one call to the PDP for every 500 of them; the calls run in parallel.
   *
   * Throws `AuthorizationError` `authz/unavailable` when one of the calls fails: then nothing is released.
   */
  release<R>(principal: Principal, interaction: Interaction, records: readonly Releasable<R>[]): Promise<Release<R>>
}

/** An authorizer that asks the Cerbos PDP at `pdpUrl`. Whatever goes wrong, nothing is allowed. */
export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const { policyVersion = 'default', timeoutMs = defaultTimeoutMs } = options
  const pdp = new HTTP(options.pdpUrl.replace(/\/+$/, ''))

  async function decide(
    principal: Principal,
    interaction: Interaction,
    resources: CerbosResource[],
  ): Promise<Decision[]> {
    const requestId = crypto.randomUUID()
    try {
      const answer = await pdp.checkResources(
        {
          requestId,
          principal: { ...toCerbosPrincipal(principal), policyVersion },
          resources: resources.map((resource) => ({
            resource: { ...resource, policyVersion },
            actions: [interaction],
          })),
        },
        { signal: AbortSignal.timeout(timeoutMs) },
      )
      return readDecisions(answer, { requestId, interaction, policyVersion, cerbosIds: resources.map(({ id }) => id) })
    } catch (error) {
      throw unavailable(error)
    }
  }

  return {
    async admit(principal, request) {
      const [decision] = await decide(principal, request.interaction, [
        requestToCerbosResource(request, principal, '0'),
      ])
      if (decision === undefined) throw new AuthorizationError('authz/unavailable', 'MISMATCH')
      if (decision.effect !== 'allow')
        throw new AuthorizationError('authz/denied', decision.rule ?? 'no grant', decision)
      return decision
    },

    async release(principal, interaction, records) {
      const resources = records.map(({ policy }, index) => recordToCerbosResource(policy, principal, String(index)))
      const calls = inCalls(resources).map((call) => decide(principal, interaction, call))
      return releaseAllowed(records, (await Promise.all(calls)).flat(), policyVersion)
    },
  }
}

function inCalls<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / maxResourcesPerCall)
  return Array.from({ length: count }, (_, call) =>
    items.slice(call * maxResourcesPerCall, (call + 1) * maxResourcesPerCall),
  )
}

function releaseAllowed<R>(
  records: readonly Releasable<R>[],
  decisions: readonly Decision[],
  policyVersion: string,
): Release<R> {
  const released = records.filter((_, index) => decisions[index]?.effect === 'allow').map(({ record }) => record)
  const cerbosCallId = [...new Set(decisions.map((decision) => decision.cerbosCallId))].join(' ')
  const decisive = decisions.find(({ effect }) => effect === 'allow') ?? decisions[0]
  return {
    released,
    withheldCount: records.length - released.length,
    decision: { effect: 'allow', policyVersion, ...decisive, cerbosCallId },
  }
}
