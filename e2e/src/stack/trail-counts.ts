import pg from 'pg'
import type { StackFacts } from '../../../scripts/stack/facts.ts'

export interface CountedRow {
  id: string
  request_id: string
  phase: string
  tool: string | null
  interaction: string | null
  outcome: number
  code: string | null
}

/** The rows of one MCP client; none while the database is away. */
export async function rowsOf({ urls }: StackFacts, clientId: string): Promise<CountedRow[]> {
  return query(
    urls.postgres,
    `select * from audit.event where agent ->> 'clientId' = $1 and tool is not null`,
    clientId,
  )
}

/** What docs/audit.md asks for writes that were begun and whose end is unknown. */
export async function openWritesOf({ urls }: StackFacts, clientId: string): Promise<{ request_id: string }[]> {
  return query(
    urls.postgres,
    `select a.request_id from audit.event a where a.phase = 'attempt' and a.agent ->> 'clientId' = $1 and not exists (
      select from audit.event o where o.tenant = a.tenant and o.request_id = a.request_id and o.phase = 'outcome'
        and o.resource_type = a.resource_type and o.interaction = a.interaction)`,
    clientId,
  )
}

async function query<T extends pg.QueryResultRow>(connectionString: string, sql: string, value: string): Promise<T[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<T>(sql, [value])).rows
  } catch {
    return []
  } finally {
    await client.end().catch(() => {})
  }
}

/** Waits until there are at least so many rows, and a little longer, in which more would come. */
export async function settledRows(facts: StackFacts, clientId: string, atLeast: number, withinMs: number) {
  const until = Date.now() + withinMs
  for (;;) {
    const rows = await rowsOf(facts, clientId)
    if (rows.length >= atLeast) {
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      return rowsOf(facts, clientId)
    }
    if (Date.now() > until) return rows
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
