import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, type Reply, type Script } from '../../../test/call-stage.ts'

const calling = (args: object, script: Script = {}) => callTool('fhir_operation', args, script)
const everything = { operation: 'everything', type: 'Patient', id: 'p1' }
const patient = (id = 'p1'): AnyResource => ({ resourceType: 'Patient', id })
const bundle = (resources: object[], more: object = {}): Reply => ({
  body: { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })), ...more },
})
const parameters = (...parameter: object[]): Reply => ({ body: { resourceType: 'Parameters', parameter } })

test('asks policy about the operation, and about every record in its answer', async () => {
  const fhir = () => bundle([patient(), observation('o1'), observation('o2')], { total: 3 })
  const { answer, steps, records } = await calling(everything, { fhir })
  expect(answer.data).toMatchObject({ total: 3, returned: 3 })
  expect(steps).toEqual([
    'admit operation $everything Patient/p1 Patient/p1',
    'GET /Patient/p1/$everything',
    'release operation Patient/p1 Observation/o1 Observation/o2',
    'audit outcome',
  ])
  expect(records).toMatchObject([
    {
      interaction: 'operation',
      resourceType: 'Patient',
      resourceId: 'p1',
      disclosed: ['Patient/p1', 'Observation/o1', 'Observation/o2'],
      query: '/Patient/p1/$everything',
    },
  ])
})

test('takes the name with a $ too', async () => {
  const { steps } = await calling({ ...everything, operation: '$everything' }, { fhir: () => bundle([patient()]) })
  expect(steps).toContain('GET /Patient/p1/$everything')
})

test('leaves out what policy withholds, and counts nothing', async () => {
  const script = {
    fhir: () => bundle([patient(), observation('o1')], { total: 2 }),
    releases: (one: string) => one !== 'Observation/o1',
  }
  const { answer } = await calling(everything, script)
  expect(answer.data).toMatchObject({ returned: 1, withheld: expect.any(String) })
  expect(answer.data).not.toHaveProperty('total')
  expect(answer.text).not.toContain('o1"')
})

test('answers an operation on a record of which all is withheld as if there were none', async () => {
  const withheld = await calling(everything, { fhir: () => bundle([patient()]), releases: () => false })
  const absent = await calling(everything, { fhir: () => ({ status: 404 }) })
  expect(withheld.answer).toEqual(absent.answer)
})

test.each<[string, object, Reply]>([
  [
    'the documents inside a Bundle inside Parameters',
    {
      operation: 'questionnaire-package',
      type: 'Questionnaire',
      parameters: { coverage: { resourceType: 'Coverage' } },
    },
    parameters({
      name: 'packagebundle',
      resource: bundle([
        { resourceType: 'Questionnaire', id: 'q1' },
        { resourceType: 'ValueSet', id: 'v1' },
      ]).body,
    }),
  ],
  [
    'the entries of a document',
    { operation: 'document', type: 'Composition', id: 'c1' },
    bundle([{ resourceType: 'Composition', id: 'c1' }, observation('o1')], { type: 'document', id: 'd1' }),
  ],
  [
    'the parts of parts',
    { operation: 'lastn', type: 'Observation', parameters: { patient: 'p1' } },
    parameters({ name: 'return', part: [{ name: 'a', part: [{ name: 'b', resource: observation('o1') }] }] }),
  ],
])('judges %s one by one, and shows nothing beside them', async (_what, args, reply) => {
  const secret = { name: 'secret', valueString: 'SECRET' }
  const { body } = reply as { body: { parameter?: object[] } }
  if (body.parameter) body.parameter.push(secret)
  const { answer, steps } = await calling(args, { fhir: () => reply })
  const released = steps.find((step) => step.startsWith('release')) ?? ''
  expect(answer.data).toMatchObject({ returned: released.split(' ').length - 2 })
  expect(released.split(' ').length).toBeGreaterThan(2)
  expect(answer.text).not.toContain('SECRET')
})

test('shows nothing of records without an id, and says how many there were', async () => {
  const fhir = () => bundle([patient(), { ...observation('o1'), id: undefined }, { resourceType: 'Nonsense', id: 'x' }])
  const { answer, steps } = await calling(everything, { fhir })
  expect(answer.data).toMatchObject({ returned: 1, warnings: [expect.stringContaining('2 resources')] })
  expect(steps).toContain('release operation Patient/p1')
})

