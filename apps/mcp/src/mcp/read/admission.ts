import { AuthorizationError, type PolicyRequest } from '@repo/cerbos'
import { grantsAccess, interactions } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import { mayOfferGlass } from '../access/glass-offer.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import { admit, admitPlainly, requireSmartScope } from '../pipeline.ts'
import type { Recorder } from '../recorder.ts'
import { asItIs, type Narrowable, type Narrowed, narrowedBy } from '../release/narrowing.ts'
import type { Access, MayReach, Reach } from './read-tool.ts'

/** What may be sent of a read. */
export interface Admitted {
  may: MayReach
  narrowed: Narrowed
  /** Has the trail tell the rule that admitted the call, where no release told one. @throws AuthorizationError */
  nameRule(): Promise<void>
}

/** What is asked of policy before the platform is: the call, what it reaches into, and what it points at. */
interface Questions {
  request: Asked
  reaches: readonly Reach[]
  all: readonly Asked[]
}

/**
 * Scopes and policy on the call and on all that it reaches into, in one question to policy where it allows them: what
 * comes back is the second. A search is planned for, if it was not within the last minutes: then it is checked, and narrowed
 * by what is recalled. So is one whose denial may come with a link, since that takes a question too.
 * @throws AuthorizationError; Failure `smart/scope-missing`, `authz/denied`
 */
export async function admitRead(deps: Deps, caller: Caller, recorder: Recorder, access: Access): Promise<Admitted> {
  const questions = questionsOf(deps, caller, access)
  const { narrowable } = access
  const recalled = narrowable && deps.authorizer.recall(caller.principal, questions.request)
  const isPlanned = narrowable && !recalled && !(await mayOfferGlass(caller, questions.all))
  if (isPlanned) return admitByPlan(deps, caller, recorder, questions, narrowable)
  const [, ...allowed] = await withHints(recorder, questions, () => admit(deps, caller, recorder, questions.all))
  const isAllowed = new Set(questions.reaches.filter((_, index) => allowed[index]))
  const { decision } = recorder.trace
  const narrowing = decision && recalled?.(decision)
  const narrowed = narrowable && narrowing ? narrowedBy(narrowable, narrowing) : asItIs
  return { may: (reach) => isAllowed.has(reach), narrowed, nameRule: async () => {} }
}

/** @throws Failure `smart/scope-missing` */
function questionsOf(
  deps: Deps,
  caller: Caller,
  { reaches = [], pointedAt = [], interaction, resourceType, id, patients, operation, labels, shows }: Access,
): Questions {
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
  return { request, reaches: asked, all: [request, ...asked, ...pointedAt] }
}

/**
 * A plan in the place of the check. What it does not admit is checked, so that a refusal names its rule. Where it does not
 * come in time, or the check has it otherwise, the call is refused: a further question to policy would be its third.
 */
async function admitByPlan(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  questions: Questions,
  narrowable: Narrowable,
): Promise<Admitted> {
  const { request, reaches, all } = questions
  const plan = await deps.authorizer.plan(caller.principal, request)
  const check = () => withHints(recorder, questions, () => admitPlainly(deps, caller, recorder, all))
  if (!all.every((one) => one.optional || plan.admits(one))) {
    await check()
    throw new AuthorizationError('authz/unavailable', 'PLAN')
  }
  recorder.trace.decision = plan.decision
  const nameRule = async () => {
    if (recorder.trace.decision === plan.decision) await check()
  }
  const may = (reach: Reach) => reaches.includes(reach) && plan.admits(reach)
  return { may, narrowed: narrowedBy(narrowable, plan), nameRule }
}

type Asked = PolicyRequest & Pick<Reach, 'hint'>

/** Says of a refusal which part of the call it is about, where that is not the call itself. */
async function withHints<T>({ trace }: Recorder, { all }: Questions, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    const { code, decision, index = 0 } = cause instanceof AuthorizationError ? cause : {}
    const hint = all[index]?.hint
    if (code !== 'authz/denied' || hint === undefined) throw cause
    if (decision) trace.decision = decision
    throw new Failure(code, { hint, cause })
  }
}

function isInScope({ principal }: Caller, { interaction, resourceType }: Reach): boolean {
  const letter = interactions[interaction].scope
  return letter === undefined || grantsAccess(principal.scopes, { resourceType, letter })
}
