import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import {
  callTool,
  fhirBaseUrl,
  observation,
  practitioner,
  type Reply,
  type Script,
  searchset,
  withSmartPermissions,
} from '../../../test/call-stage.ts'
import { failures } from '../../failure/failures.ts'
import { estimateTokens } from '../present/budget.ts'

const ofOne = { type: 'Observation', params: { patient: 'Patient/p1' } }
const searching = (args: object, script: Script = {}) => callTool('fhir_search', args, script)
const link = (relation: string, url: string) => ({ relation, url })
const self = (query: string) => link('self', `${fhirBaseUrl}/Observation${query}`)

test.each<[string, Record<string, string>, string]>([
  ['its only filter', { patient: 'Patient/p1' }, '?_count=20'],
  ['one of two filters', { patient: 'Patient/p1', code: '8867-4' }, '?patient=Patient/p1&_count=20'],
  ['a chain', { patient: 'Patient/p1', 'performer:Practitioner.name': 'Roe' }, '?patient=Patient/p1'],
  ['everything', { patient: 'Patient/p1' }, ''],
  ['the value of a filter', { patient: 'Patient/p1', code: '8867-4' }, '?patient=Patient/p1&code='],
  ['an id of a list', { _id: 'o1,o2' }, '?_id=o1'],
])('shows nothing of an answer whose self link shows that the server dropped %s', async (_what, params, query) => {
  const fhir = () => searchset([observation('o1')], { link: [self(query)] })
  const { answer, steps, records } = await searching({ type: 'Observation', params }, { fhir })
  expect(answer).toMatchObject({ isError: true, data: undefined })
  expect(answer.text).toContain(failures['fhir/parameter-ignored'].say)
  expect(answer.text).toMatch(
    /It ignored: (patient|code|performer:Practitioner\.name|_id).*\[fhir\/parameter-ignored\]$/,
  )
  expect(answer.text).not.toContain('68')
  expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
  expect(records).toMatchObject([{ code: 'fhir/parameter-ignored', outcome: '8', disclosed: [] }])
})

test('shows nothing of an answer about another patient, though its self link names the filter', async () => {
  const fhir = () => searchset([observation('o1', 'p1'), observation('o2', 'p2')])
  const { answer, steps, records } = await searching(ofOne, { fhir })
  expect(answer.text).toContain('It answered records of other patients than the search names. [fhir/parameter-ignored]')
  expect(answer.text).not.toMatch(/o1|p2/)
  expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
  expect(records).toMatchObject([{ disclosed: [] }])
})

test.each<[string, AnyResource]>([
  ['of nobody', { resourceType: 'Observation', id: 'o2', status: 'final' }],
  ['of whom it cannot be told', { ...observation('o2'), subject: { identifier: { value: '7' } } }],
  ['of that patient and another', { ...observation('o2', 'p2'), performer: [{ reference: 'Patient/p1' }] }],
])('leaves to policy a match %s', async (_what, match) => {
  const { answer, steps } = await searching(ofOne, { fhir: () => searchset([match]) })
  expect(answer.isError).toBe(false)
  expect(steps).toContain('release search-type Observation/o2')
})

test('leaves to policy what an include brought of other patients', async () => {
  const params = { ...ofOne.params, _include: 'Observation:derived-from:Observation' }
  const entry = [
    { resource: observation('o1'), search: { mode: 'match' } },
    { resource: observation('o9', 'p9'), search: { mode: 'include' } },
  ]
  const { answer, steps } = await searching({ ...ofOne, params }, { fhir: () => searchset([], { entry }) })
  expect(answer.data).toMatchObject({ returned: 1, included: [{ reference: 'Observation/o9' }] })
  expect(steps).toContain('release search-type Observation/o1 Observation/o9')
  const unasked = await searching(ofOne, { fhir: () => searchset([], { entry }) })
  expect(unasked.answer.text).toContain('[fhir/parameter-ignored]')
})

test.each<[string, Record<string, unknown>]>([
  ['no link at all', { link: [] }],
  ['links that are none', { link: [null, 7, { relation: 'self' }] }],
  ['a stored search', { link: [self('?_getpages=1')] }],
])('says that the parameters are not confirmed where the answer has %s', async (_what, bundle) => {
  const { answer } = await searching(ofOne, { fhir: () => searchset([observation('o1')], bundle) })
  expect(answer.data).toMatchObject({
    returned: 1,
    remarks: [expect.stringContaining('does not say which parameters')],
  })
  const unfiltered = await searching({ type: 'Observation' }, { fhir: () => searchset([], bundle) })
  expect(unfiltered.answer.data).not.toHaveProperty('remarks')
})

