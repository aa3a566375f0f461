import type { Appointment, DocumentReference, Encounter, Resource, ServiceRequest } from '@medplum/fhirtypes'
import { documentTypes, visitTypes } from './clinical-codes.ts'
import { coding, concept, hl7, profile, reference, systems } from './concept.ts'
import type { Visit } from './observations.ts'
import type { Person } from './people.ts'

export function encounterOf(person: Person, visit: Visit): Encounter {
  const [code, name] = person.random.pick(visitTypes)
  return {
    resourceType: 'Encounter',
    id: visit.encounter.replace('Encounter/', ''),
    meta: { profile: [profile('encounter')] },
    status: 'finished',
    class: coding(systems.actCode, 'AMB', 'ambulatory'),
    type: [concept(systems.snomed, code, name)],
    subject: reference(`Patient/${person.id}`),
    participant: [{ individual: reference(`Practitioner/prac-${person.site}`) }],
    period: { start: `${visit.date}T09:00:00Z`, end: `${visit.date}T09:30:00Z` },
    location: [{ location: reference(`Location/loc-${person.site}`) }],
    serviceProvider: reference(`Organization/org-${person.site}`),
  }
}

function document(person: Person, visit: Visit): DocumentReference {
  const [code, name] = person.random.pick(documentTypes)
  const text = `${name} of ${visit.date}. Synthetic sample document.`
  return {
    resourceType: 'DocumentReference',
    id: `${person.id}-document-${visit.key}`,
    meta: { profile: [profile('documentreference')] },
    status: 'current',
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
    content: [
      { attachment: { contentType: 'text/plain', title: name, data: Buffer.from(text, 'utf8').toString('base64') } },
    ],
    context: { encounter: [reference(visit.encounter)] },
  }
}

function serviceRequest(person: Person, visit: Visit): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: `${person.id}-order-${visit.key}`,
    status: 'active',
    intent: 'order',
    category: [concept(systems.snomed, '108252007', 'Laboratory procedure')],
    code: concept(systems.loinc, '57698-3', 'Lipid panel with direct LDL - Serum or Plasma'),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(visit.encounter),
    authoredOn: `${visit.date}T09:25:00Z`,
    requester: reference(`Practitioner/prac-${person.site}`),
  }
}

function appointment(person: Person): Appointment {
  const day = `2026-12-${String(person.random.integer(1, 23)).padStart(2, '0')}`
  return {
    resourceType: 'Appointment',
    id: `${person.id}-appointment-1`,
    status: 'booked',
    appointmentType: hl7('v2-0276', 'FOLLOWUP', 'A follow up visit from a previous appointment'),
    description: 'Follow-up visit',
    start: `${day}T09:00:00Z`,
    end: `${day}T09:30:00Z`,
    participant: [
      { actor: reference(`Patient/${person.id}`), status: 'accepted' },
      { actor: reference(`Practitioner/prac-${person.site}`), status: 'accepted' },
      { actor: reference(`Location/loc-${person.site}`), status: 'accepted' },
    ],
  }
}

/** What follows from the latest visit: a note, an order and the next appointment. */
export function followUpOf(person: Person, visit: Visit): Resource[] {
  return [document(person, visit), serviceRequest(person, visit), appointment(person)]
}
