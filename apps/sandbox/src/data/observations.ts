import type { DiagnosticReport, Observation, Resource } from '@medplum/fhirtypes'
import { hivViralLoad, labs, type Measurement, smokingStatuses, vitalSigns } from './clinical-codes.ts'
import { concept, hl7, quantity, reference, type Sensitivity, securityLabels, systems } from './concept.ts'
import type { Person } from './people.ts'
import { siteIdentifier } from './served/identifiers.ts'
import { withLocalCode } from './served/local-codes.ts'

/** A date on which something is measured, and the Encounter it belongs to. */
export interface Visit {
  date: string
  encounter: string
  /** Unique within the patient; ends the ids of what the visit yields. */
  key: string
}

type Category = 'vital-signs' | 'laboratory' | 'social-history'
const categories: Record<Category, string> = {
  'vital-signs': 'Vital Signs',
  laboratory: 'Laboratory',
  'social-history': 'Social History',
}

type Coded = readonly [loinc: string, name: string]

function observation(
  person: Person,
  visit: Visit,
  slug: string,
  category: Category,
  time: string,
  coded: Coded,
): Observation {
  return {
    resourceType: 'Observation',
    id: `${person.id}-${slug}-${visit.key}`,
    identifier: [siteIdentifier(person.site, 'result', `${person.number}-${slug}-${visit.key}`)],
    status: 'final',
    category: [hl7('observation-category', category, categories[category])],
    code: withLocalCode(person.site, concept(systems.loinc, ...coded)),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    effectiveDateTime: `${visit.date}T${time}Z`,
    issued: `${visit.date}T${time}Z`,
    performer: [reference(`Practitioner/prac-${person.site}`)],
  }
}

const bloodPressurePanel: Coded = ['85354-9', 'Blood pressure panel with all children optional']

function bloodPressure(person: Person, visit: Visit): Observation {
  const { random } = person
  const component = (code: string, name: string, from: number, to: number) => ({
    code: withLocalCode(person.site, concept(systems.loinc, code, name)),
    valueQuantity: quantity(random.integer(from, to), 'mmHg', 'mm[Hg]'),
  })
  return {
    ...observation(person, visit, 'bp', 'vital-signs', '09:05:00', bloodPressurePanel),
    component: [
      component('8480-6', 'Systolic blood pressure', 102, 168),
      component('8462-4', 'Diastolic blood pressure', 60, 102),
    ],
  }
}

function vitalSign(person: Person, visit: Visit, measurement: Measurement): Observation {
  const { loinc, name, unit, code, from, to, digits } = measurement
  const child = person.birthYear >= 2010 && (code === 'kg' || code === 'cm') ? 0.6 : 1
  return {
    ...observation(person, visit, `vital-${loinc}`, 'vital-signs', '09:06:00', [loinc, name]),
    valueQuantity: quantity(person.random.decimal(from * child, to * child, digits), unit, code),
  }
}

function interpretation(value: number, low: number, high: number) {
  if (value > high) return hl7('v3-ObservationInterpretation', 'H', 'High')
  if (value < low) return hl7('v3-ObservationInterpretation', 'L', 'Low')
  return hl7('v3-ObservationInterpretation', 'N', 'Normal')
}

function lab(person: Person, visit: Visit, measurement: Measurement, sensitivity?: Sensitivity): Observation {
  const { loinc, name, unit, code, from, to, digits, low = from, high = to } = measurement
  const value = person.random.decimal(from, to, digits)
  return {
    ...observation(person, visit, `lab-${loinc}`, 'laboratory', '10:00:00', [loinc, name]),
    ...securityLabels(sensitivity),
    issued: `${visit.date}T15:00:00Z`,
    valueQuantity: quantity(value, unit, code),
    interpretation: [interpretation(value, low, high)],
    referenceRange: [
      {
        low: quantity(low, unit, code),
        high: quantity(high, unit, code),
        type: hl7('referencerange-meaning', 'normal', 'Normal Range'),
      },
    ],
  }
}

function labReport(person: Person, visit: Visit, results: Observation[]): DiagnosticReport {
  return {
    resourceType: 'DiagnosticReport',
    id: `${person.id}-report-${visit.key}`,
    identifier: [
      siteIdentifier(person.site, 'accession', `${person.number}-${visit.key}`),
      siteIdentifier(person.site, 'result', `${person.number}-report-${visit.key}`),
    ],
    status: 'final',
    category: [hl7('v2-0074', 'LAB', 'Laboratory')],
    code: withLocalCode(person.site, concept(systems.loinc, '51990-0', 'Basic metabolic panel - Blood')),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    effectiveDateTime: `${visit.date}T10:00:00Z`,
    issued: `${visit.date}T15:00:00Z`,
    performer: [reference(`Organization/org-${person.site}`)],
    resultsInterpreter: [reference(`Practitioner/prac-${person.site}`)],
    result: results.map(({ id }) => reference(`Observation/${id}`)),
  }
}

/** What one visit measures: blood pressure, vital signs, labs, and the report that gathers the labs. */
export function measurementsOf(person: Person, visit: Visit): Resource[] {
  const results = labs.map((measurement) => lab(person, visit, measurement))
  return [
    bloodPressure(person, visit),
    ...vitalSigns.map((measurement) => vitalSign(person, visit, measurement)),
    ...results,
    labReport(person, visit, results),
  ]
}

export function viralLoad(person: Person, visit: Visit): Observation {
  return lab(person, visit, hivViralLoad, 'HIV')
}

export function smokingStatus(person: Person, visit: Visit): Observation {
  const [code, name] = person.birthYear >= 2010 ? smokingStatuses[0] : person.random.pick(smokingStatuses)
  return {
    ...observation(person, visit, 'smoking', 'social-history', '09:02:00', ['72166-2', 'Tobacco smoking status']),
    valueCodeableConcept: concept(systems.snomed, code, name),
  }
}
