import type { AuditRecord } from '@repo/audit'

/** What is kept as ciphertext alone, in no column of its own. */
type SealedField = 'reason' | 'address'

/** `resource_type` of `resourceType`. */
type Column<Field extends string> = Field extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Column<Rest>}`
  : Field

/** A value, if only `undefined`, for every other field. */
type Row = Record<Column<Exclude<keyof AuditRecord, SealedField>>, unknown>

/** A record as the row that `audit.append` takes, once JSON has left out what is undefined. */
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
