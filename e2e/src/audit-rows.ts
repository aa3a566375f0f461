import pg from 'pg'
import { openedRows, type SealableRow } from '../../scripts/audit/sealing/opened-rows.ts'
import type { StackFacts } from '../../scripts/stack/facts.ts'
import { auditSecrets } from '../../scripts/stack/workers/secrets.ts'

export interface AuditRow extends SealableRow {
  recorded: Date
  phase: string
  event: string
  tool: string | null
  transport: string
  interaction: string | null
  resource_type: string | null
  outcome: number
  code: string | null
  request_id: string
  version_id: string | null
  withheld: boolean | null
  break_glass: boolean | null
  decision: { effect: 'allow' | 'deny'; rule?: string; withheldBy?: string[] } | null
}

/** Whether the rows that a test waits for have arrived: so many, or by what they hold. */
type Enough = number | ((rows: AuditRow[]) => boolean)

/**
 * The sign-ins and calls of one MCP client, opened, oldest first, once there are enough (20 s at most); what stands beside a
 * sign-in (consent, connection) is left out. A queue keeps no order: of what was recorded within a millisecond, a validation
 * comes before the attempt, and that before its outcome.
 */
export async function auditRowsOf(
  { stateDir, urls }: StackFacts,
  clientId: string,
  enough: Enough,
): Promise<AuditRow[]> {
  const client = new pg.Client({ connectionString: urls.postgres })
  await client.connect()
  try {
    const until = Date.now() + 20_000
    for (;;) {
      const { rows: found } = await client.query<AuditRow>(
        `select * from audit.event where agent ->> 'clientId' = $1 and event not in ('consent', 'connection')
         order by recorded, (interaction = 'operation') desc nulls last, phase, seq`,
        [clientId],
      )
      const rows = await openedRows(client, auditSecrets(stateDir).AUDIT_KEYS, found)
      const isEnough = typeof enough === 'number' ? rows.length >= enough : enough(rows)
      if (isEnough || Date.now() > until) return rows
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  } finally {
    await client.end()
  }
}
