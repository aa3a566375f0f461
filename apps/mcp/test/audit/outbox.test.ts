import { type AuditRecord, auditRecordVersion } from '@repo/audit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Holding } from '../../src/audit/held-records.ts'
import { outboxDelayMs } from '../../src/audit/outbox-batches.ts'
import { shardOf } from '../../src/audit/outbox-shards.ts'
import { type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let workers: RunningWorkers
beforeAll(async () => {
  workers = await startWorkers(settingsOf('http://127.0.0.1:9', 'http://127.0.0.1:9'))
})
afterAll(() => workers.close())

function recordOf(more: Partial<AuditRecord> = {}): AuditRecord {
  return {
    version: auditRecordVersion,
    id: crypto.randomUUID(),
    recorded: '2026-11-22T10:00:00.000Z',
    requestId: 'request-1',
    tenant: 'default',
    platform: 'default',
    phase: 'outcome',
    event: 'tool-call',
    transport: 'mcp',
    patients: ['Patient/SECRET-PATIENT'],
    disclosed: [],
    outcome: '0',
    agent: { principalId: 'p', roles: [] },
    ...more,
  }
}

interface Row {
  seq: number
  id: string
  sealed: string
  kept_at: number
}

let count = 0
/** An outbox in workerd; its queue takes everything until it is closed. */
async function outbox({ isOpen = false } = {}) {
  const name = `outbox-test-${++count}`
  const call = <T>(method: string, ...args: unknown[]) => workers.object<T>('AUDIT_OUTBOX', name, method, ...args)
  await call('openQueue', isOpen)
  return {
    keep: (...messages: AuditRecord[]) => call('keep', messages),
    holding: () => call<Holding>('holding'),
    open: (state: boolean) => call('openQueue', state),
    sent: () => call<AuditRecord[]>('sent'),
    failures: () => call<number>('failures'),
    kept: () => call<{ rows: Row[]; entries: Record<string, unknown> }>('kept'),
    fill: (records: number) => call('fill', records).catch(() => {}),
    alarmAt: () => call<number | null>('alarmAt'),
    ring: () => call('ring'),
  }
}

const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id)
const several = (howMany: number) => Array.from({ length: howMany }, () => recordOf())

test('sends what it keeps, in its order, once the queue takes it, and keeps it no longer', async () => {
  const one = await outbox()
  const records = several(250)
  for (const part of [records.slice(0, 1), records.slice(1, 130), records.slice(130)]) await one.keep(...part)
  expect(await one.holding()).toEqual({ records: 250, oldestAt: expect.any(Number) })

  await one.ring()
  await vi.waitFor(async () => expect(await one.failures()).toBeGreaterThan(0), 5_000)
  expect(await one.sent()).toEqual([])
  await one.open(true)
  await one.ring()
  await vi.waitFor(async () => expect(await one.holding()).toEqual({ records: 0 }), 5_000)
  expect(await one.sent()).toEqual(records)
  expect(await one.kept()).toEqual({ rows: [], entries: {} })
})

test('wakes up ten seconds after the first record, and is not put off by the next', async () => {
  const one = await outbox()
  await one.keep(recordOf())
  const first = await one.alarmAt()
  expect(Math.abs((first ?? 0) - Date.now() - 10_000)).toBeLessThan(2_000)
  await one.keep(recordOf())
  expect(await one.alarmAt()).toBe(first)
})

test('waits twice as long after each failure, up to fifteen minutes', async () => {
  const one = await outbox()
  await one.keep(recordOf())
  for (const failures of [1, 2]) {
    await one.ring()
    await vi.waitFor(async () => expect((await one.kept()).entries).toEqual({ failures }), 5_000)
    const waitMs = ((await one.alarmAt()) ?? 0) - Date.now()
    expect(Math.abs(waitMs - 10_000 * 2 ** failures)).toBeLessThan(2_000)
  }
  expect([0, 1, 2, 6, 7, 99].map(outboxDelayMs)).toEqual([10_000, 20_000, 40_000, 640_000, 900_000, 900_000])
})

test('keeps a record once that comes twice', async () => {
  const one = await outbox()
  const record = recordOf()
  await one.keep(record)
  await one.keep(record, recordOf())
  expect((await one.holding()).records).toBe(2)
})

test('stores a record sealed, beside its id and its time', async () => {
  const one = await outbox()
  const record = recordOf()
  await one.keep(record)
  const { rows } = await one.kept()
  expect(rows).toEqual([
    { seq: 1, id: record.id, sealed: expect.stringMatching(/^k1\.[\w-]{16}\.[\w-]+$/), kept_at: expect.any(Number) },
  ])
  expect([...workers.stored().values()].join('\n')).not.toContain('SECRET-PATIENT')
})

describe('an outbox that is full', () => {
  test('refuses all of what is too much, and goes on to hand over', async () => {
    const one = await outbox()
    await one.fill(12_499)
    await expect(one.keep(recordOf(), recordOf())).rejects.toThrow()
    expect((await one.holding()).records).toBe(12_499)
    const last = recordOf()
    await one.keep(last)
    await expect(one.keep(recordOf())).rejects.toThrow()

    await one.open(true)
    await one.ring()
    await vi.waitFor(async () => expect(ids(await one.sent())).toEqual([last.id]), 10_000)
  }, 30_000)

  test('keeps what its keys cannot open, and tries again later', async () => {
    const one = await outbox({ isOpen: true })
    await one.fill(3)
    await one.ring()
    await vi.waitFor(async () => expect((await one.kept()).entries).toEqual({ failures: 1 }), 5_000)
    expect(await one.holding()).toEqual({ records: 3, oldestAt: 0 })
  })
})

test('spreads requests over eight objects, and keeps one request together', () => {
  const names = Array.from({ length: 800 }, () => shardOf(crypto.randomUUID()))
  const counts = Map.groupBy(names, (name) => name)
  expect(counts.size).toBe(8)
  expect(Math.min(...[...counts.values()].map(({ length }) => length))).toBeGreaterThan(40)
  expect(shardOf('request-1')).toBe(shardOf('request-1'))
})
