import type { WrappedKey } from './data-key.ts'

/** The part of a `pg` client that keys are read and offered through. */
export interface KeyDatabase {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

interface KeyRow {
  key_id: string
  tenant: string
  kek_id: string
  wrapped: Buffer | null
}

/** A data key of the table; without `wrapped` it was destroyed. */
export interface StoredKey {
  id: string
  tenant: string
  wrapped: WrappedKey | undefined
}

const columns = 'key_id, tenant, kek_id, wrapped'

const storedKey = ({ key_id, tenant, kek_id, wrapped }: KeyRow): StoredKey => ({
  id: key_id,
  tenant,
  wrapped: wrapped === null ? undefined : { kekId: kek_id, wrapped },
})

/** The table of data keys. Rejects where the database does. */
export function keyStore(database: KeyDatabase) {
  const keysOf = async (text: string, values: unknown[]): Promise<StoredKey[]> => {
    const { rows } = await database.query(text, values)
    return (rows as KeyRow[]).map(storedKey)
  }
  return {
    async byId(id: string): Promise<StoredKey | undefined> {
      const [key] = await keysOf(`select ${columns} from audit.data_key where key_id = $1`, [id])
      return key
    },
    /** Every key of a tenant that was not destroyed. */
    inUse: (tenant: string) =>
      keysOf(`select ${columns} from audit.data_key where tenant = $1 and destroyed is null`, [tenant]),
    /** The key in use for a month, where there is one. */
    async ofPeriod(tenant: string, period: string): Promise<StoredKey | undefined> {
      const text = `select ${columns} from audit.data_key where tenant = $1 and period = $2 and destroyed is null`
      const [key] = await keysOf(text, [tenant, period])
      return key
    },
    /** The key in use for a month: the one offered, or what somebody else was faster with. */
    async obtain(tenant: string, period: string, offered: WrappedKey): Promise<StoredKey | undefined> {
      const text = `select ${columns} from audit.obtain_data_key($1, $2, $3, $4, $5)`
      const [key] = await keysOf(text, [tenant, period, crypto.randomUUID(), offered.kekId, offered.wrapped])
      return key
    },
  }
}
