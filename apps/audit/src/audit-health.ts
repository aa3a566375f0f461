import type { AuditDatabase } from './audit-database.ts'

export interface Health {
  ok: boolean
  database: 'up' | 'down'
  /** Rows of the trail; an estimate above 10,000. */
  rows?: number
  /** Rows that were ever appended, exactly. */
  written?: number
  /** RFC 3339 instant of the access recorded last, and of its row. */
  newest?: string
  received?: string
  /** Messages that could not become rows, and when the oldest was put away. Absent where that cannot be told. */
  deadLetters?: { count: number; oldest?: string }
  /** RFC 3339 instant of the last checkpoint. */
  checkpoint?: string
}

/** What is kept beside the database. */
export interface Stores {
  deadLetters(): Promise<{ count: number; oldest?: string }>
  lastCheckpoint(): Promise<string | undefined>
}

/** Answers as it did for so long: a bucket is asked less often than anybody may ask for health. */
export function remembered<T>(tell: () => Promise<T>, forMs: number, now: () => number): () => Promise<T> {
  let last: { at: number; told: Promise<T> } | undefined
  return () => {
    if (!last || now() - last.at >= forMs) last = { at: now(), told: tell() }
    return last.told
  }
}

const orUnknown = <T>(told: Promise<T>) => told.catch(() => undefined)

/** Asks the database how long the trail is. A database that does not answer is a state, not an error. */
export async function probe(
  withDatabase: <T>(use: (database: AuditDatabase) => Promise<T>) => Promise<T>,
  stores?: Stores,
): Promise<Health> {
  const [extent, deadLetters, checkpoint] = await Promise.all([
    orUnknown(withDatabase((database) => database.extent())),
    stores && orUnknown(stores.deadLetters()),
    stores && orUnknown(stores.lastCheckpoint()),
  ])
  const kept = { ...(deadLetters && { deadLetters }), ...(checkpoint && { checkpoint }) }
  return extent ? { ok: true, database: 'up', ...extent, ...kept } : { ok: false, database: 'down', ...kept }
}
