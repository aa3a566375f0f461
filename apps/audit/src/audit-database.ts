import type { AuditRecord } from '@repo/audit'
import pg from 'pg'
import type { NewestCheckpoint } from './checkpoint/newest-checkpoints.ts'
import { listedRow } from './event-columns.ts'
import { type Standing, standingOf } from './health/standing.ts'
import type { KeyCache } from './sealing/key-cache.ts'
import { createSealer } from './sealing/sealer.ts'
import { SealingError } from './sealing/sealing-error.ts'

const connectTimeoutMs = 5_000
const queryTimeoutMs = 20_000

export interface Insertion {
  inserted: number
  /** By tenant, `seq` of the last row of the chain. */
  lastSeq: ReadonlyMap<string, number>
}

/** By what records are sealed before they become rows. */
export interface Sealing {
  /** `AUDIT_KEYS` */
  keyRing: string
  cache?: KeyCache
}

export interface AuditDatabase {
  /**
   * Seals and appends all or none to the chains of their tenants, skipping what is there already. Resolves with the number
   * of new rows, and the last place of every chain that was asked for. Rejects with SealingError where there are no keys
   * to seal with: nothing is ever written in clear instead.
   */
  insert(records: readonly AuditRecord[]): Promise<Insertion>
  /** The end of every tenant's chain; `hash` in base64url. */
  heads(): Promise<{ tenant: string; seq: number; hash: string }[]>
  /** The hash of one row in base64url, where there is such a row, or it is the last one that was archived. */
  hashAt(tenant: string, seq: number): Promise<string | undefined>
  /** The hashes of the rows from one place to another, in their order, as far as there are such rows. */
  hashes(tenant: string, from: number, to: number): Promise<Buffer[]>
  /**
   * `rows` is exact up to 10,000 and the planner's estimate above, so that a probe stays cheap on a long trail.
   * `written` counts all rows that were ever appended, those that were archived too: it never falls.
   * `newest` is the `recorded` instant of the row inserted last, `received` the one at which it was inserted.
   */
  extent(): Promise<{ rows: number; written: number; newest?: string; received?: string }>
  /** How the chains stand to the newest checkpoint of each tenant, and what else is to be looked after. */
  standing(newest: readonly NewestCheckpoint[]): Promise<Standing>
}

/**
 * Connects, lets `use` work, and always closes: a Worker cannot keep a socket from one event to the next, and Hyperdrive
 * pools the real connections.
 *
 * @param sealing whoever only reads needs none.
 */
export async function withAuditDatabase<T>(
  connectionString: string,
  use: (database: AuditDatabase) => Promise<T>,
  sealing?: Sealing,
): Promise<T> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryTimeoutMs,
  })
  // A connection lost while idle is reported here, and by the next query.
  client.on('error', () => {})
  try {
    await client.connect()
    return await use(databaseOver(client, sealing))
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Whether the database answered and refused the row itself (SQLSTATE classes 22, data exception, and 23, integrity
 * constraint violation). Trying such a row again cannot help; everything else may pass.
 */
export function isRowRefused(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')
}

/** The SQLSTATE or system code of a failure, which unlike its text never quotes a row. */
export function failureCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'unknown'
}

/** Steps from tenant to tenant along an index: a `distinct` would read every row. */
const chains = `
  with recursive chain as (
    (select tenant from audit.event order by tenant limit 1)
    union all
    select (select e.tenant from audit.event e where e.tenant > chain.tenant order by e.tenant limit 1)
    from chain where chain.tenant is not null)`

const headOfChain = `
  cross join lateral
    (select e.tenant, e.seq, e.hash from audit.event e where e.tenant = chain.tenant order by e.seq desc limit 1) as head`

const headsOfChains = `${chains} select head.tenant, head.seq, head.hash from chain ${headOfChain}`

/** Rows of a chain are numbered from 1 without a gap, so its last place is the number of its rows. */
const extentOfEvents = `${chains},
  ends as (
    select head.tenant, head.seq from chain ${headOfChain} union all select tenant, seq from audit.archived),
  written as (
    select coalesce(sum(seq), 0) as rows from (select max(seq) as seq from ends group by tenant) as each)
  select
    (select rows from written) as written,
    case when counted.rows <= 10000 then counted.rows else greatest(estimated.rows, counted.rows) end as rows,
    last.recorded as newest, last.received
  from
    (select count(*) as rows from (select from audit.event limit 10001) as first) as counted,
    (select sum(greatest(reltuples, 0))::bigint as rows from pg_class
      where oid in (select inhrelid from pg_inherits where inhparent = 'audit.event'::regclass)) as estimated
    left join (select recorded, received from audit.event order by received desc limit 1) as last on true`

interface Extent {
  rows: string
  written: string
  newest: Date | null
  received: Date | null
}

interface Appended {
  of_tenant: string
  inserted: number
  last_seq: string
}

function databaseOver(client: pg.Client, sealing: Sealing | undefined): AuditDatabase {
  const sealer = sealing && createSealer({ database: client, ...sealing })
  return {
    async insert(records) {
      if (!sealer) throw new SealingError('sealing/keys-invalid')
      const period = new Date().toISOString().slice(0, 7)
      const rows = await Promise.all(records.map((record) => sealer.seal(record, period)))
      const events = JSON.stringify(rows.map(listedRow))
      const { rows: chains } = await client.query<Appended>('select * from audit.append($1::jsonb)', [events])
      return {
        inserted: chains.reduce((sum, { inserted }) => sum + inserted, 0),
        lastSeq: new Map(chains.map(({ of_tenant, last_seq }) => [of_tenant, Number(last_seq)])),
      }
    },
    async heads() {
      const { rows } = await client.query<{ tenant: string; seq: string; hash: Buffer }>(headsOfChains)
      return rows.map(({ tenant, seq, hash }) => ({ tenant, seq: Number(seq), hash: hash.toString('base64url') }))
    },
    async hashAt(tenant, seq) {
      const ofRow = `select hash from audit.event where tenant = $1 and seq = $2
        union all select hash from audit.archived where tenant = $1 and seq = $2 limit 1`
      const { rows } = await client.query<{ hash: Buffer }>(ofRow, [tenant, seq])
      return rows[0]?.hash.toString('base64url')
    },
    async hashes(tenant, from, to) {
      const ofRows = 'select hash from audit.event where tenant = $1 and seq between $2 and $3 order by seq'
      const { rows } = await client.query<{ hash: Buffer }>(ofRows, [tenant, from, to])
      return rows.map(({ hash }) => hash)
    },
    async extent() {
      const [extent] = (await client.query<Extent>(extentOfEvents)).rows
      const [newest, received] = [extent?.newest?.toISOString(), extent?.received?.toISOString()]
      const [rows, written] = [Number(extent?.rows ?? 0), Number(extent?.written ?? 0)]
      return { rows, written, ...(newest && { newest }), ...(received && { received }) }
    },
    standing: (newest) => standingOf(client, newest, sealing?.keyRing ?? ''),
  }
}
