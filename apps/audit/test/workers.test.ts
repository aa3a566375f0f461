import { randomBytes } from 'node:crypto'
import { digestOf, readCheckpoint, readSigningKeys } from '@repo/audit/checkpoint'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'
import { withAuditDatabase } from '../src/audit-database.ts'
import { bucketStore } from '../src/checkpoint/checkpoint-store.ts'
import type { Env } from '../src/index.ts'
import { openedRowsOf } from './opened-rows.ts'
import { sampleKeyRing, sampleSealing } from './sample-keys.ts'
import { sampleRecord } from './sample-record.ts'

let server: TestHarness
const checkpointKeys = `k1:${randomBytes(32).toString('base64url')}`

/** Both Workers in workerd under wrangler: the audit Worker from its production configuration. */
beforeAll(async () => {
  process.env.CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_AUDIT_DB = inject('writerUrl')
  const workers = [
    { configPath: './caller/wrangler.toml' },
    { configPath: '../wrangler.toml', vars: { CHECKPOINT_KEYS: checkpointKeys, AUDIT_KEYS: sampleKeyRing } },
  ]
  server = createTestHarness({ root: import.meta.dirname, workers })
  await server.listen()
}, 60_000)
afterAll(() => server.close())

const post = (path: string, body: unknown) => server.fetch(path, { method: 'POST', body: JSON.stringify(body) })

test('listens on this machine alone', async () => {
  expect((await server.listen()).url.hostname).toBe('127.0.0.1')
})

test('carries a record from a producer in workerd over the queue and Hyperdrive to Postgres', async () => {
  const record = sampleRecord({ tenant: 'workerd' })
  expect((await post('/record', record)).status).toBe(200)
  await vi.waitFor(
    async () => expect(await openedRowsOf('workerd')).toMatchObject([{ id: record.id, disclosed: record.disclosed }]),
    10_000,
  )
}, 15_000)

test('carries every reference of a record that takes several messages', async () => {
  const disclosed = Array.from({ length: 3_000 }, (_, i) => `DiagnosticReport/${String(i).padStart(64, '0')}`)
  expect((await post('/record', sampleRecord({ tenant: 'workerd-large', disclosed }))).status).toBe(200)
  await vi.waitFor(async () => {
    const rows = await openedRowsOf('workerd-large')
    expect(rows.flatMap((row) => row.disclosed).toSorted()).toEqual(disclosed)
  }, 10_000)
}, 15_000)

test('signs how far each chain goes when its time comes, once, in a bucket', async () => {
  const audit = server.getWorker<Env>('mcp-fhir-audit')
  const { CHECKPOINTS } = await audit.getEnv()
  const { verifiers } = await readSigningKeys(checkpointKeys)
  const stored = async (tenant: string) => {
    const { objects } = await CHECKPOINTS.list({ prefix: `checkpoints/${tenant}/` })
    const texts = objects.reverse().map(async ({ key }) => (await CHECKPOINTS.get(key))?.text() ?? '')
    return Promise.all(texts)
  }
  const tenant = 'workerd-checkpoint'
  const tick = () => audit.scheduled({ cron: '*/5 * * * *', scheduledTime: new Date() })
  const append = () =>
    withAuditDatabase(inject('writerUrl'), (database) => database.insert([sampleRecord({ tenant })]), sampleSealing)

  await append()
  await tick()
  await tick()
  await append()
  await tick()

  const signed = await stored(tenant)
  const [first, second] = await Promise.all(signed.map((jws) => readCheckpoint(jws, verifiers)))
  expect(signed).toHaveLength(2)
  expect(first).toMatchObject({ tenant, number: 1, seq: 1 })
  expect(second).toMatchObject({ tenant, number: 2, seq: 2, previous: await digestOf(signed[0] ?? '') })
  // Rows that came over the queue were covered without the cron.
  const [ofQueue] = await stored('workerd')
  expect((await readCheckpoint(ofQueue ?? '', verifiers)).number).toBe(1)

  await expect(bucketStore(CHECKPOINTS).add(tenant, 2, 'another')).resolves.toBe(false)
  expect(await bucketStore(CHECKPOINTS).newest(tenant)).toBe(signed[1])
}, 15_000)

test('answers over a service binding what the trail holds, within the scope that is stated', async () => {
  const tenant = 'workerd-trail'
  const records = [
    sampleRecord({ tenant, query: 'Observation?patient=Patient/p1', address: '192.0.2.7' }),
    sampleRecord({ tenant, patients: ['Patient/p2'] }),
  ]
  await withAuditDatabase(inject('writerUrl'), (database) => database.insert(records), sampleSealing)
  const query = { tenant, filter: { from: '2026-11-01T00:00:00Z' }, limit: 50 }
  const ask = async (changes: object) => (await post('/trail', { ...query, ...changes })).json()
  const pageOf = (...shown: unknown[]) => ({ page: { entries: shown.map((record) => ({ record, sealed: 'open' })) } })

  const [first, second] = records
  expect(await ask({ scope: { kind: 'tenant' } })).toMatchObject(pageOf(second, first))
  const scope = { kind: 'patient', platform: 'default', patients: ['Patient/p1'], asker: 'asker' }
  const { address: _address, ...seen } = first ?? {}
  expect(await ask({ scope })).toMatchObject({ ...pageOf(seen), summary: { total: 1, unusual: [] } })
  expect(JSON.stringify(await ask({ scope }))).not.toMatch(/192\.0\.2\.7|Patient\/p2/)
  expect(await ask({ scope, cursor: 'x'.repeat(43) })).toEqual({ code: 'trail/cursor-invalid' })
  expect(await ask({ scope: { kind: 'everything' } })).toEqual({ code: 'trail/query-invalid' })
}, 15_000)

test('tells its health over a service binding', async () => {
  expect(await (await server.fetch('/')).json()).toMatchObject({ ok: true, database: 'up', newest: expect.any(String) })
})

test('answers no request from outside', async () => {
  const response = await server.getWorker('mcp-fhir-audit').fetch('/health')
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('Not found')
})
