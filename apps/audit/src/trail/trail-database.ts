import pg from 'pg'
import type { Sealing } from '../audit-database.ts'
import { createSealer, type Sealer } from '../sealing/sealer.ts'

const connectTimeoutMs = 5_000
const statementTimeoutMs = 15_000

/** Runs one statement with its values. */
export type Ask = <R extends pg.QueryResultRow>(sql: string, values: readonly unknown[]) => Promise<R[]>

export interface TrailSources {
  ask: Ask
  /** Reads the sealed part of rows, and finds the rows of a patient. */
  opener: Pick<Sealer, 'open' | 'patientIndexes'>
}

/** Compiling costs more than it saves over many partitions; the sorts of a summary stay in memory. */
const settings = `select set_config('statement_timeout', '${statementTimeoutMs}', true), set_config('jit', 'off', true),
  set_config('work_mem', '32MB', true)`

/** Connects and lets `read` see one snapshot, in which nothing can be written. */
export async function withTrail<T>(
  connectionString: string,
  sealing: Sealing,
  read: (sources: TrailSources) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: statementTimeoutMs + 1_000,
  })
  // A connection lost while idle is reported here, and by the next query.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('begin isolation level repeatable read read only')
    await client.query(settings)
    const ask: Ask = async (sql, values) => (await client.query(sql, [...values])).rows
    return await read({ ask, opener: createSealer({ database: client, ...sealing }) })
  } finally {
    await client.end().catch(() => {})
  }
}
