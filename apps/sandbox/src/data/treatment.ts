import type {
  CarePlan,
  CarePlanActivity,
  CareTeam,
  Condition,
  Consent,
  Coverage,
  Goal,
  Location,
  MedicationRequest,
  Patient,
  Resource,
} from '@medplum/fhirtypes'
import type { Problem } from './clinical-codes.ts'
import { coding, concept, hl7, quantity, reference, securityLabels, systems } from './concept.ts'
import { medicationId } from './directory.ts'
import type { Visit } from './observations.ts'
import { isMinor, type Person } from './people.ts'
import { dosageOf } from './served/dosage.ts'
import { memberNumber, siteIdentifier } from './served/identifiers.ts'

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
    identifier: [siteIdentifier(person.site, 'order', `RX${person.number}-${rxnorm}`)],
    status: 'active',
    intent: 'order',
    category: [hl7('medicationrequest-category', 'community', 'Community')],
    priority: 'routine',
    reportedBoolean: false,
    ...(byReference
      ? { medicationReference: reference(`Medication/${medicationId(rxnorm)}`, medication) }
      : { medicationCodeableConcept: concept(systems.rxnorm, rxnorm, medication) }),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    authoredOn: `${visit.date}T09:20:00Z`,
    requester: reference(`Practitioner/prac-${person.site}`),
    recorder: reference(`Practitioner/prac-${person.site}`),
    reasonReference: [reference<Condition>(`Condition/${person.id}-condition-${snomed}`)],
    courseOfTherapyType: hl7('medicationrequest-course-of-therapy', 'continuous', 'Continuous long term therapy'),
    dosageInstruction: [dosageOf(dose)],
    dispenseRequest: {
      validityPeriod: { start: visit.date },
      numberOfRepeatsAllowed: 3,
      ...(medication.includes('Tablet') ? { quantity: quantity(30, 'tablet', '{tbl}') } : {}),
      expectedSupplyDuration: quantity(30, 'days', 'd'),
    },
    substitution: { allowedBoolean: true },
  }
}

function goal(person: Person, visit: Visit): Goal {
  return {
    resourceType: 'Goal',
    id: `${person.id}-goal-1`,
    identifier: [siteIdentifier(person.site, 'resource', `GL${person.number}`)],
    lifecycleStatus: 'active',
    achievementStatus: hl7('goal-achievement', 'in-progress', 'In Progress'),
    category: [hl7('goal-category', 'treatment', 'Treatment')],
    priority: hl7('goal-priority', 'medium-priority', 'Medium Priority'),
    description: { text: 'Blood pressure below 140/90 mmHg' },
    subject: reference(`Patient/${person.id}`),
    startDate: visit.date,
    target: [
      {
        measure: concept(systems.loinc, '8480-6', 'Systolic blood pressure'),
        detailQuantity: { ...quantity(140, 'mmHg', 'mm[Hg]'), comparator: '<' },
      },
    ],
    statusDate: visit.date,
    expressedBy: reference(`Practitioner/prac-${person.site}`),
  }
}

function careTeam(person: Person): CareTeam {
  return {
    resourceType: 'CareTeam',
    id: `${person.id}-team-1`,
    identifier: [siteIdentifier(person.site, 'resource', `CT${person.number}`)],
    status: 'active',
    category: [concept(systems.loinc, 'LA28865-6', 'Longitudinal care-coordination focused care team')],
    name: 'Primary care team',
    subject: reference(`Patient/${person.id}`),
    participant: [
      {
        role: [concept(systems.snomed, '446050000', 'Primary care physician')],
        member: reference(`Practitioner/prac-${person.site}`),
        onBehalfOf: reference(`Organization/org-${person.site}`),
      },
      { role: [concept(systems.snomed, '116154003', 'Patient')], member: reference(`Patient/${person.id}`) },
    ],
    managingOrganization: [reference(`Organization/org-${person.site}`)],
  }
}

function activity({ site }: Person, code: string, name: string): CarePlanActivity {
  const location = reference<Location>(`Location/loc-${site}`)
  return { detail: { code: concept(systems.snomed, code, name), status: 'in-progress', doNotPerform: false, location } }
}

function carePlan(person: Person, visit: Visit): CarePlan {
  const category = 'http://hl7.org/fhir/us/core/CodeSystem/careplan-category'
  return {
    resourceType: 'CarePlan',
    id: `${person.id}-plan-1`,
    identifier: [siteIdentifier(person.site, 'resource', `CP${person.number}`)],
    status: 'active',
    intent: 'plan',
    category: [concept(category, 'assess-plan', 'Assessment and Plan of Treatment')],
    title: 'Lifestyle and monitoring',
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    period: { start: visit.date },
    created: visit.date,
    author: reference(`Practitioner/prac-${person.site}`),
    careTeam: [reference(`CareTeam/${person.id}-team-1`)],
    goal: [reference(`Goal/${person.id}-goal-1`)],
    activity: [
      activity(person, '229065009', 'Exercise therapy'),
      activity(person, '135840009', 'Blood pressure monitoring'),
    ],
  }
}

function coverage(person: Person): Coverage {
  const member = `MM${String(person.number).padStart(8, '0')}`
  const patient = reference<Patient>(`Patient/${person.id}`)
  return {
    resourceType: 'Coverage',
    id: `${person.id}-coverage-1`,
    identifier: [memberNumber(member)],
    status: 'active',
    type: concept(systems.actCode, 'EHCPOL', 'extended healthcare'),
    ...(isMinor(person.number) ? {} : { policyHolder: patient, subscriber: patient }),
    subscriberId: member,
    beneficiary: reference(`Patient/${person.id}`),
    relationship: hl7('subscriber-relationship', 'self', 'Self'),
    period: { start: '2026-01-01', end: '2026-12-31' },
    payor: [reference('Organization/payer-1')],
    class: [
      { type: hl7('coverage-class', 'group', 'Group'), value: `GRP-${person.number % 12}`, name: 'Employer group' },
      { type: hl7('coverage-class', 'plan', 'Plan'), value: 'MM-PPO', name: 'Meadow Mutual PPO' },
    ],
    order: 1,
  }
}

function consent(person: Person): Consent {
  return {
    resourceType: 'Consent',
    id: `${person.id}-consent-1`,
    identifier: [siteIdentifier(person.site, 'resource', `CN${person.number}`)],
    status: 'active',
    scope: hl7('consentscope', 'patient-privacy', 'Privacy Consent'),
    category: [concept(systems.loinc, '59284-0', 'Consent Document')],
    patient: reference(`Patient/${person.id}`),
    dateTime: '2025-01-15T10:00:00Z',
    performer: [reference(`Patient/${person.id}`)],
    organization: [reference(`Organization/org-${person.site}`)],
    policyRule: { coding: [coding(systems.actCode, 'OPTIN', 'opt-in')] },
    verification: [{ verified: true, verificationDate: '2025-01-15T10:00:00Z' }],
    provision: {
      type: 'permit',
      period: { start: '2025-01-15', end: '2027-01-15' },
      actor: [
        {
          role: hl7('v3-ParticipationType', 'IRCP', 'information recipient'),
          reference: reference(`Organization/org-${person.site}`),
        },
      ],
      purpose: [coding('http://terminology.hl7.org/CodeSystem/v3-ActReason', 'TREAT', 'treatment')],
    },
  }
}

/** The plan of care with its goal and team, the insurance and the consent. */
export function careOf(person: Person, visit: Visit): Resource[] {
  return [goal(person, visit), careTeam(person), carePlan(person, visit), coverage(person), consent(person)]
}
