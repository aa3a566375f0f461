import {
  parseTrailQuery,
  parseTrailSummaryQuery,
  type TrailAnswer,
  TrailError,
  type TrailPage,
  type TrailSummary,
  type TrailSummaryQuery,
} from '@repo/audit/trail'
import { failureCode } from '../audit-database.ts'
import type { Log } from '../logger.ts'
import { readPage } from './read-page.ts'
import { readSummary } from './read-summary.ts'
import type { TrailSources } from './trail-database.ts'

export interface TrailSeams {
  /** Hands over one snapshot of the trail. Rejects where the database cannot be reached. */
  withSources<T>(read: (sources: TrailSources) => Promise<T>): Promise<T>
  now(): Date
  log: Log
}

/** One page for the main Worker, which has asked policy about the scope. Never rejects. */
export function answerPage(query: unknown, seams: TrailSeams): Promise<TrailAnswer<TrailPage>> {
  return answer(seams, () => parseTrailQuery(query), readPage)
}

/** A summary for the main Worker, which has asked policy about the scope. Never rejects. */
export function answerSummary(query: unknown, seams: TrailSeams): Promise<TrailAnswer<TrailSummary>> {
  const read = (parsed: TrailSummaryQuery, sources: TrailSources) =>
    readSummary(parsed, { ...sources, now: seams.now() })
  return answer(seams, () => parseTrailSummaryQuery(query), read)
}

async function answer<Q, A>(
  { withSources, log }: TrailSeams,
  parse: () => Q,
  read: (query: Q, sources: TrailSources) => Promise<A>,
): Promise<TrailAnswer<A>> {
  try {
    const query = parse()
    return { ok: true, value: await withSources((sources) => read(query, sources)) }
  } catch (error) {
    if (error instanceof TrailError) return { ok: false, code: error.code }
    log('trail/unavailable', { cause: failureCode(error) })
    return { ok: false, code: 'trail/unavailable' }
  }
}
