import type { Resource } from '@medplum/fhirtypes'
import { billing } from '../administrative/billing.ts'
import { coordination } from '../administrative/coordination.ts'
import { personOf } from '../people.ts'
import { seededRandom } from '../random.ts'
import { admission } from './admission.ts'
import { baseRecordOf } from './base-record.ts'
import { visitDocuments } from './documents.ts'
import { furtherHistory } from './history.ts'
import { hostileRecords } from './hostile-records.ts'
import { medicationUse } from './medication-use.ts'
import { oddObservations } from './odd-observations.ts'

/** What belongs to `Patient/patient-{number}` beside the record that `resources` are, in types of less everyday use. */
export function extendedRecord(number: number, resources: readonly Resource[]): Resource[] {
  // A source of its own: what is added here changes nothing of the record itself.
  const person = { ...personOf(`patient-${number}`, number), random: seededRandom(number * 104_729) }
  const base = baseRecordOf(person, resources)
  return [
    ...medicationUse(base),
    ...furtherHistory(base),
    ...visitDocuments(base),
    ...admission(base),
    ...oddObservations(base),
    ...hostileRecords(base),
    ...coordination(base),
    ...billing(base),
  ]
}
