import { evalFhirPathTyped, toTypedValue } from '@medplum/core'
import type { DocumentReference, Patient, RelatedPerson, Resource } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { bigPatient, generatedResources, patientCount, samplePatients } from '../../src/data/load.ts'
import { patientRecord } from '../../src/data/patient-record.ts'
import { syntheaRecord } from '../../src/data/synthea.ts'
import { patientCompartmentOf } from '../../src/fhir/compartment.ts'
import { searchParametersOf } from '../../src/fhir/r4/search-parameters.ts'
import { issuesOf } from '../../src/fhir/r4/validation.ts'
import { finderOf } from '../../src/fhir/search/element-path.ts'

const resources = [...generatedResources()]
const byReference = new Map(resources.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]))
const find = <T extends Resource>(reference: string) => byReference.get(reference) as T | undefined

const everyday = [
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'RelatedPerson',
  'CareTeam',
  'Encounter',
  'EpisodeOfCare',
  'Appointment',
  'Schedule',
  'Slot',
  'Condition',
  'Observation',
  'AllergyIntolerance',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationAdministration',
  'MedicationDispense',
  'Medication',
  'Immunization',
  'Procedure',
  'DiagnosticReport',
  'DocumentReference',
  'ServiceRequest',
  'CarePlan',
  'Goal',
  'Coverage',
  'Claim',
  'ExplanationOfBenefit',
  'Device',
  'QuestionnaireResponse',
  'Communication',
  'Task',
  'FamilyMemberHistory',
]

