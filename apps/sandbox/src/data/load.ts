import type { Resource } from '@medplum/fhirtypes'
import type { RecordStore } from '../fhir/store/record-store.ts'
import { scheduling } from './administrative/scheduling.ts'
import { extendedRecord } from './clinical/extended-record.ts'
import { hostilePatientNumber } from './clinical/hostile-records.ts'
import { directory } from './directory.ts'
import { bigPatientRecord, patientRecord } from './patient-record.ts'
import { Displays } from './served/displays.ts'
import { served, withNarrative } from './served/served-records.ts'
import { syntheaRecord } from './synthea.ts'
import { terminology } from './terminology/terminology.ts'

/** `patient-1` to `patient-{patientCount}`. */
export const patientCount = 200
export const bigPatient = { id: 'patient-10k', size: 10_000 }

/**
 * Ids of patients worth knowing: the sample users' own, one who was in hospital, one whose records hold instructions and
 * scripts, the biggest record, the one that Synthea made.
 */
export const samplePatients = {
  own: 'patient-1',
  child: 'patient-2',
  admitted: 'patient-4',
  hostile: `patient-${hostilePatientNumber}`,
  large: bigPatient.id,
  synthea: 'ea877536-55b1-4ec8-a12b-e95594214c01',
} as const

/** When the sample records say that they were last updated. */
const lastUpdated = '2026-11-01T00:00:00.000Z'

/** All generated resources, the same at every call: directory, patients, and the big patient. */
export function* generatedResources(): Generator<Resource> {
  const displays = new Displays()
  yield* served([...directory(), ...scheduling(), ...terminology()], displays)
  for (let number = 1; number <= patientCount; number++) {
    const record = patientRecord(number)
    yield* served([...record, ...extendedRecord(number, record)], displays)
  }
  yield* served(bigPatientRecord(bigPatient.id, 10_000, bigPatient.size), displays)
}

/** Stores the sample data, each record under its own id as version 1. */
export function loadSampleData(store: RecordStore): void {
  for (const resource of [...generatedResources(), ...syntheaRecord().map(withNarrative)]) {
    if (!resource.id) throw new Error(`A sample ${resource.resourceType} has no id`)
    store.put({ ...resource, id: resource.id }, 'PUT', lastUpdated)
  }
}
