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
  // @ts-expect-error an update is always conditional
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
