import { WorkerEntrypoint } from 'cloudflare:workers'
import { readSigningKeys } from '@repo/audit/checkpoint'
import type { AuditTrailBinding, TrailQuery, TrailSummaryQuery } from '@repo/audit/trail'
import { type AuditDatabase, failureCode, withAuditDatabase } from './audit-database.ts'
import { checkpointSchedule } from './checkpoint/checkpoint-schedule.ts'
import { bucketStore } from './checkpoint/checkpoint-store.ts'
import { newestCheckpoints } from './checkpoint/newest-checkpoints.ts'
import { takeCheckpoints } from './checkpoint/take-checkpoints.ts'
import { consume } from './consume.ts'
import { collectLetters, deadLetterQueue } from './dead-letters/collect-letters.ts'
import { deadLetterStore } from './dead-letters/dead-letter-store.ts'
import { replayLetters } from './dead-letters/replay-letters.ts'
import { replaySchedule } from './dead-letters/replay-schedule.ts'
import { type Health, probe, remembered, type Stores } from './health/audit-health.ts'
import { firstKeptMonth } from './health/retention.ts'
import { logToConsole } from './logger.ts'
import { keyCache } from './sealing/key-cache.ts'
import { readKeyRing } from './sealing/key-ring.ts'
import { answerPage, answerSummary, type TrailSeams } from './trail/answer-trail.ts'
import { withTrail } from './trail/trail-database.ts'

export interface Env {
  AUDIT_DB: Hyperdrive
  DEAD_LETTER_STORE: R2Bucket
  DEAD_LETTER_QUEUE: Queue
  CHECKPOINTS: R2Bucket
  CHECKPOINT_KEYS: string
  AUDIT_KEYS: string
  AUDIT_RETENTION_YEARS?: string
}

const schedule = checkpointSchedule(Date.now)
const replays = replaySchedule(Date.now)
const keptHealthMs = 5_000
/** The runtime gives an isolate one environment. */
let kept: Stores | undefined
const cache = keyCache(Date.now)

const databaseOf =
  (env: Env) =>
  <T>(use: (database: AuditDatabase) => Promise<T>) =>
    withAuditDatabase(env.AUDIT_DB.connectionString, use, { keyRing: env.AUDIT_KEYS ?? '', cache })

const lettersOf = (env: Env) => deadLetterStore(env.DEAD_LETTER_STORE, env.AUDIT_KEYS ?? '', () => new Date())

/** For the main Worker's `/health`, over a service binding; it has no address of its own. */
export class AuditHealth extends WorkerEntrypoint<Env> {
  health(): Promise<Health> {
    const { env } = this
    kept ??= {
      deadLetters: remembered(() => lettersOf(env).extent(), keptHealthMs, Date.now),
      undelivered: remembered(() => env.DEAD_LETTER_QUEUE.metrics(), keptHealthMs, Date.now),
      checkpoints: remembered(() => newestCheckpoints(env.CHECKPOINTS), keptHealthMs, Date.now),
      keys: () => readKeyRing(env.AUDIT_KEYS ?? ''),
      firstKeptMonth: () => firstKeptMonth(new Date(), env.AUDIT_RETENTION_YEARS),
    }
    return probe(databaseOf(env), kept)
  }
}

const trailOf = (env: Env): TrailSeams => ({
  withSources: (read) => withTrail(env.AUDIT_DB.connectionString, { keyRing: env.AUDIT_KEYS ?? '', cache }, read),
  now: () => new Date(),
  log: logToConsole,
})

/** For the main Worker, over a service binding: it has asked policy whose rows may be seen, and says so in the scope. */
export class AuditTrail extends WorkerEntrypoint<Env> implements AuditTrailBinding {
  page(query: TrailQuery) {
    return answerPage(query, trailOf(this.env))
  }

  summary(query: TrailSummaryQuery) {
    return answerSummary(query, trailOf(this.env))
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

/** What is not replayed now is asked for still. */
async function replay(env: Env): Promise<void> {
  try {
    await replayLetters(lettersOf(env), { withDatabase: databaseOf(env), log: logToConsole })
  } catch (error) {
    logToConsole('audit/replay-failed', { cause: failureCode(error) })
  }
}

async function record(batch: MessageBatch, env: Env): Promise<void> {
  const lastSeq = new Map<string, number>()
  const appended = (grown: ReadonlyMap<string, number>) => {
    for (const [tenant, seq] of grown) lastSeq.set(tenant, seq)
  }
  const seams = { withDatabase: databaseOf(env), log: logToConsole, appended }
  await consume(batch, { ...seams, deadLetters: lettersOf(env) })
  if (replays.isDue()) await replay(env)
  if (!schedule.isDue(lastSeq)) return
  schedule.taken(lastSeq)
  await checkpoint(env)
}

export default {
  fetch: () => new Response('Not found', { status: 404 }),
  queue: (batch, env) =>
    batch.queue === deadLetterQueue ? collectLetters(batch, lettersOf(env), logToConsole) : record(batch, env),
  async scheduled(_, env) {
    await replay(env)
    await checkpoint(env)
  },
} satisfies ExportedHandler<Env>
