import { expect, test } from 'vitest'
import { failures as dispositions } from '../../src/failure/failures.ts'
import { observation, practitioner, type Reply, serve } from '../call-stage.ts'
import { mcpReply, mcpRequest } from '../mcp-request.ts'
import { createWriteMemory } from '../write/write-memory.ts'
import {
  answerWell,
  callBatch,
  create,
  isBundle,
  platform,
  platformOf,
  read,
  remove,
  search,
  update,
} from './batch-stage.ts'

const unclear = 'The change may have been made: search or read before trying again.'
const responses = (entry: unknown, type = 'batch-response'): Reply => ({
  body: { resourceType: 'Bundle', type, entry },
})
const ok = { response: { status: '200' } }

test.each<[string, () => Reply | Promise<Reply>, keyof typeof dispositions]>([
  ['fewer entries', () => responses([ok]), 'fhir/malformed'],
  ['more entries', () => responses([ok, ok, ok]), 'fhir/malformed'],
  ['a Bundle of another type', () => responses([ok, ok], 'searchset'), 'fhir/malformed'],
  ['another resource', () => ({ body: { resourceType: 'Patient', id: '1' } }), 'fhir/malformed'],
  ['a page of HTML', () => ({ body: '<html>' }), 'fhir/malformed'],
  ['500', () => ({ status: 500 }), 'fhir/unavailable'],
  ['503', () => ({ status: 503 }), 'fhir/unavailable'],
  ['a redirect', () => ({ status: 307, headers: { location: 'https://evil.example/' } }), 'fhir/foreign-redirect'],
  ['a lost connection', () => Promise.reject(new TypeError('reset')), 'fhir/unavailable'],
  ['no answer', () => new Promise<Reply>(() => {}), 'fhir/timeout'],
])(
  'says at every entry that the Bundle was answered by %s, and that changes may have been made',
  async (_what, answer, code) => {
    const { entries, requests, records } = await callBatch(
      { entries: [create, read()] },
      { fhir: platformOf(answer), deadlineMs: 300 },
    )
    expect(entries).toEqual([
      { entry: 1, failure: `${dispositions[code].say} ${unclear} [${code}]` },
      { entry: 2, failure: `${dispositions[code].say} [${code}]` },
    ])
    // Sent once, and nothing of it again by itself.
    expect(requests).toHaveLength(1)
    expect(records.map(({ phase, code: recorded }) => [phase, recorded]).toSorted()).toEqual([
      ['attempt', undefined],
      ['outcome', code],
      ['outcome', code],
      ['outcome', code],
    ])
  },
)

test.each([
  [401, 'fhir/unauthorized'],
  [403, 'fhir/forbidden'],
  [404, 'fhir/not-found'],
  [409, 'fhir/rejected'],
  [412, 'fhir/conflict'],
  [422, 'fhir/rejected'],
  [429, 'fhir/throttled'],
] as const)('says of a transaction that the server refused with %i that none of it was made', async (status, code) => {
  const issue = [{ severity: 'error', code: 'conflict', diagnostics: 'No such version' }]
  const fhir = platformOf(() => ({ status, body: { resourceType: 'OperationOutcome', issue } }))
  const { entries, requests, answer, failures } = await callBatch(
    { entries: [create, update()], atomic: true },
    { fhir },
  )
  expect(failures).toEqual([code, 'as entry 1'])
  expect(entries[0]?.failure).not.toContain(unclear)
  expect(entries[0]?.failure).toContain('the transaction as a whole: none of its changes was made.')
  expect(answer.data?.done).toBe('no entry is known to be done: each says why')
  expect(requests.filter(isBundle)).toHaveLength(1)
  const isSilent = code === 'fhir/not-found'
  expect(entries[0]?.failure?.includes('"No such version"')).toBe(!isSilent)
})

test.each([
  ['404', 'fhir/not-found'],
  ['410', 'fhir/not-found'],
  ['403 Forbidden', 'fhir/forbidden'],
  ['412 Precondition Failed', 'fhir/conflict'],
  ['422', 'fhir/rejected'],
  ['429', 'fhir/throttled'],
  ['503', 'fhir/unavailable'],
  ['100', 'fhir/malformed'],
  ['304', 'fhir/malformed'],
  ['302', 'fhir/malformed'],
  ['599', 'fhir/unavailable'],
  ['none', 'fhir/malformed'],
])('takes the status %j of an entry for %s, of that entry alone and without asking again', async (status, code) => {
  const issue = [
    {
      severity: 'error',
      code: 'processing',
      diagnostics: 'as the server says',
      details: { coding: [{ code: 'own' }] },
    },
  ]
  const response = { status, location: 'Observation/o7', outcome: { resourceType: 'OperationOutcome', issue } }
  const fhir = platform((sent, index) => (index === 1 ? { response } : answerWell(sent)))
  const { failures, entries, requests } = await callBatch({ entries: [read('o5'), read(), create] }, { fhir })
  expect(failures).toEqual([undefined, code, undefined])
  expect(requests).toHaveLength(1)
  // Words of a server about what is not there would tell it from what is withheld.
  const isSilent = code === 'fhir/not-found'
  expect(entries[1]?.failure?.includes('"as the server says"')).toBe(!isSilent)
})

