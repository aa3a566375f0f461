import type { Interaction } from '@repo/fhir'
import { withPurpose } from '../access/purpose.ts'
import type { Run } from '../batch/batch-tool.ts'
import type { CallContext } from '../call-context.ts'
import type { Caller, SessionCaller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import { type Answer, conclude } from '../pipeline.ts'
import { actorOn, callerOn, platformName, withoutPlatform } from './session-callers.ts'

/** A tool whose pipeline works on one platform. */
export interface OnPlatform {
  name: string
  interaction: Interaction
  run: Run
}

/** Finds the platform that a call means, then runs it there. Where there is none, that is recorded as the call's end. */
export async function runOnPlatform(
  { name, interaction, run }: OnPlatform,
  given: unknown,
  session: SessionCaller,
  deps: Deps,
  context: CallContext,
): Promise<Answer> {
  const { wanted, rest } = withoutPlatform(given)
  const connections = deps.connections(session.agent)
  let caller: Caller
  try {
    caller = withPurpose(await callerOn(session, platformName(wanted), connections), context.purpose)
  } catch (cause) {
    return conclude(deps, await actorOn(session, wanted, connections), name, async (recorder) => {
      recorder.trace.interaction = interaction
      throw cause
    })
  }
  return run(rest, caller, deps, context)
}
