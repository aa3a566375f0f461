import { WorkerEntrypoint } from 'cloudflare:workers'
import { readSigningKeys } from '@repo/audit/checkpoint'
import { type AuditDatabase, failureCode, withAuditDatabase } from './audit-database.ts'
import { type Health, probe } from './audit-health.ts'
import { checkpointSchedule } from './checkpoint/checkpoint-schedule.ts'
import { bucketStore } from './checkpoint/checkpoint-store.ts'
import { takeCheckpoints } from './checkpoint/take-checkpoints.ts'
import { consume } from './consume.ts'
import { logToConsole } from './logger.ts'
import { keyCache } from './sealing/key-cache.ts'

export interface Env {
  AUDIT_DB: Hyperdrive
  DEAD_LETTERS: Queue
  CHECKPOINTS: R2Bucket
  CHECKPOINT_KEYS: string
  AUDIT_KEYS: string
}

const schedule = checkpointSchedule(Date.now)
const cache = keyCache(Date.now)

const databaseOf =
  (env: Env) =>
  <T>(use: (database: AuditDatabase) => Promise<T>) =>
    withAuditDatabase(env.AUDIT_DB.connectionString, use, { keyRing: env.AUDIT_KEYS ?? '', cache })

/** For the main Worker's `/health`, over a service binding; it has no address of its own. */
export class AuditHealth extends WorkerEntrypoint<Env> {
  health(): Promise<Health> {
    return probe(databaseOf(this.env))
  }
}

/** Records are safe without a checkpoint: its failure is logged, and the next one covers their rows too. */
async function checkpoint(env: Env): Promise<void> {
  try {
    const keys = await readSigningKeys(env.CHECKPOINT_KEYS ?? '')
    const store = bucketStore(env.CHECKPOINTS)
    await databaseOf(env)((database) =>
      takeCheckpoints({ database, store, keys, now: () => new Date(), log: logToConsole }),
    )
  } catch (error) {
    logToConsole('audit/checkpoint-failed', { cause: failureCode(error) })
  }
}

async function record(batch: MessageBatch, env: Env): Promise<void> {
  const lastSeq = new Map<string, number>()
  const appended = (grown: ReadonlyMap<string, number>) => {
    for (const [tenant, seq] of grown) lastSeq.set(tenant, seq)
  }
  await consume(batch, { withDatabase: databaseOf(env), deadLetters: env.DEAD_LETTERS, log: logToConsole, appended })
  if (!schedule.isDue(lastSeq)) return
  schedule.taken(lastSeq)
  await checkpoint(env)
}

export default {
  fetch: () => new Response('Not found', { status: 404 }),
  queue: record,
  scheduled: (_, env) => checkpoint(env),
} satisfies ExportedHandler<Env>
