import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { failures } from '../../src/failure/failures.ts'
import type { WriteSettings } from '../../src/mcp/write/write-settings.ts'
import { callTool, observation, practitioner, type Reply, type Script } from '../call-stage.ts'
import { createWriteMemory, type OpenMemory } from './write-memory.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const update = { id: 'o1', versionId: '3', resource: { ...fresh, valueQuantity: { value: 72, unit: '/min' } } }
const patch = {
  type: 'Observation',
  id: 'o1',
  versionId: '3',
  patch: [{ op: 'replace', path: '/valueQuantity/value', value: 72 }],
}
const remove = { type: 'Observation', id: 'o1', versionId: '3' }
const create = { resource: fresh }

const isWrite = ({ method }: { method: string }) => method !== 'GET'
const fiveMinutesMs = 5 * 60_000

/** A platform that has this record, takes every change, and gives a new version to each. */
const holding =
  (stored: AnyResource = observation('o1')): NonNullable<Script['fhir']> =>
  (request): Reply => {
    if (!isWrite(request)) return { body: stored }
    const status = request.method === 'POST' ? 201 : 200
    return { status, headers: { etag: 'W/"4"' }, body: request.method === 'POST' ? observation('o9') : stored }
  }

/** Calls of one session, each write of which a person has to agree to. */
function asked(script: Script = {}) {
  const now = script.now ?? Date.now
  const memory = createWriteMemory(now)
  const fhir = holding()
  const call = (tool: string, args: object, more: Script = {}) =>
    callTool(tool, args, { fhir, memory, writes: { confirmation: 'always' }, ...script, ...more })
  return { memory, call }
}

const outstanding = ({ stored }: OpenMemory) => [...stored.keys()].filter((key) => key.startsWith('confirmation:'))

const everyWrite: [string, object, string[]][] = [
  ['fhir_update', update, ['PUT /Observation/o1']],
  ['fhir_patch', patch, ['PUT /Observation/o1']],
  ['fhir_delete', remove, ['DELETE /Observation/o1']],
  ['fhir_create', create, ['POST /Observation']],
]

test.each(everyWrite)('sends no %s before the person has agreed, and then once', async (tool, args, sent) => {
  const { call, memory } = asked()
  const first = await call(tool, args)
  expect(first.answer).toMatchObject({ isError: false, data: { done: 'nothing yet', confirm: expect.any(String) } })
  expect(first.answer.data?.next).toMatch(/^Nothing was changed\. Show the person these changes\./)
  expect(first.requests.filter(isWrite)).toEqual([])
  expect(first.steps.at(-1)).toBe('audit outcome')
  expect(first.steps).not.toContain('audit attempt')
  expect(outstanding(memory)).toHaveLength(1)

  const second = await call(tool, { ...args, confirm: first.answer.data?.confirm })
  expect(second.answer.isError).toBe(false)
  expect(second.answer.data).not.toHaveProperty('confirm')
  expect(second.steps.slice(-3)).toEqual(['audit attempt', ...sent, 'audit outcome'])
  expect(outstanding(memory)).toEqual([])
})

test.each(everyWrite)('records of the unconfirmed %s an outcome, and what it showed', async (tool, args) => {
  const { call } = asked()
  const { records } = await call(tool, args)
  expect(records).toHaveLength(1)
  expect(records[0]).toMatchObject({
    event: 'tool-call',
    phase: 'outcome',
    outcome: '4',
    code: 'write/unconfirmed',
    disclosed: tool === 'fhir_create' ? [] : ['Observation/o1'],
    patients: ['Patient/p1'],
  })
})

test('asks policy again, reads again and compares versions again when the person has agreed', async () => {
  const { call } = asked()
  const { answer } = await call('fhir_update', update)
  const { steps } = await call('fhir_update', { ...update, confirm: answer.data?.confirm })
  expect(steps).toEqual([
    'admit update Observation/o1 Patient/p1',
    'GET /Observation/o1',
    'release read Observation/o1 update Observation/o1 Observation/o1',
    'audit attempt',
    'PUT /Observation/o1',
    'audit outcome',
  ])
})

test.each<[WriteSettings['confirmation'], string[]]>([
  ['always', ['fhir_create', 'fhir_delete', 'fhir_patch', 'fhir_update']],
  ['destructive', ['fhir_delete', 'fhir_patch', 'fhir_update']],
  ['never', []],
])('with WRITE_CONFIRMATION=%s asks before %j', async (confirmation, expected) => {
  const asking: string[] = []
  for (const [tool, args] of everyWrite) {
    const { answer, requests } = await asked({ writes: { confirmation } }).call(tool, args)
    const isAsked = answer.data?.done === 'nothing yet'
    if (isAsked) asking.push(tool)
    expect(requests.some(isWrite)).toBe(!isAsked)
  }
  expect(asking.toSorted()).toEqual(expected)
})

const invalid = `${failures['write/confirmation-invalid'].say} [write/confirmation-invalid]`

/** Nothing was written, and the refusal is on record. */
function expectRefused({ answer, requests, records }: Awaited<ReturnType<typeof callTool>>) {
  expect(answer).toMatchObject({ isError: true, text: invalid })
  expect(requests).toEqual([])
  expect(records).toMatchObject([{ phase: 'outcome', code: 'write/confirmation-invalid', disclosed: [] }])
}

test('does not take a confirmation twice', async () => {
  const { call } = asked()
  const { answer } = await call('fhir_update', update)
  const confirmed = { ...update, confirm: answer.data?.confirm }
  expect((await call('fhir_update', confirmed)).answer.isError).toBe(false)
  expectRefused(await call('fhir_update', confirmed))
})

