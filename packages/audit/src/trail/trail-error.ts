import type * as z from 'zod'
import type { TrailErrorCode } from './trail-page.ts'
import { type TrailQuery, type TrailSummaryQuery, trailQuery, trailSummaryQuery } from './trail-query.ts'

/** Why the trail could not be read. Holds nothing of the query. */
export class TrailError extends Error {
  override readonly name = 'TrailError'
  readonly code: TrailErrorCode

  constructor(code: TrailErrorCode, options: { cause?: unknown } = {}) {
    super(code, options)
    this.code = code
  }
}

/** Reads a query of one page. @throws TrailError `trail/query-invalid` */
export const parseTrailQuery = (query: unknown): TrailQuery => parsed(trailQuery, query)

/** Reads a query of a summary. @throws TrailError `trail/query-invalid` */
export const parseTrailSummaryQuery = (query: unknown): TrailSummaryQuery => parsed(trailSummaryQuery, query)

function parsed<Q>(schema: z.ZodType<Q>, query: unknown): Q {
  const { success, data } = schema.safeParse(query)
  if (!success) throw new TrailError('trail/query-invalid')
  return data
}
