import { describe, expect, test } from 'vitest'
import { meetsScopeFilter, parseScopes, scopeFiltersMet, scopeNarrowing } from '../../src/index.ts'

const category = 'http://terminology.hl7.org/CodeSystem/observation-category'
const laboratory = {
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }] },
  category: [{ coding: [{ system: category, code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }, { code: 'A1C' }] },
  component: [{ code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] } }],
}

describe('a record meets a filter', () => {
  test.each([
    ['category=laboratory'],
    [`category=${category}|laboratory`],
    [`category=${encodeURIComponent(`${category}|laboratory`)}`],
    ['category=vital-signs,laboratory'],
    [`category=${category}|`],
    ['code=|A1C'],
    ['combo-code=http://loinc.org|8480-6'],
    ['status=final'],
    ['category=laboratory&status=final'],
    ['_id=o1'],
    ['_security=N'],
  ])('%s', (query) => {
    expect(meetsScopeFilter(laboratory, query)).toBe(true)
  })
})

describe('a record does not meet a filter', () => {
  test.each([
    ['category=vital-signs'],
    ['category=http://other.example|laboratory'],
    ['category=|laboratory'],
    ['category=LABORATORY'],
    [`category=${category}|laboratory|more`],
    ['category=laboratory&status=preliminary'],
    ['category=laboratory&category=vital-signs'],
    ['category=laboratory\\,vital-signs'],
    ['code=|4548-4'],
    ['_security=R'],
    // The system of a `code` is implied by its binding, which is not known here.
    ['status=http://hl7.org/fhir/observation-status|final'],
  ])('%s', (query) => {
    expect(meetsScopeFilter(laboratory, query)).toBe(false)
  })

  test.each([
    ['category:not=vital-signs'],
    ['category:in=http://example.org/vs'],
    ['date=ge2020'],
    ['patient=Patient/p1'],
    ['subject.name=x'],
    ['_has:Provenance:target:agent=x'],
    ['clinical-status=active'],
    ['no-such=1'],
    ['category=laboratory&no-such=1'],
    ['category='],
    ['=laboratory'],
    ['category'],
    ['constructor=x'],
    ['category=%FF'],
    [`category=laboratory${',x'.repeat(60)}`],
    [`category=laboratory&x=${'y'.repeat(2_000)}`],
  ])('that cannot be judged: %s', (query) => {
    expect(meetsScopeFilter(laboratory, query)).toBe(false)
  })

  test.each([{ category: 'laboratory' }, { category: { coding: { code: 'laboratory' } } }])(
    'of a wrong form is read as what it says, not more (%j)',
    (element) => {
      expect(meetsScopeFilter({ resourceType: 'Observation', ...element }, 'category=laboratory')).toBe(true)
      expect(meetsScopeFilter({ resourceType: 'Observation', ...element }, 'category=survey')).toBe(false)
      expect(meetsScopeFilter({ resourceType: 'Widget', ...element }, 'category=laboratory')).toBe(false)
    },
  )
})

test('follows a choice of types where the standard names one', () => {
  const request = { resourceType: 'MedicationRequest', medicationCodeableConcept: { coding: [{ code: '197361' }] } }
  expect(meetsScopeFilter(request, 'code=197361')).toBe(true)
  expect(meetsScopeFilter({ ...request, medicationCodeableConcept: undefined }, 'code=197361')).toBe(false)
})

test('names the filters that a record meets, of scopes on its type or on every type', () => {
  const scopes = parseScopes(
    'user/Observation.rs?category=laboratory user/Observation.rs?category=survey user/*.rs?_security=N user/Condition.rs?_id=o1 user/Patient.r',
  )
  expect(scopeFiltersMet(laboratory, scopes)).toEqual(['category=laboratory', '_security=N'])
})

test.each([
  ['patient/Observation.rs?category=laboratory', [['category', 'laboratory']]],
  ['patient/Observation.rs?category=laboratory user/Observation.s?category=laboratory', [['category', 'laboratory']]],
  [
    'patient/Observation.rs?category=laboratory patient/Observation.rs?category=survey',
    [['category', 'laboratory,survey']],
  ],
  [
    'patient/Observation.rs?category=laboratory&status=final',
    [
      ['category', 'laboratory'],
      ['status', 'final'],
    ],
  ],
  ['patient/Observation.rs?category=laboratory patient/Observation.rs?status=final', undefined],
  ['patient/Observation.rs?category=laboratory patient/*.rs', undefined],
  ['patient/Observation.rs?category=laboratory patient/Observation.r', [['category', 'laboratory']]],
  ['patient/Observation.rs?no-such=1', undefined],
  ['patient/Observation.rs?category=laboratory patient/Observation.rs?no-such=1', undefined],
  ['patient/Condition.rs?category=x', undefined],
  ['patient/Observation.rs', undefined],
])('a search under %s may carry %j', (scope, pairs) => {
  expect(scopeNarrowing('Observation', parseScopes(scope))).toEqual(pairs)
})
