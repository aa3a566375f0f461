import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, searchset } from '../../../test/call-stage.ts'
import { estimateTokens } from '../present/budget.ts'

const on = (day: string): AnyResource => ({ ...observation(`o${day}`), effectiveDateTime: `2026-11-${day}` })
const next = { relation: 'next', url: `${fhirBaseUrl}/Observation?page=2` }
const searching = (params: object, query: string | undefined, resources: AnyResource[], links: object[] = []) => {
  const self = { relation: 'self', url: `${fhirBaseUrl}/Observation?patient=p1${query}` }
  const link = [...(query === undefined ? [] : [self]), ...links]
  const args = { type: 'Observation', params: { patient: 'p1', ...params } }
  return callTool('fhir_search', args, { fhir: () => searchset(resources, { link }) })
}
const newestFirst = { _sort: '-date' }

test.each([
  ['that names _count', '&_count=20', {}],
  ['that names another include', '&_include=Observation:subject', { _include: 'Observation:subject' }],
  ['with one of two keys', '&_sort=-date', { _sort: '-date,code' }],
])('shows nothing where a self link %s shows that the order was dropped', async (_what, query, more) => {
  const { answer, steps } = await searching({ ...newestFirst, ...more }, query, [on('20'), on('10')])
  expect(answer.text).toContain('It ignored: _sort. [fhir/parameter-ignored]')
  expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
})

test.each([
  ['as it was sent', '&_sort=-date'],
  ['with a modifier', '&_sort:desc=date'],
])('takes an order that the self link names %s, whatever is seen of it', async (_how, query) => {
  const { answer } = await searching(newestFirst, query, [on('10'), on('20')])
  expect(answer.data).toMatchObject({ returned: 2 })
  expect(answer.data).not.toHaveProperty('remarks')
})

test('does not mind that the order was dropped where there is only one record', async () => {
  const { answer } = await searching(newestFirst, '&_count=20', [on('10')])
  expect(answer.data).toMatchObject({ returned: 1 })
  const more = await searching(newestFirst, '&_count=20', [on('10')], [next])
  expect(more.answer.text).toContain('It ignored: _sort.')
})

test.each([
  ['filters alone', ''],
  ['the order the other way round', '&_sort=date'],
])('looks at the order itself where the self link names %s', async (_what, query) => {
  const right = await searching(newestFirst, query, [on('20'), on('15'), on('10')], [next])
  expect(right.answer.data).toMatchObject({ returned: 3 })
  expect(right.answer.data).not.toHaveProperty('remarks')
  const wrong = await searching(newestFirst, query, [on('10'), on('20')])
  expect(wrong.answer.text).toContain('in another order than "_sort" asks for. [fhir/parameter-ignored]')
  const period = { start: '2026-11-01', end: '2026-11-30' }
  const overlapping = [{ ...observation('o1'), effectivePeriod: period, effectiveDateTime: undefined }, on('20')]
  expect((await searching(newestFirst, query, overlapping)).answer.data).toMatchObject({ returned: 2 })
})

test.each([
  ['is no date', { _sort: 'code' }, [on('10'), on('20')]],
  ['is missing in a record', newestFirst, [on('20'), { ...on('10'), effectiveDateTime: undefined }]],
])(
  'says that the order is not confirmed where the self link names filters alone and the key %s',
  async (_what, sort, resources) => {
    const { answer } = await searching(sort, '', resources)
    expect(answer.data).toMatchObject({ returned: 2, remarks: [expect.stringContaining('does not confirm the order')] })
  },
)

test('looks at the order where there is no self link, by the instant of the versions too', async () => {
  const made = (id: string, lastUpdated: string) => ({ ...observation(id), meta: { lastUpdated } })
  const records = [made('o1', '2026-11-20T00:00:00Z'), made('o2', '2026-11-19T00:00:00Z')]
  const { answer } = await searching({ _sort: '_lastUpdated' }, undefined, records)
  expect(answer.text).toContain('in another order')
  expect((await searching({ _sort: '-_lastUpdated' }, undefined, records)).answer.data).toMatchObject({ returned: 2 })
})

