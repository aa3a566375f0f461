import type { Context } from 'hono'
import { type Env, readConfig } from './config.ts'
import { type HealthReport, health } from './health.ts'
import { digest } from './session/secret.ts'

type Sample = [name: string, help: string, value: number | undefined]

/** What one isolate counts would say nothing of the others, so all is told of what is stored. */
function samplesOf(report: HealthReport): Sample[] {
  const { policy, audit, outbox, queue, deadLetters, undelivered, trail, checkpoint, chains } = report
  return [
    ['policy_up', 'Whether policy can be asked, and denies what it cannot judge.', policy === 'up' ? 1 : 0],
    ['audit_up', 'Whether the audit Worker reaches its database, and can seal.', audit === 'up' ? 1 : 0],
    ['audit_outbox_records', 'Records that the queue has not taken yet.', outbox?.records],
    ['audit_outbox_oldest_seconds', 'Age of the oldest of them.', outbox && (outbox.oldestSeconds ?? 0)],
    ['audit_queue_records', 'Records that the queue has taken and that are no rows yet.', queue?.records],
    ['audit_queue_oldest_seconds', 'Age of the oldest of them.', queue && (queue.oldestSeconds ?? 0)],
    ['audit_dead_letters', 'Messages that could not become rows, up to 1000.', deadLetters?.count],
    [
      'audit_dead_letters_oldest_seconds',
      'Age of the oldest of them.',
      deadLetters && (deadLetters.oldestSeconds ?? 0),
    ],
    ['audit_undelivered', 'Messages that the queue gave up and no bucket has yet.', undelivered?.count],
    ['audit_undelivered_oldest_seconds', 'Age of the oldest of them.', undelivered && (undelivered.oldestSeconds ?? 0)],
    ['audit_trail_rows', 'Rows of the trail, an estimate above 10000.', trail?.rows],
    ['audit_rows_total', 'Rows that were ever written, archived ones too.', trail?.written],
    ['audit_trail_newest_seconds', 'Age of the newest row.', trail?.newest?.ageSeconds],
    ['audit_trail_lag_seconds', 'From the access to its row, of the newest row.', lagOf(trail)],
    ['audit_overdue_months', 'Months in the table that should have been archived.', trail?.overdueMonths],
    ['audit_checkpoint_seconds', 'Age of the last checkpoint.', checkpoint?.ageSeconds],
    ['audit_unsigned_seconds', 'Age of the oldest row in no checkpoint.', chains && (chains.unsignedSeconds ?? 0)],
    ['audit_broken_chains', 'Tenants whose chain lacks a row that was signed.', chains?.broken],
  ]
}

const lagOf = (trail: HealthReport['trail']) => trail?.newest && trail.newest.lagMs / 1_000

/** What never falls is a counter, and named as one. */
const typeOf = (name: string) => (name.endsWith('_total') ? 'counter' : 'gauge')

/** The text format of Prometheus, 0.0.4. What is not known has no sample. */
export function exposition(report: HealthReport): string {
  return samplesOf(report)
    .filter(([, , value]) => value !== undefined)
    .map(
      ([name, help, value]) =>
        `# HELP mcp_fhir_${name} ${help}\n# TYPE mcp_fhir_${name} ${typeOf(name)}\nmcp_fhir_${name} ${value}\n`,
    )
    .join('')
}

/** `GET /metrics`: there for whoever has the token of `METRICS_TOKEN`; without that setting for nobody. */
export async function metrics(c: Context<{ Bindings: Env }>): Promise<Response> {
  const { metricsToken } = readConfig(c.env)
  if (metricsToken === undefined) return c.notFound()
  const given = /^Bearer (\S{1,512})$/i.exec(c.req.header('authorization') ?? '')?.[1]
  // Digests: how long a comparison takes says nothing of the token.
  if (given === undefined || (await digest(given)) !== (await digest(metricsToken))) {
    return c.text('Unauthorized', 401, { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' })
  }
  return c.body(exposition(await health(c.env)), 200, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'cache-control': 'no-store',
  })
}
