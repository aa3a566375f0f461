import type { Extension, Identifier, Patient } from '@medplum/fhirtypes'
import { hl7, profile } from '../concept.ts'

const categories = 'urn:oid:2.16.840.1.113883.6.238'
const races = [
  ['2106-3', 'White'],
  ['2054-5', 'Black or African American'],
  ['2028-9', 'Asian'],
] as const
const ethnicities = [
  ['2186-5', 'Not Hispanic or Latino'],
  ['2135-2', 'Hispanic or Latino'],
] as const

function ombCategory(name: 'race' | 'ethnicity', [code, display]: readonly [string, string]): Extension {
  const valueCoding = { system: categories, code, display }
  return {
    url: profile(name),
    extension: [
      { url: 'ombCategory', valueCoding },
      { url: 'text', valueString: display },
    ],
  }
}

/** Race, ethnicity and sex at birth as US Core has them (extensions of us-core-patient). */
export function patientExtensions(number: number, gender: 'female' | 'male'): Extension[] {
  return [
    ombCategory('race', races[number % 3] ?? races[0]),
    ombCategory('ethnicity', number % 5 === 0 ? ethnicities[1] : ethnicities[0]),
    { url: profile('birthsex'), valueCode: gender === 'female' ? 'F' : 'M' },
  ]
}

/** A social security number of the block that is never issued (area 999). */
export function socialSecurityNumber(number: number): Identifier {
  const value = `999-${String(10 + (number % 89))}-${String(number % 10_000).padStart(4, '0')}`
  const type = hl7('v2-0203', 'SS', 'Social Security number')
  return { use: 'official', type, system: 'http://hl7.org/fhir/sid/us-ssn', value }
}

const maritalStatuses = [
  ['M', 'Married'],
  ['S', 'Never Married'],
  ['D', 'Divorced'],
] as const

export function maritalStatus(number: number): Pick<Patient, 'maritalStatus'> {
  const [code, display] = maritalStatuses[number % 3] ?? maritalStatuses[0]
  return { maritalStatus: hl7('v3-MaritalStatus', code, display) }
}
