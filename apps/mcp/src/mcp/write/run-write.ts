import type { PolicyRequest } from '@repo/cerbos'
import { patientsInSearch, patientsOf, referencesIn } from '@repo/fhir'
import type * as z from 'zod'
import { requireMcpScope } from '../../oauth/scopes.ts'
import type { CallContext } from '../call-context.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import { type Answer, admit, checkedOutput, conclude, parseInput, requireSmartScope } from '../pipeline.ts'
import type { Recorder } from '../recorder.ts'
import { partsInSearch } from '../release/masked-criteria.ts'
import { type AskedOfReferences, askedOf } from '../release/references.ts'
import { contentDigest } from './canonical-json.ts'
import { carryOut } from './carry-out.ts'
import { ask, isConfirmed, needsConfirmation, type Question } from './confirmation/confirmation.ts'
import { createdBefore } from './idempotency.ts'
import { proposalOf } from './proposal/proposal.ts'
import { validateAtServer, validationRequest } from './proposal/server-validation.ts'
import { refuseInvalid } from './proposal/validity.ts'
import type { WriteCall } from './write-call.ts'
import type { WriteTool } from './write-tool.ts'
import { type WriteAnswer, written } from './written.ts'

/**
 * The one path of every write. The order is the security property:
 * validate → plan → scopes → policy on the request → the person's answer, where this call brings it → read what is
 * stored → policy on the stored and the proposed record → version → the server's own validation → ask the person →
 * record the attempt → FHIR → record the outcome → answer.
 */
export async function runWrite<I extends z.ZodObject>(
  tool: WriteTool<I>,
  given: unknown,
  caller: Caller,
  deps: Deps,
  context: CallContext,
): Promise<Answer> {
  let question: Question | undefined
  const answer = await conclude(deps, caller, tool.name, async (recorder) => {
    recorder.trace.interaction = tool.interaction
    const input = parseInput(tool.input, given)
    const call = await callOf(tool, input, { caller, deps, context, recorder })
    const { confirm } = input as { confirm?: string }
    const result = await make(call, confirm)
    if ('question' in result) question = result
    return 'question' in result ? {} : checkedOutput(written, result)
  })
  return question && answer.ok ? question : answer
}

interface Around {
  caller: Caller
  deps: Deps
  context: CallContext
  recorder: Recorder
}

async function callOf<I extends z.ZodObject>(
  tool: WriteTool<I>,
  input: z.output<I>,
  around: Around,
): Promise<WriteCall> {
  const { deps, caller, recorder } = around
  const server = await deps.capabilities(caller)
  const plan = tool.plan(input, server)
  const { resourceType, id } = plan
  const { patients } = pointedAt(plan, caller)
  Object.assign(recorder.trace, { resourceType, patients }, id && { resourceId: id })
  const { confirm: _confirm, ...meant } = input as Record<string, unknown>
  const { name, interaction } = tool
  return {
    ...around,
    tool: { name, interaction },
    plan,
    server,
    digest: await contentDigest([name, caller.facts.platform, caller.principal.id, meant]),
  }
}

async function make(call: WriteCall, confirm: string | undefined): Promise<WriteAnswer | Question> {
  const { mayValidate } = await admitRequest(call)
  if (call.plan.proposed) refuseInvalid(call.plan.proposed, call.caller)
  const confirmed = await isConfirmed(call, confirm)
  const proposal = await proposalOf(call)
  const before = await createdBefore(call)
  if (before) return before
  // What was agreed to was validated when it was shown.
  const remarks = confirmed || !mayValidate ? [] : await validateAtServer(call, proposal)
  if (needsConfirmation(call) && !confirmed) return ask(call, proposal, remarks)
  return carryOut(call, proposal, remarks)
}

/**
 * Whom the request names, and what else it points to: of a creation all that its references do, of a change what places
 * the record in a compartment. The rest is asked about once it is known what the change adds.
 */
function pointedAt({ id, proposed }: WriteCall['plan'], caller: Caller): AskedOfReferences {
  if (!proposed) return { patients: [], requests: [] }
  const placed = patientsOf(proposed, caller.facts)
  if (id !== undefined) return { patients: placed, requests: [] }
  const { patients, requests } = askedOf(referencesIn(proposed, caller.facts), placed)
  return { patients: [...placed, ...patients], requests }
}

/** Scopes and policy on the request, before the platform is called. What may be left out is told of. */
async function admitRequest(call: WriteCall): Promise<{ mayValidate: boolean }> {
  const { caller, deps, recorder, tool, plan } = call
  const { resourceType, id, ifNoneExist } = plan
  const { interaction } = tool
  requireMcpScope(caller, 'fhir:write')
  requireSmartScope(caller, interaction, resourceType)
  const { patients, requests: beside } = pointedAt(plan, caller)
  const requests: PolicyRequest[] = [{ interaction, resourceType, patients, ...(id && { id }) }, ...beside]
  if (ifNoneExist) {
    // Whether a record is there is told, as a search would tell it.
    requireSmartScope(caller, 'search-type', resourceType)
    const named = patientsInSearch(resourceType, ifNoneExist, caller.facts)
    requests.push({
      interaction: 'search-type',
      resourceType,
      patients: named,
      shows: partsInSearch(resourceType, ifNoneExist),
    })
  }
  const validation = validationRequest(call)
  const allowed = await admit(deps, caller, recorder, validation ? [...requests, validation] : requests)
  return { mayValidate: validation !== undefined && allowed[requests.length] === true }
}
