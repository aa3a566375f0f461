import type { AnyResource } from '@repo/fhir'
import { expect, test, vi } from 'vitest'
import { callTool, observation, practitioner, type Reply, type Script, searchset } from '../../test/call-stage.ts'
import { scriptedAuthorizer } from '../../test/scripted-authorizer.ts'
import { failures } from '../failure/failures.ts'

const search = { type: 'Observation', params: { patient: 'p1' } }
const { id: _id, meta: _meta, ...fresh } = observation('o1')

const words = (code: keyof typeof failures) => `${failures[code].say} [${code}]`
/** So many records; each is of another patient where `distinct`. */
const many = (count: number, distinct = false): AnyResource[] =>
  Array.from({ length: count }, (_, index) => observation(`o${index}`, distinct ? `p${index}` : 'p1'))
const finding = (resources: AnyResource[], script: Script = {}) =>
  callTool('fhir_search', { type: 'Observation' }, { ...script, fhir: () => searchset(resources) })
/** By a rule whose name is longer than a record takes. */
function findingByLongRule(script: Script) {
  const policy = scriptedAuthorizer({}, [])
  const release: typeof policy.release = async (...asked) => {
    const released = await policy.release(...asked)
    return { ...released, decision: { ...released.decision, rule: 'r'.repeat(257) } }
  }
  return finding(many(1), { ...script, authorizer: { ...policy, release } })
}

test('records 10,000 records that were shown, whole', async () => {
  const { answer, records } = await finding(many(10_000))
  expect(answer.isError).toBe(false)
  expect(records.flatMap(({ disclosed }) => disclosed)).toEqual(many(10_000).map(({ id }) => `Observation/${id}`))
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(1)
}, 30_000)

test('records what was shown beyond 10,000 records in further records of the same request and patients', async () => {
  const { answer, records } = await finding(many(20_001))
  expect(answer.isError).toBe(false)
  expect(records.flatMap(({ disclosed }) => disclosed)).toEqual(many(20_001).map(({ id }) => `Observation/${id}`))
  expect(records.filter(({ patients }) => patients[0] === 'Patient/p1')).toHaveLength(records.length)
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(1)
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
}, 60_000)

test('shows nothing of an access that its record cannot hold, and records that there was one', async () => {
  const { answer, records } = await findingByLongRule({})
  expect(answer).toEqual({ isError: true, data: undefined, text: words('audit/malformed') })
  expect(records).toEqual([
    {
      version: 2,
      id: expect.any(String),
      recorded: expect.any(String),
      requestId: expect.any(String),
      tenant: 'default',
      platform: 'default',
      phase: 'outcome',
      event: 'tool-call',
      tool: 'fhir_search',
      transport: 'mcp',
      interaction: 'search-type',
      resourceType: 'Observation',
      patients: [],
      disclosed: [],
      outcome: '12',
      code: 'audit/malformed',
      agent: expect.objectContaining({ principalId: 'principal-1', fhirUser: 'Practitioner/dr-1' }),
      durationMs: expect.any(Number),
    },
  ])
}, 30_000)

test('says that nothing was recorded when the queue refuses the lesser record too', async () => {
  const { answer, records } = await findingByLongRule({ accepts: () => false })
  expect(answer.text).toBe(words('audit/unavailable'))
  expect(records).toEqual([])
}, 30_000)

test('records a write that gave an id which is none, and says that its outcome was lost', async () => {
  const created = (id: string) => () => ({ status: 201, body: { ...observation('o9'), id } })
  const { answer, records } = await callTool('fhir_create', { resource: fresh }, { fhir: created('has_underscore') })
  expect(answer).toEqual({ isError: true, data: undefined, text: words('audit/outcome-lost') })
  expect(records).toMatchObject([
    { phase: 'attempt', outcome: '0', patients: ['Patient/p1'] },
    { phase: 'outcome', outcome: '12', code: 'audit/malformed', patients: [], disclosed: [] },
  ])
  expect(records[1]).not.toHaveProperty('resourceId')
  expect(records[1]?.requestId).toBe(records[0]?.requestId)
  const good = await callTool('fhir_create', { resource: fresh }, { fhir: created('o9') })
  expect(good.records[1]).toMatchObject({ resourceId: 'o9', outcome: '0' })
})

