import { WorkerEntrypoint } from 'cloudflare:workers'
import { type AuditDatabase, withAuditDatabase } from './audit-database.ts'
import { type Health, probe } from './audit-health.ts'
import { consume } from './consume.ts'
import { logToConsole } from './logger.ts'

export interface Env {
  AUDIT_DB: Hyperdrive
  DEAD_LETTERS: Queue
}

const databaseOf =
  (env: Env) =>
  <T>(use: (database: AuditDatabase) => Promise<T>) =>
    withAuditDatabase(env.AUDIT_DB.connectionString, use)

/** For the main Worker's `/health`, over a service binding; it has no address of its own. */
export class AuditHealth extends WorkerEntrypoint<Env> {
  health(): Promise<Health> {
    return probe(databaseOf(this.env))
  }
}

export default {
  fetch: () => new Response('Not found', { status: 404 }),
  queue: (batch, env) =>
    consume(batch, { withDatabase: databaseOf(env), deadLetters: env.DEAD_LETTERS, log: logToConsole }),
} satisfies ExportedHandler<Env>
