import type { Condition, Encounter, MedicationAdministration, Procedure, Resource } from '@medplum/fhirtypes'
import { coding, concept, hl7, quantity, reference, systems } from '../concept.ts'
import { siteIdentifier } from '../served/identifiers.ts'
import { primaryPerformer } from '../visits.ts'
import { type BaseRecord, daysAfter } from './base-record.ts'
import { documented } from './documents.ts'

const pneumonia = ['233604007', 'Pneumonia'] as const

function stay({ person }: BaseRecord, day: string): Encounter {
  const status = hl7('diagnosis-role', 'DD', 'Discharge diagnosis')
  const period = { start: `${day}T18:20:00Z`, end: `${daysAfter(day, 4)}T11:00:00Z` }
  return {
    resourceType: 'Encounter',
    id: `${person.id}-admission-1`,
    identifier: [siteIdentifier(person.site, 'visit', `${person.number}-admission-1`)],
    status: 'finished',
    class: coding(systems.actCode, 'IMP', 'inpatient encounter'),
    type: [concept(systems.snomed, '183452005', 'Emergency hospital admission')],
    subject: reference(`Patient/${person.id}`),
    priority: hl7('v3-ActPriority', 'EM', 'emergency'),
    participant: [primaryPerformer(person, period)],
    period,
    reasonCode: [concept(systems.snomed, ...pneumonia)],
    diagnosis: [{ condition: reference(`Condition/${person.id}-condition-${pneumonia[0]}`), use: status, rank: 1 }],
    hospitalization: {
      admitSource: hl7('admit-source', 'emd', 'From accident/emergency department'),
      dischargeDisposition: hl7('discharge-disposition', 'home', 'Home'),
    },
    location: [{ location: reference(`Location/loc-${person.site}`), status: 'completed', period }],
    serviceProvider: reference(`Organization/org-${person.site}`),
  }
}

function diagnosis({ person }: BaseRecord, encounter: Encounter, day: string): Condition {
  return {
    resourceType: 'Condition',
    id: `${person.id}-condition-${pneumonia[0]}`,
    identifier: [siteIdentifier(person.site, 'resource', `DX${person.number}-${pneumonia[0]}`)],
    clinicalStatus: hl7('condition-clinical', 'resolved', 'Resolved'),
    verificationStatus: hl7('condition-ver-status', 'confirmed', 'Confirmed'),
    category: [hl7('condition-category', 'encounter-diagnosis', 'Encounter Diagnosis')],
    severity: concept(systems.snomed, '6736007', 'Moderate'),
    code: {
      coding: [coding(systems.snomed, ...pneumonia), coding(systems.icd10, 'J18.9', 'Pneumonia, unspecified organism')],
      text: pneumonia[1],
    },
    subject: reference(`Patient/${person.id}`),
    encounter: reference(`Encounter/${encounter.id}`),
    onsetDateTime: daysAfter(day, -2),
    abatementDateTime: daysAfter(day, 10),
    recordedDate: day,
    recorder: reference(`Practitioner/prac-${person.site}`),
    note: [{ text: 'Community acquired, right lower lobe.' }],
  }
}

/** One dose on each day of the stay; the last was not given. */
function doses({ person }: BaseRecord, encounter: Encounter, day: string): MedicationAdministration[] {
  return [0, 1, 2, 3].map((index): MedicationAdministration => {
    const isGiven = index < 3
    const refused = 'http://terminology.hl7.org/CodeSystem/reason-medication-not-given'
    return {
      resourceType: 'MedicationAdministration',
      id: `${person.id}-administration-${index + 1}`,
      identifier: [siteIdentifier(person.site, 'resource', `MAR${person.number}-${index + 1}`)],
      status: isGiven ? 'completed' : 'not-done',
      ...(isGiven ? {} : { statusReason: [concept(refused, 'c', 'Refused')] }),
      category: hl7('medication-admin-category', 'inpatient', 'Inpatient'),
      medicationCodeableConcept: concept(systems.rxnorm, '1665021', 'ceftriaxone 1000 MG Injection'),
      subject: reference(`Patient/${person.id}`),
      context: reference(`Encounter/${encounter.id}`),
      effectiveDateTime: `${daysAfter(day, index)}T20:00:00Z`,
      performer: [
        {
          function: hl7('med-admin-perform-function', 'performer', 'Performer'),
          actor: reference(`Practitioner/prac-${person.site}`),
        },
      ],
      reasonReference: [reference(`Condition/${person.id}-condition-${pneumonia[0]}`)],
      dosage: {
        text: '1 g intravenously',
        route: concept(systems.snomed, '47625008', 'Intravenous route'),
        dose: quantity(1000, 'mg'),
      },
    }
  })
}

function imaging({ person }: BaseRecord, encounter: Encounter, day: string): Procedure {
  return {
    resourceType: 'Procedure',
    id: `${person.id}-procedure-chest`,
    identifier: [siteIdentifier(person.site, 'accession', `XR${person.number}`)],
    status: 'completed',
    category: concept(systems.snomed, '103693007', 'Diagnostic procedure'),
    code: concept(systems.snomed, '399208008', 'Plain X-ray of chest'),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(`Encounter/${encounter.id}`),
    performedDateTime: `${day}T19:00:00Z`,
    recorder: reference(`Practitioner/prac-${person.site}`),
    performer: [{ actor: reference(`Practitioner/prac-${person.site}`) }],
    location: reference(`Location/loc-${person.site}`),
    reasonReference: [reference(`Condition/${person.id}-condition-${pneumonia[0]}`)],
    outcome: { text: 'Consolidation in the right lower lobe' },
  }
}

/** A hospital stay with its discharge summary, for every fifth patient, patient-4 first. */
export function admission(base: BaseRecord): Resource[] {
  const { person } = base
  if (person.number % 5 !== 4) return []
  const day = `2025-12-${String(person.random.integer(1, 20)).padStart(2, '0')}`
  const encounter = stay(base, day)
  const [condition, given, xray] = [
    diagnosis(base, encounter, day),
    doses(base, encounter, day),
    imaging(base, encounter, day),
  ]
  const text = [
    `Admitted on ${day} with fever and cough, discharged on ${daysAfter(day, 4)}. Synthetic sample document.`,
    'Pneumonia of the right lower lobe, treated with ceftriaxone; the last dose was refused.',
    'Follow-up with the general practitioner within ten days.',
  ].join('\n\n')
  const note = { slug: 'discharge-1', type: ['18842-5', 'Discharge summary'], encounter, text } as const
  const documents = documented(base, note, [
    ['Hospital discharge diagnosis', '11535-2', [condition]],
    ['Medication administered', '29549-3', given],
    ['Procedures', '47519-4', [xray]],
    ['Allergies', '48765-2', []],
  ])
  return [encounter, condition, ...given, xray, ...documents]
}
