import { createHash } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { sampleKeyRing, sampleSealing } from '../../test/sample-keys.ts'
import { sampleRecord } from '../../test/sample-record.ts'
import { withAuditDatabase } from '../audit-database.ts'
import type { NewestCheckpoint } from '../checkpoint/newest-checkpoints.ts'
import { readKeyRing } from '../sealing/key-ring.ts'
import { probe, type Stores } from './audit-health.ts'
import { firstKeptMonth } from './retention.ts'

const writerUrl = inject('writerUrl')
const away = () => Promise.reject(new Error('away'))

const stores = (given: Partial<Stores> = {}, keyRing = sampleKeyRing): Stores => ({
  deadLetters: away,
  undelivered: away,
  checkpoints: async () => [],
  keys: () => readKeyRing(keyRing),
  firstKeptMonth: () => '2020-11',
  ...given,
})
const told = (given?: Partial<Stores>, keyRing = sampleKeyRing, url = writerUrl) =>
  probe((use) => withAuditDatabase(url, use, { keyRing }), stores(given, keyRing))

const append = (tenant: string, count: number) =>
  withAuditDatabase(
    writerUrl,
    (database) => database.insert(Array.from({ length: count }, () => sampleRecord({ tenant }))),
    sampleSealing,
  )

async function head(tenant: string): Promise<NewestCheckpoint> {
  const heads = await withAuditDatabase(writerUrl, (database) => database.heads())
  const { seq = 0, hash = '' } = heads.find((each) => each.tenant === tenant) ?? {}
  return { tenant, seq, hash, taken: '2026-11-23T06:00:00.000Z' }
}

test('tells how many rows there are and when the last access was', async () => {
  const before = await told()
  const record = sampleRecord({ tenant: 'health', recorded: '2026-11-21T08:00:00.000Z' })
  await withAuditDatabase(writerUrl, (database) => database.insert([record]), sampleSealing)
  const after = await told()
  expect(after).toMatchObject({ ok: true, database: 'up', rows: expect.any(Number), newest: expect.any(String) })
  expect(after.rows).toBeGreaterThan(before.rows ?? 0)
  expect(after.written).toBeGreaterThan(before.written ?? 0)
})

test('says that the database is down instead of failing', async () => {
  const url = `postgres://audit_writer:none@127.0.0.1:${inject('closedPort')}/audit`
  expect(await told({}, sampleKeyRing, url)).toEqual({ ok: false, database: 'down', keys: 'usable' })
})

test.each([
  ['are missing', ''],
  ['cannot be read', 'kek-1:short'],
  ['lack the one that wraps', `kek-2:${Buffer.alloc(32, 2).toString('base64url')}`],
  ['hold another under its name', `kek-1:${Buffer.alloc(32, 2).toString('base64url')}`],
])('is not well where the keys %s', async (_, keyRing) => {
  await append('health-keys', 1)
  expect(await told({}, keyRing)).toMatchObject({ ok: false, database: 'up', keys: 'unusable' })
})

test('tells how many messages the queue has given up that are not put away', async () => {
  const oldestMessageTimestamp = new Date('2026-11-20T06:00:00Z')
  expect(await told({ undelivered: async () => ({ backlogCount: 4, oldestMessageTimestamp }) })).toMatchObject({
    undelivered: { count: 4, oldest: '2026-11-20T06:00:00.000Z' },
  })
  const none = async () => ({ backlogCount: 0, oldestMessageTimestamp: new Date(0) })
  expect((await told({ undelivered: none })).undelivered).toEqual({ count: 0 })
})

test('a tenant whose checkpoints stand still does not hide behind another whose go on', async () => {
  const [stalled, busy] = ['health-stalled', 'health-busy']
  await append(stalled, 1)
  const signed = await head(stalled)
  const unsignedSince = Date.now()
  await append(stalled, 2)
  await append(busy, 1)
  const others = (await withAuditDatabase(writerUrl, (database) => database.heads()))
    .filter(({ tenant }) => tenant !== stalled)
    .map((each) => ({ ...each, taken: new Date().toISOString() }))
  const { unsigned = '', checkpoint, brokenChains } = await told({ checkpoints: async () => [signed, ...others] })
  expect(Math.abs(Date.parse(unsigned) - unsignedSince)).toBeLessThan(10_000)
  expect([brokenChains, checkpoint]).toEqual([0, others[0]?.taken])
})

test('counts the chains that lack a row which a checkpoint holds', async () => {
  await append('health-broken', 2)
  const signed = await head('health-broken')
  const rewritten = { ...signed, hash: createHash('sha256').update('another').digest('base64url') }
  const cut = { ...signed, seq: signed.seq + 5 }
  const gone = { ...signed, tenant: 'health-gone' }
  for (const [checkpoints, broken] of [
    [[signed], 0],
    [[rewritten], 1],
    [[cut, gone], 2],
  ] as const) {
    expect((await told({ checkpoints: async () => [...checkpoints] })).brokenChains).toBe(broken)
  }
})

test('counts the months that should have been archived', async () => {
  const now = new Date()
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString().slice(0, 7)
  expect((await told({ firstKeptMonth: () => next })).overdueMonths).toBeGreaterThan(0)
  expect((await told({ firstKeptMonth: () => firstKeptMonth(now) })).overdueMonths).toBe(0)
})

test('six years are kept unless something else is asked for', () => {
  const now = new Date('2026-11-23T00:00:00Z')
  expect([firstKeptMonth(now), firstKeptMonth(now, '10')]).toEqual(['2020-11', '2016-11'])
  for (const years of ['0', '101', '-1', 'ten', '']) expect(() => firstKeptMonth(now, years)).toThrow('1 to 100')
})
