import type { HealthcareService, Resource, Schedule, Slot } from '@medplum/fhirtypes'
import { concept, hl7, reference, systems } from '../concept.ts'

const generalPractice = hl7('service-type', '124', 'General Practice')

function service(site: 1 | 2): HealthcareService {
  return {
    resourceType: 'HealthcareService',
    id: `service-${site}`,
    active: true,
    providedBy: reference(`Organization/org-${site}`),
    type: [generalPractice],
    specialty: [concept(systems.snomed, '419772000', 'Family practice')],
    location: [reference(`Location/loc-${site}`)],
    name: 'Walk-in clinic',
    availableTime: [
      { daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'], availableStartTime: '08:00:00', availableEndTime: '17:00:00' },
    ],
  }
}

function schedule(site: 1 | 2): Schedule {
  return {
    resourceType: 'Schedule',
    id: `schedule-${site}`,
    active: true,
    serviceType: [generalPractice],
    specialty: [concept(systems.snomed, '419772000', 'Family practice')],
    actor: [reference(`Practitioner/prac-${site}`), reference(`Location/loc-${site}`)],
    planningHorizon: { start: '2026-12-01T00:00:00Z', end: '2026-12-31T23:59:59Z' },
    comment: 'Mornings only',
  }
}

/** Four half hours of a December morning, one of them taken. */
function slot(site: 1 | 2, index: number): Slot {
  const time = (halfHours: number) =>
    `2026-12-0${site}T${String(9 + Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}:00Z`
  return {
    resourceType: 'Slot',
    id: `slot-${site}-${index + 1}`,
    schedule: reference(`Schedule/schedule-${site}`),
    status: index === 1 ? 'busy' : 'free',
    start: time(index),
    end: time(index + 1),
  }
}

/** When the two practitioners can be seen. */
export function scheduling(): Resource[] {
  return ([1, 2] as const).flatMap((site) => [
    service(site),
    schedule(site),
    ...[0, 1, 2, 3].map((index) => slot(site, index)),
  ])
}
