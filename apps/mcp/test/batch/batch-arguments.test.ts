import { expect, test } from 'vitest'
import { estimateTokens } from '../../src/mcp/present/budget.ts'
import { callTool, observation } from '../call-stage.ts'
import {
  answerWell,
  callBatch,
  create,
  patch,
  platform,
  read,
  remove,
  search,
  searchsetEntry,
  update,
} from './batch-stage.ts'

test.each([
  ['none', { entries: [] }, 'entries: '],
  ['21 entries', { entries: Array.from({ length: 21 }, () => read()) }, 'entries: '],
  ['an unknown interaction', { entries: [{ interaction: 'vread' }] }, 'entries.0.interaction: '],
  ['a read in a transaction', { entries: [create, read()], atomic: true }, 'entries.1: "atomic" is for changes alone'],
  ['a cursor', { entries: [{ interaction: 'search-type', cursor: 'x' }] }, 'entries.0: goes on with a cursor'],
  ['an agreement inside', { entries: [{ ...create, confirm: 'x' }] }, 'entries.0: "confirm" belongs beside "entries"'],
  ['two changes of one record', { entries: [update('o1'), patch('o1')] }, 'entries.1: changes the same record'],
  ['a change and a deletion', { entries: [remove('o1'), read(), update('o1')] }, 'entries.2: changes the same record'],
])('asks nobody anything when it is given %s', async (_what, args, fault) => {
  const { answer, steps, records } = await callBatch(args)
  expect(answer.text).toContain(fault)
  expect(answer.text).toContain('[input/invalid]')
  expect(steps).toEqual(['audit outcome'])
  expect(records).toMatchObject([{ event: 'refusal', tool: 'fhir_batch', interaction: 'batch' }])
})

test('changes records of the same id and different types, and reads beside a change', async () => {
  const patient = { ...remove('o1'), type: 'Patient' }
  const fhir = platform()
  const { failures } = await callBatch(
    { entries: [remove('o1'), patient, read('o1')] },
    {
      fhir: (asked) =>
        asked.path === '/Patient/o1'
          ? { body: { resourceType: 'Patient', id: 'o1', meta: { versionId: '3' } } }
          : fhir(asked),
    },
  )
  expect(failures).toEqual([undefined, undefined, undefined])
})

test.each([
  ['batch', false],
  ['transaction', true],
])('sends nothing to a server that lists interactions and no %s', async (wanted, atomic) => {
  const other = atomic ? 'batch' : 'transaction'
  const statement = { rest: [{ mode: 'server', interaction: [{ code: other }], resource: [{ type: 'Observation' }] }] }
  const { answer, requests } = await callBatch({ entries: [create], atomic }, { statement })
  expect(answer.text).toContain(`It does not list ${wanted}: make the calls one by one. [fhir/unsupported]`)
  expect(requests).toEqual([])
  const mute = { rest: [{ mode: 'server', resource: [{ type: 'Observation' }] }] }
  expect((await callBatch({ entries: [create], atomic }, { statement: mute })).bundles).toHaveLength(1)
})

const many = (patient: string) => Array.from({ length: 100 }, (_, index) => observation(`o${index}`, patient))
const full = platform(({ request: { url } }) =>
  searchsetEntry(url, many(/patient=(\w+)/.exec(url)?.[1] ?? ''), { total: 100 }),
)

test.each([6_000, 12_000])('shows 20 searches within %i tokens, and names those that did not fit', async (budget) => {
  const entries = Array.from({ length: 20 }, (_, index) => search(`p${index}`))
  const { entries: shown, answer } = await callBatch({ entries, ...(budget !== 6_000 && { budget }) }, { fhir: full })
  expect(estimateTokens(answer.data)).toBeLessThanOrEqual(budget)
  expect(shown.map(({ entry }) => entry)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  const told = shown.filter((one) => one.answer)
  expect(told.length).toBeGreaterThanOrEqual(budget === 6_000 ? 10 : 18)
  // Each that is shown says for itself what it leaves out; each that is not is named.
  expect(told.every((one) => typeof one.answer?.truncated === 'string')).toBe(true)
  const rest = shown.filter((one) => !one.answer)
  expect(rest.every(({ truncated }) => truncated === 'did not fit: raise "budget", or call for it by itself')).toBe(
    true,
  )
})

test('gives two searches half of the room each, and one all of it', async () => {
  const returned = async (...patients: string[]) =>
    (await callBatch({ entries: patients.map(search) }, { fhir: full })).entries.map(({ answer }) =>
      Number(answer?.returned),
    )
  const [alone = 0] = await returned('p1')
  const [first = 0, second = 0] = await returned('p1', 'p2')
  expect(alone).toBeGreaterThan(40)
  expect(first).toBeGreaterThan(alone / 3)
  expect(first).toBeLessThan(alone * 0.7)
  expect(second).toBe(first)
  const own = await callBatch({ entries: [{ ...search('p1'), budget: 500 }, search('p2')] }, { fhir: full })
  expect(Number(own.entries[0]?.answer?.returned)).toBeLessThan(first / 2)
})

test('always tells what became of changes, however little room there is', async () => {
  const remarks = Array.from({ length: 20 }, (_, index) => ({
    severity: 'error',
    code: 'invariant',
    diagnostics: `${index} ${'x'.repeat(280)}`,
  }))
  const fhir = platform((sent, index) =>
    sent.request.method === 'PUT' && index % 2 === 1
      ? { response: { status: '422', outcome: { resourceType: 'OperationOutcome', issue: remarks } } }
      : answerWell(sent),
  )
  const entries = [...Array.from({ length: 6 }, (_, index) => update(`u${index}`)), search()]
  const { entries: shown } = await callBatch({ entries, budget: 500 }, { fhir })
  const told = shown.map(
    ({ answer, failure, truncated }) => answer?.done ?? failure?.slice(0, 20) ?? truncated?.slice(0, 11),
  )
  expect(told).toEqual([
    'replaced',
    'The FHIR server did ',
    'replaced',
    'The FHIR server did ',
    'replaced',
    'as entry 4',
    'did not fit',
  ])
})

test('reads within the share of the entry, and without the version where the copy is cut short', async () => {
  const long = {
    ...observation('o1'),
    component: Array.from({ length: 40 }, (_, index) => ({
      code: { text: `Part ${index}` },
      valueString: 'x'.repeat(60),
    })),
  }
  const whole = await callTool('fhir_read', { type: 'Observation', id: 'o1' }, { fhir: () => ({ body: long }) })
  expect(whole.answer.data).toMatchObject({
    versionId: '3',
    resource: { meta: { versionId: '3' }, component: expect.any(Array) },
  })
  const short = await callTool(
    'fhir_read',
    { type: 'Observation', id: 'o1', budget: 800 },
    { fhir: () => ({ body: long }) },
  )
  expect(short.answer.data?.truncated).toBe(
    'Left out or cut: Observation.component. Read it without "budget" before you change it.',
  )
  expect(JSON.stringify(short.answer.data)).not.toContain('"versionId"')
  expect(estimateTokens(short.answer.data)).toBeLessThanOrEqual(800)
  const entries = Array.from({ length: 12 }, (_, index) => read(`o${index}`))
  const fhir = platform(({ request: { url } }) => ({
    response: { status: '200' },
    resource: { ...long, id: url.split('/')[1] },
  }))
  const { entries: shown, answer } = await callBatch({ entries }, { fhir })
  expect(estimateTokens(answer.data)).toBeLessThanOrEqual(6_000)
  expect(shown.filter((one) => one.answer?.reference).length).toBe(12)
})
