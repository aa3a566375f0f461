import type {
  Appointment,
  DocumentReference,
  Encounter,
  EncounterParticipant,
  Period,
  Resource,
  ServiceRequest,
} from '@medplum/fhirtypes'
import { documentTypes, visitTypes } from './clinical-codes.ts'
import { coding, concept, hl7, reference, systems } from './concept.ts'
import type { Visit } from './observations.ts'
import type { Person } from './people.ts'
import { siteIdentifier } from './served/identifiers.ts'
import { withLocalCode } from './served/local-codes.ts'

/** Who is responsible for a visit or stay. */
export function primaryPerformer({ site }: Person, period: Period): EncounterParticipant {
  const type = [hl7('v3-ParticipationType', 'PPRF', 'primary performer')]
  return { type, period, individual: reference(`Practitioner/prac-${site}`) }
}

export function encounterOf(person: Person, visit: Visit): Encounter {
  const [code, name] = person.random.pick(visitTypes)
  const period = { start: `${visit.date}T09:00:00Z`, end: `${visit.date}T09:30:00Z` }
  return {
    resourceType: 'Encounter',
    id: visit.encounter.replace('Encounter/', ''),
    identifier: [siteIdentifier(person.site, 'visit', `${person.number}-${visit.key}`)],
    status: 'finished',
    class: coding(systems.actCode, 'AMB', 'ambulatory'),
    type: [withLocalCode(person.site, concept(systems.snomed, code, name))],
    serviceType: hl7('service-type', '124', 'General Practice'),
    subject: reference(`Patient/${person.id}`),
    participant: [primaryPerformer(person, period)],
    period,
    location: [{ location: reference(`Location/loc-${person.site}`), status: 'completed', period }],
    serviceProvider: reference(`Organization/org-${person.site}`),
  }
}

/** The content is what its media type says (IHE format codes). */
export const plainDocument = coding(
  'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode',
  'urn:ihe:iti:xds:2017:mimeTypeSufficient',
  'mimeType Sufficient',
)

function document(person: Person, visit: Visit): DocumentReference {
  const [code, name] = person.random.pick(documentTypes)
  const text = `${name} of ${visit.date}. Synthetic sample document.`
  return {
    resourceType: 'DocumentReference',
    id: `${person.id}-document-${visit.key}`,
    identifier: [siteIdentifier(person.site, 'resource', `DOC${person.number}-${visit.key}`)],
    status: 'current',
    docStatus: 'final',
    type: concept(systems.loinc, code, name),
    category: [
      concept(
        'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
        'clinical-note',
        'Clinical Note',
      ),
    ],
    subject: reference(`Patient/${person.id}`),
    date: `${visit.date}T16:00:00Z`,
    author: [reference(`Practitioner/prac-${person.site}`)],
    authenticator: reference(`Practitioner/prac-${person.site}`),
    custodian: reference(`Organization/org-${person.site}`),
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          language: 'en-US',
          data: Buffer.from(text, 'utf8').toString('base64'),
          size: Buffer.byteLength(text),
          title: name,
          creation: `${visit.date}T16:00:00Z`,
        },
        format: plainDocument,
      },
    ],
    context: {
      encounter: [reference(visit.encounter)],
      period: { start: `${visit.date}T09:00:00Z`, end: `${visit.date}T09:30:00Z` },
    },
  }
}

function serviceRequest(person: Person, visit: Visit): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: `${person.id}-order-${visit.key}`,
    identifier: [siteIdentifier(person.site, 'order', `LAB${person.number}-${visit.key}`)],
    status: 'active',
    intent: 'order',
    category: [concept(systems.snomed, '108252007', 'Laboratory procedure')],
    priority: 'routine',
    code: withLocalCode(
      person.site,
      concept(systems.loinc, '57698-3', 'Lipid panel with direct LDL - Serum or Plasma'),
    ),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    occurrenceDateTime: `${visit.date}T09:25:00Z`,
    authoredOn: `${visit.date}T09:25:00Z`,
    requester: reference(`Practitioner/prac-${person.site}`),
    performer: [reference(`Organization/org-${person.site}`)],
  }
}

function appointment(person: Person): Appointment {
  const day = `2026-12-${String(person.random.integer(1, 23)).padStart(2, '0')}`
  const attendance = { required: 'required', status: 'accepted' } as const
  const attender = hl7('v3-ParticipationType', 'ATND', 'attender')
  return {
    resourceType: 'Appointment',
    id: `${person.id}-appointment-1`,
    identifier: [siteIdentifier(person.site, 'resource', `APT${person.number}`)],
    status: 'booked',
    serviceCategory: [hl7('service-category', '17', 'General Practice')],
    serviceType: [hl7('service-type', '124', 'General Practice')],
    specialty: [concept(systems.snomed, '419772000', 'Family practice')],
    appointmentType: hl7('v2-0276', 'FOLLOWUP', 'A follow up visit from a previous appointment'),
    description: 'Follow-up visit',
    start: `${day}T09:00:00Z`,
    end: `${day}T09:30:00Z`,
    minutesDuration: 30,
    participant: [
      { actor: reference(`Patient/${person.id}`), ...attendance },
      { type: [attender], actor: reference(`Practitioner/prac-${person.site}`), ...attendance },
      { actor: reference(`Location/loc-${person.site}`), ...attendance },
    ],
  }
}

/** What follows from the latest visit: a note, an order and the next appointment. */
export function followUpOf(person: Person, visit: Visit): Resource[] {
  return [document(person, visit), serviceRequest(person, visit), appointment(person)]
}
