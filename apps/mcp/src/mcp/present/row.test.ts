import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { type Row, toRow } from './row.ts'

const coded = (code: string, display: string) => ({ coding: [{ system: 'http://example.org', code, display }] })
const to = (reference: string) => ({ reference })

const rows: [string, AnyResource, Row][] = [
  [
    'a patient by name, gender and birth date',
    {
      resourceType: 'Patient',
      id: 'p1',
      meta: { versionId: '2' },
      name: [{ given: ['Ada', 'M.'], family: 'Example' }],
      gender: 'female',
      birthDate: '1990-01-02',
    },
    { reference: 'Patient/p1', versionId: '2', name: 'Ada M. Example', gender: 'female', birthDate: '1990-01-02' },
  ],
  [
    'a laboratory result with its value, range and interpretation',
    {
      resourceType: 'Observation',
      id: 'o1',
      status: 'final',
      code: coded('4548-4', 'Hemoglobin A1c'),
      subject: to('Patient/p1'),
      effectiveDateTime: '2026-01-02T08:00:00Z',
      issued: '2026-01-03T08:00:00Z',
      valueQuantity: { value: 7.2, unit: '%', comparator: '>' },
      referenceRange: [{ low: { value: 4, unit: '%' }, high: { value: 6, unit: '%' } }],
      interpretation: [coded('H', 'High')],
    },
    {
      reference: 'Observation/o1',
      date: '2026-01-02T08:00:00Z',
      what: 'Hemoglobin A1c (4548-4)',
      value: '>7.2 %',
      range: '4 % – 6 %',
      interpretation: 'High (H)',
      status: 'final',
      subject: 'Patient/p1',
    },
  ],
  [
    'a blood pressure by its components',
    {
      resourceType: 'Observation',
      id: 'o2',
      code: coded('85354-9', 'Blood pressure'),
      component: [
        { code: coded('8480-6', 'Systolic'), valueQuantity: { value: 120, unit: 'mmHg' } },
        { code: coded('8462-4', 'Diastolic'), valueQuantity: { value: 80, unit: 'mmHg' } },
        { code: coded('x', 'Not measured') },
      ],
    },
    {
      reference: 'Observation/o2',
      what: 'Blood pressure (85354-9)',
      value: 'Systolic (8480-6): 120 mmHg; Diastolic (8462-4): 80 mmHg',
    },
  ],
  [
    'a condition by its onset and clinical status',
    {
      resourceType: 'Condition',
      id: 'c1',
      clinicalStatus: coded('active', 'Active'),
      code: { text: 'Asthma', ...coded('195967001', 'Asthma') },
      subject: to('Patient/p1'),
      onsetDateTime: '2020',
      recordedDate: '2021-01-01',
    },
    {
      reference: 'Condition/c1',
      date: '2020',
      what: 'Asthma (195967001)',
      status: 'Active (active)',
      subject: 'Patient/p1',
    },
  ],
  [
    'a prescription of a medication that is a record of its own, by the name it is given',
    {
      resourceType: 'MedicationRequest',
      id: 'm1',
      status: 'active',
      medicationReference: { reference: 'Medication/m', display: 'Metformin' },
      subject: to('Patient/p1'),
      authoredOn: '2026-02-01',
    },
    {
      reference: 'MedicationRequest/m1',
      date: '2026-02-01',
      what: 'Metformin',
      status: 'active',
      subject: 'Patient/p1',
    },
  ],
  [
    'a visit by its period and class',
    {
      resourceType: 'Encounter',
      id: 'e1',
      status: 'finished',
      class: { code: 'AMB', display: 'ambulatory' },
      subject: to('Patient/p1'),
      period: { start: '2026-01-01T08:00:00Z', end: '2026-01-03T08:00:00Z' },
    },
    {
      reference: 'Encounter/e1',
      date: '2026-01-01T08:00:00Z/2026-01-03T08:00:00Z',
      what: 'ambulatory (AMB)',
      status: 'finished',
      subject: 'Patient/p1',
    },
  ],
  [
    'an organisation by its plain name',
    { resourceType: 'Organization', id: 'org', name: 'Example Clinic', type: [coded('prov', 'Provider')] },
    { reference: 'Organization/org', what: 'Provider (prov)', name: 'Example Clinic' },
  ],
  ['a record without an id', { resourceType: 'Basic' }, { reference: 'Basic/' }],
]

test.each(rows)('shows %s', (_what, resource, row) => {
  expect(toRow(resource)).toEqual(row)
})

test.each([
  ['a text', { valueString: 'negative' }, 'negative'],
  ['a code', { valueCodeableConcept: coded('260385009', 'Negative') }, 'Negative (260385009)'],
  ['a whole number', { valueInteger: 0 }, '0'],
  ['no', { valueBoolean: false }, 'false'],
  ['zero of a unit', { valueQuantity: { value: 0, unit: 'mg' } }, '0 mg'],
  ['a ratio', { valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, '1 / 128'],
  ['a time', { valueDateTime: '2026-01-01' }, '2026-01-01'],
])('shows %s as a value', (_what, element, value) => {
  expect(toRow({ resourceType: 'Observation', id: 'o1', ...element }).value).toBe(value)
})

test('caps what a record says and drops its control characters', () => {
  const text = `line\u0000one\u001b[31m\n${'x'.repeat(5_000)}`
  const { what, name } = toRow({ resourceType: 'Basic', id: 'b', code: { text }, name: [{ text }] })
  for (const said of [what, name]) {
    expect(said).toMatch(/^line one \[31m x+… \(cut\)$/)
    expect(said?.length).toBeLessThan(180)
  }
})

test.each([
  ['elements of another shape', { code: 5, status: {}, name: [[]], subject: 'Patient/p1', component: [null, 7] }],
  ['empty elements', { code: {}, status: '', name: [], valueQuantity: {}, referenceRange: [{}], interpretation: [] }],
  ['nothing but null', { code: null, name: null, meta: null, referenceRange: null, valueQuantity: null }],
])('shows a record with %s without failing', (_what, elements) => {
  const resource = { resourceType: 'Observation', id: 'o1', ...elements } as unknown as AnyResource
  expect(toRow(resource)).toMatchObject({ reference: 'Observation/o1' })
})
