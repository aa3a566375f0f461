import type { AuditDatabase } from '../audit-database.ts'
import type { NewestCheckpoint } from '../checkpoint/newest-checkpoints.ts'
import type { Standing } from './standing.ts'

/** So many messages, and when the oldest came (RFC 3339). */
export interface Waiting {
  count: number
  oldest?: string
}

export interface Health {
  /** Whether a record that comes now becomes a row. */
  ok: boolean
  database: 'up' | 'down'
  /** `unusable`: `AUDIT_KEYS` cannot be read, or does not open the data key that was made last. Nothing is written then. */
  keys: 'usable' | 'unusable'
  /** Rows of the trail; an estimate above 10,000. */
  rows?: number
  /** Rows that were ever appended, exactly. */
  written?: number
  /** RFC 3339 instant of the access recorded last, and of its row. */
  newest?: string
  received?: string
  /** Messages that could not become rows and were put away. Absent where that cannot be told. */
  deadLetters?: Waiting
  /** Messages that the queue has given up and that are not put away yet: they are dropped after 14 days. */
  undelivered?: Waiting
  /** RFC 3339 instant of the newest checkpoint of all. */
  checkpoint?: string
  /** RFC 3339 instant at which the oldest row came that no checkpoint holds yet, of all tenants. */
  unsigned?: string
  /** Tenants whose newest checkpoint signed a row that is no longer there. */
  brokenChains?: number
  /** Months in the table that are older than `AUDIT_RETENTION_YEARS`. */
  overdueMonths?: number
}

/** What is kept beside the database. Whatever rejects or throws is not known. */
export interface Stores {
  deadLetters(): Promise<Waiting>
  undelivered(): Promise<{ backlogCount: number; oldestMessageTimestamp?: Date }>
  checkpoints(): Promise<NewestCheckpoint[]>
  /** Reads `AUDIT_KEYS`. */
  keys(): Promise<unknown>
  firstKeptMonth(): string
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

/** A queue that holds nothing tells of no oldest message, or of one at the beginning of time. */
async function undeliveredOf(stores: Stores): Promise<Waiting> {
  const { backlogCount, oldestMessageTimestamp } = await stores.undelivered()
  const oldestMs = oldestMessageTimestamp === undefined ? 0 : new Date(oldestMessageTimestamp).getTime()
  return {
    count: backlogCount,
    ...(backlogCount > 0 && oldestMs > 0 && { oldest: new Date(oldestMs).toISOString() }),
  }
}

function newestOf(checkpoints: readonly NewestCheckpoint[]): string | undefined {
  return checkpoints
    .map(({ taken }) => taken)
    .toSorted()
    .at(-1)
}

function standingTold(standing: Standing, isSignedKnown: boolean, firstKept: string | undefined): Partial<Health> {
  const { brokenChains, unsigned, months } = standing
  return {
    ...(isSignedKnown && { brokenChains, ...(unsigned && { unsigned }) }),
    ...(firstKept && { overdueMonths: months.filter((month) => month < firstKept).length }),
  }
}

async function told(stores: Stores, checkpoints: readonly NewestCheckpoint[] | undefined): Promise<Partial<Health>> {
  const [deadLetters, undelivered] = await Promise.all([
    orUnknown(stores.deadLetters()),
    orUnknown(undeliveredOf(stores)),
  ])
  const checkpoint = newestOf(checkpoints ?? [])
  return { ...(deadLetters && { deadLetters }), ...(undelivered && { undelivered }), ...(checkpoint && { checkpoint }) }
}

/** Asks the database how long the trail is, and how it stands. What does not answer is a state, not an error. */
export async function probe(
  withDatabase: <T>(use: (database: AuditDatabase) => Promise<T>) => Promise<T>,
  stores: Stores,
): Promise<Health> {
  const checkpoints = orUnknown(stores.checkpoints())
  const areKeysRead = stores.keys().then(
    () => true,
    () => false,
  )
  const [ofDatabase, kept] = await Promise.all([
    orUnknown(
      withDatabase(async (database) => {
        const extent = await database.extent()
        return { extent, standing: await orUnknown(database.standing((await checkpoints) ?? [])) }
      }),
    ),
    checkpoints.then((newest) => told(stores, newest)),
  ])
  const { extent, standing } = ofDatabase ?? {}
  const canSeal = (await areKeysRead) && standing?.opensNewestKey !== false
  const firstKept = await orUnknown(Promise.resolve().then(() => stores.firstKeptMonth()))
  return {
    ok: extent !== undefined && canSeal,
    database: extent ? 'up' : 'down',
    keys: canSeal ? 'usable' : 'unusable',
    ...extent,
    ...kept,
    ...(standing && standingTold(standing, (await checkpoints) !== undefined, firstKept)),
  }
}
