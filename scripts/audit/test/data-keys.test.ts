import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSealer } from '../../../apps/audit/src/sealing/sealer.ts'
import { sampleKeyRing } from '../../../apps/audit/test/sample-keys.ts'
import { run } from '../../run.ts'
import { openedRows, type SealableRow } from '../sealing/opened-rows.ts'
import { startTrail } from './tampered-trail.ts'

let trail: Awaited<ReturnType<typeof startTrail>>
beforeAll(async () => {
  trail = await startTrail()
})
afterAll(() => trail.stop())

const period = new Date().toISOString().slice(0, 7)
const next = `kek-2:${randomBytes(32).toString('base64url')}`

async function withReader<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: trail.url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

const rowsOf = (tenant: string, keyRing: string) =>
  withReader(async (client) => {
    const ofTenant = 'select * from audit.event where tenant = $1 order by seq'
    return openedRows(client, keyRing, (await client.query<SealableRow>(ofTenant, [tenant])).rows)
  })

function audit(keyRing: string, ...args: string[]) {
  const env = { AUDIT_OWNER_URL: trail.ownerUrl, AUDIT_KEYS: keyRing }
  return run('node', ['scripts/audit/main.ts', ...args], { env })
}

test('rotation leaves every row as it is and readable, without the old key', async () => {
  const [tenant = ''] = await trail.sealedTenants(1)
  const before = await rowsOf(tenant, sampleKeyRing)
  const { code, output } = await audit(`${next},${sampleKeyRing}`, 'rewrap')
  expect([code, output]).toEqual([0, expect.stringMatching(/^\d+ data keys wrapped anew; all are under kek-2/)])
  expect(await rowsOf(tenant, next)).toEqual(before)
  await expect(rowsOf(tenant, sampleKeyRing)).rejects.toMatchObject({ code: 'sealing/kek-unknown' })
  expect(await trail.findings(tenant)).toEqual([])
  expect((await audit(`${sampleKeyRing},${next}`, 'rewrap')).code).toBe(0)
  expect(await rowsOf(tenant, sampleKeyRing)).toEqual(before)
})

test('rotation changes nothing where the old key is not given', async () => {
  const [tenant = ''] = await trail.sealedTenants(1)
  const { code, output } = await audit(next, 'rewrap')
  expect([code, output]).toEqual([2, expect.stringContaining('sealing/kek-unknown')])
  expect(await rowsOf(tenant, sampleKeyRing)).toHaveLength(30)
})

test('what a destroyed key sealed cannot be read, the chain stays whole, and another tenant notices nothing', async () => {
  const [tenant = '', other = ''] = await trail.sealedTenants(2)
  const destroyed = await audit(sampleKeyRing, 'destroy-key', '--tenant', tenant, '--period', period)
  expect([destroyed.code, destroyed.output]).toEqual([0, expect.stringContaining('is destroyed')])

  const rows = await rowsOf(tenant, sampleKeyRing)
  expect(rows.every(({ isDestroyed, patients, query }) => isDestroyed && patients.length === 0 && query === null)).toBe(
    true,
  )
  expect((await rowsOf(other, sampleKeyRing)).every(({ isDestroyed }) => !isDestroyed)).toBe(true)
  expect(await trail.findings(tenant)).toEqual([])

  await trail.append(tenant, 1)
  expect((await rowsOf(tenant, sampleKeyRing)).at(-1)).toMatchObject({ isDestroyed: false, patients: ['Patient/p1'] })
  expect((await audit(sampleKeyRing, 'destroy-key', '--tenant', 'nobody', '--period', period)).code).toBe(1)
  expect((await audit(sampleKeyRing, 'destroy-key', '--tenant', tenant, '--period', 'all')).code).toBe(2)
})

test('the blind index finds the rows of a patient and no others', async () => {
  const [tenant = ''] = await trail.sealedTenants(1)
  const found = await withReader(async (client) => {
    const sealer = createSealer({ database: client, keyRing: sampleKeyRing })
    const counts = ['Patient/p1', 'Patient/p2'].map(async (patient) => {
      const indexes = await sealer.patientIndexes(tenant, 'default', patient)
      const ofPatient =
        'select count(*)::int as rows from audit.event where tenant = $1 and patient_index && $2::bytea[]'
      return (await client.query<{ rows: number }>(ofPatient, [tenant, indexes])).rows[0]?.rows
    })
    return Promise.all(counts)
  })
  expect(found).toEqual([30, 0])
})

test('a sealed value that was exchanged is found by verifying, and does not open', async () => {
  const [tenant = ''] = await trail.sealedTenants(1)
  await trail.tamper(
    tenant,
    `update audit.event set sealed = (select sealed from audit.event where tenant = $tenant and seq = 16)
      where tenant = $tenant and seq = 15`,
  )
  expect(await trail.findings(tenant)).toEqual([{ code: 'row-changed', seq: 15, id: expect.any(String) }])
  await expect(rowsOf(tenant, sampleKeyRing)).rejects.toMatchObject({ code: 'sealing/invalid' })
})
