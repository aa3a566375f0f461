import type { AllergyIntolerance, Condition, Immunization, Procedure, Resource } from '@medplum/fhirtypes'
import { allergies, childhoodVaccines, type Problem, procedures, vaccines } from './clinical-codes.ts'
import { coding, concept, hl7, profile, reference, securityLabels, systems } from './concept.ts'
import type { Visit } from './observations.ts'
import { isoDate, type Person } from './people.ts'

export function conditionOf(person: Person, problem: Problem, visit: Visit): Condition {
  const { snomed, icd10, name, sensitivity } = problem
  return {
    resourceType: 'Condition',
    id: `${person.id}-condition-${snomed}`,
    ...securityLabels(sensitivity),
    clinicalStatus: hl7('condition-clinical', 'active', 'Active'),
    verificationStatus: hl7('condition-ver-status', 'confirmed', 'Confirmed'),
    category: [hl7('condition-category', 'problem-list-item', 'Problem List Item')],
    code: {
      coding: [coding(systems.snomed, snomed, name), coding(systems.icd10, icd10, name)],
      text: name,
    },
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    onsetDateTime: visit.date,
    recordedDate: visit.date,
    recorder: reference(`Practitioner/prac-${person.site}`),
  }
}

function allergy(person: Person): AllergyIntolerance {
  const [code, name] = person.random.pick(allergies)
  return {
    resourceType: 'AllergyIntolerance',
    id: `${person.id}-allergy-1`,
    meta: { profile: [profile('allergyintolerance')] },
    clinicalStatus: hl7('allergyintolerance-clinical', 'active', 'Active'),
    verificationStatus: hl7('allergyintolerance-verification', 'confirmed', 'Confirmed'),
    type: 'allergy',
    criticality: person.random.pick(['low', 'high']),
    code: concept(systems.snomed, code, name),
    patient: reference(`Patient/${person.id}`),
    recordedDate: isoDate(2021, person.random.integer(1, 12), person.random.integer(1, 28)),
    reaction: [{ manifestation: [concept(systems.snomed, '247472004', 'Wheal')], severity: 'mild' }],
  }
}

function immunization(person: Person, index: number): Immunization {
  const [code, name] = person.random.pick(person.birthYear >= 2010 ? childhoodVaccines : vaccines)
  return {
    resourceType: 'Immunization',
    id: `${person.id}-immunization-${index}`,
    meta: { profile: [profile('immunization')] },
    status: 'completed',
    vaccineCode: concept(systems.cvx, code, name),
    patient: reference(`Patient/${person.id}`),
    occurrenceDateTime: isoDate(2022 + index, person.random.integer(9, 12), person.random.integer(1, 28)),
    primarySource: true,
  }
}

function procedure(person: Person, visit: Visit): Procedure {
  const [code, name] = person.random.pick(procedures)
  return {
    resourceType: 'Procedure',
    id: `${person.id}-procedure-${visit.key}`,
    meta: { profile: [profile('procedure')] },
    status: 'completed',
    code: concept(systems.snomed, code, name),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    performedPeriod: { start: `${visit.date}T09:10:00Z`, end: `${visit.date}T09:25:00Z` },
    performer: [{ actor: reference(`Practitioner/prac-${person.site}`) }],
  }
}

/** Two immunizations, a procedure and, for two in five, an allergy. */
export function clinicalHistory(person: Person, visit: Visit): Resource[] {
  const past = [immunization(person, 1), immunization(person, 2), procedure(person, visit)]
  return person.random.chance(0.4) || person.number === 1 ? [...past, allergy(person)] : past
}
