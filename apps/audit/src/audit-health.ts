import type { AuditDatabase } from './audit-database.ts'

export interface Health {
  ok: boolean
  database: 'up' | 'down'
  /** Rows of the trail; an estimate above 10,000. */
  rows?: number
  /** RFC 3339 instant of the access recorded last. */
  newest?: string
}

/** Asks the database how long the trail is. A database that does not answer is a state, not an error. */
export async function probe(
  withDatabase: <T>(use: (database: AuditDatabase) => Promise<T>) => Promise<T>,
): Promise<Health> {
  try {
    return { ok: true, database: 'up', ...(await withDatabase((database) => database.extent())) }
  } catch {
    return { ok: false, database: 'down' }
  }
}