test.each([
  ['another record', { ...ok, resource: observation('o7') }],
  ['another type', { ...ok, resource: { resourceType: 'Patient', id: 'o1' } }],
  ['nothing', ok],
  ['null', null],
  ['only an outcome', { ...ok, resource: { resourceType: 'OperationOutcome', issue: [] } }],
])('shows nothing of a read that was answered with %s', async (_what, answer) => {
  const { failures, answer: all } = await callBatch({ entries: [read()] }, { fhir: platform(() => answer) })
  expect(failures).toEqual(['fhir/malformed'])
  expect(all.text).not.toContain('Heart rate')
})

test('does not take the answer about another record for that of a change', async () => {
  const fhir = platform(() => ({ ...ok, resource: observation('o7') }))
  const { entries } = await callBatch({ entries: [update()] }, { fhir })
  expect(entries[0]?.failure).toBe(`${dispositions['fhir/malformed'].say} ${unclear} [fhir/malformed]`)
})

test('takes a date that no header could hold, and an answer without a body', async () => {
  const fhir = platform((_, index) => ({
    response: {
      status: ['205', '204', '200'][index],
      lastModified: 'ö\n',
      etag: 'W/"4"',
      outcome: { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] },
    },
  }))
  const { entries } = await callBatch({ entries: [update('o1'), remove('o2'), update('o3')] }, { fhir })
  expect(entries.map(({ answer }) => answer?.done)).toEqual(['replaced', 'deleted', 'replaced'])
})

test('tells the session that the token of the Bundle was refused', async () => {
  const { steps } = await callBatch({ entries: [create] }, { fhir: platformOf(() => ({ status: 401 })) })
  // The entry's own call has no token to tell of: the Bundle went with that of the call.
  expect(steps.filter((step) => step === 'token refused')).toHaveLength(2)
  const none = await callBatch({ entries: [create] }, { fhir: platformOf(() => ({ status: 403 })) })
  expect(none.steps).not.toContain('token refused')
})

test('frees the key of a creation that was certainly not made, and keeps that of one whose end is not known', async () => {
  const memory = createWriteMemory()
  const entries = [{ ...create, idempotencyKey: 'key-0001' }]
  const refused = await callBatch({ entries }, { memory, fhir: platformOf(() => ({ status: 422 })) })
  expect(refused.failures).toEqual(['fhir/rejected'])
  const stopped = await callBatch({ entries: [...entries, { ...update(), versionId: '2' }], atomic: true }, { memory })
  expect(stopped.bundles).toEqual([])
  const lost = await callBatch({ entries }, { memory, fhir: platformOf(() => ({ status: 500 })) })
  expect(lost.failures).toEqual(['fhir/unavailable'])
  expect((await callBatch({ entries }, { memory })).failures).toEqual(['write/key-reused'])
})

test('creates nothing twice under one key, also within one batch, and leaves it out of a transaction that is repeated', async () => {
  const memory = createWriteMemory()
  const keyed = { ...create, idempotencyKey: 'key-0002' }
  const first = await callBatch({ entries: [keyed, keyed] }, { memory })
  expect(first.bundles[0]?.entry).toHaveLength(1)
  expect(first.failures.filter((code) => code === 'write/key-reused')).toHaveLength(1)
  const again = await callBatch({ entries: [keyed, update()], atomic: true }, { memory })
  expect(again.bundles.map(({ entry }) => entry.map(({ request }) => request.method))).toEqual([['PUT']])
  expect(again.entries[0]?.answer).toMatchObject({ done: 'created before', reference: 'Observation/o9' })
})

/** A call that its client gives up once the platform is asked for what `at` picks. */
async function cancelled(entries: object[], at: (asked: { method: string; path: string }) => boolean) {
  const abort = new AbortController()
  const finished: Promise<unknown>[] = []
  const usual = platform()
  const stage = serve({
    caller: practitioner,
    outlive: (call) => void finished.push(call),
    fhir: async (asked) => {
      if (!at(asked)) return usual(asked)
      abort.abort()
      // Long enough for the cancellation to arrive.
      await new Promise((resolve) => setTimeout(resolve, 50))
      return usual(asked)
    },
  })
  const params = { name: 'fhir_batch', arguments: { entries } }
  const request = mcpRequest('2025-11-25', 'tools/call', params)
  await stage
    .fetch(new Request(request, { signal: abort.signal }))
    .then(mcpReply)
    .catch(() => undefined)
  await Promise.all(finished)
  return stage
}

test('sends nothing that was cancelled while another entry was being prepared', async () => {
  const { requests, records } = await cancelled([create, read(), update()], ({ path }) => path === '/Observation/o2')
  expect(requests.filter(isBundle)).toEqual([])
  const outcomes = records
    .filter(({ phase }) => phase === 'outcome')
    .map(({ interaction, code }) => [interaction, code])
  expect(outcomes.toSorted()).toEqual([
    ['batch', undefined],
    ['create', 'fhir/cancelled'],
    ['read', 'fhir/cancelled'],
    ['update', 'fhir/cancelled'],
  ])
})

test('carries changes through that were sent before their client went away, and leaves off mere reading', async () => {
  const changed = await cancelled([create, search()], isBundle)
  expect(changed.steps).not.toContain('POST  abandoned')
  const outcome = changed.records.find(({ phase, interaction }) => phase === 'outcome' && interaction === 'create')
  expect(outcome).toMatchObject({ outcome: '0', resourceId: 'o9' })
  const looked = await cancelled([read(), search()], isBundle)
  expect(looked.records.find(({ interaction }) => interaction === 'read')).toMatchObject({ code: 'fhir/cancelled' })
})
