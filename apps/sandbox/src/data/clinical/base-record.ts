import type { Condition, Encounter, MedicationRequest, Resource, ServiceRequest } from '@medplum/fhirtypes'
import type { Person } from '../people.ts'

/** What the further records of a patient are hung on. */
export interface BaseRecord {
  person: Person
  /** Oldest first; at least one. */
  encounters: readonly [Encounter, ...Encounter[]]
  conditions: readonly Condition[]
  prescriptions: readonly MedicationRequest[]
  orders: readonly ServiceRequest[]
}

function ofType<T extends Resource['resourceType']>(resources: readonly Resource[], type: T) {
  return resources.filter(
    (resource): resource is Extract<Resource, { resourceType: T }> => resource.resourceType === type,
  )
}

/** Sorts out a patient's record. Throws for one without an encounter. */
export function baseRecordOf(person: Person, resources: readonly Resource[]): BaseRecord {
  const [first, ...later] = ofType(resources, 'Encounter').toSorted((a, b) =>
    String(a.period?.start).localeCompare(String(b.period?.start)),
  )
  if (!first) throw new Error(`Patient/${person.id} has no encounter`)
  return {
    person,
    encounters: [first, ...later],
    conditions: ofType(resources, 'Condition'),
    prescriptions: ofType(resources, 'MedicationRequest'),
    orders: ofType(resources, 'ServiceRequest'),
  }
}

export function lastEncounter({ encounters }: BaseRecord): Encounter {
  return encounters.at(-1) ?? encounters[0]
}

/** The day of an encounter, `YYYY-MM-DD`. */
export function dayOf({ period }: Encounter): string {
  return String(period?.start).slice(0, 10)
}

/** The day some days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
