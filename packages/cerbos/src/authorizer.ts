import type { Interaction } from '@repo/fhir/vocabulary'
import {
  AuthorizationError,
  type Decision,
  type DecisionOnParts,
  type Hideable,
  hideable,
  mismatch,
  noGrant,
  type Question,
} from './decision.ts'
import { type KnownPrincipal, withPanel } from './panel.ts'
import type { Pdp } from './pdp.ts'
import type { PlanMemory } from './plan/plan-memory.ts'
import { createPlanner, type Planner } from './plan/planner.ts'
import type { Principal } from './principal.ts'
import { type PolicyRecord, type PolicyRequest, recordToCerbosResource, requestToCerbosResource } from './resource.ts'

/** Also the PDP's own limit: `server.requestLimits.maxResourcesPerRequest`. */
const maxResourcesPerCall = 500
const defaultTimeoutMs = 300
/** A call of 500 resources took 130 ms on an idle machine and 650 ms on a busy one. */
const allowancePerResourceMs = 2

/** Of the rules that withheld records of one answer, so many are told. */
const maxRules = 8

export interface AuthorizerOptions {
  /** Base URL of the Cerbos PDP's HTTP API. */
  pdpUrl: string
  /** Cerbos policy version, `default` unless given. */
  policyVersion?: string
  /** How long one call to the PDP may take, and 2 ms more for each resource in it; 300 unless given. */
  timeoutMs?: number
  /** Of plans that were made before; without it nothing is recalled. */
  plans?: PlanMemory
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
  /** What is to be left out of released records before anybody sees them; of a record of which nothing is, no entry. */
  hidden: ReadonlyMap<R, HiddenParts>
  /**
   * `allow` when something was released or nothing was asked; else `deny` with the rule that withheld the first. With the
   * rules that withheld any.
   */
  decision: Decision
  /** The first denial: of a record or, where all are released, of a request that was asked beside them. */
  refusal?: Decision
  /** Of the requests that were asked beside the records, the first denial. */
  denied?: Decision
}

export interface HiddenParts {
  ofRecord: readonly Hideable[]
  /** Of the resources that it contains, by their type. */
  ofContained: ReadonlyMap<string, readonly Hideable[]>
}

/** What may be sent of the requests that were asked about. */
export interface Admission {
  /** That of the first request that is not optional; where all are, of the first that is allowed, else of the first. */
  decision: Decision
  /** Of each request, in the order given. False of optional requests only. */
  allowed: boolean[]
}

export interface Authorizer extends Planner {
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
   * one small call. The interaction is that of all records, or told of each. `beside`: requests that are asked in the same
   * call; their denial is told, and keeps back no record.
   *
   * Throws `AuthorizationError` `authz/unavailable` when one of the calls fails: then nothing is released.
   */
  release<R>(
    principal: Principal,
    interaction: Interaction | ((record: R) => Interaction),
    records: readonly Releasable<R>[],
    beside?: readonly PolicyRequest[],
  ): Promise<Release<R>>
}

/** Loaded when it is first needed: the client's message types take 30 ms of CPU, which no start-up should wait for. */
function connection(pdpUrl: string): () => Promise<Pdp> {
  let connected: Promise<Pdp> | undefined
  return () => {
    connected ??= import('./pdp.ts').then(({ createPdp }) => createPdp(pdpUrl))
    return connected
  }
}

/** An authorizer that asks the Cerbos PDP at `pdpUrl`. Whatever goes wrong, nothing is allowed. */
export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const { policyVersion = 'default', timeoutMs = defaultTimeoutMs } = options
  const pdp = connection(options.pdpUrl)

  async function ask(principal: Principal, questions: readonly Question[]): Promise<DecisionOnParts[]> {
    const call = { requestId: crypto.randomUUID(), policyVersion, questions }
    return (await pdp()).ask(principal, call, timeoutMs + allowancePerResourceMs * questions.length)
  }

  async function decide<T>(
    principal: Principal,
    items: readonly T[],
    subject: (item: T) => PolicyRequest | PolicyRecord,
    toQuestion: ToQuestion<T>,
  ): Promise<DecisionOnParts[]> {
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
    ...createPlanner(pdp, { ...options, policyVersion, timeoutMs }),

    async admit(principal, requests) {
      const itself = (request: PolicyRequest) => request
      const decisions = await decide(principal, requests, itself, requestQuestion)
      return admission(requests, decisions.map(asRefusal))
    },

    async release(principal, interaction, records, beside = []) {
      const interactionOf = typeof interaction === 'function' ? interaction : () => interaction
      const parts = records.flatMap(withContained)
      const items = [...parts, ...beside.map((request) => ({ request }))]
      const subject = (item: (typeof items)[number]) => ('request' in item ? item.request : item.policy)
      const answers = await decide(principal, items, subject, (item, known, cerbosId) => {
        if ('request' in item) return requestQuestion(item.request, known, cerbosId)
        const resource = recordToCerbosResource(item.policy, known, cerbosId)
        return { interaction: interactionOf(item.record), resource, shows: hideable }
      })
      const decisions = answers.filter((_, index) => parts[index] && !parts[index].inside).map(withoutParts)
      const asked = answers.slice(parts.length).map(asRefusal)
      return {
        ...releaseAllowed(records, decisions, policyVersion),
        hidden: hiddenIn(parts, answers),
        ...denialsOf(decisions, asked),
      }
    },
  }
}