test('names 1,000 patients in one record', async () => {
  const { records } = await finding(many(1_000, true))
  expect(records).toHaveLength(1)
  expect(records[0]?.patients).toHaveLength(1_000)
})

test('names more patients in further records of the same request', async () => {
  const { answer, records } = await finding(many(2_500, true))
  expect(answer.isError).toBe(false)
  expect(records.map(({ patients }) => patients.length)).toEqual([1_000, 1_000, 500])
  expect(new Set(records.flatMap(({ patients }) => patients))).toEqual(
    new Set(Array.from({ length: 2_500 }, (_, index) => `Patient/p${index}`)),
  )
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(1)
  expect(new Set(records.map(({ id }) => id)).size).toBe(3)
  expect(records.flatMap(({ disclosed }) => disclosed)).toHaveLength(2_500)
})

test('shows nothing when one of several records is refused', async () => {
  const { answer } = await finding(many(2_500, true), { accepts: ({ patients }) => patients.length === 1_000 })
  expect(answer).toEqual({ isError: true, data: undefined, text: words('audit/unavailable') })
})

test.each([
  ['an emoji at its cut', `${'x'.repeat(119)}😀😀`, `${'x'.repeat(119)}😀`],
  ['emoji alone', '😀'.repeat(300), '😀'.repeat(120)],
  ['half an emoji', 'Agent \ud83d!', 'Agent  !'],
  ['control characters', 'Agent\u0000\u001b[31m\n', 'Agent  [31m '],
  ['invisible marks', 'Ag\u202Ee\u200Bnt\u061C', 'Agent'],
  ['nothing in it', '', 'unnamed'],
])('records a client name with %s as printable text', async (_what, clientName, recorded) => {
  const caller = { ...practitioner, agent: { ...practitioner.agent, clientName } }
  const { answer, records } = await callTool('get_user', {}, { caller })
  expect(answer.isError).toBe(false)
  expect(records[0]?.agent.clientName).toBe(recorded)
})

const hanging = () => new Promise<Reply>(() => {})

test.each([
  ['fhir/rejected', () => ({ status: 400 })],
  ['fhir/unauthorized', () => ({ status: 401 })],
  ['fhir/malformed', () => ({ body: '<html>' })],
  ['fhir/timeout', hanging],
] as [keyof typeof failures, () => Reply | Promise<Reply>][])(
  'names in the record of %s what was asked of the platform',
  async (code, fhir) => {
    const { records, requests } = await callTool('fhir_search', search, { fhir, deadlineMs: 300 })
    expect(requests).toHaveLength(1)
    expect(records).toMatchObject([{ code, query: requests[0]?.path, disclosed: [] }])
  },
)

test('names what was asked in the record of a write that failed, and nothing in that of its attempt', async () => {
  const { records } = await callTool('fhir_create', { resource: fresh }, { fhir: () => ({ status: 422 }) })
  expect(records).toMatchObject([
    { phase: 'attempt' },
    { phase: 'outcome', code: 'fhir/rejected', query: '/Observation' },
  ])
  expect(records[0]).not.toHaveProperty('query')
})

test('names nothing as asked where nothing was', async () => {
  const { records } = await callTool('fhir_search', search, { admit: 'deny' })
  expect(records[0]).toMatchObject({ code: 'authz/denied' })
  expect(records[0]).not.toHaveProperty('query')
})

test('logs a failure with the request id of its row, also of one that could not be kept', async () => {
  const lines: { event: string; code?: string; requestId?: string }[] = []
  const spy = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(JSON.parse(line)))
  try {
    const lost: string[] = []
    const accepts = ({ requestId }: { requestId: string }) => {
      lost.push(requestId)
      return false
    }
    const { records } = await callTool('fhir_read', { type: 'Patient', id: '..' })
    await callTool('fhir_read', { type: 'Patient', id: '..' }, { accepts })
    const told = lines.filter(({ event }) => event === 'tool/failed').map(({ code, requestId }) => [code, requestId])
    expect(told).toEqual([
      ['input/invalid', records[0]?.requestId],
      ['input/invalid', lost[0]],
      ['audit/unavailable', lost[0]],
    ])
  } finally {
    spy.mockRestore()
  }
})
