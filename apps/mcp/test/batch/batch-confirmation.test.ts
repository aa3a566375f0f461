import { expect, test } from 'vitest'
import { failures as dispositions } from '../../src/failure/failures.ts'
import { callMethod, observation, type Script } from '../call-stage.ts'
import { createWriteMemory, type OpenMemory } from '../write/write-memory.ts'
import { callBatch, create, isBundle, platform, read, remove, search, update } from './batch-stage.ts'

const destructive = { confirmation: 'destructive' } as const
const always = { confirmation: 'always' } as const
const outstanding = ({ stored }: OpenMemory) => [...stored.keys()].filter((key) => key.startsWith('confirmation:'))

/** Calls of one session. */
function session(script: Script = {}) {
  const memory = createWriteMemory(script.now)
  const call = (args: object, more: Script = {}) => callBatch(args, { memory, writes: destructive, ...script, ...more })
  return { memory, call }
}

test('shows all changes together before any is made, and makes them once under one handle', async () => {
  const { call, memory } = session()
  const args = { entries: [search(), update(), create, remove()] }
  const first = await call(args)
  expect(first.answer.data).toEqual({
    done: 'nothing yet',
    entries: [
      { entry: 2, changes: ['changed Observation.valueQuantity.value: 68 → 72'] },
      { entry: 3, changes: expect.arrayContaining(['also creates:', expect.stringContaining('Observation.code')]) },
      { entry: 4, changes: expect.arrayContaining([expect.stringContaining('removed Observation.code')]) },
    ],
    confirm: expect.stringMatching(/^[\w-]{43}$/),
    expiresAt: expect.any(String),
    next: expect.stringMatching(/^Nothing was changed\. Show the person these changes\./),
  })
  expect(first.requests.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    'GET /Observation/o2',
    'GET /Observation/o4',
  ])
  expect(first.steps).not.toContain('audit attempt')
  expect(first.records.map(({ interaction, code }) => [interaction, code]).toSorted()).toEqual([
    ['batch', 'write/unconfirmed'],
    ['create', 'write/unconfirmed'],
    ['delete', 'write/unconfirmed'],
    ['update', 'write/unconfirmed'],
  ])
  expect(outstanding(memory)).toHaveLength(1)

  const { confirm } = first.answer.data ?? {}
  const second = await call({ ...args, confirm })
  expect(second.bundles.map(({ entry }) => entry.map(({ request }) => request.method))).toEqual([
    ['GET', 'PUT', 'POST', 'DELETE'],
  ])
  expect(second.answer.data?.done).toBe('every entry')
  expect(outstanding(memory)).toEqual([])

  const replayed = await call({ ...args, confirm })
  expect(replayed.answer.text).toBe(`${dispositions['write/confirmation-invalid'].say} [write/confirmation-invalid]`)
  expect(replayed.requests).toEqual([])
})

test.each<[string, object]>([
  ['another value', { entries: [update('o2', 720), remove()] }],
  ['another order', { entries: [remove(), update()] }],
  ['one entry more', { entries: [update(), remove(), create] }],
  ['one entry less', { entries: [update()] }],
  ['no atomicity', { entries: [update(), remove()], atomic: false }],
])('does not take the agreement to a batch for %s', async (_what, args) => {
  const { call } = session()
  const { confirm } = (await call({ entries: [update(), remove()], atomic: true })).answer.data ?? {}
  const second = await call({ ...args, confirm })
  expect(second.answer.text).toContain('[write/confirmation-invalid]')
  expect(second.requests).toEqual([])
})

test('does not take the agreement of another session, a made-up one, or one older than five minutes', async () => {
  let now = Date.parse('2026-11-20T12:00:00Z')
  const { call } = session({ now: () => now })
  const args = { entries: [update()] }
  const { confirm } = (await call(args)).answer.data ?? {}
  expect((await session().call({ ...args, confirm })).answer.text).toContain('[write/confirmation-invalid]')
  expect((await call({ ...args, confirm: 'A'.repeat(43) })).answer.text).toContain('[write/confirmation-invalid]')
  now += 5 * 60_000
  expect((await call({ ...args, confirm })).answer.text).toContain('[write/confirmation-invalid]')
})

