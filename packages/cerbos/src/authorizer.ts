import type { Resource as CerbosResource } from '@cerbos/core'
import { HTTP } from '@cerbos/http'
import type { Interaction } from '@repo/fhir/vocabulary'
import { AuthorizationError, type Decision, readDecisions, unavailable } from './decision.ts'
import { type Principal, toCerbosPrincipal } from './principal.ts'
import { type PolicyRecord, type PolicyRequest, recordToCerbosResource, requestToCerbosResource } from './resource.ts'

/** Also the PDP's own limit: `server.requestLimits.maxResourcesPerRequest`. */
const maxResourcesPerCall = 500
const defaultTimeoutMs = 300
/** A call of 500 resources took 130 ms on an idle machine and 650 ms on a busy one. */
const allowancePerResourceMs = 2

export interface AuthorizerOptions {
  /** Base URL of the Cerbos PDP's HTTP API. */
  pdpUrl: string
  /** Cerbos policy version, `default` unless given. */
  policyVersion?: string
  /** How long one call to the PDP may take, and 2 ms more for each resource in it; 300 unless given. */
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
   * Asks which records may be shown, in one call to the PDP for every 500 of them; the calls run in parallel. Records of
   * which the policy would be told the same (type, patients, labels) are one question, so a page is mostly one small call.
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
        { signal: AbortSignal.timeout(timeoutMs + allowancePerResourceMs * resources.length) },
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
      const { resources, questionOf } = distinctQuestions(principal, records)
      const calls = inCalls(resources).map((call) => decide(principal, interaction, call))
      const decisions = (await Promise.all(calls)).flat()
      return releaseAllowed(records, (index) => decisions[questionOf[index] ?? -1], decisions, policyVersion)
    },
  }
}

/** The distinct resources to ask about, and for each record the index of its own among them. */
function distinctQuestions(
  principal: Principal,
  records: readonly Releasable<unknown>[],
): { resources: CerbosResource[]; questionOf: number[] } {
  const indexByAttributes = new Map<string, number>()
  const resources: CerbosResource[] = []
  const questionOf = records.map(({ policy }) => {
    const resource = recordToCerbosResource(policy, principal, String(resources.length))
    const attributes = JSON.stringify(resource.attr)
    const known = indexByAttributes.get(attributes)
    if (known !== undefined) return known
    indexByAttributes.set(attributes, resources.length)
    return resources.push(resource) - 1
  })
  return { resources, questionOf }
}

function inCalls<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / maxResourcesPerCall)
  return Array.from({ length: count }, (_, call) =>
    items.slice(call * maxResourcesPerCall, (call + 1) * maxResourcesPerCall),
  )
}

function releaseAllowed<R>(
  records: readonly Releasable<R>[],
  decisionOf: (index: number) => Decision | undefined,
  decisions: readonly Decision[],
  policyVersion: string,
): Release<R> {
  const released = records.filter((_, index) => decisionOf(index)?.effect === 'allow').map(({ record }) => record)
  const cerbosCallId = [...new Set(decisions.map((decision) => decision.cerbosCallId))].join(' ')
  const decisive = decisions.find(({ effect }) => effect === 'allow') ?? decisions[0]
  return {
    released,
    withheldCount: records.length - released.length,
    decision: { effect: 'allow', policyVersion, ...decisive, cerbosCallId },
  }
}