test.each([
  ['records', 'lastn', parameters({ name: 'x', valueString: 'SECRET' })],
  ['records', 'lastn', { body: { resourceType: 'OperationOutcome', text: { div: 'SECRET' }, issue: [] } }],
  ['records', 'lastn', { body: { resourceType: 'ValueSet', title: 'SECRET' } }],
])('shows nothing of an answer of %s that is no record', async (_discloses, operation, reply) => {
  const args = { operation, type: 'Observation', parameters: { patient: 'p1' } }
  const { answer, steps } = await calling(args, { fhir: () => reply as Reply })
  expect(answer.text).not.toContain('SECRET')
  expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
})

const lookup = { operation: 'lookup', type: 'CodeSystem', parameters: { system: 'http://loinc.org', code: '8867-4' } }

test('shows what an operation about codes answers, which is nobody’s record', async () => {
  const fhir = () => parameters({ name: 'display', valueString: 'Heart rate' })
  const { answer, steps, records } = await calling(lookup, { fhir })
  expect(answer.text).toContain('Heart rate')
  expect(steps).toEqual([
    'admit operation $lookup CodeSystem',
    'GET /CodeSystem/$lookup?code=8867-4&system=http://loinc.org',
    'audit outcome',
  ])
  expect(records[0]).toMatchObject({ disclosed: [], patients: [] })
})

test('judges the records that come with an answer about codes', async () => {
  const hidden = { name: 'also', resource: { ...observation('o1', 'p2'), note: [{ text: 'SECRET' }] } }
  const fhir = () => parameters({ name: 'display', valueString: 'Heart rate' }, hidden, { name: 'x', part: [hidden] })
  const { answer, steps } = await calling(lookup, { fhir, releases: () => false })
  expect(steps).toContain('release operation Observation/o1 Observation/o1')
  expect(answer.text).toContain('Heart rate')
  expect(answer.text).not.toContain('SECRET')
})

test('shows an expansion that was made for the answer, and judges a stored ValueSet', async () => {
  const args = { operation: 'expand', type: 'ValueSet', parameters: { url: 'http://example.org/vs' } }
  const expansion = { contains: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] }
  const made = await calling(args, { fhir: () => ({ body: { resourceType: 'ValueSet', expansion } }) })
  expect(made.answer.text).toContain('Heart rate')
  expect(made.steps.filter((step) => step.startsWith('release'))).toEqual([])
  const stored = await calling(args, { fhir: () => ({ body: { resourceType: 'ValueSet', id: 'v1', expansion } }) })
  expect(stored.steps).toContain('release operation ValueSet/v1')
})

test('shows what the server finds wrong with a resource that was sent to it', async () => {
  const resource = { ...observation('o1'), id: undefined }
  const issue = [{ severity: 'error', code: 'required', expression: ['Observation.status'], diagnostics: 'is missing' }]
  const fhir = () => ({ body: { resourceType: 'OperationOutcome', issue } })
  const { answer, steps, requests } = await calling(
    { operation: 'validate', type: 'Observation', parameters: { resource } },
    { fhir },
  )
  expect(answer.text).toContain('is missing')
  expect(steps.slice(0, 2)).toEqual([
    'admit operation $validate Observation Patient/p1 + read $writeReference Patient/p1',
    'POST /Observation/$validate',
  ])
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
    parameter: [{ name: 'resource', resource: { status: 'final' } }],
  })
})

test.each([
  [
    'figures',
    {
      operation: 'stats',
      type: 'Observation',
      parameters: { subject: 'Patient/p1', code: ['8867-4'], system: 'http://loinc.org', statistic: ['average'] },
    },
  ],
  ['remarks on a stored record', { operation: 'validate', type: 'Observation', id: 'o1' }],
])('asks policy about %s as though what they are made of were restricted', async (_what, args) => {
  const { steps } = await calling(args, { admit: ({ labels = [] }) => !labels.includes('R') })
  expect(steps).toEqual([expect.stringMatching(/^admit operation \$.* as R$/), 'audit outcome'])
})

const stats = {
  operation: 'stats',
  type: 'Observation',
  parameters: { subject: 'Patient/p1', code: ['8867-4'], system: 'http://loinc.org', statistic: ['average'] },
}
const figure = (subject: string) => ({ ...observation('o1', subject), id: undefined })

