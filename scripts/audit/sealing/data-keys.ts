import type pg from 'pg'
import { rewrapped } from '../../../apps/audit/src/sealing/data-key.ts'
import { readKeyRing } from '../../../apps/audit/src/sealing/key-ring.ts'

interface KeyRow {
  key_id: string
  kek_id: string
  wrapped: Buffer
}

/**
 * Wraps every data key anew that is not under the first key of `keyRing` (`AUDIT_KEYS`). No row is touched.
 *
 * @returns the number of keys wrapped anew, and the id of the key that they are under.
 * @throws SealingError where a data key does not open; those before it are done.
 */
export async function rewrapKeys(owner: pg.Client, keyRing: string): Promise<{ rewrapped: number; kekId: string }> {
  const ring = await readKeyRing(keyRing)
  const { rows } = await owner.query<KeyRow>(
    'select key_id, kek_id, wrapped from audit.data_key where destroyed is null and kek_id <> $1 order by created',
    [ring.currentId],
  )
  for (const { key_id, kek_id, wrapped } of rows) {
    const anew = await rewrapped({ kekId: kek_id, wrapped }, ring)
    await owner.query(
      'update audit.data_key set kek_id = $1, wrapped = $2 where key_id = $3 and kek_id = $4 and destroyed is null',
      [anew.kekId, anew.wrapped, key_id, kek_id],
    )
  }
  return { rewrapped: rows.length, kekId: ring.currentId }
}

/**
 * Destroys the data key of a tenant and month (`YYYY-MM`): what was sealed with it is never opened again.
 *
 * @returns the ids of the keys that are gone; none where there was none.
 */
export async function destroyKey(owner: pg.Client, tenant: string, period: string): Promise<string[]> {
  const { rows } = await owner.query<{ key_id: string }>(
    `update audit.data_key set wrapped = null, destroyed = clock_timestamp()
    where tenant = $1 and period = $2 and destroyed is null returning key_id`,
    [tenant, period],
  )
  // Otherwise the table's file keeps the version of the row that held the key.
  await owner.query('vacuum full audit.data_key')
  return rows.map(({ key_id }) => key_id)
}
