import {
  type CheckResourcesResponse,
  type CheckResourcesResult,
  Effect,
  NotOK,
  PlanExpressionValue,
  PlanKind,
  type PlanResourcesResponse,
  Status,
} from '@cerbos/core'
import { HTTP } from '@cerbos/http'
import type { Interaction } from '@repo/fhir/vocabulary'
import { AuthorizationError, type DecisionOnParts, mismatch, type Question } from './decision.ts'
import type { Planned, PlannedAttributes } from './plan/search-plan.ts'
import { type Principal, toCerbosPrincipal } from './principal.ts'
import { resourceKind } from './resource.ts'

/** Asks a Cerbos PDP one call's questions. */
export interface Pdp {
  /**
   * One decision for each question, in that order.
   *
   * Throws `AuthorizationError` `authz/unavailable` when the PDP cannot be asked in time, or answers something else.
   */
  ask(principal: Principal, call: Call, timeoutMs: number): Promise<DecisionOnParts[]>
  /**
   * Under which condition an interaction is allowed on what has these attributes, and others that are not told.
   *
   * Throws `AuthorizationError` `authz/unavailable` when the PDP cannot be asked in time, or answers something else.
   */
  plan(principal: Omit<Principal, 'panel'>, call: PlanCall, timeoutMs: number): Promise<Planned>
}

export interface PlanCall {
  requestId: string
  policyVersion: string
  interaction: Interaction
  attr: PlannedAttributes
}

export interface Call {
  requestId: string
  policyVersion: string
  /** In the order of the answer wanted; each under a Cerbos id of its own. */
  questions: readonly Question[]
}

/** Why the PDP could not be asked, in a gRPC status word. What it wrote is dropped: it may quote patient references. */
export function unavailable(error: unknown): AuthorizationError {
  if (error instanceof AuthorizationError) return error
  return new AuthorizationError('authz/unavailable', error instanceof NotOK ? Status[error.code] : 'UNKNOWN')
}

/** The PDP whose HTTP API has this base URL. */
export function createPdp(pdpUrl: string): Pdp {
  const http = new HTTP(pdpUrl.replace(/\/+$/, ''))
  return {
    async ask(principal, call, timeoutMs) {
      const { requestId, policyVersion, questions } = call
      try {
        const answer = await http.checkResources(
          {
            requestId,
            principal: { ...toCerbosPrincipal(principal), policyVersion },
            resources: questions.map(({ interaction, resource, shows = [] }) => ({
              resource: { ...resource, policyVersion },
              actions: [interaction, ...shows.map((part) => `show-${part}`)],
            })),
          },
          { signal: AbortSignal.timeout(timeoutMs) },
        )
        return readDecisions(answer, call)
      } catch (error) {
        throw unavailable(error)
      }
    },
    async plan(principal, { requestId, policyVersion, interaction, attr }, timeoutMs) {
      try {
        const answer = await http.planResources(
          {
            requestId,
            principal: { ...toCerbosPrincipal(principal), policyVersion },
            resource: { kind: resourceKind, policyVersion, attr },
            actions: [interaction],
          },
          { signal: AbortSignal.timeout(timeoutMs) },
        )
        return readPlanned(answer, requestId)
      } catch (error) {
        throw unavailable(error)
      }
    },
  }
}

/** Throws `authz/unavailable` when the answer is to another call. Attributes that the schemas refuse are allowed nothing. */
function readPlanned(answer: PlanResourcesResponse, requestId: string): Planned {
  const { cerbosCallId, validationErrors } = answer
  if (answer.requestId !== requestId || cerbosCallId === '') throw mismatch()
  if (validationErrors.length > 0) return { condition: new PlanExpressionValue(false), cerbosCallId }
  const isConditional = answer.kind === PlanKind.CONDITIONAL
  const always = () => new PlanExpressionValue(answer.kind === PlanKind.ALWAYS_ALLOWED)
  return { condition: isConditional ? answer.condition : always(), cerbosCallId }
}

/**
 * Throws `authz/unavailable` when the answer is to another call: another request, another number of resources, other ids,
 * or another policy version.
 */
export function readDecisions(answer: CheckResourcesResponse, call: Call): DecisionOnParts[] {
  const { questions, policyVersion } = call
  const results = new Map(answer.results.map((result) => [result.resource.id, result]))
  if (answer.requestId !== call.requestId || answer.cerbosCallId === '') throw mismatch()
  if (answer.results.length !== questions.length || results.size !== questions.length) throw mismatch()
  return questions.map((question) => {
    const { resource } = question
    const result = results.get(resource.id)
    if (result?.resource.kind !== resource.kind || result.resource.policyVersion !== policyVersion) throw mismatch()
    return readDecision(result, question, answer.cerbosCallId)
  })
}

function readDecision(
  result: CheckResourcesResult,
  { interaction, shows = [] }: Question,
  cerbosCallId: string,
): DecisionOnParts {
  const allowed = result.isAllowed(interaction) === true && result.validationErrors.length === 0
  const rule =
    result.validationErrors.length > 0 ? 'schema' : decidingRule(result, allowed ? Effect.ALLOW : Effect.DENY)
  const hidden = shows.filter((part) => result.isAllowed(`show-${part}`) !== true)
  return {
    effect: allowed ? 'allow' : 'deny',
    ...(rule === undefined ? {} : { rule }),
    cerbosCallId,
    policyVersion: versionOf(result),
    ...(hidden.length > 0 && { hidden }),
  }
}

/** Each rule outputs its effect, under a source that ends in `#` and its name. */
function decidingRule({ outputs }: CheckResourcesResult, effect: Effect): string | undefined {
  return outputs.find(({ value }) => value === effect)?.source.split('#')[1]
}

/** The version asked for and, where the policies tell it, their digest; a rule that never applies outputs it. */
function versionOf({ resource, outputs }: CheckResourcesResult): string {
  const digest = outputs.find(({ source }) => source.endsWith('#policy-digest'))?.value
  const isDigest = typeof digest === 'string' && /^[0-9a-f]{16}$/.test(digest)
  return isDigest ? `${resource.policyVersion}@${digest}` : resource.policyVersion
}
