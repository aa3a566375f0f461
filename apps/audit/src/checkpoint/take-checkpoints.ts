import {
  type Checkpoint,
  type CheckpointSigner,
  type CheckpointVerifiers,
  digestOf,
  readCheckpoint,
  signCheckpoint,
} from '@repo/audit/checkpoint'
import { type AuditDatabase, failureCode } from '../audit-database.ts'
import type { Log } from '../logger.ts'
import type { CheckpointStore } from './checkpoint-store.ts'

export interface CheckpointSeams {
  database: Pick<AuditDatabase, 'heads' | 'hashAt'>
  store: CheckpointStore
  keys: { signer: CheckpointSigner; verifiers: CheckpointVerifiers }
  now: () => Date
  log: Log
}

type Head = Awaited<ReturnType<AuditDatabase['heads']>>[number]

/**
 * Signs how far each tenant's chain goes, where it has grown. Over a chain in which the last checkpoint's row is gone or
 * has another hash nothing is signed: that is `audit/chain-broken` in the log.
 */
export async function takeCheckpoints(seams: CheckpointSeams): Promise<void> {
  for (const head of await seams.database.heads()) {
    try {
      await takeCheckpoint(head, seams)
    } catch (error) {
      seams.log('audit/checkpoint-failed', { tenant: head.tenant, cause: failureCode(error) })
    }
  }
}

async function takeCheckpoint(head: Head, { database, store, keys, now, log }: CheckpointSeams): Promise<void> {
  const { tenant } = head
  const stored = await store.newest(tenant)
  const last = stored === undefined ? undefined : await readCheckpoint(stored, keys.verifiers)
  if (last && (last.tenant !== tenant || (await database.hashAt(tenant, last.seq)) !== last.hash)) {
    log('audit/chain-broken', { tenant, checkpoint: last.number, seq: last.seq })
    return
  }
  // Farther where another isolate was faster since the heads were read.
  if (last && last.seq >= head.seq) return
  const statement: Checkpoint = {
    version: 1,
    tenant,
    number: (last?.number ?? 0) + 1,
    seq: head.seq,
    hash: head.hash,
    taken: now().toISOString(),
    ...(stored === undefined ? {} : { previous: await digestOf(stored) }),
  }
  const isAdded = await store.add(tenant, statement.number, await signCheckpoint(statement, keys.signer))
  if (isAdded) log('audit/checkpoint', { tenant, checkpoint: statement.number, seq: head.seq })
}
