import type { Communication, EpisodeOfCare, Resource, Task } from '@medplum/fhirtypes'
import { type BaseRecord, dayOf, daysAfter, lastEncounter } from '../clinical/base-record.ts'
import { concept, hl7, reference } from '../concept.ts'
import { siteIdentifier } from '../served/identifiers.ts'

function episode({ person, encounters, conditions }: BaseRecord): EpisodeOfCare {
  const [condition] = conditions.filter(({ meta }) => !meta?.security)
  return {
    resourceType: 'EpisodeOfCare',
    id: `${person.id}-episode-1`,
    identifier: [siteIdentifier(person.site, 'visit', `EP${person.number}`)],
    status: 'active',
    type: [{ text: 'Primary care' }],
    ...(condition
      ? {
          diagnosis: [
            {
              condition: reference(`Condition/${condition.id}`),
              role: hl7('diagnosis-role', 'CC', 'Chief complaint'),
              rank: 1,
            },
          ],
        }
      : {}),
    patient: reference(`Patient/${person.id}`),
    managingOrganization: reference(`Organization/org-${person.site}`),
    period: { start: dayOf(encounters[0]) },
    careManager: reference(`Practitioner/prac-${person.site}`),
    team: [reference(`CareTeam/${person.id}-team-1`)],
  }
}

function reminder(base: BaseRecord): Communication {
  const { person } = base
  return {
    resourceType: 'Communication',
    id: `${person.id}-communication-1`,
    identifier: [siteIdentifier(person.site, 'resource', `COM${person.number}`)],
    status: 'completed',
    category: [hl7('communication-category', 'reminder', 'Reminder')],
    priority: 'routine',
    medium: [hl7('v3-ParticipationMode', 'EMAILWRIT', 'email')],
    subject: reference(`Patient/${person.id}`),
    sent: `${daysAfter(dayOf(lastEncounter(base)), 30)}T08:00:00Z`,
    recipient: [reference(`Patient/${person.id}`)],
    sender: reference(`Organization/org-${person.site}`),
    payload: [{ contentString: 'Your next visit is due. Please call the clinic to arrange a date.' }],
  }
}

function task(base: BaseRecord): Task[] {
  const { person, orders } = base
  const [order] = orders
  if (!order) return []
  const day = dayOf(lastEncounter(base))
  return [
    {
      resourceType: 'Task',
      id: `${person.id}-task-1`,
      identifier: [siteIdentifier(person.site, 'resource', `TSK${person.number}`)],
      status: 'requested',
      intent: 'order',
      priority: 'routine',
      code: concept('http://hl7.org/fhir/CodeSystem/task-code', 'fulfill', 'Fulfill the focal request'),
      description: 'Draw blood for the lipid panel',
      focus: reference(`ServiceRequest/${order.id}`),
      for: reference(`Patient/${person.id}`),
      encounter: reference(`Encounter/${lastEncounter(base).id}`),
      authoredOn: `${day}T09:30:00Z`,
      lastModified: `${day}T09:30:00Z`,
      requester: reference(`Practitioner/prac-${person.site}`),
      owner: reference(`Organization/org-${person.site}`),
      restriction: { period: { end: daysAfter(day, 30) } },
    },
  ]
}

/** The episode of care, a message to the patient and the task that an order became. */
export function coordination(base: BaseRecord): Resource[] {
  return [episode(base), reminder(base), ...task(base)]
}