test('shows figures about the patient whom the call names, judged by whom they say they are about', async () => {
  const fhir = () => parameters({ name: 'statistics', resource: figure('p1') })
  const { answer, steps } = await calling(stats, { fhir })
  expect(answer.data).toMatchObject({ returned: 1 })
  expect(steps).toContain('release operation Observation/new')
})

test.each([
  ['about another patient', { ...stats }, parameters({ name: 'statistics', resource: figure('p2') })],
  [
    'of another patient among the last',
    { operation: 'lastn', type: 'Observation', parameters: { patient: 'p1' } },
    bundle([observation('o1', 'p2')]),
  ],
])('shows nothing of an answer %s than the call names', async (_what, args, reply) => {
  const { answer, records } = await calling(args, { fhir: () => reply })
  expect(answer.text).toContain('[fhir/parameter-ignored]')
  expect(records[0]).toMatchObject({ disclosed: [] })
})

test.each<[string, object, RegExp]>([
  ['an operation that there is not', { ...everything, operation: 'everithing' }, /everithing.*everything/],
  ['one that changes something', { ...everything, operation: 'meta-add' }, /meta-add/],
  ['another type', { ...everything, type: 'Observation' }, /everything/],
  ['another level', { operation: 'everything', type: 'Composition' }, /everything/],
  ['an unknown parameter', { ...everything, parameters: { begin: '2026' } }, /begin/],
  ['a parameter of another type', { ...everything, parameters: { start: 'yesterday' } }, /start/],
  ['an id that is none', { ...everything, id: '../x' }, /id/],
  ['no type', { operation: 'everything' }, /operation/],
  ['a name that climbs', { ...everything, operation: '../../metadata' }, /metadata/],
])('asks nobody anything when it is given %s', async (_what, args, named) => {
  const { answer, steps } = await calling(args)
  expect(answer.text).toMatch(named)
  expect(answer.text).toContain('[input/invalid]')
  expect(steps).toEqual(['audit outcome'])
})

const serving = (...operation: string[]) => ({
  rest: [{ mode: 'server', resource: [{ type: 'Patient', operation: operation.map((one) => ({ name: one })) }] }],
})

test('asks nobody anything when the platform does not list the operation, and names those that it lists', async () => {
  const { answer, steps } = await calling(everything, { statement: serving('summary', 'match') })
  expect(answer.text).toMatch(/does not support this.*\$summary, \$match.*\[fhir\/unsupported\]/s)
  expect(steps).toEqual(['audit outcome'])
  const listed = await calling(everything, { statement: serving('everything'), fhir: () => bundle([patient()]) })
  expect(listed.answer.isError).toBe(false)
})

test('calls a further operation of the deployment, as its definition says', async () => {
  const risk = {
    name: 'risk-groups',
    system: false,
    type: true,
    instance: false,
    resourceTypes: ['Group' as const],
    parameters: [{ name: 'since', min: 0, max: '1', type: 'date' }],
    discloses: 'records' as const,
  }
  const args = { operation: 'risk-groups', type: 'Group', parameters: { since: '2026-01-01' } }
  const fhir = () => bundle([{ resourceType: 'Group', id: 'g1' }])
  const { answer, steps } = await calling(args, { operations: [risk], fhir })
  expect(answer.isError).toBe(false)
  expect(steps).toContain('GET /Group/$risk-groups?since=2026-01-01')
  expect((await calling(args)).answer.text).toContain('[input/invalid]')
})

test('goes on with a cursor on the next page, asking policy again about the same operation', async () => {
  const next = `${fhirBaseUrl}?_getpages=1&_offset=2`
  const fhir: Script['fhir'] = ({ path }) =>
    path.includes('_getpages')
      ? bundle([observation('o2')])
      : bundle([patient(), observation('o1')], { link: [{ relation: 'next', url: next }] })
  const first = await calling(everything, { fhir })
  const { answer, steps } = await calling({ cursor: first.answer.data?.cursor }, { fhir })
  expect(answer.data).toMatchObject({ returned: 1 })
  expect(steps).toEqual([
    'admit operation $everything Patient/p1 Patient/p1',
    'GET ?_getpages=1&_offset=2',
    'release operation Observation/o2',
    'audit outcome',
  ])
  const denied = await calling({ cursor: first.answer.data?.cursor }, { fhir, admit: 'deny' })
  expect(denied.answer.text).toContain('[authz/denied]')
  expect(denied.requests).toEqual([])
})
