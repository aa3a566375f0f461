import { expect, test } from 'vitest'
import { failures } from '../../src/failure/failures.ts'
import { callTool, observation, type Reply, type Script } from '../call-stage.ts'
import { createWriteMemory } from './write-memory.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const create = { resource: fresh, idempotencyKey: 'visit-2026-11-23' }
const other = { ...create, resource: { ...fresh, status: 'amended' } }

let nextId = 9
/** A platform that makes a new record of each POST. */
const creating = (): Reply => ({ status: 201, headers: { etag: 'W/"1"' }, body: observation(`o${nextId++}`) })

/** Calls of one session. */
function session(script: Script = {}) {
  const memory = createWriteMemory(script.now)
  const call = (args: object, more: Script = {}) =>
    callTool('fhir_create', args, { fhir: creating, memory, ...script, ...more })
  return { memory, call }
}

const posts = (calls: Awaited<ReturnType<typeof callTool>>[]) => calls.flatMap(({ requests }) => requests)

test('answers a repeated creation with what it made, and sends nothing', async () => {
  const { call } = session()
  const first = await call(create)
  const second = await call(create)
  expect(first.answer.data).toMatchObject({ done: 'created', versionId: '1' })
  expect(second.answer.data).toEqual({ ...first.answer.data, done: 'created before' })
  expect(second.requests).toEqual([])
  expect(second.steps).toEqual([
    'admit create Observation Patient/p1',
    'release create Observation/new',
    'audit outcome',
  ])
  const [reference] = [String(first.answer.data?.reference)]
  expect(second.records).toMatchObject([{ phase: 'outcome', outcome: '0', disclosed: [reference] }])
})

test('creates as often as it is asked without a key', async () => {
  const { call } = session()
  const { idempotencyKey: _key, ...unkeyed } = create
  expect(posts([await call(unkeyed), await call(unkeyed)])).toHaveLength(2)
})

test('creates once when two calls come with a key at the same time', async () => {
  const { call } = session()
  const calls = await Promise.all([call(create), call(create), call(create)])
  expect(posts(calls)).toHaveLength(1)
  const refused = calls.filter(({ answer }) => answer.isError)
  expect(refused).toHaveLength(2)
  for (const { answer, steps } of refused) {
    expect(answer.text).toContain('was begun and may have been made: search for the record')
    expect(answer.text).toContain('[write/key-reused]')
    expect(steps).not.toContain('audit attempt')
  }
})

test('does not take a key for another content', async () => {
  const { call } = session()
  await call(create)
  const { answer, requests, records } = await call(other)
  const hint = 'It was used for another content: take another key.'
  expect(answer.text).toBe(`${failures['write/key-reused'].say} ${hint} [write/key-reused]`)
  expect(requests).toEqual([])
  expect(records).toMatchObject([{ phase: 'outcome', code: 'write/key-reused', disclosed: [] }])
})

test('takes the same content in another order for the same', async () => {
  const { call } = session()
  await call(create)
  const { answer } = await call({ ...create, resource: Object.fromEntries(Object.entries(fresh).toReversed()) })
  expect(answer.data?.done).toBe('created before')
})

test.each<[string, () => Reply | Promise<Reply>]>([
  ['never answers', () => new Promise<Reply>(() => {})],
  ['breaks off', () => Promise.reject(new TypeError('connection reset'))],
  ['fails', () => ({ status: 500 })],
  ['answers with something else', () => ({ status: 201, body: 'ok' })],
])('creates nothing more under a key after a platform that %s', async (_what, fhir) => {
  const { call } = session()
  const first = await call(create, { fhir, deadlineMs: 300 })
  expect(first.answer.text).toContain('The change may have been made')
  const second = await call(create)
  expect(second.answer.text).toContain('[write/key-reused]')
  expect(second.requests).toEqual([])
})

test('creates nothing more under a key when the process ended between attempt and outcome', async () => {
  const { call, memory } = session()
  // The creation was begun, and nobody was left to say how it ended.
  const ended = { ...memory, settleCreation: () => Promise.reject(new Error('gone')) }
  expect((await call(create, { memory: ended })).answer.data?.done).toBe('created')
  const { answer, requests } = await call(create)
  expect(answer.text).toContain('search for the record. If it is not there, take another key. [write/key-reused]')
  expect(requests).toEqual([])
})

test('tells what was made of a creation whose outcome could not be recorded', async () => {
  const { call } = session()
  const first = await call(create, { accepts: ({ phase }) => phase !== 'outcome' })
  expect(first.answer.text).toContain('[audit/outcome-lost]')
  const { answer, requests } = await call(create)
  expect(answer.data).toMatchObject({ done: 'created before', reference: expect.stringMatching(/^Observation\/o\d+$/) })
  expect(requests).toEqual([])
})

test.each<[string, Script]>([
  ['the platform refused it', { fhir: () => ({ status: 422 }) }],
  ['its attempt could not be recorded', { accepts: ({ phase }) => phase !== 'attempt' }],
  ['policy denied it', { admit: 'deny' }],
])('takes a key again where %s', async (_why, script) => {
  const { call } = session()
  expect((await call(create, script)).answer.isError).toBe(true)
  expect((await call(other)).answer.data?.done).toBe('created')
})

test('asks policy of a repeated creation as of the first', async () => {
  const { call } = session()
  await call(create)
  const { answer } = await call(create, { releases: () => false })
  expect(answer.text).toContain('[authz/denied]')
})

test('does not ask the person again about what was created before', async () => {
  const { call } = session({ writes: { confirmation: 'always' } })
  const { answer } = await call(create)
  const confirmed = await call({ ...create, confirm: answer.data?.confirm })
  expect(confirmed.answer.data?.done).toBe('created')
  expect((await call(create)).answer.data?.done).toBe('created before')
})

test('knows nothing of another session’s keys', async () => {
  expect(posts([await session().call(create), await session().call(create)])).toHaveLength(2)
})

test.each(['short-1', 'x'.repeat(65), 'with blank 1', 'päivä-2026'])('does not take the key %j', async (key) => {
  const { answer, steps } = await session().call({ ...create, idempotencyKey: key })
  expect(answer.text).toContain('idempotencyKey: 8 to 64 of A-Z a-z 0-9 _ . -')
  expect(steps).toEqual(['audit outcome'])
})
