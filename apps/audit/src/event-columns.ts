import type { AuditRecord } from '@repo/audit'

/** Every field of a record, and its column in `audit.event`. */
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
  reason: 'reason',
  address: 'address',
  rows: 'rows',
} as const satisfies Record<keyof AuditRecord, string>

const isField = (name: string): name is keyof AuditRecord => Object.hasOwn(columns, name)

/** A record as the row that `audit.append` takes: column names in the place of field names. */
export function rowOf(record: AuditRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [isField(field) ? columns[field] : field, value]),
  )
}
