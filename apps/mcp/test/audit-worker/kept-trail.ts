import type { AuditRecord } from '@repo/audit'
import {
  type AuditTrailBinding,
  parseTrailQuery,
  parseTrailSummaryQuery,
  type TrailAnswer,
  type TrailEntry,
  TrailError,
  type TrailFilter,
  type TrailPage,
  type TrailQuery,
  type TrailScope,
  type TrailSummary,
} from '@repo/audit/trail'

const inScope = ({ agent, patients, platform }: AuditRecord, scope: TrailScope) => {
  if (scope.kind === 'tenant') return true
  if (scope.kind === 'person') return scope.principalIds.includes(agent.principalId)
  return platform === scope.platform && patients.some((patient) => scope.patients.includes(patient))
}

const matches = (record: AuditRecord, filter: TrailFilter) => {
  const { patient, principalId, clientId, from, to, breakGlass, ...exact } = filter
  const equal = Object.entries(exact).every(([name, value]) => record[name as keyof AuditRecord] === value)
  return (
    equal &&
    (!patient || (record.platform === patient.platform && record.patients.includes(patient.reference))) &&
    (!principalId || record.agent.principalId === principalId) &&
    (!clientId || record.agent.clientId === clientId) &&
    (!breakGlass || record.breakGlass === true) &&
    (!from || record.recorded >= from) &&
    (!to || record.recorded < to)
  )
}

const asEntry = (record: AuditRecord, index: number): TrailEntry => {
  return { seq: index + 1, received: record.recorded, record, sealed: 'open' }
}

/** A cursor is a place in one selection and no other. */
const markOf = async ({ tenant, scope, filter }: TrailQuery) => {
  const selection = new TextEncoder().encode(JSON.stringify([tenant, scope, filter]))
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', selection))
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function pageOf(rows: readonly AuditRecord[], given: unknown): Promise<TrailPage> {
  const query = parseTrailQuery(given)
  const found = select(rows, query)
  const mark = await markOf(query)
  const [of, place = '0'] = query.cursor?.split('-') ?? [mark]
  if (of !== mark) throw new TrailError('trail/cursor-invalid')
  const end = Number(place) + query.limit
  return { entries: found.slice(Number(place), end), ...(end < found.length && { next: `${mark}-${end}` }) }
}

function select(rows: readonly AuditRecord[], { tenant, scope, filter }: Omit<TrailQuery, 'limit'>): TrailEntry[] {
  const entries = rows.map(asEntry).filter(({ record }) => record.tenant === tenant && inScope(record, scope))
  return entries.filter(({ record }) => matches(record, filter)).toReversed()
}

function summaryOf(rows: readonly AuditRecord[], given: unknown): TrailSummary {
  const query = parseTrailSummaryQuery(given)
  const found = select(rows, query)
  const days = Map.groupBy(found, ({ record }) => record.recorded.slice(0, 10))
  return {
    from: found.at(-1)?.record.recorded ?? '2026-11-01T00:00:00Z',
    to: found[0]?.record.recorded ?? '2026-11-02T00:00:00Z',
    zone: query.zone ?? 'UTC',
    total: found.length,
    days: [...days].map(([day, list]) => ({ day, accesses: list.length, denied: 0, breakGlass: 0 })),
    unusual: [],
  }
}

async function answered<T>(read: () => T | Promise<T>): Promise<TrailAnswer<T>> {
  try {
    return { ok: true, value: await read() }
  } catch (cause) {
    return { ok: false, code: cause instanceof TrailError ? cause.code : 'trail/unavailable' }
  }
}

/** The trail of rows that are kept in memory; of one that is not there it is told that it is unavailable. */
export function trailOf(rows: () => readonly AuditRecord[]): AuditTrailBinding {
  return {
    page: (query) => answered(() => pageOf(rows(), query)),
    summary: (query) => answered(() => summaryOf(rows(), query)),
  }
}
