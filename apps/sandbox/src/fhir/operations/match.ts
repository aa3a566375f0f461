import type { Bundle, BundleEntry, HumanName, Patient } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { missing } from '../outcomes.ts'
import { assertValid } from '../r4/validation.ts'
import { maxPageSize } from '../search/page.ts'
import { searchEntry } from '../search/search.ts'
import { OperationInput } from './input.ts'

/** What of a patient is compared: values that say the same are equal. */
type Trait = (patient: Patient) => string[]

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
const names = (patient: Patient, part: (name: HumanName) => string[]) => (patient.name ?? []).flatMap(part).map(fold)

const traits: readonly [weight: number, Trait][] = [
  [5, ({ identifier = [] }) => identifier.flatMap(({ system, value }) => (value ? [`${system ?? ''}|${value}`] : []))],
  [3, (patient) => names(patient, ({ family }) => (family ? [family] : []))],
  [2, (patient) => names(patient, ({ given = [] }) => given)],
  [3, ({ birthDate }) => (birthDate ? [birthDate] : [])],
  [1, ({ gender }) => (gender ? [gender] : [])],
  [
    2,
    ({ telecom = [] }) => telecom.flatMap(({ value }) => (value ? [value.replace(/[^\w@.]/g, '').toLowerCase()] : [])),
  ],
  [1, ({ address = [] }) => address.flatMap(({ postalCode }) => (postalCode ? [postalCode] : []))],
]

/** The share of what was given that the candidate bears out, by weight: 0 to 1. */
function scoreOf(given: Patient, candidate: Patient): number {
  let [asked, met] = [0, 0]
  for (const [weight, trait] of traits) {
    const wanted = trait(given)
    if (wanted.length === 0) continue
    const known = new Set(trait(candidate))
    asked += weight
    if (wanted.some((value) => known.has(value))) met += weight
  }
  return asked === 0 ? 0 : Number((met / asked).toFixed(3))
}

const grades: readonly [atLeast: number, grade: string][] = [
  [0.9, 'certain'],
  [0.7, 'probable'],
  [0.4, 'possible'],
]

function gradeOf(score: number): string | undefined {
  return grades.find(([atLeast]) => score >= atLeast)?.[1]
}

function graded(entry: BundleEntry, score: number, grade: string): BundleEntry {
  const url = 'http://hl7.org/fhir/StructureDefinition/match-grade'
  return { ...entry, search: { extension: [{ url, valueCode: grade }], mode: 'match', score } }
}

/**
 * `Patient/$match` (R4 patient-operation-match.html): the patients that resemble the given one, best first, each with a
 * score and a grade. With `onlyCertainMatches` several candidates are none. Throws 400 without a valid Patient.
 */
export function matchPatients(call: Call): Bundle {
  const { records } = call
  const input = new OperationInput(call, ['resource', 'onlyCertainMatches', 'count'])
  const given = input.resource('resource', 'Patient')
  if (!given) throw missing('resource is required')
  assertValid(given)
  records.assertSearchable('Patient')
  const onlyCertain = input.flag('onlyCertainMatches')
  const scored = [...records.all('Patient')]
    .flatMap((patient) => (patient.resourceType === 'Patient' ? [{ patient, score: scoreOf(given, patient) }] : []))
    .flatMap(({ patient, score }) => {
      const grade = gradeOf(score)
      return grade && (!onlyCertain || grade === 'certain') ? [{ patient, score, grade }] : []
    })
    .sort((a, b) => b.score - a.score)
  const kept = onlyCertain && scored.length > 1 ? [] : scored.slice(0, input.integer('count') ?? maxPageSize)
  const entry = kept.map(({ patient, score, grade }) =>
    graded(searchEntry(records.baseUrl, patient, 'match'), score, grade),
  )
  return { resourceType: 'Bundle', type: 'searchset', total: kept.length, ...(entry.length ? { entry } : {}) }
}