test('asks for what it is to be answered by strictly, and sends what says how much is counted', async () => {
  const params = { ...ofOne.params, _summary: 'count', _total: 'accurate' }
  const fhir = () => searchset([], { total: 7 })
  const { answer, requests } = await searching({ ...ofOne, params }, { fhir })
  expect(requests).toMatchObject([{ path: '/Observation?patient=Patient/p1&_summary=count&_total=accurate&_count=20' }])
  expect(requests[0]?.headers.get('prefer')).toBe('handling=strict')
  expect(answer.data).toMatchObject({ total: 7, returned: 0 })
})

test('applies _elements itself: a server could leave out what policy judges by', async () => {
  const params = { ...ofOne.params, _elements: 'value,status' }
  const { answer, requests } = await searching({ ...ofOne, params }, { fhir: () => searchset([observation('o1')]) })
  expect(requests).toMatchObject([{ path: '/Observation?patient=Patient/p1&_count=20' }])
  const resource = {
    resourceType: 'Observation',
    id: 'o1',
    meta: { versionId: '3' },
    status: 'final',
    valueQuantity: { value: 68, unit: '/min' },
  }
  expect(answer.data).toMatchObject({ records: [{ reference: 'Observation/o1', resource }] })
  expect(answer.text).not.toContain('effectiveDateTime')
})

test('shows only the fields that are asked for', async () => {
  const args = { ...ofOne, fields: ['code.coding.code', 'value.ofType(Quantity).value'] }
  const { answer } = await searching(args, { fhir: () => searchset([observation('o1')]) })
  expect(answer.data?.records).toEqual([
    {
      reference: 'Observation/o1',
      versionId: '3',
      fields: { 'code.coding.code': ['8867-4'], 'value.ofType(Quantity).value': [68] },
    },
  ])
})

test.each([
  ['an expression that does not parse', { fields: ['code..text'] }, 'fields "code..text"'],
  ['a function that is not allowed', { fields: ["code.trace('x')"] }, 'trace'],
  ['fields and another view', { fields: ['code'], view: 'rows' }, 'fields: go with'],
  ['the view of fields without any', { view: 'fields' }, 'view: "fields" needs'],
  ['too small a budget', { budget: 499 }, 'budget'],
  ['too large a budget', { budget: 12_001 }, 'budget'],
])('asks nobody anything when it is given %s', async (_what, args, words) => {
  const { answer, steps } = await searching({ ...ofOne, ...args })
  expect(answer.text).toContain(words)
  expect(answer.text).toContain('[input/invalid]')
  expect(steps).toEqual(['audit outcome'])
})

const request = (id: string, medication: object): AnyResource => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  ...medication,
})
const refers = (id: string) => ({ medicationReference: { reference: `Medication/${id}` } })
const medication = (id: string): AnyResource => ({ resourceType: 'Medication', id, code: { text: `Drug ${id}` } })
const medications = { type: 'MedicationRequest', params: { patient: 'p1' } }

const pharmacy: Script['fhir'] = ({ path }) =>
  path.startsWith('/Medication?')
    ? searchset([medication('m1'), medication('m2'), medication('m9')])
    : searchset([
        request('r1', refers('m1')),
        request('r2', refers('m2')),
        request('r3', refers('m1')),
        request('r4', { medicationReference: { reference: 'https://other.example/Medication/m3' } }),
        request('r5', { medicationCodeableConcept: { text: 'Aspirin' } }),
      ])

test('reads the medications that requests refer to with one search, judged with the requests', async () => {
  const { answer, steps, records } = await searching(medications, { fhir: pharmacy })
  expect(steps).toEqual([
    'admit search-type MedicationRequest Patient/p1 + search-type Medication if allowed',
    'GET /MedicationRequest?patient=p1&_count=20',
    'GET /Medication?_id=m1,m2&_count=2',
    'release search-type MedicationRequest/r1 MedicationRequest/r2 MedicationRequest/r3 MedicationRequest/r4 MedicationRequest/r5 Medication/m1 Medication/m2',
    'audit outcome',
  ])
  expect(answer.data).toMatchObject({ returned: 5 })
  expect(answer.text).toMatch(/Drug m1.*Drug m2.*Drug m1/)
  expect(answer.text).not.toContain('m9')
  expect(records).toMatchObject([{ query: '/MedicationRequest?patient=p1&_count=20' }])
  expect(records[0]?.disclosed).toEqual(
    expect.arrayContaining(['MedicationRequest/r1', 'Medication/m1', 'Medication/m2']),
  )
})

