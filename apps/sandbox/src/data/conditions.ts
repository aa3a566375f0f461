import type { AllergyIntolerance, Condition, Immunization, Procedure, Resource } from '@medplum/fhirtypes'
import { allergies, childhoodVaccines, type Problem, procedures, vaccines } from './clinical-codes.ts'
import { coding, concept, hl7, quantity, reference, securityLabels, systems } from './concept.ts'
import type { Visit } from './observations.ts'
import { isoDate, type Person } from './people.ts'
import { siteIdentifier } from './served/identifiers.ts'

export function conditionOf(person: Person, problem: Problem, visit: Visit): Condition {
  const { snomed, icd10, name, sensitivity } = problem
  return {
    resourceType: 'Condition',
    id: `${person.id}-condition-${snomed}`,
    ...securityLabels(sensitivity),
    identifier: [siteIdentifier(person.site, 'resource', `PB${person.number}-${snomed}`)],
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
    asserter: reference(`Practitioner/prac-${person.site}`),
  }
}

function allergy(person: Person): AllergyIntolerance {
  const { snomed, icd10, name, category } = person.random.pick(allergies)
  return {
    resourceType: 'AllergyIntolerance',
    id: `${person.id}-allergy-1`,
    identifier: [siteIdentifier(person.site, 'resource', `AL${person.number}`)],
    clinicalStatus: hl7('allergyintolerance-clinical', 'active', 'Active'),
    verificationStatus: hl7('allergyintolerance-verification', 'confirmed', 'Confirmed'),
    type: 'allergy',
    category: [category],
    criticality: person.random.pick(['low', 'high']),
    code: { coding: [coding(systems.snomed, snomed, name), coding(systems.icd10, ...icd10)], text: name },
    patient: reference(`Patient/${person.id}`),
    recordedDate: isoDate(2021, person.random.integer(1, 12), person.random.integer(1, 28)),
    recorder: reference(`Practitioner/prac-${person.site}`),
    reaction: [{ manifestation: [concept(systems.snomed, '247472004', 'Wheal')], severity: 'mild' }],
  }
}

function immunization(person: Person, index: number): Immunization {
  const [code, name] = person.random.pick(person.birthYear >= 2010 ? childhoodVaccines : vaccines)
  const date = isoDate(2022 + index, person.random.integer(9, 12), person.random.integer(1, 28))
  return {
    resourceType: 'Immunization',
    id: `${person.id}-immunization-${index}`,
    identifier: [siteIdentifier(person.site, 'resource', `IM${person.number}-${index}`)],
    status: 'completed',
    vaccineCode: concept(systems.cvx, code, name),
    patient: reference(`Patient/${person.id}`),
    occurrenceDateTime: date,
    recorded: `${date}T12:00:00Z`,
    primarySource: true,
    location: reference(`Location/loc-${person.site}`),
    lotNumber: `LOT${2022 + index}-${person.number % 50}`,
    expirationDate: `${2024 + index}-06-30`,
    site: hl7('v3-ActSite', 'LA', 'left arm'),
    route: hl7('v3-RouteOfAdministration', 'IM', 'Injection, intramuscular'),
    doseQuantity: quantity(0.5, 'mL'),
    performer: [
      {
        function: hl7('v2-0443', 'AP', 'Administering Provider'),
        actor: reference(`Practitioner/prac-${person.site}`),
      },
    ],
    isSubpotent: false,
  }
}

function procedure(person: Person, visit: Visit): Procedure {
  const [code, name, category] = person.random.pick(procedures)
  return {
    resourceType: 'Procedure',
    id: `${person.id}-procedure-${visit.key}`,
    identifier: [siteIdentifier(person.site, 'resource', `PR${person.number}-${visit.key}`)],
    status: 'completed',
    ...(category ? { category: concept(systems.snomed, ...category) } : {}),
    code: concept(systems.snomed, code, name),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    performedPeriod: { start: `${visit.date}T09:10:00Z`, end: `${visit.date}T09:25:00Z` },
    recorder: reference(`Practitioner/prac-${person.site}`),
    performer: [
      {
        function: concept(systems.snomed, '59058001', 'General physician'),
        actor: reference(`Practitioner/prac-${person.site}`),
        onBehalfOf: reference(`Organization/org-${person.site}`),
      },
    ],
    location: reference(`Location/loc-${person.site}`),
    outcome: concept(systems.snomed, '385669000', 'Successful'),
  }
}

/** Two immunizations, a procedure and, for two in five, an allergy. */
export function clinicalHistory(person: Person, visit: Visit): Resource[] {
  const past = [immunization(person, 1), immunization(person, 2), procedure(person, visit)]
  return person.random.chance(0.4) || person.number === 1 ? [...past, allergy(person)] : past
}
