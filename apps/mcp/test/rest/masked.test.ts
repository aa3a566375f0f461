import { createAuthorizer } from '@repo/cerbos'
import type { AnyResource } from '@repo/fhir'
import { expect, inject, test } from 'vitest'
import { callTool, observation, practitioner, type Script, searchset } from '../call-stage.ts'
import { rest, restCaller } from './rest-stage.ts'

const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }
const work = { system: 'phone', value: '555-0199', use: 'work' }
const doctor: AnyResource = {
  resourceType: 'Practitioner',
  id: 'dr-9',
  meta: { versionId: '1', tag: [{ code: 'own' }] } as NonNullable<AnyResource['meta']>,
  name: [{ family: 'Vantongeren' }],
  telecom: [work, { system: 'phone', value: '555-0101', use: 'home' }],
  birthDate: '1970-05-04',
}
const shown = {
  ...doctor,
  meta: { versionId: '1', tag: [{ code: 'own' }, { ...subsetted, display: 'subsetted' }] },
  telecom: [work],
  birthDate: undefined,
}

const patient = { fhirUser: 'Patient/p1', roles: ['patient'], patients: ['Patient/p1'], purpose: 'PATRQT' } as const

/** The repository's own policy, asked by a patient. */
function asPatient(fhir: NonNullable<Script['fhir']>): Script {
  const caller = { ...restCaller, principal: { ...practitioner.principal, ...patient } }
  return { authorizer: createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 }), caller, fhir }
}

const version = { resource: doctor, request: { method: 'PUT', url: 'Practitioner/dr-9' }, response: { status: '200' } }
const history = { resourceType: 'Bundle', type: 'history', entry: [version] }
const included = [
  { resource: { ...observation('o1'), performer: [{ reference: 'Practitioner/dr-9' }] }, search: { mode: 'match' } },
  { resource: doctor, search: { mode: 'include' } },
]
const answers: Record<string, object> = {
  'Practitioner/dr-9': doctor,
  'Practitioner/dr-9/_history/1': doctor,
  'Practitioner/dr-9/_history': history,
  'Practitioner?name=Van': searchset([doctor]).body as object,
  'Observation?patient=p1&_include=Observation:performer': {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: included,
  },
}

/** The doctor's record in an answer, wherever it is. */
function doctorIn(body: Record<string, unknown>): unknown {
  const entries = Array.isArray(body.entry) ? (body.entry as { resource?: { id?: string } }[]) : [{ resource: body }]
  return entries.map(({ resource }) => resource).find((resource) => resource?.id === 'dr-9')
}

test.each(Object.keys(answers))('marks what policy hides something of in GET %s', async (asked) => {
  const fhir: NonNullable<Script['fhir']> = ({ path }) => ({
    body: /^\/Practitioner\/dr-9(\?|$)/.test(path) ? structuredClone(doctor) : structuredClone(answers[asked]),
  })
  const read = await rest(asked, asPatient(fhir))
  expect(read.status, JSON.stringify(read.body)).toBe(200)
  expect(doctorIn(read.body)).toEqual(shown)
  expect(JSON.stringify(read.body)).not.toMatch(/1970-05-04|555-0101/)
})

test('says in a search what was left out', async () => {
  const found = await rest(
    'Practitioner?name=Van',
    asPatient(() => searchset([structuredClone(doctor)])),
  )
  expect(JSON.stringify(found.body)).toContain('Left out by policy: identifiers, contact data and birth dates.')
})

test('marks nothing of which all is shown', async () => {
  const whole = { ...doctor, telecom: [work], birthDate: undefined }
  const read = await rest(
    'Practitioner/dr-9',
    asPatient(() => ({ body: whole })),
  )
  expect(read.body.meta).toEqual(doctor.meta)
})

test('marks it for an agent too, which may not write it back', async () => {
  const script = asPatient(() => ({ body: structuredClone(doctor) }))
  const { answer } = await callTool('fhir_read', { type: 'Practitioner', id: 'dr-9' }, script)
  expect(JSON.stringify(answer.data)).toContain('SUBSETTED')
})

const stored = { ...observation('o1'), note: [{ text: 'SECRET-NOTE' }] }
const ifMatch = { 'If-Match': 'W/"3"' }

/** A policy that hides notes from who may change the record: ours has none such. */
const hidingNotes: Script = {
  authorizer: {
    admit: async (_principal, requests) => ({
      decision: { effect: 'allow', rule: 'test', cerbosCallId: 'call-1', policyVersion: 'default' },
      allowed: requests.map(() => true),
    }),
    plan: () => Promise.reject(new Error('no search is made')),
    recall: () => undefined,
    release: async (_principal, _interaction, records) => ({
      released: records.map(({ record }) => record),
      withheldCount: 0,
      decision: { effect: 'allow', rule: 'test', cerbosCallId: 'call-1', policyVersion: 'default' },
      hidden: new Map(records.map(({ record }) => [record, { ofRecord: ['notes'], ofContained: new Map() }])),
    }),
  },
  fhir: ({ method }) => ({ status: 200, body: method === 'GET' ? structuredClone(stored) : observation('o1') }),
}

test('takes no record back of which something is hidden, with the mark or without it', async () => {
  const read = await rest('Observation/o1', hidingNotes)
  expect(JSON.stringify(read.body)).not.toContain('SECRET')
  const marked = { method: 'PUT', headers: ifMatch, body: { ...read.body, status: 'amended' } }
  const refused = await rest('Observation/o1', hidingNotes, marked)
  expect([refused.status, refused.code, refused.requests]).toEqual([409, 'input/not-replaceable', []])
  expect(refused.said).toContain('SUBSETTED')
  const bare = { ...marked, body: { ...observation('o1'), status: 'amended' } }
  const denied = await rest('Observation/o1', hidingNotes, bare)
  expect([denied.status, denied.code]).toEqual([403, 'authz/denied'])
  expect(denied.said).toContain('Policy hides parts of this record')
  expect(denied.requests.map(({ method }) => method)).toEqual(['GET'])
})
