import { createAuthorizer } from '@repo/cerbos'
import type { AnyResource } from '@repo/fhir'
import { beforeEach, expect, inject, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, practitioner, type Reply, type Script, searchset } from '../call-stage.ts'

const scope = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] }
const consent = (patient: string, provision: object): AnyResource => ({
  resourceType: 'Consent',
  id: `c-${patient}`,
  status: 'active',
  scope,
  patient: { reference: `Patient/${patient}` },
  provision,
})
const denied = consent('p2', { type: 'deny' })

let keptConsents: Script['keptConsents']
beforeEach(() => {
  keptConsents = new Map()
})

type Answering = (request: { method: string; path: string; body: string }) => Reply | Promise<Reply>
function honouring(consents: Answering, records: Answering, script: Script = {}): Script {
  return {
    authorizer: createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 }),
    consent: 'honoured',
    keptConsents: keptConsents ?? new Map(),
    fhir: (request) => (request.path.startsWith('/Consent') ? consents(request) : records(request)),
    ...script,
  }
}
const two = () => searchset([observation('o1'), observation('o2', 'p2')], { total: 2 })
const search = { type: 'Observation' }
const shown = (data: Record<string, unknown> | undefined) =>
  ((data?.rows ?? []) as { reference: string }[]).map(({ reference }) => reference)

test('withholds the records of a patient whose Consent denies, asked for once for all patients of the page', async () => {
  const outcome = await callTool(
    'fhir_search',
    search,
    honouring(() => searchset([denied]), two),
  )
  expect(shown(outcome.answer.data)).toEqual(['Observation/o1'])
  expect(outcome.answer.data).toHaveProperty('withheld')
  expect(outcome.requests.map(({ path }) => decodeURIComponent(path))).toEqual([
    '/Observation?_count=20',
    '/Consent?patient=Patient/p1,Patient/p2&status=active&_count=200',
  ])
  expect(outcome.requests[1]?.headers.get('authorization')).toBe('Bearer smart-token-1')
  expect(outcome.records[0]).toMatchObject({
    withheld: true,
    query: '/Observation?_count=20',
    disclosed: ['Observation/o1'],
  })
})

test('asks for no Consents, and shows all, where the platform does not honour them', async () => {
  const { consent: _honoured, ...script } = honouring(() => searchset([denied]), two)
  const outcome = await callTool('fhir_search', search, script)
  expect(shown(outcome.answer.data)).toHaveLength(2)
  expect(outcome.requests).toHaveLength(1)
})

test('shows patients their own records whatever they consented to, and asks for none of it', async () => {
  const own = { fhirUser: 'Patient/p2', roles: ['patient'], patients: ['Patient/p2'], purpose: 'PATRQT' } as const
  const caller = { ...practitioner, principal: { ...practitioner.principal, ...own } }
  const read = { type: 'Observation', id: 'o2' }
  const outcome = await callTool(
    'fhir_read',
    read,
    honouring(
      () => searchset([denied]),
      () => ({ body: observation('o2', 'p2') }),
      { caller },
    ),
  )
  expect(outcome.answer.isError).toBe(false)
  expect(outcome.requests).toHaveLength(1)
})

test('says of a denied record that there is none, and in the trail which rule withheld it', async () => {
  const read = { type: 'Observation', id: 'o2' }
  const { answer, records } = await callTool(
    'fhir_read',
    read,
    honouring(
      () => searchset([denied]),
      () => ({ body: observation('o2', 'p2') }),
    ),
  )
  expect(answer.text).toContain('[fhir/not-found]')
  expect(records[0]).toMatchObject({
    withheld: true,
    decision: { rule: 'guard-consent', policyVersion: expect.stringMatching(/^default@/) },
  })
})

