import { unusualThresholds } from '@repo/audit/trail'

const { manyPatients, outOfHours, deniedSeries, breakGlass } = unusualThresholds

const minutes = (count: number) => `interval '${count} minutes'`

const refused = (also: string) =>
  `(e.outcome <> 0 and (e.code = 'authz/denied' or e.decision ->> 'effect' = 'deny'${also}))`

/** What policy refused, also where the reader was told that there is no such record. */
export const isDenied = refused(' or e.withheld')

/** The same of rows as patients see them: of what was withheld beside that they are not told. */
export const isDeniedToPatients = refused('')

const isAccess = `e.phase = 'outcome' and e.event in ('tool-call', 'rest-call')`

/** Rows of `source` (principal_id, at) in runs: a run ends where `gap` passes without one. */
const runsOf = (source: string, gap: string) => `
  marked as (
    select principal_id, at, case when at - lag(at) over (partition by principal_id order by at) <= ${gap}
      then 0 else 1 end as opens from ${source}),
  numbered as (select principal_id, at, sum(opens) over (partition by principal_id order by at) as run from marked)`

const told = (from: string) =>
  `select principal_id, min(at) as from, max(at) as to, count(*)::int as count from ${from}`

const patientCount = 'coalesce(cardinality(e.patient_index), cardinality(e.patients))'
const isShown = `${isAccess} and e.outcome = 0`
const window = minutes(manyPatients.minutes)
const bucket = `date_bin(${window}, e.recorded, timestamptz 'epoch')`

/**
 * Each query is given `rows`: where the rows are, and the conditions on them, to which more can be added. What counts many
 * rows asks for columns of the index `event_survey` alone.
 *
 * Where a principal may have seen many patients: a window of so many minutes touches two of these fixed buckets, and has
 * half of its sightings in one of them at least. A row counts as one sighting, and one of several patients as the others too.
 */
export const busyBucketsSql = (rows: string) => `
  select principal_id, bucket from (
    select e.principal_id, ${bucket} as bucket, 1 as sightings from ${rows} and ${isShown}
    union all
    select e.principal_id, ${bucket}, ${patientCount} - 1 from ${rows} and ${isShown} and ${patientCount} > 1) as counted
  group by principal_id, bucket having sum(sightings) >= ${manyPatients.patients / 2}`

/**
 * How many distinct patients a principal has seen within the minutes before each instant, in and beside the buckets of two
 * arrays (`principals` and `buckets` name them): each sighting counts from its instant until the minutes are over or the
 * patient is seen again, so that the count is the sum of +1 and -1. `each`: look for the rows of each bucket by index
 * (`offset 0` does that); the planner takes a bucket for a ninth of a principal's rows, and would read all rows instead.
 */
export const manyPatientsSql = (rows: string, principals: string, buckets: string, each: boolean) => `
  with near as materialized (
    select distinct principal_id, bucket + shift * ${window} as bucket
    from unnest(${principals}::text[], ${buckets}::timestamptz[]) as busy (principal_id, bucket)
    cross join generate_series(-1, 1) as shift),
  access as materialized (
    select a.* from near cross join lateral (
      select e.principal_id, e.recorded as at, e.platform, e.patient_index, e.patients
      from ${rows} and ${isShown} and e.principal_id = near.principal_id and ${bucket} = near.bucket
        and e.recorded >= near.bucket and e.recorded < near.bucket + ${window} ${each ? 'offset 0' : ''}) as a),
  seen as (
    select principal_id, a.at, p.patient,
      lead(a.at) over (partition by principal_id, p.patient order by a.at) as again
    from access a cross join lateral (
      select distinct encode(i, 'hex') as patient from unnest(a.patient_index) as i
      union select a.platform || ' ' || reference from unnest(a.patients) as reference) as p),
  step as (
    select principal_id, at, 1 as change from seen
    union all
    select principal_id, least(at + ${window}, again), -1 from seen),
  level as (
    select principal_id, at, sum(sum(change)) over (partition by principal_id order by at) as patients
    from step group by principal_id, at),
  high as (select principal_id, at, patients from level where patients >= ${manyPatients.patients}),
  ${runsOf('high', window)},
  run as (
    select n.principal_id, n.run, min(n.at) as reached, max(n.at) as last, max(h.patients)::int as count
    from numbered n join high h on h.principal_id = n.principal_id and h.at = n.at group by n.principal_id, n.run)
  select r.principal_id, min(s.at) as from, max(s.at) as to, r.count
  from run r join seen s on s.principal_id = r.principal_id
    and s.at > r.reached - ${window} and s.at <= r.last
  group by r.principal_id, r.run, r.count`

const isByDay = `e.agent -> 'roles' ?| array['${outOfHours.roles.join("', '")}']`
const clock = (zone: string) => `(e.recorded at time zone ${zone})`
const isNight = (zone: string) =>
  `(${clock(zone)}::time >= '${outOfHours.fromHour}:00' or ${clock(zone)}::time < '${outOfHours.toHour}:00')`
/** A night is named by its evening. */
const evening = (zone: string) => `(${clock(zone)} - interval '${outOfHours.toHour} hours')::date`

/** Accesses of a night by whoever works by day; `zone` names the time zone's value. */
export const outOfHoursSql = (rows: string, zone: string) => `
  with access as (
    select e.principal_id, e.recorded as at, ${evening(zone)} as evening
    from ${rows} and ${isAccess} and ${isNight(zone)} and ${isByDay})
  ${told('access')} group by principal_id, evening`

/**
 * The same of all rows of a tenant: the newest nights first, and of these alone the rows are read that say in which role,
 * until `limit` are found.
 */
export const newestOutOfHoursSql = (rows: string, zone: string, limit: number) => `
  with night as materialized (
    select e.principal_id, min(e.recorded) as began, max(e.recorded) as ended
    from ${rows} and ${isAccess} and ${isNight(zone)} group by e.principal_id, ${evening(zone)})
  select * from (
    select n.principal_id, found.* from (select * from night order by ended desc, principal_id) as n cross join lateral (
      select min(e.recorded) as from, max(e.recorded) as to, count(*)::int as count
      from ${rows} and ${isAccess} and ${isByDay} and e.principal_id = n.principal_id
        and e.recorded >= n.began and e.recorded <= n.ended) as found
    where found.count > 0 limit ${limit}) as newest`

export const breakGlassSql = (rows: string) => `
  with access as (
    select e.principal_id, e.recorded as at from ${rows} and e.break_glass and e.phase = 'outcome'),
  ${runsOf('access', minutes(breakGlass.minutes))}
  ${told('numbered')} group by principal_id, run`

/** A series goes on as long as so many refusals lie within the minutes before each. */
export const deniedSeriesSql = (rows: string, denied: string) => `
  with denial as (
    select e.principal_id, e.recorded as at, count(*) over (partition by e.principal_id order by e.recorded
      range between ${minutes(deniedSeries.minutes)} preceding and current row) as within
    from ${rows} and ${denied} and e.phase = 'outcome'),
  dense as (
    select d.principal_id, d.at from denial d where exists (
      select from denial later where later.principal_id = d.principal_id and later.within >= ${deniedSeries.denials}
        and later.at >= d.at and later.at <= d.at + ${minutes(deniedSeries.minutes)})),
  ${runsOf('dense', minutes(deniedSeries.minutes))}
  ${told('numbered')} group by principal_id, run`
