import { expect, test } from 'vitest'
import { callTool, observation, practitioner, type Script, withMcpScopes } from '../../../test/call-stage.ts'
import { failures } from '../../failure/failures.ts'

const version = { type: 'Observation', id: 'o1', versionId: '3' }
const past = { ...observation('o1'), meta: { versionId: '3' } }
const now = { ...observation('o1', 'p2'), meta: { versionId: '4' } }
const server =
  (current: { status?: number; body?: unknown }): NonNullable<Script['fhir']> =>
  ({ path }) =>
    path.includes('_history') ? { body: past } : current

/** Releases so many of the records that it is asked about. */
function releasing(allowed: readonly boolean[]): Pick<Script, 'releases'> {
  let asked = 0
  return { releases: () => allowed[asked++] ?? false }
}

test('judges a version together with the current record, and shows and records the version alone', async () => {
  const { answer, steps, records } = await callTool('fhir_read', version, { fhir: server({ body: now }) })
  expect(answer.data).toMatchObject({ versionId: '3' })
  expect(answer.text).not.toContain('Patient/p2')
  expect(steps).toEqual([
    'admit vread Observation/o1',
    'GET /Observation/o1/_history/3',
    'GET /Observation/o1',
    'release vread Observation/o1 Observation/o1',
    'audit outcome',
  ])
  expect(records).toMatchObject([
    { disclosed: ['Observation/o1'], patients: ['Patient/p1'], query: '/Observation/o1/_history/3' },
  ])
})

test('does not show a version of a record that is withheld now, and tells it from none in no way', async () => {
  const script = { fhir: server({ body: now }), ...releasing([true, false]) }
  const { answer, records } = await callTool('fhir_read', version, script)
  const absent = await callTool('fhir_read', version, { fhir: () => ({ status: 404 }) })
  expect(answer).toEqual(absent.answer)
  expect(records).toMatchObject([{ code: 'fhir/not-found', disclosed: [], withheld: true }])
})

test('does not show a version of a record of which the server left out elements', async () => {
  const body = { ...now, meta: { tag: [{ code: 'SUBSETTED' }] } }
  const { answer } = await callTool('fhir_read', version, { fhir: server({ body }) })
  expect(answer.text).toContain('[fhir/not-found]')
})

test.each([404, 410])('shows a version of a record of which the server answers %i', async (status) => {
  const { answer, steps } = await callTool('fhir_read', version, { fhir: server({ status }) })
  expect(answer.data).toMatchObject({ versionId: '3' })
  expect(steps).toContain('release vread Observation/o1')
})

test.each([
  [403, 'fhir/forbidden'],
  [400, 'fhir/rejected'],
])('shows no version where the server answers %i about the record itself', async (status, code) => {
  const { answer } = await callTool('fhir_read', version, { fhir: server({ status }) })
  expect(answer.text).toContain(`[${code}]`)
})

test.each(['fhir_read', 'fhir_history'])('answers %s of a deleted record as of one that never was', async (tool) => {
  const args = { type: 'Observation', id: 'o1' }
  const [gone, absent] = await Promise.all(
    [410, 404].map(async (status) => callTool(tool, args, { fhir: () => ({ status }) })),
  )
  expect(gone?.answer).toEqual(absent?.answer)
  expect(gone?.answer.text).toBe(`${failures['fhir/not-found'].say} [fhir/not-found]`)
})

test('does not say what is wrong with a call, or ask what the platform can do, for a client that may not read', async () => {
  const args = { type: 'Observation', params: { nonsense: 'x' }, fields: ['code..text'] }
  const { answer, steps } = await callTool('fhir_search', args, { caller: withMcpScopes(['fhir:write']) })
  expect(answer.text).toContain('[oauth/insufficient-scope]')
  expect(steps).toEqual(['audit outcome'])
  const reading = await callTool('fhir_search', args, { caller: practitioner })
  expect(reading.answer.text).toContain('[input/invalid]')
})
