import type {
  CarePlan,
  CareTeam,
  Condition,
  Consent,
  Coverage,
  Goal,
  MedicationRequest,
  Resource,
} from '@medplum/fhirtypes'
import type { Problem } from './clinical-codes.ts'
import { coding, concept, hl7, profile, reference, securityLabels, systems } from './concept.ts'
import { medicationId } from './directory.ts'
import type { Visit } from './observations.ts'
import type { Person } from './people.ts'

/** `byReference` names the Medication record instead of its code. */
export function prescriptionOf(
  person: Person,
  problem: Problem,
  visit: Visit,
  byReference: boolean,
): MedicationRequest {
  const { rxnorm, medication, dose, snomed, sensitivity } = problem
  return {
    resourceType: 'MedicationRequest',
    id: `${person.id}-medication-${rxnorm}`,
    ...securityLabels(sensitivity),
    status: 'active',
    intent: 'order',
    ...(byReference
      ? { medicationReference: reference(`Medication/${medicationId(rxnorm)}`, medication) }
      : { medicationCodeableConcept: concept(systems.rxnorm, rxnorm, medication) }),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    authoredOn: `${visit.date}T09:20:00Z`,
    requester: reference(`Practitioner/prac-${person.site}`),
    reasonReference: [reference<Condition>(`Condition/${person.id}-condition-${snomed}`)],
    dosageInstruction: [{ text: dose }],
  }
}

function goal(person: Person, visit: Visit): Goal {
  return {
    resourceType: 'Goal',
    id: `${person.id}-goal-1`,
    meta: { profile: [profile('goal')] },
    lifecycleStatus: 'active',
    description: { text: 'Blood pressure below 140/90 mmHg' },
    subject: reference(`Patient/${person.id}`),
    startDate: visit.date,
  }
}

function careTeam(person: Person): CareTeam {
  return {
    resourceType: 'CareTeam',
    id: `${person.id}-team-1`,
    meta: { profile: [profile('careteam')] },
    status: 'active',
    name: 'Primary care team',
    subject: reference(`Patient/${person.id}`),
    participant: [
      {
        role: [concept(systems.snomed, '446050000', 'Primary care physician')],
        member: reference(`Practitioner/prac-${person.site}`),
      },
      { role: [concept(systems.snomed, '116154003', 'Patient')], member: reference(`Patient/${person.id}`) },
    ],
    managingOrganization: [reference(`Organization/org-${person.site}`)],
  }
}

function carePlan(person: Person, visit: Visit): CarePlan {
  const category = 'http://hl7.org/fhir/us/core/CodeSystem/careplan-category'
  return {
    resourceType: 'CarePlan',
    id: `${person.id}-plan-1`,
    meta: { profile: [profile('careplan')] },
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Lifestyle and monitoring</div>' },
    status: 'active',
    intent: 'plan',
    category: [concept(category, 'assess-plan', 'Assessment and Plan of Treatment')],
    title: 'Lifestyle and monitoring',
    subject: reference(`Patient/${person.id}`),
    period: { start: visit.date },
    author: reference(`Practitioner/prac-${person.site}`),
    careTeam: [reference(`CareTeam/${person.id}-team-1`)],
    goal: [reference(`Goal/${person.id}-goal-1`)],
  }
}

function coverage(person: Person): Coverage {
  return {
    resourceType: 'Coverage',
    id: `${person.id}-coverage-1`,
    status: 'active',
    type: concept(systems.actCode, 'EHCPOL', 'extended healthcare'),
    subscriberId: `MM${String(person.number).padStart(8, '0')}`,
    beneficiary: reference(`Patient/${person.id}`),
    relationship: hl7('subscriber-relationship', 'self', 'Self'),
    period: { start: '2026-01-01', end: '2026-12-31' },
    payor: [reference('Organization/payer-1')],
  }
}

function consent(person: Person): Consent {
  return {
    resourceType: 'Consent',
    id: `${person.id}-consent-1`,
    status: 'active',
    scope: hl7('consentscope', 'patient-privacy', 'Privacy Consent'),
    category: [concept(systems.loinc, '59284-0', 'Consent Document')],
    patient: reference(`Patient/${person.id}`),
    dateTime: '2025-01-15T10:00:00Z',
    organization: [reference(`Organization/org-${person.site}`)],
    policyRule: { coding: [coding(systems.actCode, 'OPTIN', 'opt-in')] },
    provision: { type: 'permit', period: { start: '2025-01-15', end: '2027-01-15' } },
  }
}

/** The plan of care with its goal and team, the insurance and the consent. */
export function careOf(person: Person, visit: Visit): Resource[] {
  return [goal(person, visit), careTeam(person), carePlan(person, visit), coverage(person), consent(person)]
}
