import { afterAll, beforeAll, expect, test } from 'vitest'
import { signalGroup } from '../../../scripts/stack/child.ts'
import type { Connected } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { type FaultyStack, startFaultyStack } from '../../src/stack/faulty-stack.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { openWritesOf, rowsOf, settledRows } from '../../src/stack/trail-counts.ts'

let faulty: FaultyStack
let people: People
let client: Connected
/** Calls that were answered, hence rows that there must be: attempts of writes too. */
let expected = 0

beforeAll(async () => {
  faulty = await startFaultyStack()
  people = new People(faulty.stack.facts)
  client = await people.connect('mcp-2026', 'practitioner')
})
afterAll(async () => {
  await people?.close()
  await faulty?.stop()
})

const facts = () => faulty.stack.facts
const own = () => facts().patients.own
const read = () => client.call('fhir_read', { type: 'Patient', id: own() })
const health = async () =>
  (await (await fetch(`${facts().urls.home}/health`)).json()) as { outbox: { records: number; oldestSeconds?: number } }

async function reads(count: number): Promise<void> {
  for (const { isError, text } of await Promise.all(Array.from({ length: count }, read))) {
    expect([isError, text]).toEqual([false, expect.any(String)])
  }
  expected += count
}

/** Each answer has its row, and each row is there once. */
async function expectEachOnce(): Promise<void> {
  const rows = await settledRows(facts(), client.clientId, expected, 45_000)
  expect(rows).toHaveLength(expected)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(expected)
}

test('every message delivered three times is one row', async () => {
  await faulty.queue('thrice')
  await reads(8)
  await faulty.queue('open')
  await expectEachOnce()
})

test('while the queue refuses, calls go on, their records wait, and become rows when it takes them again', async () => {
  await faulty.queue('refusing')
  await reads(8)
  const created = await client.call('fhir_create', { resource: observation(own()) })
  expect(created.isError).toBe(false)
  // Its validation by the platform, its attempt and its outcome.
  expected += 3
  expect((await rowsOf(facts(), client.clientId)).length).toBe(expected - 11)
  expect((await health()).outbox).toEqual({ records: 11, oldestSeconds: expect.any(Number) })
  await faulty.queue('open')
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await health()
  await expectEachOnce()
  expect((await health()).outbox).toEqual({ records: 0 })
})

test('while queue and outbox refuse, nothing is shown and nothing is changed', async () => {
  await faulty.queue('closed')
  const { result, requests } = await fhirRequestsDuring(faulty.stack, async () => [
    await read(),
    await client.call('fhir_create', { resource: observation(own()) }),
  ])
  for (const { isError, text, structured } of result) {
    expect([isError, text, structured]).toEqual([true, expect.stringContaining('[audit/unavailable]'), {}])
  }
  expect(requests.filter(({ method, path }) => method === 'POST' && path === 'Observation')).toEqual([])
  await faulty.queue('open')
  await reads(1)
  await expectEachOnce()
})

test('a Worker that is killed between attempt and outcome leaves the attempt, and answers nothing', async () => {
  await faulty.queue('hold-outcomes')
  const call = client.call('fhir_create', { resource: observation(own()) }).then(
    ({ isError }) => (isError ? 'refused' : 'answered'),
    () => 'nothing',
  )
  // Its validation and its attempt.
  expected += 2
  const until = Date.now() + 3_800
  while ((await rowsOf(facts(), client.clientId)).length < expected && Date.now() < until)
    await new Promise((go) => setTimeout(go, 100))
  signalGroup(facts().processes.workers, 'SIGKILL')
  expect(await call).not.toBe('answered')
  await faulty.restartWorkers()
  const [open, ...others] = await openWritesOf(facts(), client.clientId)
  expect([others, (await rowsOf(facts(), client.clientId)).length]).toEqual([[], expected])
  const rows = (await rowsOf(facts(), client.clientId)).filter(({ request_id }) => request_id === open?.request_id)
  expect(rows.map(({ phase, interaction }) => `${phase} ${interaction}`).toSorted()).toEqual([
    'attempt create',
    'outcome operation',
  ])

  await reads(3)
  await expectEachOnce()
})
