import { type AuditRecord, auditRecordVersion } from '@repo/audit'
import type { TrailEntry } from '@repo/audit/trail'
import type { Decision, Principal } from '@repo/cerbos'
import type { Failure } from '../failure/failure.ts'

/** Who examines the trail, by what. */
export interface TrailReaderFacts {
  event: 'trail-read' | 'trail-export'
  transport: AuditRecord['transport']
  /** Whom it is recorded of. */
  principal: Principal
  clientId: string
  clientName: string
  address?: string
  /** Path and filters, without patients. */
  query: string
  /** Milliseconds since 1970. */
  startedAt: number
}

/** Of a row that was shown, whose it is. */
export interface ConcernedEntry extends Pick<TrailEntry, 'seq'> {
  record: Pick<AuditRecord, 'platform' | 'patients'>
}

/** What was shown, or why nothing was. */
export interface TrailReadingEnd {
  now: number
  entries: readonly ConcernedEntry[]
  /** Patients that were asked for, on the platform of the view. */
  askedFor: Readonly<Record<string, readonly string[]>>
  decision?: Decision
  failure?: Failure
}

const patientsPerRecord = 1_000

/** The patients whose rows were shown or asked for, by the platform that knows them by that id. */
function patientsByPlatform({ entries, askedFor }: TrailReadingEnd, own: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>([[own, new Set()]])
  const add = (platform: string, patients: readonly string[]) => {
    const known = found.get(platform) ?? new Set()
    for (const patient of patients) known.add(patient)
    if (known.size > 0) found.set(platform, known)
  }
  for (const [platform, patients] of Object.entries(askedFor)) add(platform, patients)
  for (const { record } of entries) add(record.platform, record.patients)
  return found
}

function inParts<T>(items: readonly T[], size: number): T[][] {
  const count = Math.max(1, Math.ceil(items.length / size))
  return Array.from({ length: count }, (_, part) => items.slice(part * size, (part + 1) * size))
}

/** What all records of one reading say. */
function commonFields(
  reader: TrailReaderFacts,
  end: TrailReadingEnd,
): Omit<AuditRecord, 'id' | 'platform' | 'patients'> {
  const { principal, clientId, clientName, event, transport, query, address, startedAt } = reader
  const { id: principalId, fhirUser, roles, purpose, tenant } = principal
  return {
    version: auditRecordVersion,
    recorded: new Date(end.now).toISOString(),
    requestId: crypto.randomUUID(),
    tenant,
    phase: 'outcome',
    event,
    transport,
    disclosed: [],
    query,
    outcome: end.failure?.disposition.outcome ?? '0',
    ...(end.failure && { code: end.failure.code }),
    ...(end.decision && { decision: end.decision }),
    agent: { principalId, fhirUser, roles: [...roles], purpose, clientId, clientName },
    durationMs: Math.max(0, Math.round(end.now - startedAt)),
    ...(address && { address }),
    rows: end.entries.length,
  }
}

/**
 * The audit records of one reading of the trail. Whose accesses were looked at is looked at too, so that its patients are
 * named: each platform's in a record of its own, 1,000 to a record.
 */
export function readingRecords(reader: TrailReaderFacts, end: TrailReadingEnd): AuditRecord[] {
  const { platform: own } = reader.principal
  const common = commonFields(reader, end)
  return [...patientsByPlatform(end, own)].flatMap(([platform, patients]) =>
    inParts([...patients], patientsPerRecord).map((part) => ({
      ...common,
      id: crypto.randomUUID(),
      platform,
      patients: part,
    })),
  )
}
