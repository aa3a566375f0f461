import type { Interaction } from '@repo/fhir/vocabulary'
import { AuthorizationError, type Decision, mismatch, type Question } from './decision.ts'
import { type KnownPrincipal, withPanel } from './panel.ts'
import type { Pdp } from './pdp.ts'
import type { Principal } from './principal.ts'
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

/** What may be sent of the requests that were asked about. */
export interface Admission {
  /** That of the first request that is not optional; where all are, of the first that is allowed, else of the first. */
  decision: Decision
  /** Of each request, in the order given. False of optional requests only. */
  allowed: boolean[]
}

export interface Authorizer {
  /**
   * Asks whether the requests may be sent: all of them or, except for the optional ones, none. One call to the PDP for
   * every 500 of them; the calls run in parallel. Requests of which the policy would be told the same are one question.
   *
   * Throws `AuthorizationError`: `authz/denied` with decision and index of the first denied request that is not optional,
   * or `authz/unavailable` when the PDP cannot be asked or answers something else. Throws `RangeError` without requests.
   */
  admit(principal: Principal, requests: readonly PolicyRequest[]): Promise<Admission>
  /**
   * Asks which records may be shown, in one call to the PDP for every 500 of them; the calls run in parallel. Records of
   * which the policy would be told the same (interaction, type, patients, labels) are one question, so a page is mostly
   * one small call. The interaction is that of all records, or told of each.
   *
   * Throws `AuthorizationError` `authz/unavailable` when one of the calls fails: then nothing is released.
   */
  release<R>(
    principal: Principal,
    interaction: Interaction | ((record: R) => Interaction),
    records: readonly Releasable<R>[],
  ): Promise<Release<R>>
}

/** Loaded when it is first needed: the client's message types take 30 ms of CPU, which no start-up should wait for. */
async function connect(pdpUrl: string): Promise<Pdp> {
  const { createPdp } = await import('./pdp.ts')
  return createPdp(pdpUrl)
}

/** An authorizer that asks the Cerbos PDP at `pdpUrl`. Whatever goes wrong, nothing is allowed. */
export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const { policyVersion = 'default', timeoutMs = defaultTimeoutMs } = options
  let pdp: Promise<Pdp> | undefined

  async function ask(principal: Principal, questions: readonly Question[]): Promise<Decision[]> {
    pdp ??= connect(options.pdpUrl)
    const call = { requestId: crypto.randomUUID(), policyVersion, questions }
    return (await pdp).ask(principal, call, timeoutMs + allowancePerResourceMs * questions.length)
  }

  async function decide<T>(
    principal: Principal,
    items: readonly T[],
    subject: (item: T) => PolicyRequest | PolicyRecord,
    toQuestion: ToQuestion<T>,
  ): Promise<Decision[]> {
    const known = await withPanel(principal, items.map(subject))
    const { questions, indexes } = distinctQuestions(items, (item, cerbosId) => toQuestion(item, known, cerbosId))
    const decisions = (await Promise.all(inCalls(questions).map((call) => ask(principal, call)))).flat()
    return indexes.map((index) => {
      const decision = decisions[index]
      if (decision === undefined) throw mismatch()
      return decision
    })
  }

  return {
    async admit(principal, requests) {
      const itself = (request: PolicyRequest) => request
      const decisions = await decide(principal, requests, itself, (request, known, cerbosId) => ({
        interaction: request.interaction,
        resource: requestToCerbosResource(request, known, cerbosId),
      }))
      return admission(requests, decisions)
    },

    async release(principal, interaction, records) {
      const interactionOf = typeof interaction === 'function' ? interaction : () => interaction
      const policyOf = ({ policy }: (typeof records)[number]) => policy
      const decisions = await decide(principal, records, policyOf, ({ record, policy }, known, cerbosId) => ({
        interaction: interactionOf(record),
        resource: recordToCerbosResource(policy, known, cerbosId),
      }))
      return releaseAllowed(records, decisions, policyVersion)
    },
  }
}

type ToQuestion<T> = (item: T, principal: KnownPrincipal, cerbosId: string) => Question

/** The distinct questions to ask, and for each item the index of its own among them. */
function distinctQuestions<T>(
  items: readonly T[],
  toQuestion: (item: T, cerbosId: string) => Question,
): { questions: Question[]; indexes: number[] } {
  const indexByContent = new Map<string, number>()
  const questions: Question[] = []
  const indexes = items.map((item) => {
    const question = toQuestion(item, String(questions.length))
    const content = JSON.stringify([question.interaction, question.resource.attr])
    const known = indexByContent.get(content)
    if (known !== undefined) return known
    indexByContent.set(content, questions.length)
    return questions.push(question) - 1
  })
  return { questions, indexes }
}

function inCalls<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / maxResourcesPerCall)
  return Array.from({ length: count }, (_, call) =>
    items.slice(call * maxResourcesPerCall, (call + 1) * maxResourcesPerCall),
  )
}

const isAllowed = ({ effect }: Decision) => effect === 'allow'

function admission(requests: readonly PolicyRequest[], decisions: readonly Decision[]): Admission {
  const required = decisions.filter((_, index) => requests[index]?.optional !== true)
  const index = decisions.findIndex((decision, at) => requests[at]?.optional !== true && !isAllowed(decision))
  const denied = decisions[index]
  if (denied) throw new AuthorizationError('authz/denied', denied.rule ?? 'no grant', denied, index)
  const decision = required[0] ?? decisions.find(isAllowed) ?? decisions[0]
  if (decision === undefined) throw new RangeError('admit was given no request')
  return { decision: { ...decision, cerbosCallId: callsOf(decisions) }, allowed: decisions.map(isAllowed) }
}

function releaseAllowed<R>(
  records: readonly Releasable<R>[],
  decisions: readonly Decision[],
  policyVersion: string,
): Release<R> {
  const released = records.filter((_, index) => decisions[index]?.effect === 'allow').map(({ record }) => record)
  const decisive = decisions.find(isAllowed) ?? decisions[0]
  return {
    released,
    withheldCount: records.length - released.length,
    decision: { effect: 'allow', policyVersion, ...decisive, cerbosCallId: callsOf(decisions) },
  }
}

function callsOf(decisions: readonly Decision[]): string {
  return [...new Set(decisions.map(({ cerbosCallId }) => cerbosCallId))].join(' ')
}
