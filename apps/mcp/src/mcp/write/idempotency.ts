import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import type { Created, Creation } from '../../session/memories/creations.ts'
import { contentDigest } from './canonical-json.ts'
import type { WriteCall } from './write-call.ts'
import type { WriteAnswer } from './written.ts'

/** The answer to a creation that was made before under this key; undefined where there is none. */
export async function createdBefore(call: WriteCall): Promise<WriteAnswer | undefined> {
  const { plan, deps, caller, recorder } = call
  if (!plan.idempotencyKey) return undefined
  const memory = await deps.writeMemory(caller)
  const creation = await memory.findCreation(plan.idempotencyKey, await digestOf(call))
  if (creation.state === 'none') return undefined
  if (creation.state !== 'created') throw reused(creation)
  const { reference, versionId } = creation
  Object.assign(recorder.trace, { resourceId: reference.split('/')[1], disclosed: [reference] })
  return { done: 'created before', reference, ...(versionId && { versionId }) }
}

/** Takes the key for this call: from here on no other creation is made under it. */
export async function beginCreation(call: WriteCall): Promise<void> {
  const { plan, deps, caller } = call
  if (!plan.idempotencyKey) return
  const memory = await deps.writeMemory(caller)
  const creation = await memory.beginCreation(plan.idempotencyKey, await digestOf(call))
  if (!creation) throw new Failure('session/none')
  if (creation.state !== 'none') throw reused(creation)
}

/** Notes how the creation ended: what it made, or that there is none. Where this is lost, the key stays taken. */
export async function endCreation({ plan, deps, caller }: WriteCall, created: Created | undefined): Promise<void> {
  if (!plan.idempotencyKey) return
  try {
    const memory = await deps.writeMemory(caller)
    if (created) await memory.settleCreation(plan.idempotencyKey, created)
    else await memory.forgetCreation(plan.idempotencyKey)
  } catch {
    log('write/key-not-settled')
  }
}

function digestOf({ plan, caller }: WriteCall): Promise<string> {
  return contentDigest([caller.facts.platform, caller.principal.id, plan.proposed, plan.ifNoneExist])
}

function reused({ state }: Creation): Failure {
  const hint =
    state === 'other'
      ? 'It was used for another content: take another key.'
      : 'A creation under it was begun and may have been made: search for the record. If it is not there, take another key.'
  return new Failure('write/key-reused', { hint })
}
