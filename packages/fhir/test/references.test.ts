import { expect, test } from 'vitest'
import { hasSearchIn, referencesIn } from '../src/index.ts'

const fhirBaseUrl = 'https://fhir.example/r4'
const at = (reference: unknown) => ({ resourceType: 'Observation', focus: [{ reference }] })

test.each([
  ['Patient/a', ['Patient/a']],
  ['Patient/a/_history/2', ['Patient/a']],
  [`${fhirBaseUrl}/Encounter/e/_history/2`, ['Encounter/e']],
  ['HTTPS://FHIR.Example/r4/Patient/a', ['Patient/a']],
  ['https://fhir.example:443/r4/Patient/a', ['Patient/a']],
  ['https://fhir.example//r4//Patient/a', ['Patient/a']],
  ['/Patient/a', ['Patient/a']],
  ['Patient/a#x', ['Patient/a']],
  [' Patient/a ', ['Patient/a']],
  ['https://other.example/r4/Patient/a', []],
  ['https://fhir.example/r4x/Patient/a', []],
  ['urn:uuid:11111111-1111-4111-8111-111111111111', []],
  ['#a', []],
  ['Patient?identifier=1', []],
  ['Persons/a', []],
  ['Patient/..', []],
  [7, []],
])('the reference %s points to %j', (reference, records) => {
  expect(referencesIn(at(reference), { fhirBaseUrl: `${fhirBaseUrl}/` })).toEqual(records)
})

test('are found at any depth, extensions and contained resources too, each once', () => {
  const inside = { ...at('Condition/c'), extension: [{ valueReference: { reference: 'Patient/a' } }] }
  const outside = { ...at('Patient/a'), provision: { data: [{ reference: { reference: 'Observation/o' } }] } }
  const found = referencesIn({ ...outside, contained: [inside] })
  expect(found.toSorted()).toEqual(['Condition/c', 'Observation/o', 'Patient/a'])
})

test('are none in what holds nothing', () => {
  for (const value of [undefined, null, 'Patient/a', [], {}]) expect(referencesIn(value)).toEqual([])
})

test.each([
  ['Patient?identifier=1', true],
  ['Practitioner/?identifier=1', true],
  ['https://fhir.example/r4/Patient?identifier=1', true],
  ['https://documents.example/file?name=Patient', false],
  ['Patient/a', false],
  [7, false],
])('a reference %s may stand for a search: %s', (reference, isSearch) => {
  expect(hasSearchIn({ parameter: [at(reference)] })).toBe(isSearch)
})
