import type { Consent, HumanName, Resource } from '@medplum/fhirtypes'
import { scheduling } from '../data/administrative/scheduling.ts'
import { extendedRecord } from '../data/clinical/extended-record.ts'
import { directory } from '../data/directory.ts'
import { patientRecord } from '../data/patient-record.ts'
import { Displays } from '../data/served/displays.ts'
import { served } from '../data/served/served-records.ts'
import type { RecordStore } from '../fhir/store/record-store.ts'

/** The records of a small platform: people of its own, under ids that no other platform has. */
export interface SmallRecords {
  /** Before each id, with a hyphen. */
  prefix: string
  /** The first of its `patientCount` patients: people are made from their number. */
  firstPatient: number
  /** Of those whom the main platform names otherwise, by their id there. */
  practitioners: Readonly<Record<string, HumanName>>
  /** The number of a patient who has opted out of having their records shown. */
  optedOut?: number
}

export const patientCount = 12

const lastUpdated = '2026-11-01T00:00:00.000Z'
const relativeReference = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/

function renamed(resource: Resource, { prefix, practitioners }: SmallRecords): Resource & { id: string } {
  const moved = JSON.parse(JSON.stringify(resource), (key, value: unknown) =>
    (key === 'reference' || key === 'url') && typeof value === 'string'
      ? value.replace(relativeReference, `$1/${prefix}-$2`)
      : value,
  ) as Resource
  const name = resource.resourceType === 'Practitioner' && practitioners[resource.id ?? '']
  return { ...moved, ...(name && { name: [name] }), id: `${prefix}-${resource.id}` } as Resource & { id: string }
}

/** R4 consent.html: nobody but the patient may see anything, whatever an earlier Consent permits. */
function optOut({ prefix }: SmallRecords, number: number): Consent & { id: string } {
  const patient = { reference: `Patient/${prefix}-patient-${number}` }
  return {
    resourceType: 'Consent',
    id: `${prefix}-patient-${number}-consent-2`,
    status: 'active',
    scope: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }],
    },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Consent Document' }] }],
    patient,
    performer: [patient],
    dateTime: '2026-03-02T09:00:00Z',
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTOUT' }] },
    provision: { type: 'deny' },
  }
}

/** Stores what a small platform holds, each record as version 1. */
export function loadSmallRecords(store: RecordStore, records: SmallRecords): void {
  const displays = new Displays()
  const numbers = Array.from({ length: patientCount }, (_, index) => records.firstPatient + index)
  const patients = numbers.map((number) => {
    const record = patientRecord(number)
    return [...record, ...extendedRecord(number, record)]
  })
  for (const group of [[...directory(), ...scheduling()], ...patients]) {
    const own = group.map((resource) => renamed(resource, records))
    for (const resource of served(own, displays)) store.put({ ...resource, id: resource.id ?? '' }, 'PUT', lastUpdated)
  }
  if (records.optedOut !== undefined) store.put(optOut(records, records.optedOut), 'PUT', lastUpdated)
}
