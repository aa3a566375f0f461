import { createAuthorizer } from '@repo/cerbos'
import { type AnyResource, parseScopes } from '@repo/fhir'
import { expect, inject, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, practitioner, type Script, searchset } from '../call-stage.ts'

const categorySystem = 'http://terminology.hl7.org/CodeSystem/observation-category'
const ofCategory = (id: string, code: string): AnyResource => ({
  ...observation(id),
  category: [{ coding: [{ system: categorySystem, code }] }],
})
const laboratory = ofCategory('o1', 'laboratory')
const vital = ofCategory('o2', 'vital-signs')
const uncategorized = observation('o3')

/** Policy decides, for a person with these scopes at the platform. */
function under(scope: string, script: Script = {}): Script {
  const scopes = parseScopes(scope)
  const { principal, facts } = practitioner
  return {
    authorizer: createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 }),
    caller: { ...practitioner, principal: { ...principal, scopes }, facts: { ...facts, scopes, scope } },
    ...script,
  }
}
const statement = {
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Observation', searchParam: ['patient', 'category', 'code'].map((name) => ({ name, type: 'token' })) },
      ],
    },
  ],
}
const search = { type: 'Observation', params: { patient: 'p1' } }
const all = () => searchset([laboratory, vital, uncategorized], { total: 3 })
const shown = (data: Record<string, unknown> | undefined) =>
  ((data?.rows ?? []) as { reference: string }[]).map(({ reference }) => reference)

test('shows of a search what meets the filter of a scope, though the platform answers more', async () => {
  const { answer } = await callTool(
    'fhir_search',
    search,
    under('user/Observation.rs?category=laboratory', { fhir: all }),
  )
  expect(shown(answer.data)).toEqual(['Observation/o1'])
  expect(answer.data).toHaveProperty('withheld')
  expect(answer.data).not.toHaveProperty('total')
  const unfiltered = await callTool('fhir_search', search, under('user/Observation.rs', { fhir: all }))
  expect(shown(unfiltered.answer.data)).toHaveLength(3)
})

test.each([
  [
    'user/Observation.rs?category=laboratory user/Observation.rs?category=vital-signs',
    ['Observation/o1', 'Observation/o2'],
  ],
  [`user/Observation.rs?category=${categorySystem}|laboratory`, ['Observation/o1']],
  ['user/Observation.rs?category=survey', []],
  ['user/Observation.rs?no-such=1', []],
  ['user/Observation.s?category=laboratory user/Observation.r', ['Observation/o1']],
  ['user/Observation.r?category=laboratory user/Observation.s', ['Observation/o1', 'Observation/o2', 'Observation/o3']],
])('shows under %s the records %j', async (scope, references) => {
  const { answer } = await callTool('fhir_search', search, under(scope, { fhir: all }))
  expect(shown(answer.data)).toEqual(references)
})

test('denies that a record exists which meets no filter, and shows one that does', async () => {
  const scope = 'user/Observation.rs?category=laboratory'
  const read = (record: AnyResource) =>
    callTool('fhir_read', { type: 'Observation', id: record.id }, under(scope, { fhir: () => ({ body: record }) }))
  expect((await read(laboratory)).answer.isError).toBe(false)
  const { answer, records } = await read(vital)
  expect(answer.text).toContain('[fhir/not-found]')
  expect(records[0]).toMatchObject({ withheld: true, decision: { rule: 'guard-scope-filter-read' } })
})

test('creates nothing that meets no filter', async () => {
  const script = under('user/Observation.crs?category=laboratory', {
    fhir: () => ({ status: 201, body: { ...laboratory, id: 'new' } }),
  })
  const resource = ({ id: _id, meta: _meta, ...record }: AnyResource) => ({ ...record })
  const refused = await callTool('fhir_create', { resource: resource(vital) }, script)
  expect(refused.answer.text).toContain('[authz/denied]')
  expect(refused.requests).toEqual([])
  const made = await callTool('fhir_create', { resource: resource(laboratory) }, script)
  expect(made.answer.data).toMatchObject({ done: 'created' })
})

test('looks into no other records by a filtered scope', async () => {
  const scope = 'user/Observation.rs?category=laboratory user/Patient.rs'
  const params = { '_has:Observation:patient:code': '8867-4' }
  const { answer, requests } = await callTool('fhir_search', { type: 'Patient', params }, under(scope))
  expect(answer.text).toContain('[authz/denied]')
  expect(requests).toEqual([])
})

const sent = async (scope: string, params: object, script: Script = {}) => {
  const outcome = await callTool(
    'fhir_search',
    { type: 'Observation', params },
    under(scope, { fhir: all, statement, ...script }),
  )
  return { ...outcome, path: decodeURIComponent(outcome.requests[0]?.path ?? '') }
}

test('sends a filter along where the platform lists its parameter, and records the search as it was sent', async () => {
  const { path, records } = await sent('user/Observation.rs?category=laboratory', { patient: 'p1' })
  expect(path).toBe('/Observation?patient=p1&_count=20&category=laboratory')
  expect(records[0]?.query).toBe('/Observation?patient=p1&_count=20&category=laboratory')
  const twice = await sent('user/Observation.rs?category=laboratory', { category: 'laboratory' })
  expect(twice.path).toBe('/Observation?category=laboratory&_count=20')
})

test.each([
  [
    'of several values of one parameter, as alternatives',
    'user/Observation.rs?category=laboratory user/Observation.rs?category=survey',
    '&category=laboratory,survey',
  ],
  ['where another scope has none, not', 'user/Observation.rs?category=laboratory user/*.rs', ''],
  ['of a parameter that the platform does not list, not', 'user/Observation.rs?status=final', ''],
])('sends a filter %s', async (_what, scope, more) => {
  expect((await sent(scope, { patient: 'p1' })).path).toBe(`/Observation?patient=p1&_count=20${more}`)
})

test('does not mind a platform that drops the filter it was sent, and goes on with a cursor', async () => {
  const link = [
    { relation: 'self', url: `${fhirBaseUrl}/Observation?patient=p1` },
    { relation: 'next', url: `${fhirBaseUrl}/Observation?patient=p1&page=2` },
  ]
  const scope = 'user/Observation.rs?category=laboratory'
  const first = await sent(scope, { patient: 'p1' }, { fhir: () => searchset([laboratory, vital], { link }) })
  expect(shown(first.answer.data)).toEqual(['Observation/o1'])
  const second = () =>
    searchset([ofCategory('o5', 'laboratory'), ofCategory('o6', 'survey')], { link: link.slice(0, 1) })
  const next = await callTool(
    'fhir_search',
    { cursor: first.answer.data?.cursor },
    under(scope, { fhir: second, statement }),
  )
  expect(next.requests[0]?.path).toBe('/Observation?patient=p1&page=2')
  expect(shown(next.answer.data)).toEqual(['Observation/o5'])
})
