import type { TrailEntry, TrailPage, TrailQuery } from '@repo/audit/trail'
import { SealingError } from '../sealing/sealing-error.ts'
import { type EventRow, entryOf, rowColumns } from './event-row.ts'
import { seenByPatients } from './patients-view.ts'
import { seenByPerson } from './persons-view.ts'
import { cursorAt, type Place, placeOf } from './trail-cursor.ts'
import type { TrailSources } from './trail-database.ts'
import {
  also,
  type Conditions,
  conditionsOf,
  narrow,
  type Selection,
  type SoughtPatients,
  soughtPatients,
  sourceOf,
  whereOf,
} from './trail-selection.ts'

/** The patients of a selection, with their blind indexes. */
export function patientsSought(selection: Selection, opener: TrailSources['opener']): Promise<SoughtPatients[]> {
  const indexesOf = (platform: string) => (patient: string) =>
    opener.patientIndexes(selection.tenant, platform, patient)
  return Promise.all(
    soughtPatients(selection).map(async ({ platform, references }) => {
      const indexes = (await Promise.all(references.map(indexesOf(platform)))).flat()
      return { platform, references, indexes }
    }),
  )
}

/** How many rows are looked through in order before an index is asked that brings them in none. */
const recentRows = 5_000

const newestFirst = 'order by e.recorded desc, e.seq desc'
const keys = 'e.recorded, e.seq, e.received'

/**
 * Newest first. Where an index finds the rows and does not bring them in order, the newest rows of all are looked through
 * first: whoever is in enough of them is in so many others that to gather and sort them would take long.
 */
export function pageSql(conditions: Conditions): string {
  const limit = `$${conditions.values.length + 1}`
  const { bounds, arrival, finding, others } = conditions
  const where = whereOf(conditions)
  if (finding.length === 0) {
    return `select ${rowColumns} from audit.event e where ${where} ${newestFirst} limit ${limit}`
  }
  const enough = `(select count(*) from recent) >= ${limit}`
  return `
    with recent as materialized (
      select ${keys} from (
        select ${narrow} from audit.event e where ${[...bounds, ...arrival].join(' and ')} ${newestFirst} limit ${recentRows}) e
      where ${[...finding, ...others].join(' and ')}),
    first as materialized (
      select ${keys} from (
        select ${keys} from recent e where ${enough}
        union all
        select ${keys} from ${sourceOf(conditions, `not ${enough}`)} where ${where}) e
      ${newestFirst} limit ${limit})
    select ${rowColumns} from first
    join audit.event e on e.tenant = $1 and e.received = first.received and e.seq = first.seq ${newestFirst}`
}

function before(conditions: Conditions, { micros, seq }: Place): Conditions {
  const instant = (name: string) => `(timestamptz 'epoch' + ${name}::bigint * interval '1 microsecond')`
  const sql = (at = '', place = '') =>
    `e.recorded <= ${instant(at)} and (e.recorded, e.seq) < (${instant(at)}, ${place}::bigint)`
  return also(conditions, 'bounds', sql, micros.toString(), seq.toString())
}

/** One page of the rows of the query's scope and filter. @throws TrailError `trail/cursor-invalid` */
export async function readPage(query: TrailQuery, { ask, opener }: TrailSources): Promise<TrailPage> {
  const { cursor, limit, ...selection } = query
  const place = cursor === undefined ? undefined : await placeOf(cursor, selection)
  const within = conditionsOf(selection, await patientsSought(selection, opener))
  const conditions = place ? before(within, place) : within
  const rows = await ask<EventRow>(pageSql(conditions), [...conditions.values, limit + 1])
  const shown = rows.slice(0, limit)
  const entries = await Promise.all(shown.map((row) => entryFrom(row, opener)))
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    entries: entries.flatMap((entry) => seen(entry, query) ?? []),
    ...(last && { next: await cursorAt({ micros: BigInt(last.micros), seq: BigInt(last.seq) }, selection) }),
  }
}

function seen(entry: TrailEntry, { scope }: TrailQuery): TrailEntry | undefined {
  if (scope.kind === 'patient') {
    const isOwn = entry.record.agent.principalId === scope.asker
    return seenByPatients(isOwn ? seenByPerson(entry) : entry, scope.patients)
  }
  return scope.kind === 'person' ? seenByPerson(entry) : entry
}

/** A row that does not open must not hide the others. */
async function entryFrom(row: EventRow, opener: TrailSources['opener']): Promise<TrailEntry> {
  const { tenant, id, key_id, sealed } = row
  if (sealed === null || key_id === null) return entryOf(row, undefined, 'never')
  try {
    const opened = await opener.open({ tenant, id, key_id, sealed })
    return opened === 'destroyed' ? entryOf(row, undefined, 'destroyed') : entryOf(row, opened, 'open')
  } catch (error) {
    if (!(error instanceof SealingError) || error.code === 'sealing/keys-invalid') throw error
    return entryOf(row, undefined, 'unreadable')
  }
}
