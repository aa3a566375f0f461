import type { AuditRecord } from '@repo/audit'

/** What is kept as ciphertext alone, in no column of its own. */
type SealedField = 'reason' | 'address'

/** `resource_type` of `resourceType`. */
type Column<Field extends string> = Field extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Column<Rest>}`
  : Field

/** A value, if only `undefined`, for every other field. */
type Row = Record<Column<Exclude<keyof AuditRecord, SealedField>>, unknown>

/** The order in which `audit.append` takes the values of a row that comes without names. */
const listed: readonly (keyof SealedRow)[] = [
  'version',
  'id',
  'recorded',
  'request_id',
  'tenant',
  'platform',
  'phase',
  'event',
  'tool',
  'transport',
  'interaction',
  'resource_type',
  'resource_id',
  'version_id',
  'patients',
  'disclosed',
  'query',
  'outcome',
  'code',
  'decision',
  'agent',
  'duration_ms',
  'withheld',
  'break_glass',
  'rows',
  'key_id',
  'sealed',
  'patient_index',
]

/** As Postgres writes an array. */
const arrayText = (values: readonly string[]) =>
  `{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`

/** What of a row is sealed, and by what a patient's rows are found. Bytes as Postgres reads them, `\x…`. */
export interface Seal {
  key_id: string
  sealed: string
  patient_index?: readonly string[]
}

/** A row as `audit.append` takes it: columns in clear, and the rest as ciphertext. */
export type SealedRow = Row & Seal

/** The values of a row in the order of `audit.listed`: without names they take less time to read. */
export function listedRow(row: Row & Partial<Seal>): unknown[] {
  return listed.map((column) => {
    const value = row[column]
    return Array.isArray(value) ? arrayText(value) : value
  })
}

/** A record as a row in clear, once JSON has left out what is undefined. */
export function rowOf(record: AuditRecord): Row {
  return {
    version: record.version,
    id: record.id,
    recorded: record.recorded,
    request_id: record.requestId,
    tenant: record.tenant,
    platform: record.platform,
    phase: record.phase,
    event: record.event,
    tool: record.tool,
    transport: record.transport,
    interaction: record.interaction,
    resource_type: record.resourceType,
    resource_id: record.resourceId,
    version_id: record.versionId,
    patients: record.patients,
    disclosed: record.disclosed,
    query: record.query,
    outcome: record.outcome,
    code: record.code,
    decision: record.decision,
    agent: record.agent,
    duration_ms: record.durationMs,
    withheld: record.withheld,
    break_glass: record.breakGlass,
    rows: record.rows,
  }
}
