import { describe, expect, test } from 'vitest'
import { nearestNames, resourceTypes, searchParametersOf } from '../src/index.ts'

describe('the nearest names', () => {
  test.each([
    ['Patients', 'Patient'],
    ['patient', 'Patient'],
    ['Observatoin', 'Observation'],
    ['medication_request', 'MedicationRequest'],
    ['Medication-Request', 'MedicationRequest'],
    ['RequestMedication', 'MedicationRequest'],
    ['Encouter', 'Encounter'],
    ['Allergy', 'AllergyIntolerance'],
    ['Allergies', 'AllergyIntolerance'],
    ['EOB', undefined],
    ['Zzzzzz', undefined],
    ['', undefined],
    ['???', undefined],
  ])('of the type %s begin with %s', (wrong, nearest) => {
    expect(nearestNames(wrong, resourceTypes)[0]).toBe(nearest)
  })

  test.each([
    ['birth_date', 'birthdate'],
    ['birth', 'birthdate'],
    ['dateOfBirth', 'birthdate'],
    ['famly', 'family'],
    ['genedr', 'gender'],
  ])('of the search parameter %s begin with %s', (wrong, nearest) => {
    expect(nearestNames(wrong, searchParametersOf('Patient').keys())[0]).toBe(nearest)
  })

  test('come best first, each once, and no more than asked for', () => {
    const known = ['codes', 'code', 'code', 'mode', 'node', 'decode', 'encode', 'unrelated']
    expect(nearestNames('code', known, 4)).toEqual(['code', 'codes', 'decode', 'encode'])
    expect(nearestNames('code', known, 1)).toEqual(['code'])
    expect(nearestNames('code', known)).toHaveLength(5)
    expect(nearestNames('code', known, 0)).toEqual([])
  })

  test('take a swap of neighbours for one change', () => {
    expect(nearestNames('ab12', ['ba12', 'xx12'])).toEqual(['ba12'])
  })

  test('are found in bounded time for a name without bounds', () => {
    expect(nearestNames('Patient'.repeat(100_000), resourceTypes)).toBeInstanceOf(Array)
  })
})
