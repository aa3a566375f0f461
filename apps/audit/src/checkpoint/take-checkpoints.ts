import {
  type Checkpoint,
  type CheckpointSigner,
  type CheckpointVerifiers,
  digestOf,
  merkleTree,
  readCheckpoint,
  signCheckpoint,
} from '@repo/audit/checkpoint'
import { type AuditDatabase, failureCode } from '../audit-database.ts'
import type { Log } from '../logger.ts'
import type { CheckpointStore } from './checkpoint-store.ts'

/** What an outage has left is signed in several checkpoints: so many rows each, so many for a tenant at once. */
const mostRows = 50_000
const mostAtOnce = 10
const pageRows = 10_000

export interface CheckpointSeams {
  database: Pick<AuditDatabase, 'heads' | 'hashAt' | 'hashes'>
  store: CheckpointStore
  keys: { signer: CheckpointSigner; verifiers: CheckpointVerifiers }
  now: () => Date
  log: Log
}

type Head = Awaited<ReturnType<AuditDatabase['heads']>>[number]

/**
 * Signs how far each tenant's chain goes, where it has grown, with a Merkle tree over what came since the checkpoint before.
 * Over a chain in which that one's row is gone or has another hash, or in which rows after it are missing, nothing is
 * signed: that is `audit/chain-broken` in the log. A first checkpoint over rows that are not all there has no tree.
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

/** A checkpoint, and as what it is stored. */
interface Stored {
  jws: string
  statement: Checkpoint
}

async function takeCheckpoint({ tenant, ...head }: Head, seams: CheckpointSeams): Promise<void> {
  const { database, store, keys, now, log } = seams
  const newest = await store.newest(tenant)
  let last: Stored | undefined = newest === undefined ? undefined : await storedCheckpoint(newest, keys.verifiers)
  const broken = ({ statement: { number, seq } }: Stored) =>
    log('audit/chain-broken', { tenant, checkpoint: number, seq })
  if (last && !(await isHeld(last.statement, tenant, database))) return broken(last)
  // It reaches farther than the head where another isolate was faster since the heads were read.
  for (let taken = 0; taken < mostAtOnce && (last?.statement.seq ?? 0) < head.seq; taken += 1) {
    const next = await treeAfter(last?.statement.seq ?? 0, head.seq, tenant, database)
    if (next === undefined && last) return broken(last)
    const statement: Checkpoint = {
      version: 1,
      tenant,
      number: (last?.statement.number ?? 0) + 1,
      ...(next ?? head),
      taken: now().toISOString(),
      ...(last && { previous: await digestOf(last.jws) }),
    }
    const jws = await signCheckpoint(statement, keys.signer)
    if (!(await store.add(tenant, statement.number, jws))) return
    log('audit/checkpoint', { tenant, checkpoint: statement.number, seq: statement.seq })
    last = { jws, statement }
  }
}

const storedCheckpoint = async (jws: string, verifiers: CheckpointVerifiers): Promise<Stored> => ({
  jws,
  statement: await readCheckpoint(jws, verifiers),
})

const isHeld = async (last: Checkpoint, tenant: string, database: CheckpointSeams['database']): Promise<boolean> =>
  last.tenant === tenant && (await database.hashAt(tenant, last.seq)) === last.hash

/** The tree over the rows after `after`, as many as a checkpoint holds; undefined where one of them is not there. */
async function treeAfter(
  after: number,
  headSeq: number,
  tenant: string,
  database: CheckpointSeams['database'],
): Promise<Pick<Checkpoint, 'seq' | 'hash' | 'tree'> | undefined> {
  const [from, to] = [after + 1, Math.min(headSeq, after + mostRows)]
  const tree = merkleTree()
  let last: Buffer | undefined
  for (let at = from; at <= to; at += pageRows) {
    for (const hash of await database.hashes(tenant, at, Math.min(to, at + pageRows - 1))) {
      tree.add(hash)
      last = hash
    }
  }
  if (last === undefined || tree.size !== to - after) return undefined
  return { seq: to, hash: last.toString('base64url'), tree: { from, root: tree.root() } }
}
