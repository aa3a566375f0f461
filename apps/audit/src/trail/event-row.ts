import type { AuditRecord } from '@repo/audit'
import type { TrailEntry } from '@repo/audit/trail'
import type { Opened } from '../sealing/sealer.ts'

/** A row as the driver reads it: bigint as text, instants as dates. */
export interface EventRow {
  seq: string
  received: Date
  /** `recorded` in microseconds since 1970. */
  micros: string
  version: 1 | 2
  id: string
  recorded: Date
  request_id: string
  tenant: string
  platform: string
  phase: AuditRecord['phase']
  event: AuditRecord['event']
  tool: string | null
  transport: AuditRecord['transport']
  interaction: AuditRecord['interaction'] | null
  resource_type: string | null
  resource_id: string | null
  version_id: string | null
  patients: string[]
  disclosed: string[]
  query: string | null
  outcome: number
  code: string | null
  decision: AuditRecord['decision'] | null
  agent: AuditRecord['agent']
  duration_ms: number | null
  withheld: boolean | null
  break_glass: boolean | null
  rows: number | null
  key_id: string | null
  sealed: Buffer | null
}

export const rowColumns = `e.seq, e.received, (extract(epoch from e.recorded) * 1000000)::bigint as micros, e.version, e.id,
  e.recorded, e.request_id, e.tenant, e.platform, e.phase, e.event, e.tool, e.transport, e.interaction, e.resource_type,
  e.resource_id, e.version_id, e.patients, e.disclosed, e.query, e.outcome, e.code, e.decision, e.agent, e.duration_ms,
  e.withheld, e.break_glass, e.rows, e.key_id, e.sealed`

type WithoutNull<T> = { [K in keyof T]?: NonNullable<T[K]> }

function present<T extends object>(fields: T): WithoutNull<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as WithoutNull<T>
}

const outcomes: Readonly<Record<number, AuditRecord['outcome']>> = { 0: '0', 4: '4', 8: '8', 12: '12' }

/** The record that a row was made of. `opened`: what was sealed, empty where it cannot be read. */
export function entryOf(row: EventRow, opened: Opened | undefined, sealed: TrailEntry['sealed']): TrailEntry {
  const { patients, disclosed, fhirUser, ...rest } = opened ?? {
    patients: row.patients,
    disclosed: row.disclosed,
    ...present({ query: row.query, resourceId: row.resource_id }),
  }
  const record: AuditRecord = {
    version: row.version,
    id: row.id,
    recorded: row.recorded.toISOString(),
    requestId: row.request_id,
    tenant: row.tenant,
    platform: row.platform,
    phase: row.phase,
    event: row.event,
    transport: row.transport,
    ...present({ tool: row.tool, interaction: row.interaction, resourceType: row.resource_type }),
    ...rest,
    ...present({ versionId: row.version_id, code: row.code, decision: row.decision, durationMs: row.duration_ms }),
    ...present({ withheld: row.withheld, breakGlass: row.break_glass, rows: row.rows }),
    patients,
    disclosed,
    outcome: outcomes[row.outcome] ?? '12',
    agent: { ...row.agent, ...present({ fhirUser }) },
  }
  return { seq: Number(row.seq), received: row.received.toISOString(), record, sealed }
}
