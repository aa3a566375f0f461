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
  keys?: 'usable' | 'unusable'
  rows?: number
  written?: number
  newest?: string
  received?: string
  deadLetters?: { count: number; oldest?: string }
  undelivered?: { count: number; oldest?: string }
  checkpoint?: string
  unsigned?: string
  brokenChains?: number
  overdueMonths?: number
}

/** Numbers and instants alone: anybody may read them. A part that cannot be asked is absent. */
export interface HealthReport {
  status: 'ok' | 'degraded'
  /** `unsafe`: it answers, and may allow what it cannot judge. */
  policy: State | 'unsafe'
  /** `unsealed`: its keys cannot be used, so that records wait. */
  audit: State | 'unsealed'
  /** Records that wait for the queue, and since when the oldest does. */
  outbox?: { records: number; oldestSeconds?: number }
  /** Records that the queue has taken and the audit Worker has not, and the age of the oldest. */
  queue?: { records: number; oldestSeconds?: number }
  /** Messages that could not become rows. */
  deadLetters?: { count: number; oldestSeconds?: number }
  /** Messages on their way there: the queue forgets them after 14 days. */
  undelivered?: { count: number; oldestSeconds?: number }
  trail?: {
    /** An estimate above 10,000. */
    rows: number
    /** Rows that were ever written, exactly; it never falls. */
    written?: number
    /** When the newest row was written, how long ago, and how long after the access. */
    newest?: { received: string; ageSeconds: number; lagMs: number }
    /** Months that should have been archived. */
    overdueMonths?: number
  }
  /** The newest of all tenants. */
  checkpoint?: { taken: string; ageSeconds: number }
  /** Of all tenants: chains that lack a row which was signed, and the age of the oldest row that no checkpoint holds. */
  chains?: { broken: number; unsignedSeconds?: number }
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

function told(answer: AuditHealthAnswer, now: number) {
  const { rows, written, newest, received, overdueMonths, checkpoint, unsigned, brokenChains } = answer
  const since = (instant: string) => secondsSince(Date.parse(instant), now)
  const waiting = (of: { count: number; oldest?: string }) => ({
    count: of.count,
    ...(of.oldest && { oldestSeconds: since(of.oldest) }),
  })
  const row = newest &&
    received && {
      newest: { received, ageSeconds: since(received), lagMs: Math.max(0, Date.parse(received) - Date.parse(newest)) },
    }
  const more = { ...(written !== undefined && { written }), ...(overdueMonths !== undefined && { overdueMonths }) }
  const { deadLetters, undelivered } = answer
  return {
    ...(deadLetters && { deadLetters: waiting(deadLetters) }),
    ...(undelivered && { undelivered: waiting(undelivered) }),
    ...(rows !== undefined && { trail: { rows, ...more, ...(row || {}) } }),
    ...(checkpoint && { checkpoint: { taken: checkpoint, ageSeconds: since(checkpoint) } }),
    ...(brokenChains !== undefined && {
      chains: { broken: brokenChains, ...(unsigned && { unsignedSeconds: since(unsigned) }) },
    }),
  }
}

const auditState = (answer: AuditHealthAnswer | undefined) =>
  answer?.keys === 'unusable' ? 'unsealed' : answer?.ok ? 'up' : 'down'

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
    audit: auditState(audit),
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
