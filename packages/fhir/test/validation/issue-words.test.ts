import { expect, test } from 'vitest'
import { reviewResource, validateResource } from '../../src/index.ts'
import { type ClinicalType, changed } from './clinical-samples.ts'

test.each<[ClinicalType, Record<string, unknown>, string, string | undefined]>([
  ['Patient', { birthdate: 'x' }, "Patient has no 'birthdate': did you mean birthDate?", 'birthDate'],
  [
    'Patient',
    { gender: 'F' },
    "'F' is no code of administrative-gender: use one of its codes",
    'male, female, other or unknown',
  ],
  [
    'Patient',
    { birthDate: '1.1.1970' },
    'The value is no valid date: write YYYY, YYYY-MM or YYYY-MM-DD, a day of the calendar',
    'date: YYYY, YYYY-MM or YYYY-MM-DD, a day of the calendar',
  ],
  [
    'Patient',
    { active: 'true' },
    'Write true or false, without quotes: the element is a boolean',
    'boolean: true or false',
  ],
  [
    'Observation',
    { code: '8480-6' },
    'Write a JSON object: the element is a CodeableConcept',
    'CodeableConcept { "coding": [{ "system": "…", "code": "…" }], "text": "…" }',
  ],
  [
    'Observation',
    { effective: '2026' },
    "Observation has no 'effective': write it with its type",
    'effectiveDateTime, effectivePeriod, effectiveTiming or effectiveInstant',
  ],
  [
    'Observation',
    { 'subject.reference': 'Practitioner/d1' },
    'The reference must point to Patient, Group, Device or Location, not to Practitioner',
    'a reference to Patient, Group, Device or Location',
  ],
  [
    'Observation',
    { 'performer.0.reference': 'practitioner/d1' },
    "'practitioner' in the reference is no R4 resource type: did you mean Practitioner or PractitionerRole?",
    'Type/id, such as Patient/123, #id of a contained resource, urn:uuid:…, or an absolute URL',
  ],
  [
    'Observation',
    { status: undefined },
    'Observation needs status',
    'code: registered, preliminary, final, amended, corrected, cancelled, entered-in-error or unknown',
  ],
  [
    'Observation',
    { statusCode: 'x' },
    "Observation has no 'statusCode': did you mean status or code?",
    'status or code',
  ],
  ['Observation', { patient: 'x' }, "Observation has no 'patient': did you mean subject?", 'subject'],
  [
    'Condition',
    { clinicalStatus: { text: 'active' } },
    'One coding must be of the value set condition-clinical, with its system and code',
    'system http://terminology.hl7.org/CodeSystem/condition-clinical with code active, recurrence, relapse, inactive, remission or resolved',
  ],
  [
    'MedicationRequest',
    { medicationCodeableConcept: undefined },
    'MedicationRequest needs medicationCodeableConcept or medicationReference',
    'CodeableConcept { "coding": [{ "system": "…", "code": "…" }], "text": "…" } or Reference to Medication { "reference": "Type/id" }',
  ],
  [
    'Patient',
    { deceasedDateTime: '2020' },
    'Keep one of deceasedBoolean and deceasedDateTime: deceased[x] has one value',
    undefined,
  ],
  [
    'AllergyIntolerance',
    { category: 'food' },
    'Write an array, also for one value',
    'array of code: food, medication, environment or biologic',
  ],
])('%s with %j is told in plain words', (type, changes, message, expected) => {
  const [issue, ...others] = validateResource(changed(type, changes))
  expect(others).toEqual([])
  expect(issue?.message).toBe(message)
  expect(issue?.expected).toBe(expected)
})

test.each([
  ['Patients', "'Patients' is no R4 resource type: did you mean Patient?"],
  ['patient', "'patient' is no R4 resource type: did you mean Patient?"],
  ['x'.repeat(50), 'The value is no R4 resource type'],
  ['__proto__', "'__proto__' is no R4 resource type"],
  [7, 'Name the resource type as a JSON string in resourceType'],
  [undefined, 'Name the resource type as a JSON string in resourceType'],
])('the resource type %j is told in plain words', (resourceType, message) => {
  expect(validateResource({ resourceType })).toMatchObject([{ path: 'Resource.resourceType', message }])
})

test.each([null, [], 'Patient', 7, undefined, true])('%j is told to be no resource', (value) => {
  expect(validateResource(value)).toMatchObject([{ path: 'Resource', code: 'type' }])
})

test('words hold nothing of a record but names and codes', () => {
  const secret = 'Jane Doe has a secret'
  const texts = { name: secret, birthDate: secret, gender: secret, telecom: [{ system: secret }], [secret]: secret }
  const references = { generalPractitioner: [{ reference: secret }, { reference: `Patient/${secret}` }] }
  const resource = { resourceType: 'Patient', ...texts, ...references, maritalStatus: secret, id: secret }
  const issues = validateResource(resource)
  expect(issues.length).toBeGreaterThan(8)
  expect(JSON.stringify(issues)).not.toContain('Jane')
})

test('an odd or long name of an element is not repeated', () => {
  for (const name of ['a\nb', 'x'.repeat(41), 'Jane Doe', '<script>', '\u202e', '']) {
    const issues = validateResource({ resourceType: 'Patient', [name]: 1 })
    expect(issues).toMatchObject([{ path: 'Patient', code: 'unknown-element' }])
    if (name !== '') expect(JSON.stringify(issues)).not.toContain(JSON.stringify(name).slice(1, -1))
  }
})

test('at most 100 issues are told, or as many as asked for, and how many more there were', () => {
  const resource = { resourceType: 'Patient', name: Array.from({ length: 150 }, () => ({ x: 1 })) }
  expect(validateResource(resource)).toHaveLength(100)
  expect(reviewResource(resource)).toMatchObject({ more: 50 })
  const few = reviewResource(resource, { maxIssues: 3 })
  expect(few.issues.map(({ path }) => path)).toEqual(['Patient.name[0].x', 'Patient.name[1].x', 'Patient.name[2].x'])
  expect(few.more).toBe(147)
  expect(reviewResource({ resourceType: 'Patient' })).toEqual({ issues: [], more: 0 })
})
