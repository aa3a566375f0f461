import type { MedicationDispense, MedicationRequest, MedicationStatement, Resource } from '@medplum/fhirtypes'
import { concept, hl7, quantity, reference, systems } from '../concept.ts'
import { siteIdentifier } from '../served/identifiers.ts'
import { type BaseRecord, dayOf, daysAfter, lastEncounter } from './base-record.ts'

type Named = Pick<MedicationRequest, 'medicationCodeableConcept' | 'medicationReference'>

/** The medication of a prescription, in the form it has there. */
function sameMedication({ medicationCodeableConcept, medicationReference }: MedicationRequest): Named {
  if (medicationReference) return { medicationReference }
  return medicationCodeableConcept ? { medicationCodeableConcept } : {}
}

/** What the patient says they take without a prescription. */
function statement(base: BaseRecord): MedicationStatement {
  const { person } = base
  const day = dayOf(lastEncounter(base))
  return {
    resourceType: 'MedicationStatement',
    id: `${person.id}-statement-1`,
    identifier: [siteIdentifier(person.site, 'resource', `MS${person.number}`)],
    status: 'active',
    category: concept(
      'http://terminology.hl7.org/CodeSystem/medication-statement-category',
      'patientspecified',
      'Patient Specified',
    ),
    medicationCodeableConcept: concept(systems.rxnorm, '198440', 'acetaminophen 500 MG Oral Tablet'),
    subject: reference(`Patient/${person.id}`),
    context: reference(`Encounter/${lastEncounter(base).id}`),
    effectivePeriod: { start: daysAfter(day, -person.random.integer(30, 300)) },
    dateAsserted: `${day}T09:15:00Z`,
    informationSource: reference(`Patient/${person.id}`),
    note: [{ text: 'Takes it for headaches, two or three times a month.', time: `${day}T09:15:00Z` }],
    dosage: [
      {
        text: 'One tablet as needed for headache',
        asNeededCodeableConcept: concept(systems.snomed, '25064002', 'Headache'),
        route: concept(systems.snomed, '26643006', 'Oral route'),
        doseAndRate: [{ doseQuantity: quantity(1, 'tablet', '{tbl}') }],
      },
    ],
  }
}

function dispense(base: BaseRecord, prescription: MedicationRequest): MedicationDispense {
  const { person } = base
  const day = daysAfter(String(prescription.authoredOn).slice(0, 10), 1)
  return {
    resourceType: 'MedicationDispense',
    id: `${prescription.id}-dispense-1`,
    ...(prescription.meta ? { meta: prescription.meta } : {}),
    identifier: [siteIdentifier(person.site, 'order', `DISP-${prescription.id}`)],
    status: 'completed',
    category: hl7('medicationdispense-category', 'community', 'Community'),
    ...sameMedication(prescription),
    subject: reference(`Patient/${person.id}`),
    performer: [{ actor: reference(`Organization/org-${person.site}`) }],
    location: reference(`Location/loc-${person.site}`),
    authorizingPrescription: [reference(`MedicationRequest/${prescription.id}`)],
    type: hl7('v3-ActCode', 'FF', 'First Fill'),
    quantity: quantity(30, 'tablet', '{tbl}'),
    daysSupply: quantity(30, 'days', 'd'),
    whenPrepared: `${day}T10:30:00Z`,
    whenHandedOver: `${day}T11:00:00Z`,
    ...(prescription.dosageInstruction ? { dosageInstruction: prescription.dosageInstruction } : {}),
  }
}

/** A prescription of something made up by the pharmacy, which therefore travels inside it. */
function compounded(base: BaseRecord): MedicationRequest {
  const { person } = base
  const encounter = lastEncounter(base)
  const ingredient = (code: string, name: string, amount: number) => ({
    itemCodeableConcept: concept(systems.rxnorm, code, name),
    isActive: true,
    strength: { numerator: quantity(amount, 'mg'), denominator: quantity(1, 'g') },
  })
  return {
    resourceType: 'MedicationRequest',
    id: `${person.id}-medication-compounded`,
    identifier: [siteIdentifier(person.site, 'order', `RX${person.number}-compounded`)],
    contained: [
      {
        resourceType: 'Medication',
        id: 'cream',
        code: { text: 'Hydrocortisone 1 % and clotrimazole 1 % cream' },
        form: concept(systems.snomed, '385099005', 'Cutaneous cream'),
        ingredient: [ingredient('5492', 'hydrocortisone', 10), ingredient('2623', 'clotrimazole', 10)],
      },
    ],
    status: 'completed',
    intent: 'order',
    category: [hl7('medicationrequest-category', 'community', 'Community')],
    medicationReference: reference('#cream'),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(`Encounter/${encounter.id}`),
    authoredOn: `${dayOf(encounter)}T09:22:00Z`,
    requester: reference(`Practitioner/prac-${person.site}`),
    recorder: reference(`Practitioner/prac-${person.site}`),
    dosageInstruction: [
      {
        text: 'Apply thinly twice a day for seven days',
        timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd', boundsDuration: quantity(7, 'days', 'd') } },
        route: concept(systems.snomed, '6064005', 'Topical route'),
      },
    ],
    dispenseRequest: {
      numberOfRepeatsAllowed: 0,
      quantity: quantity(30, 'g'),
      performer: reference(`Organization/org-${person.site}`),
    },
  }
}

/** What is taken and handed out; every fourth patient, patient-3 first, has a compounded prescription. */
export function medicationUse(base: BaseRecord): Resource[] {
  const dispensed = base.prescriptions.map((prescription) => dispense(base, prescription))
  const extra = base.person.number % 4 === 3 ? [compounded(base)] : []
  return [statement(base), ...dispensed, ...extra]
}
