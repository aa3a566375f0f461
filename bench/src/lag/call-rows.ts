import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openedRows, type SealableRow } from '../../../scripts/audit/sealing/opened-rows.ts'
import type { StackFacts } from '../../../scripts/stack/facts.ts'
import { auditSecrets } from '../../../scripts/stack/workers/secrets.ts'
import { withClient } from '../audit/bench-database.ts'
import { numberOf } from './numbered-search.ts'
import type { CallRow } from './row-lags.ts'

interface OutcomeRow extends SealableRow {
  recorded: Date
  received: Date
}

const pollMs = 500

/** Waits until the trail holds so many calls of the client, for so long at most, and a moment in which more would come. */
async function settled(client: pg.Client, clientId: string, atLeast: number, withinMs: number): Promise<void> {
  const until = Date.now() + withinMs
  const counting = `select count(*)::int as count from audit.event where agent ->> 'clientId' = $1 and tool is not null`
  for (;;) {
    const [counted] = (await client.query<{ count: number }>(counting, [clientId])).rows
    if ((counted?.count ?? 0) >= atLeast) return void (await sleep(3_000))
    if (Date.now() > until) return
    await sleep(pollMs)
  }
}

/** The rows of the client's searches, opened to tell which call each is of. */
export function callRows(
  { stateDir, urls }: StackFacts,
  clientId: string,
  { atLeast, withinMs }: { atLeast: number; withinMs: number },
): Promise<CallRow[]> {
  return withClient(urls.postgres, async (client) => {
    await settled(client, clientId, atLeast, withinMs)
    const { rows } = await client.query<OutcomeRow>(
      `select * from audit.event where agent ->> 'clientId' = $1 and tool = 'fhir_search' and phase = 'outcome'`,
      [clientId],
    )
    const opened = await openedRows(client, auditSecrets(stateDir).AUDIT_KEYS, rows)
    return opened.map(({ query, received, recorded }) => {
      return { number: numberOf(query ?? ''), receivedAt: received.getTime(), recordedAt: recorded.getTime() }
    })
  })
}
