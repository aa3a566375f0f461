import { describe, expect, test } from 'vitest'
import {
  type AnyResource,
  isAboutGroup,
  isResourceType,
  patientParameterOf,
  patientsInSearch,
  patientsOf,
  type ResourceType,
  resourceTypes,
  type SearchParams,
} from '../src/index.ts'

const fhirBaseUrl = 'https://fhir.example/r4'
const subject = (reference: unknown): AnyResource => ({ resourceType: 'Observation', subject: { reference } })

const ref = (reference: string) => ({ reference })

describe('the patients of a record', () => {
  test.each<[string, AnyResource, string[]]>([
    ['a Patient itself', { resourceType: 'Patient', id: 'a' }, ['Patient/a']],
    [
      'a Patient and those it links to',
      { resourceType: 'Patient', id: 'a', link: [{ other: { reference: 'Patient/b' } }] },
      ['Patient/a', 'Patient/b'],
    ],
    ['a Patient without an id', { resourceType: 'Patient' }, []],
    ['a subject', subject('Patient/a'), ['Patient/a']],
    ['a version', subject('Patient/a/_history/2'), ['Patient/a']],
    ['an absolute reference on the base', subject(`${fhirBaseUrl}/Patient/a/_history/2`), ['Patient/a']],
    ['an absolute reference elsewhere', subject('https://other.example/r4/Patient/a'), []],
    ['a base that merely begins alike', subject('https://fhir.example/r4x/Patient/a'), []],
    ['a urn', subject('urn:uuid:7d1f'), []],
    ['a contained record', subject('#p'), []],
    ['another type', subject('Group/a'), []],
    ['a type that ends alike', subject('MyPatient/a'), []],
    ['an id that climbs', subject('Patient/..'), []],
    ['a longer path', subject('Patient/a/Observation/b'), []],
    ['no text', subject(7), []],
    ['a logical reference', { resourceType: 'Observation', subject: { identifier: { value: '1' } } }, []],
    [
      'a nested list, each patient once',
      {
        resourceType: 'Appointment',
        participant: ['Patient/a', 'Practitioner/x', 'Patient/b', 'Patient/a'].map((reference) => ({
          actor: { reference },
        })),
      },
      ['Patient/a', 'Patient/b'],
    ],
    [
      'elements outside the compartment',
      { ...subject('Patient/c'), focus: [{ reference: 'Patient/a' }], hasMember: [{ reference: 'Patient/b' }] },
      ['Patient/c'],
    ],
    [
      'a focus where nothing else names anybody',
      { resourceType: 'Observation', focus: [ref('Patient/a')] },
      ['Patient/a'],
    ],
    [
      'a donor',
      { resourceType: 'BiologicallyDerivedProduct', collection: { source: ref('Patient/a') } },
      ['Patient/a'],
    ],
    ['who signs', { resourceType: 'Contract', signer: [{ party: ref('Patient/a') }] }, ['Patient/a']],
    [
      'who agrees',
      { resourceType: 'Contract', term: [{ offer: { party: [{ reference: [ref('Patient/a')] }] } }] },
      ['Patient/a'],
    ],
    [
      'a subject before who signs',
      { resourceType: 'Contract', subject: [ref('Patient/a')], signer: [{ party: ref('Patient/b') }] },
      ['Patient/a'],
    ],
    [
      'all whom a List lists',
      { resourceType: 'List', subject: ref('Patient/a'), entry: [{ item: ref('Patient/b') }, { item: ref('Flag/c') }] },
      ['Patient/a', 'Patient/b'],
    ],
    ['two elements', { resourceType: 'AuditEvent', agent: [{ who: { reference: 'Patient/a' } }] }, ['Patient/a']],
    ['a type outside the compartment', { resourceType: 'Device', patient: { reference: 'Patient/a' } }, ['Patient/a']],
    ['an unknown type', { resourceType: 'constructor', subject: { reference: 'Patient/a' } }, []],
  ])('%s', (_, resource, patients) => {
    expect(patientsOf(resource, { fhirBaseUrl: `${fhirBaseUrl}/` })).toEqual(patients)
  })

  test('without a base, no absolute reference counts', () => {
    expect(patientsOf(subject(`${fhirBaseUrl}/Patient/a`))).toEqual([])
  })
})

