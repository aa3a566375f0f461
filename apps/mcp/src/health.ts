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
  /** Messages that could not become rows. */
  deadLetters?: { count: number; oldestSeconds?: number }
  trail?: {
    /** An estimate above 10,000. */
    rows: number
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
/** The question goes to eight objects, and anybody may ask for health. */
const rememberedMs = 1_000
const last = new WeakMap<Env, { at: number; holding: Promise<Holding> }>()

function rememberedHolding(env: Env): Promise<Holding> {
  const before = last.get(env)
  if (before && Date.now() - before.at < rememberedMs) return before.holding
  const holding = holdingOf(env.AUDIT_OUTBOX)
  last.set(env, { at: Date.now(), holding })
  return holding
}

const secondsSince = (instant: number, now: number) => Math.max(0, Math.round((now - instant) / 1_000))

function told({ rows, newest, received, deadLetters, checkpoint }: AuditHealthAnswer, now: number) {
  const since = (instant: string) => secondsSince(Date.parse(instant), now)
  const row = newest &&
    received && {
      newest: { received, ageSeconds: since(received), lagMs: Math.max(0, Date.parse(received) - Date.parse(newest)) },
    }
  const { count = 0, oldest } = deadLetters ?? {}
  return {
    ...(deadLetters && { deadLetters: { count, ...(oldest && { oldestSeconds: since(oldest) }) } }),
    ...(rows !== undefined && { trail: { rows, ...(row || {}) } }),
    ...(checkpoint && { checkpoint: { taken: checkpoint, ageSeconds: since(checkpoint) } }),
  }
}

async function report(env: Env, policyUrl: string): Promise<HealthReport> {
  const [isSafe, audit, holding] = await Promise.all([
    probe(() => deniesWhatItCannotJudge({ pdpUrl: policyUrl, timeoutMs: probeTimeoutMs })),
    probe(() => env.AUDIT_HEALTH.health()),
    probe(() => rememberedHolding(env)),
  ])
  const now = Date.now()
  const waits = holding?.oldestAt === undefined ? {} : { oldestSeconds: secondsSince(holding.oldestAt, now) }
  return {
    status: isSafe && audit?.ok ? 'ok' : 'degraded',
    policy: isSafe === undefined ? 'down' : isSafe ? 'up' : 'unsafe',
    audit: audit?.ok ? 'up' : 'down',
    ...(holding && { outbox: { records: holding.records, ...waits } }),
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
