import { describe, expect, test } from 'vitest'
import { type AuditRecord, createAuditProducer, parseAuditMessage } from './index.ts'
import { sampleRecord } from './sample-record.ts'

const byteLength = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).byteLength

/** A queue that stores what it is sent. */
function storingQueue() {
  const messages: unknown[] = []
  return { messages, send: async (message: unknown) => void messages.push(structuredClone(message)) }
}

const references = (count: number) =>
  Array.from({ length: count }, (_, i) => `DiagnosticReport/${String(i).padStart(64, 'r')}`)

/** Every field as long as the schema lets it be. */
const largestRecord: AuditRecord = {
  ...sampleRecord,
  requestId: '患'.repeat(64),
  tenant: '患'.repeat(128),
  platform: '患'.repeat(64),
  tool: '患'.repeat(64),
  code: '患'.repeat(64),
  resourceId: 'i'.repeat(64),
  versionId: 'v'.repeat(64),
  resourceType: 'T'.repeat(64),
  query: '"'.repeat(8_192),
  patients: Array(1_000).fill(`Patient/${'p'.repeat(64)}`),
  disclosed: Array(10_000).fill(`${'T'.repeat(64)}/${'r'.repeat(64)}`),
  decision: { effect: 'allow', rule: '患'.repeat(256), cerbosCallId: '患'.repeat(64), policyVersion: '患'.repeat(128) },
  agent: {
    principalId: '患'.repeat(256),
    fhirUser: '患'.repeat(512),
    roles: Array(32).fill('患'.repeat(64)),
    purpose: '患'.repeat(64),
    clientId: '患'.repeat(512),
    clientName: '患'.repeat(256),
  },
  reason: '患'.repeat(500),
  address: '患'.repeat(64),
}

describe('a record', () => {
  test('goes out as one message', async () => {
    const queue = storingQueue()
    await createAuditProducer({ queue }).record(sampleRecord)
    expect(queue.messages).toEqual([sampleRecord])
  })

  test('above 120 KB goes out in parts that lose nothing', async () => {
    const queue = storingQueue()
    const record = { ...sampleRecord, disclosed: references(3_000) }
    await createAuditProducer({ queue }).record(record)

    const parts = queue.messages.map(parseAuditMessage)
    expect(parts).toHaveLength(3)
    expect(Math.max(...parts.map(byteLength))).toBeLessThanOrEqual(120_000)
    expect(parts.flatMap(({ disclosed }) => disclosed)).toEqual(record.disclosed)
    expect(new Set(parts.map(({ id }) => id)).size).toBe(3)
    expect(parts[0]?.id).toBe(record.id)
    expect(parts.every(({ requestId }) => requestId === record.requestId)).toBe(true)
  })

  test('is split into the same messages when it is recorded again', async () => {
    const [first, second] = [storingQueue(), storingQueue()]
    const record = { ...sampleRecord, disclosed: references(3_000) }
    await createAuditProducer({ queue: first }).record(record)
    await createAuditProducer({ queue: second }).record(record)
    expect(second.messages).toEqual(first.messages)
  })

  test('that is as large as the schema allows still fits, part by part', async () => {
    const queue = storingQueue()
    await createAuditProducer({ queue }).record(largestRecord)
    const parts = queue.messages.map(parseAuditMessage)
    expect(Math.max(...parts.map(byteLength))).toBeLessThanOrEqual(120_000)
    expect(parts.flatMap(({ disclosed }) => disclosed)).toHaveLength(10_000)
  })
})

describe('an access must not be shown because', () => {
  test('the queue refuses the record', async () => {
    const queue = { send: () => Promise.reject(new Error('queue is gone')) }
    await expect(createAuditProducer({ queue }).record(sampleRecord)).rejects.toMatchObject({
      code: 'audit/unavailable',
    })
  })

  test('the queue throws at once', async () => {
    const queue = {
      send() {
        throw new Error('no binding')
      },
    }
    await expect(createAuditProducer({ queue }).record(sampleRecord)).rejects.toMatchObject({
      code: 'audit/unavailable',
    })
  })

  test('the queue does not answer in time', async () => {
    const queue = { send: () => new Promise(() => {}) }
    await expect(createAuditProducer({ queue, timeoutMs: 20 }).record(sampleRecord)).rejects.toMatchObject({
      code: 'audit/unavailable',
    })
  })

  test('the queue refuses one part of a record', async () => {
    let sent = 0
    const queue = { send: () => (++sent === 2 ? Promise.reject(new Error('full')) : Promise.resolve()) }
    const record = { ...sampleRecord, disclosed: references(3_000) }
    await expect(createAuditProducer({ queue }).record(record)).rejects.toMatchObject({ code: 'audit/unavailable' })
  })

  test('the record breaks the schema, and nothing is sent', async () => {
    const queue = storingQueue()
    const record = { ...sampleRecord, tenant: '' }
    await expect(createAuditProducer({ queue }).record(record)).rejects.toMatchObject({ code: 'audit/malformed' })
    expect(queue.messages).toEqual([])
  })
})

describe('with an outbox', () => {
  const refusing = { send: () => Promise.reject(new Error('queue is gone')) }
  function storingOutbox() {
    const kept: unknown[][] = []
    return { kept, keep: async (messages: readonly unknown[]) => void kept.push(structuredClone([...messages])) }
  }

  test('a record that the queue refuses is kept there, and the access may be answered', async () => {
    const outbox = storingOutbox()
    await createAuditProducer({ queue: refusing, outbox }).record(sampleRecord)
    expect(outbox.kept).toEqual([[sampleRecord]])
  })

  test('a record that the queue is late with is kept there', async () => {
    const outbox = storingOutbox()
    const queue = { send: () => new Promise(() => {}) }
    await createAuditProducer({ queue, outbox, timeoutMs: 20 }).record(sampleRecord)
    expect(outbox.kept).toEqual([[sampleRecord]])
  })

  test('all parts of a record are kept at once, where the queue has refused one', async () => {
    let sent = 0
    const queue = { send: () => (++sent === 2 ? Promise.reject(new Error('full')) : Promise.resolve()) }
    const outbox = storingOutbox()
    const record = { ...sampleRecord, disclosed: references(3_000) }
    await createAuditProducer({ queue, outbox }).record(record)
    const [parts = []] = outbox.kept
    expect(parts.map(parseAuditMessage).flatMap(({ disclosed }) => disclosed)).toEqual(record.disclosed)
  })

  test('nothing is kept that the queue has accepted', async () => {
    const [queue, outbox] = [storingQueue(), storingOutbox()]
    await createAuditProducer({ queue, outbox }).record(sampleRecord)
    expect([queue.messages, outbox.kept]).toEqual([[sampleRecord], []])
  })

  test.each([
    ['refuses', { keep: () => Promise.reject(new Error('full')) }],
    ['does not answer in time', { keep: () => new Promise(() => {}) }],
    [
      'throws at once',
      {
        keep() {
          throw new Error('no binding')
        },
      },
    ],
  ])('an access must not be shown where it %s too', async (_, outbox) => {
    const recording = createAuditProducer({ queue: refusing, outbox, timeoutMs: 20 }).record(sampleRecord)
    await expect(recording).rejects.toMatchObject({ code: 'audit/unavailable' })
  })
})