test('judges what a record contains by itself too', async () => {
  const byClass = consent('p1', {
    type: 'permit',
    provision: [{ type: 'deny', class: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Condition' }] }],
  })
  const contained = [{ resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/p1' } }]
  const records = () => searchset([observation('o1'), { ...observation('o3'), contained }])
  const { answer } = await callTool(
    'fhir_search',
    search,
    honouring(() => searchset([byClass]), records),
  )
  expect(shown(answer.data)).toEqual(['Observation/o1'])
})

test('withholds a record of which it cannot tell whose it is', async () => {
  const unclear = { ...observation('o4'), subject: { identifier: { value: '7' } } }
  const { answer } = await callTool(
    'fhir_search',
    search,
    honouring(
      () => searchset([]),
      () => searchset([observation('o1'), unclear]),
    ),
  )
  expect(shown(answer.data)).toEqual(['Observation/o1'])
})

test('takes a person whom the platform does not know for whomever a Consent denies', async () => {
  const named = consent('p2', {
    type: 'permit',
    provision: [
      {
        type: 'deny',
        actor: [{ role: { coding: [{ code: 'PRCP' }] }, reference: { reference: 'Practitioner/other' } }],
      },
    ],
  })
  const known = await callTool(
    'fhir_search',
    search,
    honouring(() => searchset([named]), two),
  )
  expect(shown(known.answer.data)).toHaveLength(2)
  keptConsents = new Map()
  const caller = { ...practitioner, facts: { ...practitioner.facts, service: true as const } }
  const unknown = await callTool(
    'fhir_search',
    search,
    honouring(() => searchset([named]), two, { caller }),
  )
  expect(shown(unknown.answer.data)).toEqual(['Observation/o1'])
})

const endless = () => searchset([denied], { link: [{ relation: 'next', url: `${fhirBaseUrl}/Consent?page=2` }] })
test.each<[string, Answering]>([
  ['refuses', () => ({ status: 403 })],
  ['fails', () => ({ status: 500 })],
  ['answers something else', () => ({ body: { resourceType: 'Patient', id: 'p1' } })],
  [
    'answers an entry without a record',
    () => ({ body: { resourceType: 'Bundle', type: 'searchset', entry: [{ fullUrl: 'x' }] } }),
  ],
  ['has ever more pages', endless],
])('shows nothing where the platform %s when it is asked for Consents', async (_what, consents) => {
  const { answer, records } = await callTool('fhir_search', search, honouring(consents, two, { deadlineMs: 2_000 }))
  expect(answer.text).toContain('[authz/consent-unavailable]')
  expect(records[0]).toMatchObject({ code: 'authz/consent-unavailable', disclosed: [], outcome: '8' })
})

test('keeps Consents for a minute, of each person their own', async () => {
  let at = Date.parse('2026-11-20T12:00:00Z')
  const script = (more: Script = {}) => honouring(() => searchset([denied]), two, { now: () => at, ...more })
  const asked = async (more?: Script) => {
    const { requests, answer } = await callTool('fhir_search', search, script(more))
    expect(shown(answer.data)).toEqual(['Observation/o1'])
    return requests.filter(({ path }) => path.startsWith('/Consent')).length
  }
  expect([await asked(), await asked()]).toEqual([1, 0])
  const colleague = { ...practitioner, principal: { ...practitioner.principal, id: 'principal-2' } }
  expect(await asked({ caller: colleague })).toBe(1)
  at += 60_001
  expect(await asked()).toBe(1)
})

test('asks for the Consents of 45 patients in three searches', async () => {
  const many = () => searchset(Array.from({ length: 45 }, (_, index) => observation(`o${index}`, `p${index}`)))
  const { answer, requests } = await callTool(
    'fhir_search',
    { ...search, count: 50 },
    honouring(() => searchset([denied]), many),
  )
  expect(requests.filter(({ path }) => path.startsWith('/Consent'))).toHaveLength(3)
  expect(answer.data).toMatchObject({ withheld: expect.any(String) })
  expect(JSON.stringify(answer.data)).not.toContain('Patient/p2"')
})

test('lets nobody change a record whose patient denies to have it seen', async () => {
  const { resourceType, status, code, subject } = observation('o2', 'p2')
  const resource = { resourceType, status, code, subject, valueString: 'changed' }
  const given = { id: 'o2', versionId: '3', resource }
  const { answer, requests } = await callTool(
    'fhir_update',
    given,
    honouring(
      () => searchset([denied]),
      () => ({ body: observation('o2', 'p2') }),
    ),
  )
  expect(answer.text).toContain('[fhir/not-found]')
  expect(requests.map(({ method }) => method)).not.toContain('PUT')
})

test('asks for the Consents of a batch beside its Bundle, once', async () => {
  const bundle = (): Reply => {
    const found = two().body as object
    return {
      body: {
        resourceType: 'Bundle',
        type: 'batch-response',
        entry: [found, found].map((resource) => ({ resource: { ...resource, link: [] }, response: { status: '200' } })),
      },
    }
  }
  const entries = [
    { interaction: 'search-type', type: 'Observation' },
    { interaction: 'search-type', type: 'Observation', count: 10 },
  ]
  const { answer, requests } = await callTool(
    'fhir_batch',
    { entries },
    honouring(() => searchset([denied]), bundle),
  )
  expect(JSON.stringify(answer)).not.toContain('Observation/o2')
  expect(requests.filter(({ path }) => path.startsWith('/Consent'))).toHaveLength(1)
})
