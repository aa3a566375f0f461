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

const isColumn = (name: string): name is keyof typeof columns => Object.hasOwn(columns, name)

/** A record as the row that `audit.append` takes: column names in the place of field names. */
export function rowOf(record: AuditRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([field, value]) => (isColumn(field) ? [[columns[field], value]] : [])),
  )
}
