import type { AuditRecord } from '@repo/audit'

/** Every field of a record: its column in `audit.event`, and the SQL type of both. */
const columns = {
  version: ['version', 'smallint'],
  id: ['id', 'uuid'],
  recorded: ['recorded', 'timestamptz'],
  requestId: ['request_id', 'text'],
  tenant: ['tenant', 'text'],
  platform: ['platform', 'text'],
  phase: ['phase', 'text'],
  event: ['event', 'text'],
  tool: ['tool', 'text'],
  transport: ['transport', 'text'],
  interaction: ['interaction', 'text'],
  resourceType: ['resource_type', 'text'],
  resourceId: ['resource_id', 'text'],
  versionId: ['version_id', 'text'],
  patients: ['patients', 'text[]'],
  disclosed: ['disclosed', 'text[]'],
  query: ['query', 'text'],
  outcome: ['outcome', 'smallint'],
  code: ['code', 'text'],
  decision: ['decision', 'jsonb'],
  agent: ['agent', 'jsonb'],
  durationMs: ['duration_ms', 'integer'],
  withheld: ['withheld', 'boolean'],
} as const satisfies Record<keyof AuditRecord, readonly [column: string, type: string]>

const fields = Object.entries(columns)

/**
 * Inserts the records of one JSON array, `$1`, and skips those that the tenant already has. In key order, because two
 * consumers that insert the same keys in different orders deadlock.
 */
export const insertEvents = `
  insert into audit.event (${fields.map(([, [column]]) => column).join(', ')})
  select ${fields.map(([field]) => `"${field}"`).join(', ')}
  from json_to_recordset($1::json) as delivered(${fields.map(([field, [, type]]) => `"${field}" ${type}`).join(', ')})
  order by tenant, id
  on conflict (tenant, id) do nothing`
