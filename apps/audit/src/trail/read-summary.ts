import {
  maxUnusual,
  type TrailDay,
  type TrailSummary,
  type TrailSummaryQuery,
  type UnusualAccess,
} from '@repo/audit/trail'
import { isTold } from './persons-view.ts'
import { patientsSought } from './read-page.ts'
import type { TrailSources } from './trail-database.ts'
import { conditionsOf, sourceOf, whereOf } from './trail-selection.ts'
import {
  breakGlassSql,
  busyBucketsSql,
  deniedSeriesSql,
  isDenied,
  manyPatientsSql,
  newestOutOfHoursSql,
  outOfHoursSql,
} from './unusual-sql.ts'

const defaultPeriodMs = 30 * 24 * 60 * 60 * 1000
/** Of more than these all rows are read at once. */
const fewBuckets = 2_000

interface DayRow {
  day: string
  total: string
  accesses: string
  denied: string
  break_glass: string
}

interface UnusualRow {
  principal_id: string
  from: Date
  to: Date
  count: number
}

/** What was refused is counted apart: why it was is in few rows, and in no index. */
const daysSql = (rows: string, zone: string, told: string) => `
  with counted as (
    select (e.recorded at time zone ${zone})::date as day, count(*) as total,
      count(*) filter (where e.phase = 'outcome') as accesses,
      count(*) filter (where e.phase = 'outcome' and e.break_glass${told}) as break_glass
    from ${rows} group by 1),
  refused as (
    select (e.recorded at time zone ${zone})::date as day, count(*) as denied
    from ${rows} and e.phase = 'outcome' and ${isDenied}${told} group by 1)
  select to_char(day, 'YYYY-MM-DD') as day, total, accesses, coalesce(denied, 0) as denied, break_glass
  from counted left join refused using (day) order by counted.day`

/** The period that a summary is of. Its end is not included. */
function periodOf({ from, to }: TrailSummaryQuery['filter'], now: Date): { from: string; to: string } {
  const end = to === undefined ? now : new Date(to)
  const start = from === undefined ? new Date(end.getTime() - defaultPeriodMs) : new Date(from)
  return { from: start.toISOString(), to: end.toISOString() }
}

/**
 * Counts by day, and what is unusual, of the rows of the query's scope and filter. Of a patient's rows nothing is said
 * about other patients, so `many-patients` is not looked for there.
 */
export async function readSummary(
  query: TrailSummaryQuery,
  { ask, opener, now }: TrailSources & { now: Date },
): Promise<TrailSummary> {
  const { zone = 'UTC', ...selection } = query
  const period = periodOf(selection.filter, now)
  const patients = await patientsSought(selection, opener)
  const within = conditionsOf({ ...selection, filter: { ...selection.filter, ...period } }, patients)
  const { values } = within
  const rows = `${sourceOf(within)} where ${whereOf(within)}`
  const zoneName = `$${values.length + 1}`
  const isOfAll = within.finding.length === 0
  const outOfHours = isOfAll ? newestOutOfHoursSql : outOfHoursSql
  const told = selection.scope.kind === 'person' ? ` and ${isTold}` : ''
  const days = await ask<DayRow>(daysSql(rows, zoneName, told), [...values, zone])
  const unusualOf = async (kind: UnusualAccess['kind'], sql: string, more: unknown[] = []) =>
    (await ask<UnusualRow>(newest(sql), [...values, ...more])).map((row) => unusualAccess(kind, row))
  const manyPatients = async () => {
    const busy = await ask<{ principal_id: string; bucket: Date }>(busyBucketsSql(rows), values)
    if (busy.length === 0) return []
    const [principals, buckets] = [busy.map(({ principal_id }) => principal_id), busy.map(({ bucket }) => bucket)]
    const each = isOfAll && busy.length <= fewBuckets
    const sql = manyPatientsSql(rows, `$${values.length + 1}`, `$${values.length + 2}`, each)
    return unusualOf('many-patients', sql, [principals, buckets])
  }
  const unusual = [
    ...(selection.scope.kind === 'patient' ? [] : await manyPatients()),
    ...(await unusualOf('out-of-hours', outOfHours(rows, zoneName, maxUnusual), [zone])),
    ...(await unusualOf('break-glass', breakGlassSql(rows + told))),
    ...(await unusualOf('denied-series', deniedSeriesSql(rows + told))),
  ]
  return {
    ...period,
    zone,
    total: days.reduce((sum, { total }) => sum + Number(total), 0),
    days: days.map(trailDay),
    unusual: unusual.toSorted((a, b) => (a.to < b.to ? 1 : -1)).slice(0, maxUnusual),
  }
}

const newest = (sql: string) => `${sql} order by 3 desc, 1 limit ${maxUnusual}`

function trailDay({ day, accesses, denied, break_glass }: DayRow): TrailDay {
  return { day, accesses: Number(accesses), denied: Number(denied), breakGlass: Number(break_glass) }
}

function unusualAccess(kind: UnusualAccess['kind'], { principal_id, from, to, count }: UnusualRow): UnusualAccess {
  return { kind, principalId: principal_id, from: from.toISOString(), to: to.toISOString(), count }
}