function denialsOf(
  decisions: readonly Decision[],
  beside: readonly Decision[],
): { refusal?: Decision; denied?: Decision } {
  const denied = beside.find(isDenied)
  const refusal = decisions.find(isDenied) ?? denied
  return { ...(refusal && { refusal }), ...(denied && { denied }) }
}

function requestQuestion(request: PolicyRequest, principal: KnownPrincipal, cerbosId: string): Question {
  const { interaction, shows } = request
  return { interaction, resource: requestToCerbosResource(request, principal, cerbosId), ...(shows && { shows }) }
}

type ToQuestion<T> = (item: T, principal: KnownPrincipal, cerbosId: string) => Question

/** A record, or one of the types that it contains. */
interface Part<R> extends Releasable<R> {
  inside?: string
}

function withContained<R>({ record, policy }: Releasable<R>): Part<R>[] {
  const inside = [...new Set(policy.contained ?? [])]
  const { id: _id, ...rest } = policy
  return [
    { record, policy },
    ...inside.map((type) => ({ record, policy: { ...rest, resourceType: type }, inside: type })),
  ]
}

function withoutParts({ hidden: _hidden, ...decision }: DecisionOnParts): Decision {
  return decision
}

/** A search that looks at what is hidden would tell of it by what it finds. */
function asRefusal(answer: DecisionOnParts): Decision {
  const { hidden = [], effect } = answer
  const isBlind = effect === 'allow' && hidden.length > 0
  return isBlind ? { ...withoutParts(answer), effect: 'deny', rule: `mask-${hidden[0]}` } : withoutParts(answer)
}

function hiddenIn<R>(parts: readonly Part<R>[], answers: readonly DecisionOnParts[]): ReadonlyMap<R, HiddenParts> {
  const found = new Map<R, { ofRecord: readonly Hideable[]; ofContained: Map<string, readonly Hideable[]> }>()
  for (const [index, { record, inside }] of parts.entries()) {
    const hidden = answers[index]?.hidden ?? []
    if (hidden.length === 0) continue
    const one = found.get(record) ?? { ofRecord: [], ofContained: new Map() }
    if (inside === undefined) one.ofRecord = hidden
    else one.ofContained.set(inside, hidden)
    found.set(record, one)
  }
  return found
}

/** The distinct questions to ask, and for each item the index of its own among them. */
function distinctQuestions<T>(
  items: readonly T[],
  toQuestion: (item: T, cerbosId: string) => Question,
): { questions: Question[]; indexes: number[] } {
  const indexByContent = new Map<string, number>()
  const questions: Question[] = []
  const indexes = items.map((item) => {
    const question = toQuestion(item, String(questions.length))
    const content = JSON.stringify([question.interaction, question.resource.attr, question.shows])
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
const isDenied = (decision: Decision) => !isAllowed(decision)

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
): Pick<Release<R>, 'released' | 'withheldCount' | 'decision'> {
  const released = records.filter((_, index) => decisions[index]?.effect === 'allow').map(({ record }) => record)
  const decisive = decisions.find(isAllowed) ?? decisions[0]
  const denied = decisions.filter(isDenied)
  const withheldBy = [...new Set(denied.map(({ rule = noGrant }) => rule))].slice(0, maxRules)
  return {
    released,
    withheldCount: records.length - released.length,
    decision: {
      effect: 'allow',
      policyVersion,
      ...decisive,
      cerbosCallId: callsOf(decisions),
      ...(withheldBy.length > 0 && { withheldBy }),
    },
  }
}

function callsOf(decisions: readonly Decision[]): string {
  return [...new Set(decisions.map(({ cerbosCallId }) => cerbosCallId))].join(' ')
}
