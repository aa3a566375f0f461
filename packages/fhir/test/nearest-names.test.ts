import { describe, expect, test } from 'vitest'
import { nearestNames, resourceTypes, searchParametersOf } from '../src/index.ts'
import { plainNearestNames } from './plain-nearest-names.ts'

/** Whole numbers below a bound, the same at each run (Park and Miller's generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const everyName = [
  ...new Set([...resourceTypes, ...resourceTypes.flatMap((type) => [...searchParametersOf(type).keys()])]),
]

/** A name with up to four insertions, omissions, replacements and swaps of neighbours. */
function misspelt(name: string, number: (below: number) => number): string {
  const letters = 'abcdeilnorstABCDEF0129-_'
  let word = name
  for (let changes = number(5); changes > 0; changes--) {
    const at = number(word.length + 1)
    const letter = letters.charAt(number(letters.length))
    const ends = [
      letter + word.slice(at),
      word.slice(at + 1),
      letter + word.slice(at + 1),
      word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    ]
    word = word.slice(0, at) + ends[number(ends.length)]
  }
  return word
}

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

  test('are the same, in the same order, as where every distance is worked out in full', () => {
    const number = numbers(7)
    let found = 0
    for (let round = 0; round < 600; round++) {
      const wrong = misspelt(everyName[number(everyName.length)] ?? '', number)
      const known = everyName.filter(() => number(3) === 0).map((name) => (number(4) === 0 ? name + name : name))
      const expected = plainNearestNames(wrong, known)
      expect([wrong, ...nearestNames(wrong, known)]).toEqual([wrong, ...expected])
      found += expected.length
    }
    expect(found).toBeGreaterThan(400)
  })
})
