import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Connected } from '../mcp-client.ts'
import { People } from '../people.ts'
import { type StartedStack, startStackUnderTest } from './stack-under-test.ts'
import { settledRows } from './trail-counts.ts'

/** A minute, or as long as is asked for. What comes back is tried after 10, 30 and 70 s. */
const awayMs = Number(process.env.DATABASE_AWAY_SECONDS ?? 60) * 1_000

/** How long a test of an outage may take: the outage, what comes back after it, and a busy machine. */
export const outageTimeoutMs = 5 * awayMs + 120_000

export interface DatabaseOutage extends StartedStack {
  /**
   * Takes the database away for a while under calls, and brings it back. Each call is answered meanwhile; each becomes one
   * row in the end.
   */
  during(takeAway: () => void, bringBack: () => unknown): Promise<void>
}

/** A stack of its own, and somebody who calls twice a second. */
export async function startForOutage(): Promise<DatabaseOutage> {
  const started = await startStackUnderTest()
  const { facts } = started.stack
  const people = new People(facts)
  const client = await people.connect('mcp-2026', 'practitioner')
  const databaseState = async () =>
    ((await (await fetch(`${facts.urls.home}/health`)).json()) as { audit: string }).audit
  return {
    ...started,
    async during(takeAway, bringBack) {
      let answered = await callsFor(2_000, client, facts.patients.own)
      takeAway()
      try {
        answered += await callsFor(awayMs, client, facts.patients.own)
        expect(await databaseState()).toBe('down')
      } finally {
        await bringBack()
      }
      answered += await callsFor(2_000, client, facts.patients.own)
      const rows = await settledRows(facts, client.clientId, answered, 2 * awayMs + 60_000)
      expect(rows).toHaveLength(answered)
      expect(new Set(rows.map(({ id }) => id)).size).toBe(answered)
      expect(await databaseState()).toBe('up')
    },
    async stop() {
      await people.close()
      await started.stop()
    },
  }
}

/** The number of calls that were answered. */
async function callsFor(ms: number, client: Connected, patient: string): Promise<number> {
  const until = Date.now() + ms
  let answered = 0
  while (Date.now() < until) {
    const { isError } = await client.call('fhir_read', { type: 'Patient', id: patient })
    expect(isError).toBe(false)
    answered += 1
    await sleep(500)
  }
  return answered
}
