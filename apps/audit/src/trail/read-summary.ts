import {
  maxUnusual,
  type TrailDay,
  type TrailSummary,
  type TrailSummaryQuery,
  type UnusualAccess,
} from '@repo/audit/trail'
import { isTold } from './persons-view.ts'
import { patientsSought } from './read-page.ts'
import type { Ask, TrailSources } from './trail-database.ts'
import { conditionsOf, sourceOf, whereOf } from './trail-selection.ts'
import {
  breakGlassSql,
  busyBucketsSql,
  deniedSeriesSql,
  isDenied,
  isDeniedToPatients,
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
  from: Date | string
  to: Date | string
  count: number
}

interface Counted {
  days: DayRow[]
  nights: UnusualRow[]
  glass: UnusualRow[]
  denied: UnusualRow[]
}

/** What was refused is counted apart: why it was is in few rows, and in no index. */
const daysSql = (rows: string, zone: string, denied: string, told: string) => `
  with counted as (
    select (e.recorded at time zone ${zone})::date as day, count(*) as total,
      count(*) filter (where e.phase = 'outcome') as accesses,
      count(*) filter (where e.phase = 'outcome' and e.break_glass${told}) as break_glass
    from ${rows} group by 1),
  refused as (
    select (e.recorded at time zone ${zone})::date as day, count(*) as denied
    from ${rows} and e.phase = 'outcome' and ${denied}${told} group by 1)
  select to_char(day, 'YYYY-MM-DD') as day, total, accesses, coalesce(denied, 0) as denied, break_glass
  from counted left join refused using (day) order by counted.day`

/** What counting by day and looking for the unusual ask of a row, but its patients. */
const counted = `e.recorded, e.principal_id, e.agent, e.interaction, e.event, e.phase, e.outcome, e.code, e.decision, e.withheld, e.break_glass`

/**
 * Every part of a summary in one statement: the rows of a patient or of several principals are found and read once, where
 * each part alone would read them again.
 */
function atOnceSql(rows: string, parts: (rows: string) => Record<keyof Counted, string>): string {
  const columns = Object.entries(parts('found e where true')).map(
    ([name, sql]) => `(select coalesce(json_agg(part), '[]') from (${sql}) as part) as ${name}`,
  )
  return `with found as materialized (select ${counted} from ${rows}) select ${columns.join(', ')}`
}

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
  const told = selection.scope.kind === 'person' ? ` and ${isTold}` : ''
  const isRefused = selection.scope.kind === 'patient' ? isDeniedToPatients : isDenied
  const parts = (from: string): Record<keyof Counted, string> => ({
    days: daysSql(from, zoneName, isRefused, told),
    nights: newest((isOfAll ? newestOutOfHoursSql : outOfHoursSql)(from, zoneName, maxUnusual)),
    glass: newest(breakGlassSql(from + told)),
    denied: newest(deniedSeriesSql(from + told, isRefused)),
  })
  const manyPatients = async () => {
    const busy = await ask<{ principal_id: string; bucket: Date }>(busyBucketsSql(rows), values)
    if (busy.length === 0) return []
    const [principals, buckets] = [busy.map(({ principal_id }) => principal_id), busy.map(({ bucket }) => bucket)]
    const each = isOfAll && busy.length <= fewBuckets
    const sql = manyPatientsSql(rows, `$${values.length + 1}`, `$${values.length + 2}`, each)
    return ask<UnusualRow>(newest(sql), [...values, principals, buckets])
  }
  const { days, nights, glass, denied } = isOfAll
    ? await countedApart(ask, parts(rows), values, zone)
    : await countedAtOnce(ask, atOnceSql(rows, parts), values, zone)
  const unusual = [
    ...(selection.scope.kind === 'patient' ? [] : await manyPatients()).map((row) =>
      unusualAccess('many-patients', row),
    ),
    ...nights.map((row) => unusualAccess('out-of-hours', row)),
    ...glass.map((row) => unusualAccess('break-glass', row)),
    ...denied.map((row) => unusualAccess('denied-series', row)),
  ]
  return {
    ...period,
    zone,
    total: days.reduce((sum, { total }) => sum + Number(total), 0),
    days: days.map(trailDay),
    unusual: unusual.toSorted((a, b) => (a.to < b.to ? 1 : -1)).slice(0, maxUnusual),
  }
}

/** Each part reads an index of its own. */
async function countedApart(
  ask: Ask,
  parts: Record<keyof Counted, string>,
  values: readonly unknown[],
  zone: string,
): Promise<Counted> {
  const zoned = [...values, zone]
  return {
    days: await ask<DayRow>(parts.days, zoned),
    nights: await ask<UnusualRow>(parts.nights, zoned),
    glass: await ask<UnusualRow>(parts.glass, values),
    denied: await ask<UnusualRow>(parts.denied, values),
  }
}

async function countedAtOnce(ask: Ask, sql: string, values: readonly unknown[], zone: string): Promise<Counted> {
  const [found = { days: [], nights: [], glass: [], denied: [] }] = await ask<Counted>(sql, [...values, zone])
  return found
}

const newest = (sql: string) => `${sql} order by 3 desc, 1 limit ${maxUnusual}`

function trailDay({ day, accesses, denied, break_glass }: DayRow): TrailDay {
  return { day, accesses: Number(accesses), denied: Number(denied), breakGlass: Number(break_glass) }
}

function unusualAccess(kind: UnusualAccess['kind'], { principal_id, from, to, count }: UnusualRow): UnusualAccess {
  const [first, last] = [new Date(from).toISOString(), new Date(to).toISOString()]
  return { kind, principalId: principal_id, from: first, to: last, count }
}
