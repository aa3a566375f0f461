import { maxTrailPage, type TrailEntry, type TrailPage } from '@repo/audit/trail'
import type { ConcernedEntry } from '../reading-records.ts'

/** How many rows one export holds at most. */
export const maxExportRows = 5_000

/** And how many characters: a row can name a thousand patients, or ten thousand records. A Worker has 128 MB. */
export const maxExportLength = 20_000_000

/** Rows to be taken away, each with its text, and whose they are. `next` leads on. */
export interface ExportRows {
  entries: ConcernedEntry[]
  parts: string[]
  next?: string
}

/** Of what a row says beside, a row of several patients has more than its text: 5,000 whole ones are more than a Worker holds. */
const concernedOf = ({ seq, record: { platform, patients } }: TrailEntry): ConcernedEntry => ({
  seq,
  record: { platform, patients },
})

/** How many of the rows, from the first on, have room; no more of them are written than it takes to know. */
function countWithin(entries: readonly TrailEntry[], part: (entry: TrailEntry) => string, room: number): number {
  let left = room
  const first = entries.findIndex((entry) => {
    left -= part(entry).length
    return left < 0
  })
  return first < 0 ? entries.length : first
}

/** Each row is written once, also where it is asked for twice. */
function once(part: (entry: TrailEntry) => string): (entry: TrailEntry) => string {
  const written = new Map<string, string>()
  return (entry) => {
    const text = written.get(entry.record.id) ?? part(entry)
    written.set(entry.record.id, text)
    return text
  }
}

/**
 * Rows from a cursor on, as many as one export may hold. A page that has no room is asked for anew with the rows that have,
 * so that its cursor leads to the next one. One row is taken whatever its length, so that each export leads on.
 */
export async function exportRows(
  ask: (limit: number, cursor: string | undefined) => Promise<TrailPage>,
  write: (entry: TrailEntry) => string,
  cursor: string | undefined,
): Promise<ExportRows> {
  const part = once(write)
  const entries: ConcernedEntry[] = []
  const parts: string[] = []
  let limit = maxTrailPage
  let room = maxExportLength
  let next = cursor
  while (entries.length < maxExportRows) {
    const page = await ask(limit, next)
    const fitting = countWithin(page.entries, part, room)
    const isWhole = fitting === page.entries.length
    if (!isWhole && fitting === 0 && entries.length > 0) break
    if (isWhole || limit === 1) {
      const texts = page.entries.map(part)
      entries.push(...page.entries.map(concernedOf))
      parts.push(...texts)
      room -= texts.reduce((sum, { length }) => sum + length, 0)
      next = page.next
      if (next === undefined || limit < maxTrailPage) break
    } else limit = Math.max(1, fitting)
  }
  return { entries, parts, ...(next && { next }) }
}
