import type { AuditRecord } from '@repo/audit'

/** What is kept as ciphertext alone, in no column of its own. */
type SealedField = 'reason' | 'address'

/** Every other field of a record, and its column in `audit.event`. */
const columns = {
  version: 'version',
  id: 'id',
  recorded: 'recorded',
  requestId: 'request_id',
  tenant: 'tenant',
  platform: 'platform',
  phase: 'phase',
  event: 'event',
  tool: 'tool',
  transport: 'transport',
  interaction: 'interaction',
  resourceType: 'resource_type',
  resourceId: 'resource_id',
  versionId: 'version_id',
  patients: 'patients',
  disclosed: 'disclosed',
  query: 'query',
  outcome: 'outcome',
  code: 'code',
  decision: 'decision',
  agent: 'agent',
  durationMs: 'duration_ms',
  withheld: 'withheld',
  breakGlass: 'break_glass',
  rows: 'rows',
} as const satisfies Record<Exclude<keyof AuditRecord, SealedField>, string>

const columnsOf = Object.entries(columns) as [keyof typeof columns, string][]

/** A record as the row that `audit.append` takes: column names in the place of field names, and none for what is undefined. */
export function rowOf(record: AuditRecord): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [field, column] of columnsOf) {
    if (record[field] !== undefined) row[column] = record[field]
  }
  return row
}
