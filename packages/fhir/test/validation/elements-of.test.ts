import { expect, test } from 'vitest'
import { elementsOf, resourceTypes } from '../../src/index.ts'

const element = (resourceType: Parameters<typeof elementsOf>[0], name: string) =>
  elementsOf(resourceType).find((summary) => summary.name === name)

test('elements have their cardinality, types and place in the summary', () => {
  const plain = { properties: ['birthDate'], min: 0, max: '1', types: ['date'], isSummary: true }
  expect(element('Patient', 'birthDate')).toEqual({ name: 'birthDate', ...plain })
  expect(element('Patient', 'contact')).toMatchObject({
    min: 0,
    max: '*',
    types: ['BackboneElement'],
    isSummary: false,
  })
  expect(element('Observation', 'status')).toMatchObject({ min: 1, max: '1', types: ['code'], isSummary: true })
  expect(element('Appointment', 'participant')).toMatchObject({ min: 1, max: '*' })
  expect(element('Bundle', 'entry')).toMatchObject({ max: '*', types: ['BackboneElement'] })
  expect(element('Observation', 'contained')).toMatchObject({ max: '*', types: ['Resource'] })
})

test('a choice is one element with its types and their properties', () => {
  expect(element('MedicationRequest', 'medication')).toEqual({
    name: 'medication',
    properties: ['medicationCodeableConcept', 'medicationReference'],
    min: 1,
    max: '1',
    types: ['CodeableConcept', 'Reference'],
    isSummary: true,
  })
  expect(element('Observation', 'value')?.properties).toContain('valueSampledData')
  expect(element('Coverage', 'costToBeneficiary')).toMatchObject({ types: ['BackboneElement'] })
})

test('every type begins with the elements of all resources', () => {
  for (const resourceType of resourceTypes) {
    const names = elementsOf(resourceType).map(({ name }) => name)
    expect(names.slice(0, 4)).toEqual(['id', 'meta', 'implicitRules', 'language'])
    expect(new Set(names).size).toBe(names.length)
  }
  const summary = elementsOf('Patient').filter(({ isSummary }) => isSummary)
  expect(summary.map(({ name }) => name)).toEqual([
    'id',
    'meta',
    'implicitRules',
    'identifier',
    'active',
    'name',
    'telecom',
    'gender',
    'birthDate',
    'deceased',
    'address',
    'managingOrganization',
    'link',
  ])
})
