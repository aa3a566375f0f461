import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningPostgres, startPostgres } from '../../../scripts/stack/postgres/postgres.ts'
import type { Connected } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { type StartedStack, startStackUnderTest } from '../../src/stack/stack-under-test.ts'
import { settledRows } from '../../src/stack/trail-counts.ts'

/** What comes back is tried after 10, 30 and 70 s. */
const awayMs = Number(process.env.DATABASE_AWAY_SECONDS ?? 30) * 1_000

let started: StartedStack
let postgres: RunningPostgres | undefined
let people: People
let client: Connected

beforeAll(async () => {
  started = await startStackUnderTest()
  people = new People(started.stack.facts)
  client = await people.connect('mcp-2026', 'practitioner')
})
afterAll(async () => {
  await people?.close()
  await started?.stop()
  await postgres?.stop()
})

const databaseState = async () =>
  ((await (await fetch(`${started.stack.facts.urls.home}/health`)).json()) as { audit: string }).audit

/** Calls twice a second for so long; the number of calls that were answered. */
async function callFor(ms: number): Promise<number> {
  const { facts } = started.stack
  const until = Date.now() + ms
  let answered = 0
  while (Date.now() < until) {
    const { isError } = await client.call('fhir_read', { type: 'Patient', id: facts.patients.own })
    expect(isError).toBe(false)
    answered += 1
    await sleep(500)
  }
  return answered
}

/** As many rows as calls were answered, each once. */
async function expectEachOnce(answered: number): Promise<void> {
  const rows = await settledRows(started.stack.facts, client.clientId, answered, 2 * awayMs + 60_000)
  expect(rows).toHaveLength(answered)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(answered)
  expect(await databaseState()).toBe('up')
}

/** Over all tests, hence rows that there must be. */
let answered = 0

test('a database that stands still for a while delays rows: none is lost, none doubled', async () => {
  const { processes } = started.stack.facts
  answered += await callFor(2_000)
  process.kill(processes.postgres ?? 0, 'SIGSTOP')
  try {
    answered += await callFor(awayMs)
    expect(await databaseState()).toBe('down')
  } finally {
    process.kill(processes.postgres ?? 0, 'SIGCONT')
  }
  answered += await callFor(2_000)
  await expectEachOnce(answered)
}, 300_000)

test('a database that is killed and stays away for a while delays rows: none is lost, none doubled', async () => {
  const { facts, stateDir } = started.stack
  answered += await callFor(2_000)
  process.kill(facts.processes.postgres ?? 0, 'SIGKILL')
  answered += await callFor(awayMs)
  expect(await databaseState()).toBe('down')
  const port = Number(new URL(facts.urls.postgres).port)
  postgres = await startPostgres({ port, dataDir: join(stateDir, 'postgres'), log: () => {} })
  answered += await callFor(2_000)
  await expectEachOnce(answered)
}, 300_000)