test.each<[string, Script]>([
  ['policy denies it', { admit: ({ optional }) => !optional }],
  ['the person did not grant it', { caller: withSmartPermissions('MedicationRequest', 's') }],
])('reads no medication where %s', async (_why, script) => {
  const { answer, requests, records } = await searching(medications, { ...script, fhir: pharmacy })
  expect(answer.data).toMatchObject({ returned: 5 })
  expect(requests).toHaveLength(1)
  expect(records[0]?.disclosed).not.toContain('Medication/m1')
})

test.each<[string, Reply]>([
  ['fails', { status: 500 }],
  ['answers what is not FHIR', { body: '<html>' }],
  ['answers records of other types', searchset([{ ...observation('m1', 'p9') }])],
])('shows the requests where the search for their medications %s', async (_what, reply) => {
  const fhir: Script['fhir'] = (asked) => (asked.path.startsWith('/Medication?') ? reply : pharmacy(asked))
  const { answer } = await searching(medications, { fhir })
  expect(answer.data).toMatchObject({ returned: 5 })
  expect(answer.text).not.toContain('p9')
})

test('shows no medication that is withheld, nor one whose request is', async () => {
  const withheld = await searching(medications, { fhir: pharmacy, releases: (one) => one !== 'Medication/m1' })
  expect(withheld.answer.data).toMatchObject({ returned: 5 })
  expect(withheld.answer.text).not.toContain('Drug m1')
  expect(withheld.records[0]).toMatchObject({ withheld: true })
  const requests = await searching(medications, { fhir: pharmacy, releases: (one) => one !== 'MedicationRequest/r2' })
  expect(requests.records[0]?.disclosed).not.toContain('Medication/m2')
  expect(requests.answer.text).not.toContain('Drug m2')
})

/** Pages of two records each, by links of the server. */
const twoPages =
  (next: string): NonNullable<Script['fhir']> =>
  ({ path }) =>
    path.includes('page=2')
      ? searchset([observation('o3'), observation('o4')], { link: [] })
      : searchset([observation('o1'), observation('o2')], { total: 4, link: [self('?patient=p1'), link('next', next)] })
const onward = `${fhirBaseUrl}?page=2&_getpages=abc`

test('goes on with a cursor on the server’s next page, asking policy again', async () => {
  const fhir = twoPages(onward)
  const first = await searching(ofOne, { fhir })
  expect(first.answer.data).toMatchObject({ returned: 2, total: 4, truncated: expect.stringContaining('"cursor"') })
  const { answer, steps } = await searching({ cursor: first.answer.data?.cursor }, { fhir })
  expect(answer.data).toMatchObject({ rows: [{ reference: 'Observation/o3' }, { reference: 'Observation/o4' }] })
  expect(answer.data).not.toHaveProperty('cursor')
  expect(steps).toEqual([
    'admit search-type Observation Patient/p1',
    'GET ?page=2&_getpages=abc',
    'release search-type Observation/o3 Observation/o4',
    'audit outcome',
  ])
})

test('shows nothing of a next page about other patients', async () => {
  const fhir: Script['fhir'] = ({ path }) =>
    path.includes('page=2')
      ? searchset([observation('o3', 'p3')], { link: [] })
      : twoPages(onward)({ path, method: 'GET', body: '' })
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  expect((await searching({ cursor }, { fhir })).answer.text).toContain('[fhir/parameter-ignored]')
})

test('asks nothing with a cursor when policy has changed its mind', async () => {
  const fhir = twoPages(onward)
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  const { answer, requests } = await searching({ cursor }, { fhir, admit: 'deny' })
  expect(answer.text).toContain('[authz/denied]')
  expect(requests).toEqual([])
})

test.each([
  ['its own arguments beside it', ofOne],
  ['another view', { view: 'full' }],
  ['fewer tokens', { budget: 500 }],
])('takes a cursor with %s', async (_what, args) => {
  const fhir = twoPages(onward)
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  expect((await searching({ ...args, cursor }, { fhir })).answer.data).toMatchObject({ returned: 2 })
})

test.each<[string, object, Script]>([
  ['another type', { type: 'Condition' }, {}],
  ['other parameters', { params: { patient: 'p2' } }, {}],
  ['half an hour later', {}, { now: () => Date.now() + 31 * 60 * 1000 }],
  [
    'another session',
    {},
    { caller: { ...practitioner, agent: { ...practitioner.agent, sessionKey: 'L'.repeat(43) } } },
  ],
  ['another platform', {}, { caller: { ...practitioner, facts: { ...practitioner.facts, platform: 'other' } } }],
])('asks nobody anything when a cursor comes with %s', async (_what, args, script) => {
  const fhir = twoPages(onward)
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  const { answer, steps, records } = await searching({ ...args, cursor }, { ...script, fhir })
  expect(answer.text).toContain(failures['input/cursor'].say)
  expect(answer.text).toContain('[input/cursor]')
  expect(steps).toEqual(['audit outcome'])
  expect(records).toMatchObject([{ code: 'input/cursor', disclosed: [] }])
})