test.each([
  ['never', [update(), create], undefined],
  ['destructive', [create, read()], undefined],
  ['destructive', [update(), create], [1, 2]],
  ['always', [update(), read(), create], [1, 3]],
  ['always', [read(), search()], undefined],
] as const)('with confirmation %s, of %j asks about %j', async (confirmation, entries, asked) => {
  const { call } = session({ writes: { confirmation } })
  const { answer, bundles, entries: shown } = await call({ entries })
  expect(bundles).toHaveLength(asked ? 0 : 1)
  expect(answer.data?.confirm === undefined).toBe(asked === undefined)
  if (asked) expect(shown.map(({ entry }) => entry)).toEqual(asked)
})

test('asks nobody about a batch of which a change would be refused, and says which', async () => {
  const { call, memory } = session()
  const { answer, failures, entries } = await call({ entries: [update(), read(), { ...remove(), versionId: '2' }] })
  expect(answer.data?.done).toBe('nothing: mend these entries and call again')
  expect(entries.map(({ entry }) => entry)).toEqual([3])
  expect(failures).toEqual(['fhir/conflict'])
  expect(outstanding(memory)).toEqual([])
})

test('asks nobody about a batch of which a creation that goes along would be refused', async () => {
  const { call, memory } = session()
  const { failures, requests } = await call({
    entries: [update(), { ...create, resource: { ...create.resource, status: 1 } }],
  })
  expect(failures).toEqual(['input/resource-invalid'])
  expect(requests.filter(isBundle)).toEqual([])
  expect(outstanding(memory)).toEqual([])
})

test('judges again once the person has agreed: a record that moved on is not changed', async () => {
  const { call } = session()
  const args = { entries: [update('o2'), remove('o4')] }
  const { confirm } = (await call(args)).answer.data ?? {}
  const usual = platform()
  const moved: Script['fhir'] = (asked) =>
    asked.path === '/Observation/o2' ? { body: { ...observation('o2'), meta: { versionId: '4' } } } : usual(asked)
  const { failures, bundles } = await call({ ...args, confirm }, { fhir: moved })
  expect(failures).toEqual(['fhir/conflict', undefined])
  expect(bundles[0]?.entry.map(({ request }) => request.method)).toEqual(['DELETE'])
})

test('shows what the server remarked about a change, and nothing to agree to of what was made before', async () => {
  const issue = [{ severity: 'warning', code: 'invariant', diagnostics: 'Should have a category' }]
  const usual = platform()
  const fhir: Script['fhir'] = (asked) =>
    asked.path.endsWith('$validate') ? { body: { resourceType: 'OperationOutcome', issue } } : usual(asked)
  const statement = { rest: [{ mode: 'server', operation: [{ name: 'validate' }] }] }
  const { call } = session({ fhir, statement, writes: always })
  const keyed = { ...create, idempotencyKey: 'key-0003' }
  const { confirm } = (await call({ entries: [keyed] })).answer.data ?? {}
  expect((await call({ entries: [keyed], confirm })).answer.data?.done).toBe('every entry')
  const { entries } = await call({ entries: [keyed, update()] })
  expect(entries).toEqual([
    { entry: 1, changes: ['created before: Observation/o9'] },
    {
      entry: 2,
      changes: [
        'changed Observation.valueQuantity.value: 68 → 72',
        'Note: The FHIR server remarks (quoted): invariant: "Should have a category"',
      ],
    },
  ])
})

interface Result {
  content?: { text: string }[]
  structuredContent?: Record<string, unknown>
  requestState?: string
  inputRequests?: { confirm?: { params: { message: string } } }
}

