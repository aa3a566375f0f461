import type pg from 'pg'
import type { NewestCheckpoint } from '../checkpoint/newest-checkpoints.ts'
import { openDataKey } from '../sealing/data-key.ts'
import { readKeyRing } from '../sealing/key-ring.ts'
import { SealingError } from '../sealing/sealing-error.ts'

/** How the trail stands beyond its length. */
export interface Standing {
  /** Tenants whose chain no longer has the row that their newest checkpoint signed: nothing more is signed of them. */
  brokenChains: number
  /** RFC 3339 instant at which the oldest row came that no checkpoint holds, of all tenants. */
  unsigned?: string
  /** `YYYY-MM` of each month that is in the table. */
  months: string[]
  /** Whether `AUDIT_KEYS` opens the data key that was made last. */
  opensNewestKey: boolean
}

/** One step along an index for each tenant: a row of the chain after its checkpoint, and the one that was signed. */
const standing = `
  with recursive chain as (
    (select tenant from audit.event order by tenant limit 1)
    union all
    select (select e.tenant from audit.event e where e.tenant > chain.tenant order by e.tenant limit 1)
    from chain where chain.tenant is not null),
  signed as (select tenant, seq, hash from jsonb_to_recordset($1::jsonb) as given (tenant text, seq bigint, hash text)),
  at_signed as (
    select signed.tenant, coalesce(
      (select e.hash from audit.event e where e.tenant = signed.tenant and e.seq = signed.seq limit 1),
      (select a.hash from audit.archived a where a.tenant = signed.tenant and a.seq = signed.seq limit 1)
    ) = decode(signed.hash, 'hex') as is_there
    from signed),
  after_signed as (
    select (select e.received from audit.event e where e.tenant = chain.tenant
      and e.seq > coalesce((select max(seq) from signed where signed.tenant = chain.tenant), 0) order by e.seq limit 1) as received
    from chain where chain.tenant is not null)
  select
    (select count(*)::integer from at_signed where is_there is not true) as broken,
    (select min(received) from after_signed) as unsigned,
    array(select substr(relname, 7, 4) || '-' || substr(relname, 12, 2) from pg_class
      where oid in (select inhrelid from pg_inherits where inhparent = 'audit.event'::regclass)
      and relname ~ '^event_\\d{4}_\\d{2}$') as months`

const newestKey = `select key_id, kek_id, wrapped from audit.data_key where destroyed is null order by created desc limit 1`

/** Rejects where the database cannot be read. */
export async function standingOf(
  client: pg.Client,
  newest: readonly NewestCheckpoint[],
  keyRing: string,
): Promise<Standing> {
  const signed = newest.map(({ tenant, seq, hash }) => ({
    tenant,
    seq,
    hash: Buffer.from(hash, 'base64url').toString('hex'),
  }))
  const { rows } = await client.query<{ broken: number; unsigned: Date | null; months: string[] }>(standing, [
    JSON.stringify(signed),
  ])
  const { broken = 0, unsigned = null, months = [] } = rows[0] ?? {}
  return {
    brokenChains: broken,
    ...(unsigned && { unsigned: unsigned.toISOString() }),
    months,
    opensNewestKey: await opensNewestKey(client, keyRing),
  }
}

async function opensNewestKey(client: pg.Client, keyRing: string): Promise<boolean> {
  const { rows } = await client.query<{ key_id: string; kek_id: string; wrapped: Buffer }>(newestKey)
  const [key] = rows
  try {
    const ring = await readKeyRing(keyRing)
    if (key) await openDataKey(key.key_id, { kekId: key.kek_id, wrapped: key.wrapped }, ring)
    return true
  } catch (error) {
    if (error instanceof SealingError) return false
    throw error
  }
}
