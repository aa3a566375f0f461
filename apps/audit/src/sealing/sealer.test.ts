import type { AuditRecord } from '@repo/audit'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sampleKeyRing } from '../../test/sample-keys.ts'
import { sampleRecord } from '../../test/sample-record.ts'
import type { SealedRow } from '../event-columns.ts'
import { keyCache } from './key-cache.ts'
import { createSealer, type RowToOpen } from './sealer.ts'

const writer = new pg.Client({ connectionString: inject('writerUrl') })
const owner = new pg.Client({ connectionString: inject('adminUrl') })
beforeAll(() => Promise.all([writer.connect(), owner.connect()]))
afterAll(() => Promise.all([writer.end(), owner.end()]))

const period = '2026-11'
const tenantOf = () => `sealed-${crypto.randomUUID()}`
const sealerOf = (keyRing = sampleKeyRing) => createSealer({ database: writer, keyRing })
const bytes = (value: string) => Buffer.from(value.slice(2), 'hex')
const toOpen = ({ id, tenant }: AuditRecord, { key_id, sealed }: SealedRow): RowToOpen => {
  return { id, tenant, key_id, sealed: bytes(sealed) }
}
const destroy = (keyId: string) =>
  owner.query('update audit.data_key set wrapped = null, destroyed = now() where key_id = $1', [keyId])

const telling = (tenant: string) =>
  sampleRecord({
    tenant,
    patients: ['Patient/secret-p'],
    disclosed: ['Observation/secret-o'],
    query: 'Observation?patient=Patient/secret-p',
    resourceId: 'secret-o',
    reason: 'secret reason',
    address: '192.0.2.99',
    agent: { principalId: 'practitioner-1', fhirUser: 'Practitioner/secret-d', roles: ['clinician'] },
  })

describe('a sealed row', () => {
  test('says in clear nothing of patients, what was asked and shown, the person or their address', async () => {
    const record = telling(tenantOf())
    const row = await sealerOf().seal(record, period)
    expect(JSON.stringify(row)).not.toMatch(/secret|192\.0\.2/)
    expect(row).toMatchObject({ patients: [], disclosed: [], agent: { principalId: 'practitioner-1' } })
    expect(bytes(row.sealed)[0]).toBe(1)
  })

  test('opens to what went in', async () => {
    const record = telling(tenantOf())
    const row = await sealerOf().seal(record, period)
    expect(await sealerOf().open(toOpen(record, row))).toEqual({
      patients: record.patients,
      disclosed: record.disclosed,
      query: record.query,
      resourceId: record.resourceId,
      fhirUser: record.agent.fhirUser,
      reason: record.reason,
      address: record.address,
    })
  })

  test('is another ciphertext each time', async () => {
    const record = telling(tenantOf())
    const [one, other] = await Promise.all([sealerOf().seal(record, period), sealerOf().seal(record, period)])
    expect(one.sealed).not.toBe(other.sealed)
    expect(one).toMatchObject({ key_id: other.key_id, patient_index: other.patient_index })
  })

  test.each<[string, (row: RowToOpen) => RowToOpen]>([
    [
      'its ciphertext was changed',
      (row) => ({ ...row, sealed: row.sealed.map((byte, i) => (i === 20 ? byte ^ 1 : byte)) as Buffer }),
    ],
    ['it was cut', (row) => ({ ...row, sealed: row.sealed.subarray(0, 20) })],
    ['it is of another version', (row) => ({ ...row, sealed: Buffer.concat([Buffer.of(2), row.sealed.subarray(1)]) })],
    ['it stands in the row of another', (row) => ({ ...row, id: crypto.randomUUID() })],
  ])('does not open where %s', async (_, change) => {
    const record = telling(tenantOf())
    const row = await sealerOf().seal(record, period)
    await expect(sealerOf().open(change(toOpen(record, row)))).rejects.toMatchObject({ code: 'sealing/invalid' })
  })

  test('does not open with the key of another tenant', async () => {
    const [north, south] = [telling(tenantOf()), telling(tenantOf())]
    const row = await sealerOf().seal(north, period)
    await sealerOf().seal(south, period)
    const moved = { ...toOpen(north, row), tenant: south.tenant }
    await expect(sealerOf().open(moved)).rejects.toMatchObject({ code: 'sealing/key-unknown' })
  })
})

describe('the blind index', () => {
  test('finds a patient of a platform, and is another for other platforms, tenants and months', async () => {
    const record = telling(tenantOf())
    const sealer = sealerOf()
    const row = await sealer.seal(record, period)
    const next = await sealer.seal(record, '2026-12')
    const indexes = [row, next].flatMap(({ patient_index = [] }) => patient_index)
    const found = await sealer.patientIndexes(record.tenant, record.platform, 'Patient/secret-p')
    expect(found.map((index) => `\\x${index.toString('hex')}`).toSorted()).toEqual(indexes.toSorted())
    expect(new Set(indexes).size).toBe(2)
    expect(found.map((index) => index.length)).toEqual([16, 16])

    const elsewhere = await sealer.patientIndexes(record.tenant, 'valley', 'Patient/secret-p')
    expect(elsewhere.filter((index) => found.some((each) => each.equals(index)))).toEqual([])
    expect(await sealer.patientIndexes(tenantOf(), record.platform, 'Patient/secret-p')).toEqual([])
  })

  test('is left out of a row that concerns no patient', async () => {
    const row = await sealerOf().seal(sampleRecord({ tenant: tenantOf(), patients: [] }), period)
    expect(row).not.toHaveProperty('patient_index')
  })
})