test.each(['x', `${'A'.repeat(40)}.B.C`, 'k1.AAAA.AAAA'])(
  'asks nobody anything with the forged cursor %s',
  async (cursor) => {
    const { answer, steps } = await searching({ cursor })
    expect(answer.text).toContain('[input/cursor]')
    expect(steps).toEqual(['audit outcome'])
  },
)

test.each([
  'https://evil.example/r4/Observation?page=2',
  'http://fhir.example/r4/Observation?page=2',
  'https://fhir.example:8443/r4/Observation?page=2',
  'https://user:secret@fhir.example/r4/Observation?page=2',
  'https://fhir.example/admin?page=2',
  `${fhirBaseUrl}/../admin?page=2`,
  `${fhirBaseUrl}/%2e%2e/admin?page=2`,
  `${fhirBaseUrl}/..%2fadmin?page=2`,
  `${fhirBaseUrl}\\..\\admin?page=2`,
  `${fhirBaseUrl}.evil.example/Observation?page=2`,
  '//evil.example/r4?page=2',
  'javascript:alert(1)',
  '',
])('never follows a next link to %s', async (next) => {
  const fhir = twoPages(next)
  const first = await searching(ofOne, { fhir })
  expect(first.answer.data).toMatchObject({ returned: 2, truncated: expect.stringContaining('the server has more') })
  expect(first.answer.text).not.toMatch(/evil|admin/)
  const { cursor } = first.answer.data ?? {}
  const { answer, requests } = await searching({ cursor: cursor ?? 'none' }, { fhir })
  expect(answer.isError).toBe(true)
  expect(requests).toEqual([])
})

test('gives no cursor to a link that is too long for one, and says how to go on', async () => {
  const { answer } = await searching(ofOne, { fhir: twoPages(`${fhirBaseUrl}?page=2&token=${'x'.repeat(2_000)}`) })
  expect(answer.data).not.toHaveProperty('cursor')
  expect(answer.data).toMatchObject({ truncated: expect.stringContaining('narrow the search') })
})

test('shows each record of a page that is too long once, by cursors', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => `o${index}`)
  const fhir = () => searchset(ids.map((id) => observation(id)))
  const seen: string[] = []
  let args: object = { ...ofOne, count: 100, budget: 2_000 }
  for (let calls = 0; calls < 20; calls++) {
    const { answer } = await searching(args, { fhir })
    expect(estimateTokens(answer.data)).toBeLessThanOrEqual(2_000)
    const { rows, cursor } = answer.data as { rows: { reference: string }[]; cursor?: string }
    seen.push(...rows.map(({ reference }) => reference))
    if (!cursor) break
    args = { cursor, budget: 2_000 }
  }
  expect(new Set(seen)).toEqual(new Set(ids.map((id) => `Observation/${id}`)))
})

test('asks policy at most twice, however much a search reaches into', async () => {
  const params = {
    ...ofOne.params,
    'performer:Practitioner.name': 'Roe',
    _include: ['Observation:subject', 'Observation:performer'],
    _revinclude: 'Provenance:target',
  }
  const { steps } = await searching({ ...ofOne, params }, { fhir: () => searchset([observation('o1')]) })
  expect(steps.filter((step) => /^(admit|release)/.test(step))).toHaveLength(2)
})

test.each([
  ['a criterion', { 'performer:Practitioner.name': 'Roe' }, 'Practitioner'],
  ['an include', { _include: 'Observation:subject:Patient' }, 'Patient'],
])('asks FHIR nothing when policy denies %s', async (_what, params, type) => {
  const admit: Script['admit'] = ({ resourceType }) => resourceType !== type
  const { answer, requests } = await searching({ type: 'Observation', params }, { admit })
  expect(answer.text).toContain('[authz/denied]')
  expect(requests).toEqual([])
  const unscoped = await searching(
    { type: 'Observation', params },
    { caller: withSmartPermissions('Observation', 's') },
  )
  expect(unscoped.answer.text).toContain(`Missing: s on ${type}. [smart/scope-missing]`)
  expect(unscoped.steps).toEqual(['audit outcome'])
})
