import { Failure } from '../../../failure/failure.ts'
import { referencesOf } from '../../pipeline.ts'
import type { Proposal, WriteCall } from '../write-call.ts'
import type { WriteSettings } from '../write-settings.ts'
import type { RecordWrite } from '../write-tool.ts'
import type { WriteAnswer } from '../written.ts'
import { changeLines, isShownWhole, questionText } from './question.ts'

/** Put to the person by their client, where it can. */
export interface Question {
  ok: false
  question: string
  handle: string
}

export const nextStep =
  'Nothing was changed. Show the person these changes. Only if they agree, call again with the same arguments and "confirm".'

/** Whether a person has to see such a change before it is made. */
export function needsConfirmationFor({ confirmation }: WriteSettings, interaction: RecordWrite): boolean {
  return confirmation === 'always' || (confirmation === 'destructive' && interaction !== 'create')
}

export function needsConfirmation({ deps, tool }: Pick<WriteCall, 'deps' | 'tool'>): boolean {
  return needsConfirmationFor(deps.writeSettings, tool.interaction)
}

/** Whether this call brings the person's agreement to itself. */
export async function isConfirmed(call: WriteCall, confirm: string | undefined): Promise<boolean> {
  return needsConfirmation(call) && redeemed(call, confirm)
}

/**
 * Whether a call with this digest was agreed to. The person's answer, or the handle that the agent was given, is used up
 * here, whatever becomes of the call.
 * @throws Failure `write/declined`, `write/confirmation-invalid`
 */
export async function redeemed(
  { context, deps, caller, digest }: Pick<WriteCall, 'context' | 'deps' | 'caller' | 'digest'>,
  confirm: string | undefined,
): Promise<boolean> {
  const { handle, accepted } = context.answered ?? { handle: confirm, accepted: true }
  if (handle === undefined) return false
  const isValid = await (await deps.writeMemory(caller)).redeemConfirmation(handle, digest)
  if (!accepted) throw new Failure('write/declined')
  if (!isValid) throw new Failure('write/confirmation-invalid')
  return true
}

/**
 * Shows the change instead of making it: to the person by way of their client, else to the agent with a handle.
 * @throws Failure `write/too-large` where not all of it can be shown, since nobody can agree to what they do not see
 */
export async function ask(
  call: WriteCall,
  proposal: Proposal,
  remarks: readonly string[],
): Promise<WriteAnswer | Question> {
  const { context, deps, caller, recorder } = call
  if (!isShownWhole(proposal, context)) throw new Failure('write/too-large')
  const confirmation = await (await deps.writeMemory(caller)).mintConfirmation(call.digest)
  if (!confirmation) throw new Failure('session/none')
  const { handle, expiresAt } = confirmation
  recorder.trace.pending = new Failure('write/unconfirmed')
  recorder.trace.disclosed = referencesOf(proposal.stored ? [proposal.stored] : [])
  if (context.canAsk) return { ok: false, question: questionText(call, proposal, remarks), handle }
  const warnings = remarks.length > 0 ? { warnings: [...remarks] } : {}
  const until = new Date(expiresAt).toISOString()
  return {
    done: 'nothing yet',
    changes: changeLines(proposal),
    ...warnings,
    confirm: handle,
    expiresAt: until,
    next: nextStep,
  }
}