describe('the patients that a search names', () => {
  test.each<[ResourceType, SearchParams, string[]]>([
    ['Observation', { patient: '1' }, ['Patient/1']],
    ['Observation', { patient: 'Patient/1' }, ['Patient/1']],
    ['Observation', { patient: '1,Patient/2' }, ['Patient/1', 'Patient/2']],
    ['Observation', { 'patient:Patient': '1' }, ['Patient/1']],
    ['Observation', { subject: 'Patient/1' }, ['Patient/1']],
    ['Observation', { 'subject:Patient': '1' }, ['Patient/1']],
    ['Observation', { subject: `${fhirBaseUrl}/Patient/1` }, ['Patient/1']],
    [
      'Observation',
      [
        ['patient', '1'],
        ['subject', 'Patient/2'],
        ['code', 'x'],
      ],
      ['Patient/1', 'Patient/2'],
    ],
    ['Appointment', { actor: 'Patient/1' }, ['Patient/1']],
    ['Patient', { _id: '1,2' }, ['Patient/1', 'Patient/2']],
    ['Condition', { subject: 'Patient/1' }, ['Patient/1']],
    ['Device', { patient: '1' }, ['Patient/1']],
    ['Contract', { patient: 'Patient/1' }, ['Patient/1']],
    ['Contract', { subject: 'Patient/1' }, ['Patient/1']],
    ['GuidanceResponse', { patient: '1' }, ['Patient/1']],
    ['GuidanceResponse', { 'subject:Patient': '1' }, ['Patient/1']],
    ['GuidanceResponse', { subject: '1' }, []],
    ['Contract', { subject: '1' }, []],
    ['MedicinalProductIndication', { subject: 'Patient/1' }, []],
    ['Device', { subject: 'Patient/1' }, []],
    ['Observation', { subject: '1' }, []],
    ['Observation', { 'subject:Group': '1' }, []],
    ['Observation', { patient: '1,' }, []],
    ['Observation', { subject: 'Patient/1,Group/2' }, []],
    ['Observation', { patient: '1\\,2' }, []],
    ['Observation', { 'patient:not': '1' }, []],
    ['Observation', { 'patient:identifier': '1' }, []],
    ['Observation', { 'patient:missing': 'true' }, []],
    ['Observation', { 'patient.name': 'x' }, []],
    ['Observation', { 'patient:Patient.name': 'x' }, []],
    ['Observation', { focus: 'Patient/1' }, []],
    ['Observation', { patient: 'https://other.example/Patient/1' }, []],
    ['Observation', { _id: '1' }, []],
    ['Observation', { constructor: 'Patient/1' }, []],
    ['Patient', { '_id:not': '1' }, []],
    ['Patient', { identifier: '1' }, []],
    ['Observation', {}, []],
  ])('%s %j', (resourceType, params, patients) => {
    expect(patientsInSearch(resourceType, params, { fhirBaseUrl })).toEqual(patients)
  })
})

test('146 types of R4 are known, and no name beside them', () => {
  expect(resourceTypes).toHaveLength(146)
  expect(resourceTypes.every(isResourceType)).toBe(true)
  expect(['SubscriptionStatus', 'patient', 'Resource', 'toString', ''].filter(isResourceType)).toEqual([])
})

test.each([
  ['Patient', { code: '_id', others: [] }],
  ['Condition', { code: 'patient', others: ['asserter'] }],
  ['Observation', { code: 'patient', others: ['performer'] }],
  ['GuidanceResponse', { code: 'patient', others: [] }],
  ['Group', { code: 'member', others: [] }],
  ['Organization', undefined],
] as const)('searches %s for what is about a patient by %j', (type, parameter) => {
  expect(patientParameterOf(type)).toEqual(parameter)
  if (parameter && type !== 'Patient') {
    expect(patientsInSearch(type, { [parameter.code]: 'Patient/1' })).toEqual(['Patient/1'])
  }
})

test.each<[string, AnyResource, boolean]>([
  ['names a Group as subject', subject('Group/1/_history/2'), true],
  ['names one of another server', subject('https://other.example/Group/1'), true],
  ['is for one', { resourceType: 'Task', for: ref('Group/1') }, true],
  ['names a patient', subject('Patient/1'), false],
  ['tells a Group of it', { ...subject('Patient/1'), recipient: [ref('Group/1')] }, false],
  ['is one', { resourceType: 'Group', id: '1' }, false],
])('a record is about a Group where it says so: it %s', (_what, record, isAbout) => {
  expect(isAboutGroup(record)).toBe(isAbout)
})