describe('the key of a month', () => {
  test('is one, also where many consumers look for it at once', async () => {
    const record = telling(tenantOf())
    const clients = Array.from({ length: 6 }, () => new pg.Client({ connectionString: inject('writerUrl') }))
    await Promise.all(clients.map((client) => client.connect()))
    try {
      const sealers = clients.map((database) => createSealer({ database, keyRing: sampleKeyRing }))
      const rows = await Promise.all(sealers.map((sealer) => sealer.seal(record, period)))
      expect(new Set(rows.map(({ key_id }) => key_id)).size).toBe(1)
      for (const row of rows)
        expect(await sealerOf().open(toOpen(record, row))).toMatchObject({ reason: record.reason })
    } finally {
      await Promise.all(clients.map((client) => client.end()))
    }
  })

  test('opens nothing any more once it is destroyed, and another is made for what comes', async () => {
    const record = telling(tenantOf())
    const before = await sealerOf().seal(record, period)
    await destroy(before.key_id)
    expect(await sealerOf().open(toOpen(record, before))).toBe('destroyed')
    expect(await sealerOf().patientIndexes(record.tenant, record.platform, 'Patient/secret-p')).toEqual([])

    const after = await sealerOf().seal(record, period)
    expect(after.key_id).not.toBe(before.key_id)
    expect(await sealerOf().open(toOpen(record, after))).toMatchObject({ reason: record.reason })
  })

  test('is kept by an isolate for a minute', async () => {
    let now = 0
    const cache = keyCache(() => now)
    const record = telling(tenantOf())
    const cached = () => createSealer({ database: writer, keyRing: sampleKeyRing, cache })
    const row = await cached().seal(record, period)
    await cached().open(toOpen(record, row))
    await destroy(row.key_id)
    now = 59_999
    expect(await cached().open(toOpen(record, row))).toMatchObject({ reason: record.reason })
    now = 60_000
    expect(await cached().open(toOpen(record, row))).toBe('destroyed')
  })

  test.each([
    ['are none', '', 'sealing/keys-invalid'],
    ['are no keys', 'kek-1:short', 'sealing/keys-invalid'],
    ['name one twice', `${sampleKeyRing},${sampleKeyRing}`, 'sealing/keys-invalid'],
    ['lack the one that wraps it', `kek-2:${Buffer.alloc(32, 2).toString('base64url')}`, 'sealing/kek-unknown'],
    ['hold another under its name', `kek-1:${Buffer.alloc(32, 2).toString('base64url')}`, 'sealing/invalid'],
  ])('is not read where the keys %s', async (_, keyRing, code) => {
    const record = telling(tenantOf())
    await sealerOf().seal(record, period)
    await expect(sealerOf(keyRing).seal(record, period)).rejects.toMatchObject({ code })
  })

  test('is never used that was destroyed or that nobody knows', async () => {
    const unknown = {
      id: crypto.randomUUID(),
      tenant: 'north',
      key_id: crypto.randomUUID(),
      sealed: Buffer.alloc(40, 1),
    }
    await expect(sealerOf().open(unknown)).rejects.toMatchObject({ code: 'sealing/key-unknown' })
  })
})

describe('the table of data keys', () => {
  const ofKey = `where tenant = 'guarded'`
  beforeAll(() => sealerOf().seal(sampleRecord({ tenant: 'guarded' }), period))

  test.each([
    ['change a key', `update audit.data_key set kek_id = 'other' ${ofKey}`],
    ['destroy a key', `update audit.data_key set wrapped = null, destroyed = now() ${ofKey}`],
    ['delete a key', `delete from audit.data_key ${ofKey}`],
    ['put a key there itself', `insert into audit.data_key select * from audit.data_key ${ofKey}`],
    ['truncate it', 'truncate audit.data_key'],
  ])('lets the writer not %s', async (_, sql) => {
    await expect(writer.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  test.each([
    ['give a key to another tenant', `update audit.data_key set tenant = 'other' ${ofKey}`],
    ['move a key to another month', `update audit.data_key set period = '2026-01' ${ofKey}`],
    ['delete a key', `delete from audit.data_key ${ofKey}`],
    ['truncate it', 'truncate audit.data_key'],
  ])('lets the owner not %s', async (_, sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  test('gives no destroyed key back', async () => {
    const { key_id } = await sealerOf().seal(sampleRecord({ tenant: 'guarded-destroyed' }), period)
    const { rows } = await owner.query('select wrapped from audit.data_key where key_id = $1', [key_id])
    await destroy(key_id)
    const back = 'update audit.data_key set wrapped = $1, destroyed = null where key_id = $2'
    await expect(owner.query(back, [rows[0]?.wrapped, key_id])).rejects.toMatchObject({ code: '42501' })
  })
})