test('writes once when a confirmation comes in several calls at the same time', async () => {
  const { call } = asked()
  const { answer } = await call('fhir_update', update)
  const confirmed = { ...update, confirm: answer.data?.confirm }
  const calls = await Promise.all(Array.from({ length: 5 }, () => call('fhir_update', confirmed)))
  expect(calls.flatMap(({ requests }) => requests.filter(isWrite))).toHaveLength(1)
  expect(calls.filter(({ answer: { text } }) => text === invalid)).toHaveLength(4)
})

test.each<[string, string, object]>([
  ['a made-up handle', 'fhir_update', { ...update, confirm: 'A'.repeat(43) }],
  ['an empty handle', 'fhir_update', { ...update, confirm: '' }],
])('does not take %s', async (_what, tool, args) => {
  expectRefused(await asked().call(tool, args))
})

test.each<[string, string, object]>([
  ['another value', 'fhir_update', { ...update, resource: { ...fresh, valueQuantity: { value: 73, unit: '/min' } } }],
  ['another record', 'fhir_update', { ...update, id: 'o2' }],
  ['another version', 'fhir_update', { ...update, versionId: '4' }],
  ['an element more', 'fhir_update', { ...update, resource: { ...update.resource, note: [{ text: 'x' }] } }],
  ['another tool', 'fhir_delete', remove],
])('does not take a confirmation for %s, and uses it up', async (_what, tool, args) => {
  const { call } = asked()
  const { answer } = await call('fhir_update', update)
  const { confirm } = answer.data ?? {}
  expectRefused(await call(tool, { ...args, confirm }))
  expectRefused(await call('fhir_update', { ...update, confirm }))
})

test('takes a confirmation for the same change with its members in another order', async () => {
  const { call } = asked()
  const { answer } = await call('fhir_update', update)
  const resource = Object.fromEntries(Object.entries(update.resource).toReversed())
  const second = await call('fhir_update', { ...update, resource, confirm: answer.data?.confirm })
  expect(second.requests.filter(isWrite)).toHaveLength(1)
})

test('does not take the confirmation of another session', async () => {
  const { answer } = await asked().call('fhir_update', update)
  expectRefused(await asked().call('fhir_update', { ...update, confirm: answer.data?.confirm }))
})

test('takes a confirmation for five minutes', async () => {
  let time = Date.parse('2026-11-23T10:00:00Z')
  const { call } = asked({ now: () => time })
  const [first, second] = [await call('fhir_update', update), await call('fhir_update', update)]
  expect(first.answer.data?.expiresAt).toBe('2026-11-23T10:05:00.000Z')
  time += fiveMinutesMs - 1
  const inTime = await call('fhir_update', { ...update, confirm: first.answer.data?.confirm })
  expect(inTime.requests.filter(isWrite)).toHaveLength(1)
  time += 1
  expectRefused(await call('fhir_update', { ...update, confirm: second.answer.data?.confirm }))
})

test('changes nothing where the record has moved on since the person agreed', async () => {
  const { call, memory } = asked()
  const { answer } = await call('fhir_update', update)
  const moved = { ...observation('o1'), meta: { versionId: '4' } }
  const second = await call('fhir_update', { ...update, confirm: answer.data?.confirm }, { fhir: holding(moved) })
  expect(second.answer.text).toContain('[fhir/conflict]')
  expect(second.requests.filter(isWrite)).toEqual([])
  expect(outstanding(memory)).toEqual([])
})

test('changes nothing where policy has changed its mind since the person agreed', async () => {
  const { call } = asked()
  const { answer } = await call('fhir_update', update)
  const confirmed = { ...update, confirm: answer.data?.confirm }
  const { steps, ...second } = await call('fhir_update', confirmed, { releases: () => false })
  expect(second.answer.text).toContain('[fhir/not-found]')
  expect(steps).not.toContain('audit attempt')
})

test('uses a confirmation up although the change then fails', async () => {
  const { call } = asked()
  const { answer } = await call('fhir_update', update)
  const confirmed = { ...update, confirm: answer.data?.confirm }
  const failing: Script = { fhir: (request) => (isWrite(request) ? { status: 412 } : { body: observation('o1') }) }
  expect((await call('fhir_update', confirmed, failing)).answer.text).toContain('[fhir/conflict]')
  expectRefused(await call('fhir_update', confirmed))
})

test('asks for no agreement to what is not allowed, not valid or not current', async () => {
  const { call, memory } = asked()
  const refused = await Promise.all([
    call('fhir_update', update, { admit: 'deny' }),
    call('fhir_update', update, { releases: () => false }),
    call('fhir_update', { ...update, versionId: '2' }),
    call('fhir_update', { ...update, resource: { ...fresh, status: 'done' } }),
    call('fhir_update', update, {
      caller: { ...practitioner, agent: { ...practitioner.agent, scopes: ['fhir:read'] } },
    }),
  ])
  expect(refused.map(({ records }) => records[0]?.code)).toEqual([
    'authz/denied',
    'fhir/not-found',
    'fhir/conflict',
    'input/resource-invalid',
    'oauth/insufficient-scope',
  ])
  expect(outstanding(memory)).toEqual([])
})

test('shows nothing of the record where the question cannot be recorded', async () => {
  const { call } = asked({ accepts: () => false })
  const { answer } = await call('fhir_update', update)
  expect(answer).toEqual({
    isError: true,
    data: undefined,
    text: `${failures['audit/unavailable'].say} [audit/unavailable]`,
  })
})

test('asks nobody where the session has ended meanwhile', async () => {
  const memory = { ...createWriteMemory(), mintConfirmation: async () => undefined }
  const { answer } = await asked({ memory }).call('fhir_update', update)
  expect(answer.text).toContain('[session/none]')
})
