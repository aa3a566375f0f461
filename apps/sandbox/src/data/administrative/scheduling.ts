import type { HealthcareService, Resource, Schedule, Slot } from '@medplum/fhirtypes'
import { concept, hl7, reference, systems } from '../concept.ts'
import { siteIdentifier } from '../served/identifiers.ts'

const generalPractice = hl7('service-type', '124', 'General Practice')
const category = hl7('service-category', '17', 'General Practice')
const specialty = [concept(systems.snomed, '419772000', 'Family practice')]

function service(site: 1 | 2): HealthcareService {
  return {
    resourceType: 'HealthcareService',
    id: `service-${site}`,
    identifier: [siteIdentifier(site, 'resource', `SVC${site}`)],
    active: true,
    providedBy: reference(`Organization/org-${site}`),
    category: [category],
    type: [generalPractice],
    specialty,
    location: [reference(`Location/loc-${site}`)],
    name: 'Walk-in clinic',
    telecom: [{ system: 'phone', value: `555-010${site}`, use: 'work' }],
    appointmentRequired: false,
    availableTime: [
      { daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'], availableStartTime: '08:00:00', availableEndTime: '17:00:00' },
    ],
  }
}

function schedule(site: 1 | 2): Schedule {
  return {
    resourceType: 'Schedule',
    id: `schedule-${site}`,
    identifier: [siteIdentifier(site, 'resource', `SCH${site}`)],
    active: true,
    serviceCategory: [category],
    serviceType: [generalPractice],
    specialty,
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
    identifier: [siteIdentifier(site, 'resource', `SLT${site}-${index + 1}`)],
    serviceCategory: [category],
    serviceType: [generalPractice],
    specialty,
    appointmentType: hl7('v2-0276', 'WALKIN', 'A previously unscheduled walk-in visit'),
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
