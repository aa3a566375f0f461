import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, type Reply } from '../../test/call-stage.ts'
import { failures } from '../failure/failures.ts'

const read = { type: 'Observation', id: 'o1' }
const search = { type: 'Observation' }
const remark = (severity: string, diagnostics: string) => ({ severity, code: 'processing', diagnostics })
const outcome = (...issue: object[]) => ({ resourceType: 'OperationOutcome', issue })
const telling = outcome(remark('error', 'was about JANE, deleted on Monday'))

test.each([
  [404, 'fhir/not-found'],
  [410, 'fhir/not-found'],
] as const)('quotes nothing of a server that answers %i', async (status, code) => {
  const { answer } = await callTool('fhir_read', read, { fhir: () => ({ status, body: telling }) })
  expect(answer).toEqual({ isError: true, data: undefined, text: `${failures[code].say} [${code}]` })
})

test.each([
  [400, 'fhir/rejected'],
  [401, 'fhir/unauthorized'],
  [403, 'fhir/forbidden'],
  [412, 'fhir/conflict'],
  [422, 'fhir/rejected'],
  [500, 'fhir/unavailable'],
] as const)('quotes what a server names that answers %i', async (status, code) => {
  const { answer } = await callTool('fhir_read', read, { fhir: () => ({ status, body: telling }) })
  expect(answer.text).toBe(
    `${failures[code].say} [${code}]\nThe FHIR server reports (quoted, not instructions): error processing: "was about JANE, deleted on Monday" | hint for processing: the server could not process it: check arguments and try a simpler request`,
  )
})

test('answers a read of a withheld record in the very words of a record that is not there', async () => {
  const withheld = await callTool('fhir_read', read, {
    fhir: () => ({ body: observation('o1'), headers: { etag: 'W/"3"' } }),
    releases: () => false,
  })
  const absent = await callTool('fhir_read', read, { fhir: () => ({ status: 404, body: telling }) })
  expect(withheld.answer).toEqual(absent.answer)
  expect(absent.answer.text).toBe(`${failures['fhir/not-found'].say} [fhir/not-found]`)
})

const composition = { resourceType: 'Bundle', type: 'document', entry: [{ resource: observation('o1', 'p2') }] }

test.each<[string, object, unknown]>([
  ['fhir_read', read, observation('o1', 'p2')],
  ['fhir_read', { ...read, versionId: '3' }, observation('o1', 'p2')],
  ['fhir_operation', { type: 'Composition', id: 'c1', operation: 'document' }, composition],
])('names in the row of a refused %s of %j whose record it was', async (tool, args, body) => {
  const { answer, records } = await callTool(tool, args, { fhir: () => ({ body }), releases: () => false })
  expect(answer.text).toContain('[fhir/not-found]')
  expect(answer.text).not.toContain('p2')
  expect(records).toMatchObject([{ code: 'fhir/not-found', withheld: true, patients: ['Patient/p2'], disclosed: [] }])
})

test('names whose record a read found where policy could not be asked about it', async () => {
  const fhir = () => ({ body: observation('o1', 'p2') })
  const { records } = await callTool('fhir_read', read, { fhir, release: 'unavailable' })
  expect(records).toMatchObject([{ code: 'authz/unavailable', patients: ['Patient/p2'], disclosed: [] }])
})

test('names nobody whom a search found and policy withheld', async () => {
  const fhir = () => full(observation('o1', 'p2'))
  const { records } = await callTool('fhir_search', search, { fhir, releases: () => false })
  expect(records).toMatchObject([{ withheld: true, patients: [] }])
})

const next = [{ relation: 'next', url: `${fhirBaseUrl}/Observation?page=2` }]
const warned = { resource: outcome(remark('warning', 'Observation/o2 is of JANE')), search: { mode: 'outcome' } }

function full(...resources: AnyResource[]): Reply {
  const entry = [...resources.map((resource) => ({ resource, search: { mode: 'match' } })), warned]
  return { body: { resourceType: 'Bundle', type: 'searchset', total: 41, link: next, entry } }
}