test.each<[string, string, object, object]>([
  [
    'AuditEvent',
    'date',
    { recorded: '2026-11-10T00:00:00Z', period: { start: '2026-11-30' } },
    { recorded: '2026-11-20T00:00:00Z', period: { end: '2026-11-02' } },
  ],
  ['AllergyIntolerance', 'onset', { onsetDateTime: '2026-11-30' }, { onsetDateTime: '2026-11-01' }],
])('takes no other date of %s for the one that "_sort":"%s" goes by', async (type, key, ...records) => {
  const resources = records.map((one, index) => ({ resourceType: type, id: `r${index}`, ...one }))
  const link = [{ relation: 'self', url: `${fhirBaseUrl}/${type}?_id=r0,r1` }]
  const args = { type, params: { _id: 'r0,r1', _sort: key } }
  const { answer } = await callTool('fhir_search', args, { fhir: () => searchset(resources, { link }) })
  expect(answer.data).toMatchObject({ returned: 2 })
})

const including = { _include: 'Observation:performer', _revinclude: 'Provenance:target' }

test('says which includes the self link shows to be dropped, where nothing came of them', async () => {
  const { answer } = await searching(including, '&_count=20&_revinclude=Provenance:target', [on('10')])
  expect(answer.data).toMatchObject({
    returned: 1,
    remarks: ['The FHIR server ignored _include=Observation:performer: what it would bring may exist all the same.'],
  })
  const provenance = { resource: { resourceType: 'Provenance', id: 'v1' }, search: { mode: 'include' } }
  const self = { relation: 'self', url: `${fhirBaseUrl}/Observation?patient=p1&_count=20` }
  const bundle = { entry: [{ resource: on('10'), search: { mode: 'match' } }, provenance], link: [self] }
  const args = { type: 'Observation', params: { patient: 'p1', _revinclude: 'Provenance:target' } }
  const brought = await callTool('fhir_search', args, { fhir: () => searchset([], bundle) })
  expect(brought.answer.data).toMatchObject({ included: [{ reference: 'Provenance/v1' }] })
  expect(brought.answer.data).not.toHaveProperty('remarks')
})

test('accuses nobody of dropping includes whose self link names filters alone', async () => {
  const { answer } = await searching(including, '', [on('10')])
  expect(answer.data).not.toHaveProperty('remarks')
})

test('says in one line which of many includes were denied, within a small budget', async () => {
  const reversed = [
    'Provenance:target',
    'AuditEvent:entity',
    'Task:focus',
    'Task:subject',
    'List:item',
    'DiagnosticReport:result',
  ]
  const included = ['Observation:subject', 'Observation:performer', 'Observation:encounter', 'Observation:focus']
  const ten = (values: string[]) => Array.from({ length: 10 }, (_, index) => values[index % values.length])
  const params = {
    patient: 'p1',
    _include: ten(included),
    '_include:iterate': ten(included),
    _revinclude: ten(reversed),
    '_revinclude:iterate': ten(reversed),
  }
  const { answer } = await callTool(
    'fhir_search',
    { type: 'Observation', params, budget: 500 },
    { admit: ({ resourceType }) => resourceType === 'Observation', fhir: () => searchset([observation('o1')]) },
  )
  expect(answer.text).not.toContain('input/invalid')
  expect(answer.data?.remarks).toEqual([
    expect.stringMatching(/ and \d+ more were left out: this person may not search .* and others, by policy/),
  ])
  expect(answer.data).toMatchObject({ returned: 1 })
  expect(estimateTokens(answer.data)).toBeLessThanOrEqual(500)
})

test('says that there is more where the server counts more than it answers and links to nothing', async () => {
  const args = { type: 'Observation', params: { patient: 'p1' } }
  const { answer } = await callTool('fhir_search', args, { fhir: () => searchset([observation('o1')], { total: 7 }) })
  expect(answer.data).toMatchObject({ returned: 1, truncated: 'the server has more that match. Narrow the search.' })
  const count = { ...args, params: { patient: 'p1', _summary: 'count' } }
  const counted = await callTool('fhir_search', count, { fhir: () => searchset([], { total: 7 }) })
  expect(counted.answer.data).not.toHaveProperty('truncated')
  const whole = await callTool('fhir_search', args, { fhir: () => searchset([observation('o1')], { total: 1 }) })
  expect(whole.answer.data).not.toHaveProperty('truncated')
})
