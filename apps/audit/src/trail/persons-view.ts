import type { AuditRecord } from '@repo/audit'
import type { TrailEntry } from '@repo/audit/trail'

/** The same of rows, as far as columns tell: what {@link seenByPerson} cuts is not to be found by its patients either. */
export const isTold = `(e.outcome = 0 and not (e.interaction is not distinct from 'create' and e.withheld is true)
  or e.code in ('authz/denied', 'write/unconfirmed'))`

/**
 * The same of rows that are found by their patients: of what names its record by its address nothing but what was told, since
 * whose the record is tells that it is there.
 */
export const isToldOfPatients = `(${isTold} or e.interaction is null
  or e.interaction in ('search-type', 'history-type', 'capabilities', 'batch', 'transaction'))`

/**
 * An entry as the person whose access it was may see it: no more than the answer told them. A record that policy withholds
 * is not there for them, so its entry is that of a record that does not exist: whose it is, and by which rule it was
 * withheld (the label of a rule says what the record tells of), are for its patients and for auditors.
 */
export function seenByPerson(entry: TrailEntry): TrailEntry {
  const { record } = entry
  if (isUntoldMatch(record)) return { ...entry, record: withoutMatch(record) }
  return { ...entry, record: isUntold(entry) ? asAbsent(record) : withoutWithholding(record) }
}

/**
 * Of a record by its address of which nothing was shown, without the person being told that policy refused it. Where it
 * cannot be read any more what was asked for, it may have been such a record.
 */
function isUntold({ sealed, record: { resourceId, disclosed, ...record } }: TrailEntry): boolean {
  const isByAddress = resourceId !== undefined || sealed === 'destroyed' || sealed === 'unreadable'
  return isByAddress && !isToldEnd(record) && disclosed.length === 0
}

/** Whether the answer itself said what policy decided. */
function isToldEnd({ outcome, code }: Pick<AuditRecord, 'outcome' | 'code'>): boolean {
  return outcome === '0' || code === 'authz/denied'
}

function asAbsent({ decision: _d, withheld: _w, breakGlass: _b, ...record }: AuditRecord): AuditRecord {
  const { resourceType, resourceId } = record
  return { ...record, patients: record.patients.filter((one) => one === `${resourceType}/${resourceId}`) }
}

/**
 * Of a conditional create, whatever became of it, that found a record of which the person was told nothing. Whose it is
 * stands beside the patients of what was to be created; these are in the row of the attempt.
 */
function isUntoldMatch({ interaction, phase, outcome, code, withheld, disclosed }: AuditRecord): boolean {
  if (interaction !== 'create' || phase !== 'outcome' || disclosed.length > 0) return false
  return outcome === '0' ? withheld === true : code !== 'authz/denied' && code !== 'write/unconfirmed'
}

function withoutMatch({ decision: _d, breakGlass: _b, ...record }: AuditRecord): AuditRecord {
  return { ...record, patients: [] }
}

/** Of an answer that left something out it is told that it did; of one that failed nothing. */
function withoutWithholding(record: AuditRecord): AuditRecord {
  const { decision, withheld, ...rest } = record
  const isSaid = isToldEnd(record)
  const told = { ...rest, ...(isSaid && withheld !== undefined && { withheld }) }
  if (decision === undefined || (decision.effect === 'deny' && !isSaid)) return told
  const { withheldBy: _by, rule, ...kept } = decision
  const isWithholding = decision.effect === 'deny' && record.outcome === '0'
  return { ...told, decision: rule === undefined || isWithholding ? kept : { ...kept, rule } }
}
