import { expect, test } from 'vitest'
import { patientsOf, searchParametersOf, unclearReferences } from '../src/index.ts'

const server = { fhirBaseUrl: 'https://ehr.example.org/fhir' }
const observation = (subject: unknown) => ({
  resourceType: 'Observation',
  subject,
  performer: [{ reference: 'Patient/1' }],
})

test.each(['Patient/2', 'Patient/2/_history/3', 'Group/7', 'https://ehr.example.org/fhir/Patient/2'])(
  'takes %s as clear',
  (reference) => {
    expect(unclearReferences(observation({ reference }), server)).toEqual([])
  },
)

test.each([
  'Patient?identifier=urn:mrn|2',
  'HTTPS://ehr.example.org/fhir/Patient/2',
  'https://other.example.org/fhir/Patient/2',
  '/Patient/2',
  './Patient/2',
  '//Patient/2',
  'Patient/2/',
  'Patient/2?x',
  'Patient/2#a',
  '#contained',
  'urn:uuid:11111111-1111-4111-8111-111111111111',
  '',
])('takes %s as unclear, since a server may resolve it to a patient that we do not see', (reference) => {
  expect(unclearReferences(observation({ reference }), server)).toEqual(['subject'])
})

test.each([
  ['a contained resource of another type', { reference: '#lab' }],
  ['another type on another server', { reference: 'https://other.example.org/fhir/Practitioner/2' }],
  ['a search for another type', { reference: 'Practitioner?identifier=2' }],
  ['a logical reference to another type', { type: 'Practitioner', identifier: { value: '2' } }],
])('takes %s as clear: it is no patient', (_what, performer) => {
  const contained = [{ resourceType: 'Organization', id: 'lab' }]
  const resource = { ...observation({ reference: 'Patient/1' }), contained, performer: [performer] }
  expect(unclearReferences(resource, server)).toEqual([])
})

test.each([
  ['a contained patient', { reference: '#me' }],
  ['a contained resource that is not there', { reference: '#gone' }],
  ['a number', { reference: 7 }],
  ['a logical reference that claims to be a patient', { type: 'Patient', identifier: { value: '2' } }],
  ['a type of its own making', { reference: 'Nonsense/2' }],
])('takes %s as unclear', (_what, subject) => {
  const resource = { ...observation(subject), contained: [{ resourceType: 'Patient', id: 'me' }] }
  expect(unclearReferences(resource, server)).toEqual(['subject'])
})

test('takes a logical reference as unclear, and a mere display as no reference', () => {
  expect(unclearReferences(observation({ identifier: { value: '2' } }), server)).toEqual(['subject'])
  expect(unclearReferences(observation({ display: 'Somebody' }), server)).toEqual([])
})

test.each([
  ['Observation', 'subject', 'Location'],
  ['Coverage', 'beneficiary', 'Organization'],
  ['EnrollmentRequest', 'candidate', 'Practitioner'],
  ['Contract', 'subject', 'Organization'],
  ['ResearchSubject', 'individual', 'Group'],
  ['Task', 'for', 'Group'],
])('does not believe of %s.%s that a logical reference means a %s', (resourceType, element, type) => {
  const resource = { resourceType, [element]: { type, identifier: { value: '2' } } }
  expect(unclearReferences(resource, server)).toEqual([element])
})

test.each([
  ['Appointment', { participant: [{ actor: { type: 'Practitioner', identifier: { value: '2' } } }] }],
  ['MedicinalProductIndication', { subject: [{ type: 'MedicinalProduct', identifier: { value: '2' } }] }],
])('believes it of elements of %s that do not name whom a record is about', (resourceType, elements) => {
  expect(unclearReferences({ resourceType, ...elements }, server)).toEqual([])
})

test.each([
  ['the first', ['Patient', 'Location']],
  ['the second', ['Location', 'Patient']],
  ['neither', ['Location', 'Location']],
])('takes the id of two contained resources as unclear where %s is a patient', (_what, types) => {
  const contained = types.map((resourceType) => ({ resourceType, id: 'x' }))
  expect(unclearReferences({ ...observation({ reference: '#x' }), contained }, server)).toEqual(['subject'])
})

test('takes what is contained without an id as unclear', () => {
  const contained = [{ resourceType: 'Location' }]
  expect(unclearReferences({ ...observation({ reference: '#' }), contained }, server)).toEqual(['subject'])
  expect(unclearReferences({ ...observation({ reference: '#undefined' }), contained }, server)).toEqual(['subject'])
})

test('judges 20,000 references to 20,000 contained resources in a moment, and each of those resources too', () => {
  const contained = Array.from({ length: 20_000 }, (_, index) => ({
    ...observation({ reference: `#${index}` }),
    id: String(index),
    performer: [],
  }))
  const performer = contained.map(({ id }) => ({ reference: `#${id}` }))
  const begun = performance.now()
  expect(unclearReferences({ ...observation({ reference: 'Patient/1' }), contained, performer }, server)).toEqual([])
  for (const inside of contained) unclearReferences({ ...inside, contained }, server)
  expect(performance.now() - begun).toBeLessThan(2_000)
})

test('finds the patient of types that the compartment definition forgets', () => {
  expect(patientsOf({ resourceType: 'GuidanceResponse', subject: { reference: 'Patient/1' } })).toEqual(['Patient/1'])
  expect(patientsOf({ resourceType: 'Device', patient: { reference: 'Patient/1' } })).toEqual(['Patient/1'])
})

test('knows the search parameters of a type', () => {
  expect(searchParametersOf('Observation').get('code')).toBe('token')
  expect(searchParametersOf('Observation').get('value-quantity')).toBe('quantity')
  expect(searchParametersOf('Observation').has('nonsense')).toBe(false)
})

test('looks beside the compartment where that names nobody, and at all that a List lists', () => {
  const unknown = { identifier: { value: '2' } }
  const contract = { resourceType: 'Contract', signer: [{ party: unknown }] }
  expect(unclearReferences(contract, server)).toEqual(['signer.party'])
  expect(unclearReferences({ ...contract, subject: [{ reference: 'Patient/1' }] }, server)).toEqual([])
  const list = { resourceType: 'List', subject: { reference: 'Patient/1' }, entry: [{ item: unknown }] }
  expect(unclearReferences(list, server)).toEqual(['entry.item'])
  const named = { ...list, entry: [{ item: { ...unknown, type: 'Medication' } }] }
  expect(unclearReferences(named, server)).toEqual([])
})
