import { withPanel } from '../panel.ts'
import type { Pdp } from '../pdp.ts'
import { type Principal, toCerbosPrincipal } from '../principal.ts'
import type { PolicyRequest } from '../resource.ts'
import type { PlanMemory } from './plan-memory.ts'
import { plannedAttributes, readPlan, type SearchPlan } from './search-plan.ts'

export interface Planner {
  /**
   * Asks, in one call to the PDP, what it would allow of a search and of the records that may answer it. The search is
   * sent only where the plan admits it; whatever comes back is released one by one.
   *
   * Throws `AuthorizationError` `authz/unavailable` when the PDP cannot be asked in time or answers something else. For a
   * while no plan is asked for then: `recall` tells of nothing, for a search that is to be checked.
   */
  plan(principal: Principal, request: PolicyRequest): Promise<SearchPlan>
  /** What such a plan told within the last minutes, for a search that the check admits. See {@link PlanMemory.recall}. */
  recall(principal: Principal, request: PolicyRequest): ReturnType<PlanMemory['recall']>
}

interface PlannerOptions {
  pdpUrl: string
  policyVersion: string
  timeoutMs: number
  plans?: PlanMemory | undefined
}

export function createPlanner(pdp: () => Promise<Pdp>, options: PlannerOptions): Planner {
  const { pdpUrl, policyVersion, timeoutMs, plans } = options

  /** All that a plan is made from. */
  const nameOf = (principal: Principal, request: PolicyRequest) => {
    const { panel, ...rest } = principal
    const attr = plannedAttributes(request, panel === undefined ? rest : { ...rest, panel: new Set() })
    return JSON.stringify([pdpUrl, policyVersion, request.interaction, attr, toCerbosPrincipal(rest)])
  }
  return {
    async plan(principal, request) {
      const known = await withPanel(principal, [request])
      const attr = plannedAttributes(request, known)
      const call = { requestId: crypto.randomUUID(), policyVersion, interaction: request.interaction, attr }
      const { plan: ask } = await pdp()
      const planned = await ask(known, call, timeoutMs).catch((cause: unknown) => {
        plans?.miss()
        throw cause
      })
      const plan = readPlan(planned, request, known, policyVersion)
      plans?.keep(nameOf(principal, request), plan)
      return plan
    },
    recall: (principal, request) => plans?.recall(nameOf(principal, request)),
  }
}