describe('the generated records', () => {
  test('have unique ids and are the same each time', () => {
    expect(byReference.size).toBe(resources.length)
    expect(JSON.stringify([...generatedResources()])).toBe(JSON.stringify(resources))
  })
  test('are valid R4', () => {
    const invalid = resources.filter((resource) => issuesOf(resource).length > 0)
    expect(invalid.map((resource) => [resource.id, issuesOf(resource)])).toEqual([])
  }, 300_000)
  test.each(everyday)('hold a %s of several kinds or people', (type) => {
    expect(resources.filter(({ resourceType }) => resourceType === type).length).toBeGreaterThan(1)
  })
  test('hold terminology, questionnaires and documents', () => {
    const types = new Set(resources.map(({ resourceType }) => resourceType))
    const wanted = [
      'CodeSystem',
      'ValueSet',
      'ConceptMap',
      'Questionnaire',
      'Composition',
      'Binary',
      'HealthcareService',
    ]
    expect(wanted.filter((type) => !types.has(type as Resource['resourceType']))).toEqual([])
  })
  test('prescribe by code, by reference and by what is contained', () => {
    const all = resources.filter((one) => one.resourceType === 'MedicationRequest')
    expect(all.some((one) => one.medicationCodeableConcept)).toBe(true)
    expect(all.some((one) => one.medicationReference?.reference?.startsWith('Medication/'))).toBe(true)
    const contained = all.filter((one) => one.medicationReference?.reference?.startsWith('#'))
    expect(contained.length).toBeGreaterThan(10)
    expect(contained.every((one) => one.contained?.[0]?.resourceType === 'Medication')).toBe(true)
  })
  test('observe in every kind of value, and say why one is absent', () => {
    const all = resources.filter((one) => one.resourceType === 'Observation')
    const elements = [
      'valueQuantity',
      'valueCodeableConcept',
      'valueString',
      'valueInteger',
      'valueRatio',
      'valueSampledData',
    ]
    const others = ['component', 'dataAbsentReason', 'note', 'interpretation', 'referenceRange', 'bodySite']
    expect([...elements, ...others].filter((name) => !all.some((one) => name in one))).toEqual([])
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['final', 'corrected', 'entered-in-error']))
  })
  test('hold instructions, scripts and hidden characters in the records of one patient alone', () => {
    const hostile = /Ignore previous instructions|<script|\u202E|\u200B|onerror=/
    const found = resources.filter((resource) => hostile.test(JSON.stringify(resource)))
    expect(new Set(found.map(({ resourceType }) => resourceType)).size).toBe(5)
    const owner = `Patient/${samplePatients.hostile}`
    expect(found.every((resource) => patientCompartmentOf(resource).includes(owner))).toBe(true)
  })
  test('keep a Binary in the compartment of its patient, and its size as the reference to it says', () => {
    for (const binary of resources.filter((one) => one.resourceType === 'Binary')) {
      const document = find<DocumentReference>(`DocumentReference/${binary.id}`)
      expect(binary.securityContext?.reference).toBe(document?.subject?.reference)
      expect(Buffer.from(binary.data ?? '', 'base64').length).toBe(document?.content[0]?.attachment.size)
    }
  })
  test('refer only to records that exist', () => {
    const references = JSON.stringify(resources).match(/(?<="reference":")[A-Z]\w+\/[^"]+/g) ?? []
    expect([...new Set(references)].filter((reference) => !byReference.has(reference))).toEqual([])
  })
  test('give odd patients to org-1 and prac-1, even ones to org-2 and prac-2', () => {
    for (let number = 1; number <= patientCount; number++) {
      const patient = find<Patient>(`Patient/patient-${number}`)
      const site = number % 2 === 1 ? 1 : 2
      expect(patient?.managingOrganization?.reference).toBe(`Organization/org-${site}`)
      expect(patient?.generalPractitioner?.[0]?.reference).toBe(`Practitioner/prac-${site}`)
    }
  })
  test('have an adult patient-1 and a child patient-2 with guardian-1', () => {
    expect(Number(find<Patient>('Patient/patient-1')?.birthDate?.slice(0, 4))).toBeLessThan(2005)
    expect(Number(find<Patient>('Patient/patient-2')?.birthDate?.slice(0, 4))).toBeGreaterThanOrEqual(2015)
    expect(find<RelatedPerson>('RelatedPerson/guardian-1')?.patient.reference).toBe('Patient/patient-2')
    expect(find('Practitioner/admin-1')).toBeDefined()
  })
  test('carry security labels where they are sensitive', () => {
    const codes = resources.flatMap(({ meta }) => meta?.security?.map(({ code }) => code) ?? [])
    expect(new Set(codes)).toEqual(new Set(['R', 'V', 'PSY', 'HIV', 'SUD']))
  })
  test('hold 10,000 resources of the big patient, all in its compartment', () => {
    const own = resources.filter((resource) => patientCompartmentOf(resource).includes(`Patient/${bigPatient.id}`))
    expect(own).toHaveLength(10_000)
  })
})

describe('the Synthea record', () => {
  const record = syntheaRecord()
  test('has all 237 entries and no unresolved reference', () => {
    expect(record).toHaveLength(237)
    expect(JSON.stringify(record)).not.toContain('"reference":"urn:uuid:')
  })
})

test('element paths find what the FHIRPath evaluator finds', () => {
  const samples = [...patientRecord(1), ...syntheaRecord().slice(0, 60)]
  const seen = new Set<string>()
  for (const resource of samples) {
    for (const { expression, code, type } of searchParametersOf(resource.resourceType)) {
      // Common parameters are written without their type, which the evaluator takes as it is.
      if (!expression || type === 'composite') continue
      seen.add(`${resource.resourceType} ${code}`)
      const wanted = evalFhirPathTyped(expression, [toTypedValue(resource)]).map(({ value }) => value?.valueOf())
      const found = finderOf(expression, resource.resourceType)(resource)
      expect([resource.resourceType, code, new Set(found.map((value) => JSON.stringify(value)))]).toEqual([
        resource.resourceType,
        code,
        new Set(wanted.map((value) => JSON.stringify(value))),
      ])
    }
  }
  expect(seen.size).toBeGreaterThan(200)
}, 60_000)
