import type { AuditRecord } from '../audit-record.ts'
import type { TrailQuery, TrailSummaryQuery } from './trail-query.ts'

/** One row of the trail. */
export interface TrailEntry {
  /** Place in the chain of its tenant. */
  seq: number
  /** RFC 3339 instant at which the row arrived. */
  received: string
  /** With what was sealed, as far as it could be opened; otherwise those fields are empty or absent. */
  record: AuditRecord
  /**
   * `open`: the sealed fields are in the record. `never`: the row is older than sealing and has them in plain.
   * `destroyed`: the key of its period was destroyed, nobody can read them. `unreadable`: they do not open, because they
   * were changed or the Worker has not the key.
   */
  sealed: 'open' | 'destroyed' | 'never' | 'unreadable'
}

export interface TrailPage {
  entries: TrailEntry[]
  /** The cursor of the next page, where there are more rows. */
  next?: string
}

export interface TrailDay {
  /** `YYYY-MM-DD` in the zone of the query. Days without rows are left out. */
  day: string
  /** Outcomes, whatever they were. Attempts are not counted. */
  accesses: number
  /** Of these, those that policy refused. */
  denied: number
  /** Of these, those under a break-glass grant. */
  breakGlass: number
}

export interface TrailSummary {
  /** RFC 3339 instants: what the summary is of. */
  from: string
  to: string
  /** IANA time zone of the days and of the hours out of work. */
  zone: string
  /** Rows, attempts among them. */
  total: number
  days: TrailDay[]
  /** Newest first, {@link maxUnusual} at most. */
  unusual: UnusualAccess[]
}

export const unusualKinds = ['many-patients', 'out-of-hours', 'break-glass', 'denied-series'] as const

/** An access, or a run of accesses, that somebody should look at. That it is here does not say that it was wrong. */
export interface UnusualAccess {
  kind: (typeof unusualKinds)[number]
  principalId: string
  /** RFC 3339 instants of the first and the last access. */
  from: string
  to: string
  /** Patients of `many-patients` at the most, accesses of the others. */
  count: number
}

/** How many unusual accesses a summary tells at most. */
export const maxUnusual = 200

/** From where on an access is unusual. */
export const unusualThresholds = {
  /** Distinct patients of one principal within so many minutes. */
  manyPatients: { patients: 30, minutes: 10 },
  /** Accesses of practitioners and administrators from this hour to that, in the zone of the query. */
  outOfHours: { fromHour: 22, toHour: 6, roles: ['practitioner', 'administrator'] },
  /** Refusals by policy of one principal within so many minutes. */
  deniedSeries: { denials: 5, minutes: 5 },
  /** Accesses of one principal under a break-glass grant are one run until so many minutes pass without one. */
  breakGlass: { minutes: 60 },
} as const

/** `trail/query-invalid`: it breaks its schema. `trail/cursor-invalid`: of another query. `trail/unavailable`: try again. */
export type TrailErrorCode = 'trail/query-invalid' | 'trail/cursor-invalid' | 'trail/unavailable'

/** An error would lose its code on its way over a service binding. */
export type TrailAnswer<T> = { ok: true; value: T } | { ok: false; code: TrailErrorCode }

/** The `AuditTrail` entrypoint of the audit Worker, as a service binding shows it. */
export interface AuditTrailBinding {
  page(query: TrailQuery): Promise<TrailAnswer<TrailPage>>
  summary(query: TrailSummaryQuery): Promise<TrailAnswer<TrailSummary>>
}
