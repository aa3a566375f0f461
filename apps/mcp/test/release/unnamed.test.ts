import { createAuthorizer } from '@repo/cerbos'
import { expect, inject, test } from 'vitest'
import { callTool, practitioner, searchset } from '../call-stage.ts'

const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
const ofPanel = { ...practitioner, principal: { ...practitioner.principal, panel: ['Patient/p1'] as const } }

const ref = (reference: string) => ({ reference })
const theirs: [string, object][] = [
  [
    'a list of people of whom one is known by a number',
    { resourceType: 'List', entry: [{ item: ref('Patient/p1') }, { item: { identifier: { value: '1' } } }] },
  ],
  [
    'a product of a donor outside the panel',
    { resourceType: 'BiologicallyDerivedProduct', collection: { source: ref('Patient/p2') } },
  ],
  ['a contract that somebody outside it signed', { resourceType: 'Contract', signer: [{ party: ref('Patient/p2') }] }],
  [
    'a list of people of whom one is outside it',
    {
      resourceType: 'List',
      entry: [{ item: ref('Patient/p1') }, { item: ref('Patient/p2') }],
    },
  ],
]
const unnamed: [string, object][] = [
  [
    'a contract signed by somebody whom a number alone names',
    { resourceType: 'Contract', signer: [{ party: { identifier: { value: '1' } } }] },
  ],
  ['a list of records that it does not say whose', { resourceType: 'List', entry: [{ item: ref('Condition/1') }] }],
  ['an observation of a group', { resourceType: 'Observation', subject: ref('Group/1') }],
  ['a task for a group elsewhere', { resourceType: 'Task', for: ref('https://other.example/Group/1') }],
  ['a metric of a device', { resourceType: 'DeviceMetric', source: ref('Device/1') }],
  ['an answer to an enrolment', { resourceType: 'EnrollmentResponse', request: ref('EnrollmentRequest/1') }],
  ['a notice of a payment', { resourceType: 'PaymentNotice', request: ref('Claim/1') }],
  ['a settlement of payments', { resourceType: 'PaymentReconciliation', detail: [{ request: ref('Claim/1') }] }],
]

const read = async (record: object, script: object) => {
  const found = { ...record, id: 'x1' } as { resourceType: string; id: string }
  const args = { type: found.resourceType, id: 'x1' }
  const fhir = ({ path }: { path: string }) => (path.startsWith('/Consent') ? searchset([]) : { body: found })
  return (await callTool('fhir_read', args, { authorizer, fhir, ...script })).answer.text
}

test.each([...theirs, ...unnamed])(
  '%s is not shown where a panel is required, and is where none is',
  async (_what, record) => {
    expect(await read(record, { caller: ofPanel })).toContain('[fhir/not-found]')
    expect(await read(record, {})).not.toContain('[fhir/')
  },
)

test.each(unnamed)(
  '%s is not shown where patients’ Consents are honoured, since nobody knows what its patient said',
  async (_what, record) => {
    expect(await read(record, { consent: 'honoured' })).toContain('[fhir/not-found]')
  },
)

const patient = {
  ...practitioner,
  principal: {
    ...practitioner.principal,
    fhirUser: 'Patient/p1',
    roles: ['patient'],
    patients: ['Patient/p1'],
    purpose: 'PATRQT',
  },
  facts: { ...practitioner.facts, fhirUser: 'Patient/p1' },
} as const

test('a record of a group in which a patient took part is not theirs alone', async () => {
  const labelled = { meta: { security: [{ code: 'PSY' }] } }
  const session = { resourceType: 'Observation', subject: ref('Group/1'), performer: [ref('Patient/p1')] }
  const inside = { resourceType: 'Observation', performer: [ref('Patient/p1')], contained: [{ ...session, id: 's' }] }
  for (const record of [session, inside]) {
    expect(await read(record, { caller: patient })).not.toContain('[fhir/')
    expect(await read({ ...record, ...labelled }, { caller: patient })).toContain('[fhir/not-found]')
  }
  expect(await read({ ...session, ...labelled, subject: ref('Patient/p1') }, { caller: patient })).not.toContain(
    '[fhir/',
  )
})

test('a patient files nothing about a group', async () => {
  const resource = {
    resourceType: 'DocumentReference',
    status: 'current',
    content: [{ attachment: { title: 'x' } }],
    context: { sourcePatientInfo: ref('Patient/p1') },
  }
  const file = (subject: string) =>
    callTool('fhir_create', { resource: { ...resource, subject: ref(subject) } }, { authorizer, caller: patient })
  expect((await file('Group/1')).answer.text).toContain('[authz/denied]')
  expect((await file('Group/1')).requests).toEqual([])
  expect((await file('Patient/p1')).answer.text).not.toContain('[authz/denied]')
})

test('a list of people in the panel, and a product of one, are shown', async () => {
  for (const record of [
    { resourceType: 'List', entry: [{ item: ref('Patient/p1') }] },
    { resourceType: 'BiologicallyDerivedProduct', collection: { source: ref('Patient/p1') } },
  ])
    expect(await read(record, { caller: ofPanel })).not.toContain('[fhir/')
})