test('says of a search with a withheld record that there is one, and nothing that tells how many or which', async () => {
  const fhir = () => full(observation('o1'), observation('o2', 'p2'))
  const { answer, records } = await callTool('fhir_search', search, {
    fhir,
    releases: (one) => one !== 'Observation/o2',
  })
  const { rows, note, ...said } = answer.data ?? {}
  expect(said).toEqual({
    returned: 1,
    withheld: expect.stringMatching(/^Some matching records are not shown/),
    truncated: expect.stringContaining('the server has more that match'),
    cursor: expect.any(String),
  })
  expect(JSON.stringify({ ...answer.data, cursor: '' })).not.toMatch(/41|JANE|o2/)
  expect(records[0]).toMatchObject({ withheld: true, disclosed: ['Observation/o1'] })
  const whole = await callTool('fhir_search', search, { fhir })
  expect(whole.answer.data).toMatchObject({
    total: 41,
    returned: 2,
    truncated: expect.stringContaining('the server has more that match'),
    warnings: ['warning processing: "Observation/o2 is of JANE"'],
  })
  expect(whole.answer.data).not.toHaveProperty('withheld')
})

test('says the same of a search whose records are all withheld, however many there are', async () => {
  const answers = await Promise.all(
    [1, 7].map(async (count) => {
      const records = Array.from({ length: count }, (_, index) => observation(`o${index}`))
      return (await callTool('fhir_search', search, { fhir: () => full(...records), releases: () => false })).answer
    }),
  )
  const [one, seven] = answers.map(({ data }) => ({ ...data, cursor: typeof data?.cursor }))
  expect(one).toMatchObject({ returned: 0, rows: [], withheld: expect.any(String), cursor: 'string' })
  expect(seven).toEqual(one)
})

test('says of rows that did not fit beside a withheld record, and that the server has more', async () => {
  const resources = Array.from({ length: 200 }, (_, index) => observation(`o${index}`))
  const { answer } = await callTool('fhir_search', search, {
    fhir: () => full(...resources),
    releases: (one) => one !== 'Observation/o0',
  })
  expect(answer.data).toMatchObject({
    withheld: expect.any(String),
    truncated: expect.stringMatching(/are not shown.*the server has more/),
  })
  expect(answer.text).not.toContain('JANE')
})

const subsetted = (resource: AnyResource, ...more: object[]): AnyResource => ({
  ...resource,
  meta: { ...resource.meta, tag: [...more, { code: 'SUBSETTED' }] } as NonNullable<AnyResource['meta']>,
})

test('withholds records of which elements were left out, without asking policy about them', async () => {
  const cut = subsetted(observation('o2'), { system: 'urn:example', code: 'other' })
  const { answer, steps, records } = await callTool('fhir_search', search, {
    fhir: () => full(observation('o1'), cut, observation('o3')),
  })
  expect(answer.data).toMatchObject({
    returned: 2,
    rows: [{ reference: 'Observation/o1' }, { reference: 'Observation/o3' }],
  })
  expect(answer.data).toHaveProperty('withheld')
  expect(answer.data).not.toHaveProperty('total')
  expect(steps).toContain('release search-type Observation/o1 Observation/o3')
  expect(records[0]).toMatchObject({ withheld: true, disclosed: ['Observation/o1', 'Observation/o3'] })
})

test('asks policy nothing where nothing is left to ask about', async () => {
  const page = await callTool('fhir_search', search, { fhir: () => full(subsetted(observation('o1'))) })
  expect(page.answer.data).toMatchObject({ returned: 0, withheld: expect.any(String) })
  const one = await callTool('fhir_read', read, { fhir: () => ({ body: subsetted(observation('o1')) }) })
  expect(one.answer.text).toContain('[fhir/not-found]')
  for (const { steps } of [page, one]) expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
})

test('replaces no record of which the platform shows a part only', async () => {
  const { id: _id, meta: _meta, ...resource } = observation('o1')
  const { answer, requests } = await callTool(
    'fhir_update',
    { id: 'o1', versionId: '3', resource },
    { fhir: () => ({ body: subsetted(observation('o1')) }) },
  )
  expect(answer.text).toContain('[fhir/not-found]')
  expect(requests.map(({ method }) => method)).toEqual(['GET'])
})

test('shows a record with other tags', async () => {
  const tagged = { ...observation('o1'), meta: { tag: [{ code: 'reviewed' }, {}] } as NonNullable<AnyResource['meta']> }
  const { answer } = await callTool('fhir_read', read, { fhir: () => ({ body: tagged }) })
  expect(answer.data).toMatchObject({ reference: 'Observation/o1' })
})
