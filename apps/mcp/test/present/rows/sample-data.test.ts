import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { directory } from '../../../../sandbox/src/data/directory.ts'
import { patientRecord } from '../../../../sandbox/src/data/patient-record.ts'
import { syntheaRecord } from '../../../../sandbox/src/data/synthea.ts'
import { budgetTokens, estimateTokens } from '../../../src/mcp/present/budget.ts'
import { record, toRecord } from '../../../src/mcp/present/record.ts'
import { row, toRow } from '../../../src/mcp/present/rows/row.ts'

const numbers = Array.from({ length: 30 }, (_, index) => index + 1)
const sample = [...directory(), ...numbers.flatMap(patientRecord), ...syntheaRecord()] as unknown as AnyResource[]
const byType = Map.groupBy(sample, ({ resourceType }) => resourceType)

test('covers at least 20 types of sample records', () => {
  expect(byType.size).toBeGreaterThanOrEqual(20)
})

test.each([...byType.keys()].toSorted())('shows every %s as a row that says what it is', (type) => {
  const rows = (byType.get(type) ?? []).map((resource) => toRow(resource))
  expect(rows.filter((shown) => !row.safeParse(shown).success)).toEqual([])
  expect(rows.filter(({ what, name, series }) => (what ?? name ?? series) === undefined)).toEqual([])
  expect(rows.filter((shown) => estimateTokens(shown) > 400)).toEqual([])
})

/** Types whose sample records happen at no time of their own. */
const timeless = [
  'Patient',
  'CareTeam',
  'RelatedPerson',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Medication',
]

test.each([...byType.keys()].filter((type) => !timeless.includes(type)).toSorted())('dates every %s', (type) => {
  const undated = (byType.get(type) ?? []).map((resource) => toRow(resource)).filter(({ date }) => !date)
  expect(undated).toEqual([])
})

test.each(['Condition', 'Observation', 'Encounter', 'MedicationRequest', 'Procedure', 'Immunization'])(
  'says of every %s whose it is',
  (type) => {
    const subjects = (byType.get(type) ?? []).map((resource) => String(toRow(resource).subject))
    expect(subjects.length).toBeGreaterThan(10)
    expect(subjects.filter((subject) => !/^(Patient\/|urn:uuid:)/.test(subject))).toEqual([])
  },
)

test('shows every sample record whole, within the budget and without narrative', () => {
  const shown = sample.map((resource) => toRecord(resource))
  expect(shown.filter((one) => !record.safeParse(one).success)).toEqual([])
  expect(shown.filter((one) => estimateTokens(one) > budgetTokens)).toEqual([])
  expect(shown.filter((one) => JSON.stringify(one).includes('<div'))).toEqual([])
})