/** A client of 2026-07-28 that can put a question to the person. */
function asking(script: Script = {}) {
  const memory = createWriteMemory()
  return async (args: object, round: object = {}) => {
    const _meta = { 'io.modelcontextprotocol/clientCapabilities': { elicitation: { form: {} } } }
    const params = { name: 'fhir_batch', arguments: args, ...round, _meta }
    const all = { fhir: platform(), memory, writes: destructive, ...script }
    const { reply, ...outcome } = await callMethod('tools/call', params, all, '2026-07-28')
    return { ...outcome, result: reply.result as Result }
  }
}

test('puts all changes to the person in one question, each with the record and whose it is', async () => {
  const call = asking()
  const args = { entries: [search(), update(), create, remove()], atomic: false }
  const first = await call(args)
  const lines = first.result.inputRequests?.confirm?.params.message.split('\n') ?? []
  expect(lines.slice(0, 4)).toEqual([
    'Make these changes (2)?',
    '2. Replace Observation/o2 (version 3) of Patient/p1',
    '   - changed Observation.valueQuantity.value: 68 → 72',
    '4. Delete Observation/o4 (version 3) of Patient/p1',
  ])
  expect(lines.at(-1)).toBe('The same call creates 1 more, of which you are not asked.')
  expect(first.requests.filter(isBundle)).toEqual([])
  const inputResponses = { confirm: { action: 'accept', content: { confirm: true } } }
  const second = await call(args, { requestState: first.result.requestState, inputResponses })
  expect(second.result.structuredContent?.done).toBe('every entry')
  expect(second.requests.filter(isBundle)).toHaveLength(1)
  const again = await call(args, { requestState: first.result.requestState, inputResponses })
  expect(again.result.content?.[0]?.text).toContain('[write/confirmation-invalid]')
})

test('says of a transaction that all or none is made', async () => {
  const { result } = await asking()({ entries: [update(), remove()], atomic: true })
  expect(result.inputRequests?.confirm?.params.message.split('\n')[0]).toBe(
    'Make these changes (2)? Either all of them are made, or none.',
  )
})

test.each([
  ['declines', { action: 'decline' }],
  ['closes the question', { action: 'cancel' }],
  ['says no', { action: 'accept', content: { confirm: false } }],
])('changes nothing where the person %s, and uses the question up', async (_how, response) => {
  const call = asking()
  const args = { entries: [update(), remove()] }
  const { requestState } = (await call(args)).result
  const refused = await call(args, { requestState, inputResponses: { confirm: response } })
  expect(refused.result.content?.[0]?.text).toBe(`${dispositions['write/declined'].say} [write/declined]`)
  expect(refused.requests).toEqual([])
  const agreed = { confirm: { action: 'accept', content: { confirm: true } } }
  const late = await call(args, { requestState, inputResponses: agreed })
  expect(late.result.content?.[0]?.text).toContain('[write/confirmation-invalid]')
})

test('asks nobody about 20 changes of which not all can be shown together', async () => {
  const resource = (index: number) => ({
    ...update().resource,
    status: 'amended',
    effectiveDateTime: '2026-11-21T09:00:00Z',
    note: [{ text: `${index} ${'long '.repeat(60)}` }],
    device: { reference: 'Device/d1' },
  })
  const entries = Array.from({ length: 20 }, (_, index) => ({ ...update(`o${index}`), resource: resource(index) }))
  const { result } = await asking()({ entries })
  expect(result.content?.[0]?.text).toBe(`${dispositions['write/too-large'].say} [write/too-large]`)
  expect(result.inputRequests).toBeUndefined()
})

test('names the change that is too large, and lets a large creation go along', async () => {
  const note = Array.from({ length: 70 }, (_, index) => ({ text: `Line ${index}` }))
  const large = { ...update('o5'), resource: { ...update().resource, note } }
  const { call } = session()
  expect((await call({ entries: [update(), large] })).failures).toEqual(['write/too-large'])
  const along = { ...create, resource: { ...create.resource, note } }
  const { entries, answer } = await call({ entries: [update(), along] })
  expect(answer.data?.done).toBe('nothing yet')
  expect(entries[1]).toEqual({ entry: 2, changes: ['also creates:', 'more than is shown here'] })
})
