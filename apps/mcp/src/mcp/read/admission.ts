import { AuthorizationError, type PolicyRequest } from '@repo/cerbos'
import { grantsAccess, interactions } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import { admit, requireSmartScope } from '../pipeline.ts'
import type { Recorder } from '../recorder.ts'
import { asItIs, type Narrowed, narrowedBy } from '../release/narrowing.ts'
import type { Access, MayReach, Reach } from './read-tool.ts'

/** What may be sent of a read. */
export interface Admitted {
  may: MayReach
  narrowed: Narrowed
  /** Has the trail tell the rule that admitted the call, where no release told one. @throws AuthorizationError */
  nameRule(): Promise<void>
}

/**
 * Scopes and policy on the call and on all that it reaches into, in one question to policy. A search is planned for, if it
 * was not within the last minutes: then it is checked, and narrowed by what is recalled.
 * @throws AuthorizationError; Failure `smart/scope-missing`, `authz/denied`
 */
export async function admitRead(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  {
    reaches = [],
    pointedAt = [],
    interaction,
    resourceType,
    id,
    patients,
    operation,
    labels,
    shows,
    narrowable,
  }: Access,
): Promise<Admitted> {
  requireSmartScope(caller, interaction, resourceType)
  for (const reach of reaches) if (!reach.optional) requireSmartScope(caller, reach.interaction, reach.resourceType)
  const asked = reaches.filter((reach) => !reach.optional || isInScope(caller, reach))
  const named = {
    ...(id && { id }),
    ...(operation && { operation }),
    ...(labels && { labels }),
    ...(shows && { shows }),
  }
  const request = { interaction, resourceType, patients, ...named, ...deps.originOf(caller) }
  const requests = [request, ...asked, ...pointedAt]
  const ask = () => admitWithHints(deps, caller, recorder, requests)
  const recalled = narrowable && deps.authorizer.recall(caller.principal, request)
  const plan = narrowable && !recalled && (await planOf(deps, caller, requests))
  if (narrowable && plan) {
    recorder.trace.decision = plan.decision
    const nameRule = async () => {
      if (recorder.trace.decision === plan.decision) await ask()
    }
    const may = (reach: Reach) => asked.includes(reach) && plan.admits(reach)
    return { may, narrowed: narrowedBy(narrowable, plan), nameRule }
  }
  const [, ...allowed] = await ask()
  const isAllowed = new Set(asked.filter((_, index) => allowed[index]))
  const { decision } = recorder.trace
  const narrowing = decision && recalled?.(decision)
  const narrowed = narrowable && narrowing ? narrowedBy(narrowable, narrowing) : asItIs
  return { may: (reach) => isAllowed.has(reach), narrowed, nameRule: async () => {} }
}

/**
 * The plan of policy for a search; undefined where it does not admit all that has to be allowed, or does not come in time: a
 * check, which takes the PDP a tenth of that, is then asked, and decides alone.
 */
async function planOf({ authorizer }: Deps, { principal }: Caller, requests: readonly Asked[]) {
  const [search] = requests
  const plan = search && (await authorizer.plan(principal, search).catch(orUnplanned))
  return plan && requests.every((request) => request.optional || plan.admits(request)) ? plan : undefined
}

function orUnplanned(cause: unknown): undefined {
  if (!(cause instanceof AuthorizationError && cause.code === 'authz/unavailable')) throw cause
}

type Asked = PolicyRequest & Pick<Reach, 'hint'>

/** Says of a refusal which part of the call it is about, where that is not the call itself. */
async function admitWithHints(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  requests: readonly Asked[],
): Promise<readonly boolean[]> {
  try {
    return await admit(deps, caller, recorder, requests)
  } catch (cause) {
    const { code, decision, index = 0 } = cause instanceof AuthorizationError ? cause : {}
    const hint = requests[index]?.hint
    if (code !== 'authz/denied' || hint === undefined) throw cause
    if (decision) recorder.trace.decision = decision
    throw new Failure(code, { hint, cause })
  }
}

function isInScope({ principal }: Caller, { interaction, resourceType }: Reach): boolean {
  const letter = interactions[interaction].scope
  return letter === undefined || grantsAccess(principal.scopes, { resourceType, letter })
}
