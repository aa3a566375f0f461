import type { Observation, Patient } from 'fhir/r4'
import { expect, expectTypeOf, test } from 'vitest'
import { type AnyResource, type FhirClient, type ResourceType, searchQuery } from '../src/index.ts'

/** Checked by the compiler; never called. */
export async function calls(fhir: FhirClient, someType: ResourceType) {
  const read = await fhir.read('Patient', '1')
  expectTypeOf(read.resource).toExtend<Patient>()
  expectTypeOf(read.resource).toExtend<AnyResource>()
  expectTypeOf((await fhir.read(someType, '1')).resource).toExtend<AnyResource>()
  const { data } = await fhir.raw.GET('/Observation/{id}', { params: { path: { id: '1' } } })
  expectTypeOf(data).toEqualTypeOf<Observation | undefined>()
  await fhir.raw.GET('/metadata')
  await fhir.raw.POST('/Patient/{id}/$everything', { params: { path: { id: '1' } } })
  await fhir.raw.GET('/Patient/{id}/_history/{vid}', { params: { path: { id: '1', vid: '2' } } })
  await fhir.raw.PATCH('/Patient/{id}', { params: { path: { id: '1' } }, body: [{ op: 'remove', path: '/active' }] })
  // @ts-expect-error there is no such type
  await fhir.raw.GET('/Patients')
  // @ts-expect-error an instance needs its id
  await fhir.raw.GET('/Patient/{id}')
  // @ts-expect-error SubscriptionStatus is not of R4 4.0.1
  await fhir.read('SubscriptionStatus', '1')
  await fhir.search('Patient', searchQuery('Patient', { name: 'Roe' }))
  // @ts-expect-error names that nobody checked
  await fhir.search('Observation', { patientt: 'x' })
  // @ts-expect-error pairs that nobody checked
  await fhir.search('Observation', [['patientt', 'x']])
  // @ts-expect-error a query of another type
  await fhir.search('Observation', searchQuery('Patient', { name: 'Roe' }))
  await fhir.searchPairs('Observation', [['patientt', 'x']])
  // @ts-expect-error an update says whether it is conditional
  await fhir.update({ resourceType: 'Patient', id: '1' })
}

test('query names, modifiers and values are those of R4', () => {
  const query = searchQuery('Observation', {
    patient: 'Patient/1',
    date: ['ge2024', 'lt2025'],
    'code:not': 'x',
    'subject:Patient': '1',
    'date:missing': false,
    '_has:Provenance:target:agent': 'p',
    _count: 5,
  })
  expect(query).toEqual([
    ['patient', 'Patient/1'],
    ['date', 'ge2024'],
    ['date', 'lt2025'],
    ['code:not', 'x'],
    ['subject:Patient', '1'],
    ['date:missing', 'false'],
    ['_has:Provenance:target:agent', 'p'],
    ['_count', '5'],
  ])
  // @ts-expect-error unknown parameter
  searchQuery('Observation', { patientt: 'x' })
  // @ts-expect-error a parameter of another type
  searchQuery('Observation', { birthdate: '2000' })
  // @ts-expect-error unknown modifier
  searchQuery('Observation', { 'code:exactly': 'x' })
  // @ts-expect-error unknown include
  searchQuery('Observation', { _include: 'Observation:nope' })
  // @ts-expect-error no date
  searchQuery('Observation', { date: 'yesterday' })
})

test('each type has its own names, modifiers, chains and values', () => {
  expect(
    searchQuery('Patient', { 'family:exact': 'Roe', birthdate: 'lt2000-01-01', 'general-practitioner.name': 'x' }),
  ).toHaveLength(3)
  expect(
    searchQuery('MedicationRequest', { 'medication:Medication.code': 'x', status: ['active', 'on-hold'] }),
  ).toHaveLength(3)
  expect(
    searchQuery('Encounter', { 'class:not': 'IMP', _revinclude: 'Observation:encounter', _sort: '-date' }),
  ).toHaveLength(3)
  expect(searchQuery('ValueSet', { 'url:below': 'http://x', 'code:in': 'y', 'version:missing': true })).toHaveLength(3)
  expect(
    searchQuery('Condition', { 'subject:Patient': '1', 'code:text': 'x', 'onset-date': ['ge2020', 'lt2021'] }),
  ).toHaveLength(4)
  expect(searchQuery('Group', { '_has:Observation:subject:code': 'x', value: true })).toHaveLength(2)
  expect(searchQuery('RiskAssessment', { probability: ['gt0.8', 1], 'patient.birthdate': 'x' })).toHaveLength(3)
  // @ts-expect-error unknown parameter
  searchQuery('Patient', { family: 'Roe', birthDate: '2000' })
  // @ts-expect-error a modifier of strings on a token
  searchQuery('Patient', { 'gender:exact': 'female' })
  // @ts-expect-error a modifier of tokens on a string
  searchQuery('Patient', { 'family:not': 'Roe' })
  // @ts-expect-error a modifier that is no type
  searchQuery('Condition', { 'subject:Patients': '1' })
  // @ts-expect-error a modifier on a date
  searchQuery('Condition', { 'onset-date:above': '2020' })
  // @ts-expect-error a parameter of another type
  searchQuery('MedicationRequest', { birthdate: '2000' })
  // @ts-expect-error no boolean
  searchQuery('Encounter', { 'status:missing': 'perhaps' })
  // @ts-expect-error an include of another type
  searchQuery('Encounter', { _include: 'Observation:subject' })
  // @ts-expect-error no number
  searchQuery('RiskAssessment', { probability: 'high' })
  // @ts-expect-error no summary of that kind
  searchQuery('ValueSet', { _summary: 'short' })
  // @ts-expect-error unknown result parameter
  searchQuery('ValueSet', { _counts: 5 })
})

test('chains begin with a reference of the type', () => {
  expect(searchQuery('Observation', { 'subject:Patient.name': 'x', 'encounter.date': 'ge2024' })).toHaveLength(2)
  // @ts-expect-error unknown reference
  searchQuery('Observation', { 'subjectt.name': 'x' })
  // @ts-expect-error no reference
  searchQuery('Observation', { 'code.text': 'x' })
  // @ts-expect-error narrowed to no type
  searchQuery('Observation', { 'subject:Person1.name': 'x' })
  // @ts-expect-error a reverse chain over no type
  searchQuery('Patient', { '_has:Observations:subject:code': 'x' })
  // @ts-expect-error a reverse chain over no reference
  searchQuery('Patient', { '_has:Observation:code:code': 'x' })
  // @ts-expect-error a reverse chain that asks for nothing
  searchQuery('Patient', { '_has:Observation': 'x' })
})
