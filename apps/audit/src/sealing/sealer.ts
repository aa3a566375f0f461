import type { AuditRecord } from '@repo/audit'
import { rowOf, type SealedRow } from '../event-columns.ts'
import { type DataKey, newWrappedKey, openDataKey } from './data-key.ts'
import { openText, patientIndex, sealText } from './envelope.ts'
import { type KeyCache, keyCache } from './key-cache.ts'
import { type KeyRing, readKeyRing } from './key-ring.ts'
import { type KeyDatabase, keyStore, type StoredKey } from './key-store.ts'
import { SealingError } from './sealing-error.ts'

/** What `sealed` holds. */
export interface Opened {
  patients: string[]
  disclosed: string[]
  query?: string
  resourceId?: string
  fhirUser?: string
  reason?: string
  address?: string
}

/** The columns that opening a row needs. */
export interface RowToOpen {
  tenant: string
  id: string
  key_id: string
  sealed: Buffer
}

export interface Sealer {
  /** @param period the month of now, `YYYY-MM` in UTC: the key of that month is used, and made where there is none. */
  seal(record: AuditRecord, period: string): Promise<SealedRow>
  open(row: RowToOpen): Promise<Opened | 'destroyed'>
  /**
   * What `patient_index` holds where a row concerns `patient` (`Patient/id`) at `platform`: one value for each data key of
   * the tenant that was not destroyed.
   */
  patientIndexes(tenant: string, platform: string, patient: string): Promise<Buffer[]>
}

const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`

function sealedRow(record: AuditRecord, key: DataKey): SealedRow {
  const { patients, disclosed, query, resourceId, reason, address } = record
  const { fhirUser, ...agent } = record.agent
  // JSON leaves out what is undefined, here and in the row.
  const sealed = JSON.stringify({ patients, disclosed, query, resourceId, fhirUser, reason, address })
  const indexes = [...new Set(patients)].map((patient) => hex(patientIndex(key, record.platform, patient)))
  return Object.assign(rowOf(record), {
    agent,
    patients: [],
    disclosed: [],
    query: undefined,
    resource_id: undefined,
    key_id: key.id,
    sealed: hex(sealText(key, record, sealed)),
    ...(indexes.length > 0 && { patient_index: indexes }),
  })
}

/**
 * Seals records and opens rows with the data keys of a database, which `keyRing` (`AUDIT_KEYS`) unwraps.
 *
 * Everything rejects with SealingError where keys or values cannot be read, and with the database's own error where that
 * fails.
 *
 * @param options.cache unwrapped keys that outlive this sealer; without it each is read once.
 */
export function createSealer(options: { database: KeyDatabase; keyRing: string; cache?: KeyCache }): Sealer {
  const keys = dataKeys(keyStore(options.database), options.keyRing, options.cache ?? keyCache(Date.now))
  return {
    async seal(record, period) {
      return sealedRow(record, await keys.ofPeriod(record.tenant, period))
    },
    async open({ tenant, id, key_id, sealed }) {
      const key = await keys.byId(tenant, key_id)
      return key === 'destroyed' ? key : (JSON.parse(openText(key, { tenant, id }, sealed)) as Opened)
    },
    async patientIndexes(tenant, platform, patient) {
      const inUse = await keys.inUse(tenant)
      return inUse.map((key) => patientIndex(key, platform, patient))
    },
  }
}

function dataKeys(store: ReturnType<typeof keyStore>, keyRing: string, cache: KeyCache) {
  const ring = once<KeyRing>()
  const asked = new Map<string, Promise<DataKey | 'destroyed'>>()
  const readRing = () => ring(() => readKeyRing(keyRing))

  const unwrap = async ({ id, wrapped }: StoredKey, name: string): Promise<DataKey | 'destroyed'> => {
    if (wrapped === undefined) return 'destroyed'
    const key = cache.get(`id ${id}`) ?? (await openDataKey(id, wrapped, await readRing()))
    for (const each of new Set([name, `id ${id}`])) cache.set(each, key)
    return key
  }
  /** Asks for each key once, however many rows wait for it. */
  const shared = (name: string, find: () => Promise<StoredKey | undefined>) => {
    const known = cache.get(name)
    if (known !== undefined) return known
    const begun = asked.get(name)
    if (begun !== undefined) return begun
    const asking = find().then((stored) => {
      if (stored === undefined) throw new SealingError('sealing/key-unknown')
      return unwrap(stored, name)
    })
    asked.set(name, asking)
    return asking
  }
  return {
    async ofPeriod(tenant: string, period: string): Promise<DataKey> {
      const find = async () =>
        (await store.ofPeriod(tenant, period)) ??
        (await store.obtain(tenant, period, await newWrappedKey(await readRing())))
      const key = await shared(`in use ${period} ${tenant}`, find)
      if (key === 'destroyed') throw new SealingError('sealing/key-unknown')
      return key
    },
    byId: (tenant: string, id: string) =>
      shared(`of ${tenant} ${id}`, async () => {
        const stored = await store.byId(id)
        return stored?.tenant === tenant ? stored : undefined
      }),
    async inUse(tenant: string): Promise<DataKey[]> {
      const found = await Promise.all((await store.inUse(tenant)).map((key) => unwrap(key, `id ${key.id}`)))
      return found.filter((key) => key !== 'destroyed')
    },
  }
}

function once<T>() {
  let value: Promise<T> | undefined
  return (make: () => Promise<T>) => {
    value ??= make()
    return value
  }
}
