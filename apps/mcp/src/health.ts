import { deniesWhatItCannotJudge } from '@repo/cerbos'
import type { Holding } from './audit/held-records.ts'
import { holdingOf } from './audit/outbox-shards.ts'
import { type Env, readConfig } from './config.ts'
import { log } from './log.ts'
import { readKeyRing } from './session/seal.ts'

type State = 'up' | 'down'

/** What the audit Worker tells; instants in RFC 3339. */
export interface AuditHealthAnswer {
  ok: boolean
  rows?: number
  written?: number
  newest?: string
  received?: string
  deadLetters?: { count: number; oldest?: string }
  checkpoint?: string
}

/** Numbers and instants alone: anybody may read them. A part that cannot be asked is absent. */
export interface HealthReport {
  status: 'ok' | 'degraded'
  /** `unsafe`: it answers, and may allow what it cannot judge. */
  policy: State | 'unsafe'
  audit: State
  /** Records that wait for the queue, and since when the oldest does. */
  outbox?: { records: number; oldestSeconds?: number }
  /** Records that the queue has taken and the audit Worker has not, and the age of the oldest. */
  queue?: { records: number; oldestSeconds?: number }
  /** Messages that could not become rows. */
  deadLetters?: { count: number; oldestSeconds?: number }
  trail?: {
    /** An estimate above 10,000. */
    rows: number
    /** Rows that were ever written, exactly; it never falls. */
    written?: number
    /** When the newest row was written, how long ago, and how long after the access. */
    newest?: { received: string; ageSeconds: number; lagMs: number }
  }
  checkpoint?: { taken: string; ageSeconds: number }
}

async function probe<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch {
    log('health/probe-failed')
    return undefined
  }
}

const probeTimeoutMs = 2_000
/** What waits on its way to the trail: in the outbox, then in the queue. */
interface Waiting {
  holding: Promise<Holding>
  backlog: Promise<QueueMetrics>
}

/** The question goes to eight objects and the queue, and anybody may ask for health. */
const rememberedMs = 1_000
const last = new WeakMap<Env, Waiting & { at: number }>()

function rememberedWaiting(env: Env): Waiting {
  const before = last.get(env)
  if (before && Date.now() - before.at < rememberedMs) return before
  const waiting = { at: Date.now(), holding: holdingOf(env.AUDIT_OUTBOX), backlog: backlogOf(env.AUDIT_QUEUE) }
  last.set(env, waiting)
  return waiting
}

/** A queue that is silent is one that cannot be asked. */
async function backlogOf(queue: Queue): Promise<QueueMetrics> {
  const { promise: silence, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the queue is silent')), probeTimeoutMs)
  try {
    return await Promise.race([queue.metrics(), silence])
  } finally {
    clearTimeout(timer)
  }
}

const secondsSince = (instant: number, now: number) => Math.max(0, Math.round((now - instant) / 1_000))

/** So many records wait, and since when. Without any there is no oldest, whatever the queue says. */
function waits(records: number, oldestAt: number | undefined, now: number) {
  return { records, ...(records > 0 && oldestAt && { oldestSeconds: secondsSince(oldestAt, now) }) }
}

function told({ rows, written, newest, received, deadLetters, checkpoint }: AuditHealthAnswer, now: number) {
  const since = (instant: string) => secondsSince(Date.parse(instant), now)
  const row = newest &&
    received && {
      newest: { received, ageSeconds: since(received), lagMs: Math.max(0, Date.parse(received) - Date.parse(newest)) },
    }
  const { count = 0, oldest } = deadLetters ?? {}
  return {
    ...(deadLetters && { deadLetters: { count, ...(oldest && { oldestSeconds: since(oldest) }) } }),
    ...(rows !== undefined && { trail: { rows, ...(written !== undefined && { written }), ...(row || {}) } }),
    ...(checkpoint && { checkpoint: { taken: checkpoint, ageSeconds: since(checkpoint) } }),
  }
}

async function report(env: Env, policyUrl: string): Promise<HealthReport> {
  const [isSafe, audit, holding, backlog] = await Promise.all([
    probe(() => deniesWhatItCannotJudge({ pdpUrl: policyUrl, timeoutMs: probeTimeoutMs })),
    probe(() => env.AUDIT_HEALTH.health()),
    probe(() => rememberedWaiting(env).holding),
    probe(() => rememberedWaiting(env).backlog),
  ])
  const now = Date.now()
  return {
    status: isSafe && audit?.ok ? 'ok' : 'degraded',
    policy: isSafe === undefined ? 'down' : isSafe ? 'up' : 'unsafe',
    audit: audit?.ok ? 'up' : 'down',
    ...(holding && { outbox: waits(holding.records, holding.oldestAt, now) }),
    ...(backlog && { queue: waits(backlog.backlogCount, backlog.oldestMessageTimestamp?.getTime(), now) }),
    ...(audit && told(audit, now)),
  }
}

/**
 * Whether a call could be answered now, without policy or audit none is; and how far the audit trail is behind.
 * @throws Failure `config/invalid`
 */
export async function health(env: Env): Promise<HealthReport> {
  const { cerbos, sessionKeys } = readConfig(env)
  await readKeyRing(sessionKeys)
  return report(env, cerbos.url)
}
