import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, fhirBaseUrl, observation } from '../../test/call-stage.ts'
import { policyRecord } from './release/policy-record.ts'

const containing = (...contained: unknown[]): AnyResource => ({ ...observation('o1'), contained })
const inside = (resource: object) => ({ resourceType: 'Condition', id: 'c', ...resource })
const labelled = (code: string) => inside({ subject: { reference: 'Patient/p1' }, meta: { security: [{ code }] } })

test('tells policy the labels of what a record contains, at any depth', () => {
  const nested = { ...labelled('HIV'), contained: [labelled('PSY')] }
  expect(policyRecord(containing(nested), fhirBaseUrl).labels).toEqual(['HIV', 'PSY'])
  expect(policyRecord({ ...observation('o1'), contained: labelled('R') }, fhirBaseUrl).labels).toEqual(['R'])
})

test('tells policy whose organisation’s a record is, and not whose that is which it contains', () => {
  const of = (id: string) => ({ resourceType: 'Patient', managingOrganization: { reference: `Organization/${id}` } })
  expect(policyRecord({ ...of('1'), id: 'p1', contained: [of('2')] }, fhirBaseUrl).organizations).toEqual([
    'Organization/1',
  ])
  expect(policyRecord(containing(of('2')), fhirBaseUrl).organizations).toEqual([])
})

test.each<[string, unknown, string[]]>([
  ['of the same patient', inside({ subject: { reference: 'Patient/p1' } }), ['Patient/p1']],
  ['of another patient', inside({ subject: { reference: 'Patient/p2' } }), ['Patient/p1', 'Patient/p2']],
  ['of whom it cannot be told', inside({ subject: { identifier: { value: '7' } } }), ['Patient/p1', 'Patient/-']],
  [
    'that is a Patient, whose id means nothing here',
    { resourceType: 'Patient', id: 'p1' },
    ['Patient/p1', 'Patient/-'],
  ],
  ['about nobody', { resourceType: 'Medication', id: 'm' }, ['Patient/p1']],
  ['that is none', 7, ['Patient/p1']],
])('tells policy whose a record is that contains one %s', (_what, contained, patients) => {
  expect(policyRecord(containing(contained), fhirBaseUrl).patients).toEqual(patients)
})

test('follows a reference from one contained resource to another of the same record', () => {
  const performer = { resourceType: 'Practitioner', id: 'd' }
  const told = { ...observation('c'), performer: [{ reference: '#d' }] }
  expect(policyRecord(containing(performer, told), fhirBaseUrl).patients).toEqual(['Patient/p1'])
})

test('records whose data a record contains', async () => {
  const body = containing(inside({ subject: { reference: 'Patient/p2' } }), { resourceType: 'Patient', id: 'local' })
  const { records } = await callTool('fhir_read', { type: 'Observation', id: 'o1' }, { fhir: () => ({ body }) })
  expect(records).toMatchObject([{ patients: ['Patient/p1', 'Patient/p2'] }])
})
