import type { AnyResource } from '@repo/fhir'
import { digest } from '../../session/secret.ts'
import { type Positions, stretchOf } from '../present/layout/selection.ts'

const markLength = 8

/** What a cursor knows records by: a page has too few for two of the same mark. */
export function marksOf(records: readonly AnyResource[]): Promise<string[]> {
  const names = records.map(({ resourceType, id }, index) => `${resourceType}/${id ?? index}`)
  return Promise.all(names.map(async (name) => (await digest(name)).slice(0, markLength)))
}

/**
 * The records of a page that were not shown before. Not by their places: the page is fetched and judged anew, and may hold
 * others now.
 */
export async function unseen(records: readonly AnyResource[], shown: string): Promise<Positions> {
  const seen = new Set(shown.match(new RegExp(`.{${markLength}}`, 'g')))
  const marks = await marksOf(records)
  return stretchOf(marks.flatMap((mark, position) => (seen.has(mark) ? [] : [position]))) ?? { from: 0, to: 0 }
}
