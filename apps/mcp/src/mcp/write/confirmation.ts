import { Failure } from '../../failure/failure.ts'
import { referencesOf } from '../pipeline.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Proposal, WriteCall } from './write-call.ts'
import type { WriteAnswer } from './written.ts'

/** Put to the person by their client, where it can. */
export interface Question {
  ok: false
  question: string
  handle: string
}

const next =
  'Nothing was changed. Show the person these changes. Only if they agree, call again with the same arguments and "confirm".'

/** Whether a person has to see this change before it is made. */
export function needsConfirmation({ deps, tool }: WriteCall): boolean {
  const { confirmation } = deps.writeSettings
  return confirmation === 'always' || (confirmation === 'destructive' && tool.interaction !== 'create')
}

/**
 * Whether this call brings the person's agreement to itself. Their answer, or the handle that the agent was given, is
 * used up here, whatever becomes of the call.
 * @throws Failure `write/declined`, `write/confirmation-invalid`
 */
export async function isConfirmed(call: WriteCall, confirm: string | undefined): Promise<boolean> {
  const { context, deps, caller } = call
  const { handle, accepted } = context.answered ?? { handle: confirm, accepted: true }
  if (handle === undefined || !needsConfirmation(call)) return false
  const isValid = await (await deps.writeMemory(caller)).redeemConfirmation(handle, call.digest)
  if (!accepted) throw new Failure('write/declined')
  if (!isValid) throw new Failure('write/confirmation-invalid')
  return true
}

/** Shows the change instead of making it: to the person by way of their client, else to the agent with a handle. */
export async function ask(
  call: WriteCall,
  proposal: Proposal,
  remarks: readonly string[],
): Promise<WriteAnswer | Question> {
  const { context, deps, caller, recorder } = call
  const confirmation = await (await deps.writeMemory(caller)).mintConfirmation(call.digest)
  if (!confirmation) throw new Failure('session/none')
  const { handle, expiresAt } = confirmation
  recorder.trace.pending = new Failure('write/unconfirmed')
  recorder.trace.disclosed = referencesOf(proposal.stored ? [proposal.stored] : [])
  const changes = changesOf(proposal)
  if (context.canAsk) return { ok: false, question: questionOf(call, changes, remarks), handle }
  const warnings = remarks.length > 0 ? { warnings: [...remarks] } : {}
  const until = new Date(expiresAt).toISOString()
  return { done: 'nothing yet', changes, ...warnings, confirm: handle, expiresAt: until, next }
}

/** The names of the elements that differ. */
function changesOf({ stored, proposed }: Proposal): string[] {
  const names = new Set([...Object.keys(stored ?? {}), ...Object.keys(proposed ?? {})])
  const differs = (name: string) => canonicalJson(stored?.[name]) !== canonicalJson(proposed?.[name])
  return [...names].filter((name) => name !== 'meta' && differs(name))
}

function questionOf({ tool, plan }: WriteCall, changes: readonly string[], _remarks: readonly string[]): string {
  const target = plan.id ? `${plan.resourceType}/${plan.id}` : plan.resourceType
  return `${tool.interaction} ${target}? It changes ${changes.join(', ')}.`
}
