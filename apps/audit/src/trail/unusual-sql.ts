import { unusualThresholds } from '@repo/audit/trail'

const { manyPatients, outOfHours, deniedSeries, breakGlass } = unusualThresholds

const minutes = (count: number) => `interval '${count} minutes'`

/** What policy refused, also where the reader was told that there is no such record. */
export const isDenied = `(e.outcome <> 0 and (e.code = 'authz/denied' or e.decision ->> 'effect' = 'deny' or e.withheld))`

const isAccess = `e.phase = 'outcome' and e.event in ('tool-call', 'rest-call')`

/** Rows of `source` (principal_id, at) in runs: a run ends where `gap` passes without one. */
const runsOf = (source: string, gap: string) => `
  marked as (
    select principal_id, at, case when at - lag(at) over (partition by principal_id order by at) <= ${gap}
      then 0 else 1 end as opens from ${source}),
  numbered as (select principal_id, at, sum(opens) over (partition by principal_id order by at) as run from marked)`

const told = (from: string) =>
  `select principal_id, min(at) as from, max(at) as to, count(*)::int as count from ${from}`

/**
 * Each query is given `rows`: where the rows are, and the conditions on them, to which more can be added.
 *
 * How many distinct patients a principal has seen within the minutes before each instant: each sighting counts from its
 * instant until the minutes are over or the patient is seen again, so that the count is the sum of +1 and -1.
 * Such a window touches two of the fixed buckets and has half of its sightings in one of them at least: what is not near
 * such a bucket is left out first.
 */
export const manyPatientsSql = (rows: string) => `
  with access as materialized (
    select e.principal_id, e.recorded as at, e.platform, e.patient_index, e.patients,
      floor(extract(epoch from e.recorded) / ${manyPatients.minutes * 60})::bigint as bucket
    from ${rows} and ${isAccess} and e.outcome = 0
      and coalesce(cardinality(e.patient_index), cardinality(e.patients)) > 0),
  near as (
    select distinct principal_id, busy.bucket + shift as bucket from (
      select principal_id, bucket from access group by principal_id, bucket
      having sum(coalesce(cardinality(patient_index), cardinality(patients))) >= ${manyPatients.patients / 2}) as busy
    cross join generate_series(-1, 1) as shift),
  seen as (
    select principal_id, a.at, p.patient,
      lead(a.at) over (partition by principal_id, p.patient order by a.at) as again
    from access a join near using (principal_id, bucket) cross join lateral (
      select distinct encode(i, 'hex') as patient from unnest(a.patient_index) as i
      union select a.platform || ' ' || reference from unnest(a.patients) as reference) as p),
  step as (
    select principal_id, at, 1 as change from seen
    union all
    select principal_id, least(at + ${minutes(manyPatients.minutes)}, again), -1 from seen),
  level as (
    select principal_id, at, sum(sum(change)) over (partition by principal_id order by at) as patients
    from step group by principal_id, at),
  high as (select principal_id, at, patients from level where patients >= ${manyPatients.patients}),
  ${runsOf('high', minutes(manyPatients.minutes))},
  run as (
    select n.principal_id, n.run, min(n.at) as reached, max(n.at) as last, max(h.patients)::int as count
    from numbered n join high h on h.principal_id = n.principal_id and h.at = n.at group by n.principal_id, n.run)
  select r.principal_id, min(s.at) as from, max(s.at) as to, r.count
  from run r join seen s on s.principal_id = r.principal_id
    and s.at > r.reached - ${minutes(manyPatients.minutes)} and s.at <= r.last
  group by r.principal_id, r.run, r.count`

/** Accesses of a night by whoever works by day; `zone` names the time zone's value. A night is named by its evening. */
export const outOfHoursSql = (rows: string, zone: string) => `
  with access as (
    select e.principal_id, e.recorded as at, e.recorded at time zone ${zone} as clock from ${rows} and ${isAccess} and e.agent -> 'roles' ?| array['${outOfHours.roles.join("', '")}'])
  ${told('access')}
  where extract(hour from clock) >= ${outOfHours.fromHour} or extract(hour from clock) < ${outOfHours.toHour}
  group by principal_id, (clock - interval '${outOfHours.toHour} hours')::date`

export const breakGlassSql = (rows: string) => `
  with access as (
    select e.principal_id, e.recorded as at from ${rows} and e.break_glass and e.phase = 'outcome'),
  ${runsOf('access', minutes(breakGlass.minutes))}
  ${told('numbered')} group by principal_id, run`

/** A series goes on as long as so many refusals lie within the minutes before each. */
export const deniedSeriesSql = (rows: string) => `
  with denial as (
    select e.principal_id, e.recorded as at, count(*) over (partition by e.principal_id order by e.recorded
      range between ${minutes(deniedSeries.minutes)} preceding and current row) as within
    from ${rows} and ${isDenied} and e.phase = 'outcome'),
  dense as (
    select d.principal_id, d.at from denial d where exists (
      select from denial later where later.principal_id = d.principal_id and later.within >= ${deniedSeries.denials}
        and later.at >= d.at and later.at <= d.at + ${minutes(deniedSeries.minutes)})),
  ${runsOf('dense', minutes(deniedSeries.minutes))}
  ${told('numbered')} group by principal_id, run`
