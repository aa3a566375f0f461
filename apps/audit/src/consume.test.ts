import type { AuditRecord } from '@repo/audit'
import { describe, expect, inject, test } from 'vitest'
import { openedRowsOf, rowsOf } from '../test/opened-rows.ts'
import { sampleSealing } from '../test/sample-keys.ts'
import { sampleRecord } from '../test/sample-record.ts'
import { type Sealing, withAuditDatabase } from './audit-database.ts'
import { type ConsumerSeams, consume, retryDelaySeconds } from './consume.ts'

const silent = new URL('postgres://audit_writer:none@127.0.0.1/audit')
silent.port = String(inject('closedPort'))

/** A batch that notes what was decided about each of its messages. */
function batchOf(bodies: unknown[], attempts = 1) {
  const verdicts: string[] = bodies.map(() => 'none')
  const decide = (i: number, verdict: string) => {
    verdicts[i] = verdict
  }
  const messages = bodies.map((body, i) => ({
    body,
    attempts,
    ack: () => decide(i, 'ack'),
    retry: (options?: { delaySeconds?: number }) => decide(i, `retry in ${options?.delaySeconds} s`),
  }))
  const retryAll = (options?: { delaySeconds?: number }) => {
    for (const [i, verdict] of verdicts.entries()) {
      if (verdict === 'none') decide(i, `retry in ${options?.delaySeconds} s`)
    }
  }
  return { messages, retryAll, verdicts }
}

function seamsOf(options: { url?: string; sealing?: Sealing; deadLetters?: ConsumerSeams['deadLetters'] } = {}) {
  const dead: unknown[] = []
  const logged: unknown[] = []
  const seams: ConsumerSeams = {
    withDatabase: (use) => withAuditDatabase(options.url ?? inject('writerUrl'), use, options.sealing ?? sampleSealing),
    deadLetters: options.deadLetters ?? { send: async (message) => void dead.push(message) },
    log: (code, counts) => void logged.push({ code, ...counts }),
  }
  return { seams, dead, logged }
}

const tenantOf = () => `tenant-${crypto.randomUUID()}`
const recordsOf = (tenant: string, count: number) => Array.from({ length: count }, () => sampleRecord({ tenant }))

describe('a record', () => {
  test('becomes a row that holds every field, in a column or sealed', async () => {
    const record: Required<AuditRecord> = {
      ...sampleRecord({ tenant: tenantOf() }),
      tool: 'fhir_search',
      interaction: 'search-type',
      resourceType: 'Observation',
      resourceId: 'o1',
      versionId: '3',
      patients: ['Patient/p1', 'Patient/p2'],
      query: `Observation?patient=Patient/p1&code:text={"a"},\\'b'`,
      outcome: '4',
      code: 'authz/denied',
      decision: { effect: 'deny', rule: 'launch-patient', cerbosCallId: '01JD', policyVersion: 'default' },
      agent: {
        principalId: 'practitioner-1',
        fhirUser: 'Practitioner/süd “患者”',
        roles: ['clinician', 'süd “患者”'],
        clientName: 'Client "A" \\ 🏥',
      },
      durationMs: 42,
      withheld: true,
      breakGlass: true,
      reason: 'found unconscious',
      address: '192.0.2.7',
      rows: 3,
    }
    const { seams } = seamsOf()
    const batch = batchOf([record])
    await consume(batch, seams)
    expect(batch.verdicts).toEqual(['ack'])
    const { fhirUser, ...agent } = record.agent
    const { patients, disclosed, query, resourceId, reason, address, id } = record
    const opened = { id, patients, disclosed, query, resourceId, fhirUser, reason, address }
    expect(await openedRowsOf(record.tenant)).toEqual([opened])
    expect(await rowsOf(record.tenant)).toEqual([
      {
        seq: expect.any(String),
        received: expect.any(Date),
        version: 2,
        id: record.id,
        recorded: new Date(record.recorded),
        request_id: record.requestId,
        tenant: record.tenant,
        platform: record.platform,
        phase: 'outcome',
        event: 'tool-call',
        tool: 'fhir_search',
        transport: 'mcp',
        interaction: 'search-type',
        resource_type: 'Observation',
        resource_id: null,
        version_id: '3',
        patients: [],
        disclosed: [],
        query: null,
        outcome: 4,
        code: 'authz/denied',
        decision: record.decision,
        agent,
        principal_id: 'practitioner-1',
        duration_ms: 42,
        withheld: true,
        break_glass: true,
        rows: 3,
        key_id: expect.any(String),
        sealed: expect.any(Buffer),
        patient_index: [expect.any(Buffer), expect.any(Buffer)],
        previous: Buffer.alloc(32),
        hash: expect.any(Buffer),
      },
    ])
  })

  test('delivered three times is one row, acknowledged each time', async () => {
    const tenant = tenantOf()
    const records = recordsOf(tenant, 3)
    for (let delivery = 1; delivery <= 3; delivery++) {
      const batch = batchOf(records, delivery)
      await consume(batch, seamsOf().seams)
      expect(batch.verdicts).toEqual(['ack', 'ack', 'ack'])
    }
    expect(await rowsOf(tenant)).toHaveLength(3)
  })

  test('twice in one batch is one row', async () => {
    const tenant = tenantOf()
    const [record] = recordsOf(tenant, 1)
    const batch = batchOf([record, record])
    await consume(batch, seamsOf().seams)
    expect(batch.verdicts).toEqual(['ack', 'ack'])
    expect(await rowsOf(tenant)).toHaveLength(1)
  })

  test('of one tenant does not stand in the way of the same id of another', async () => {
    const [one, other] = [tenantOf(), tenantOf()]
    const record = sampleRecord({ tenant: one })
    await consume(batchOf([record, { ...record, tenant: other }]), seamsOf().seams)
    expect([await rowsOf(one), await rowsOf(other)].map((rows) => rows.length)).toEqual([1, 1])
  })

  test('is written once by two consumers that hold it at once, in opposite orders', async () => {
    const tenant = tenantOf()
    const records = recordsOf(tenant, 100)
    const batches = [batchOf(records), batchOf(records.toReversed()), batchOf(records), batchOf(records.toReversed())]
    await Promise.all(batches.map((batch) => consume(batch, seamsOf().seams)))
    expect(batches.flatMap(({ verdicts }) => verdicts).every((verdict) => verdict === 'ack')).toBe(true)
    const rows = await rowsOf(tenant)
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
    expect(rows.slice(1).map(({ previous }) => previous)).toEqual(rows.slice(0, -1).map(({ hash }) => hash))
  })
})

describe('a message that can never be a row', () => {
  test('goes to the dead letters once, while the others are written', async () => {
    const tenant = tenantOf()
    const [first, last] = recordsOf(tenant, 2)
    const malformed = { ...first, resource: { resourceType: 'Patient' } }
    const batch = batchOf([first, malformed, last])
    const { seams, dead } = seamsOf()
    await consume(batch, seams)
    expect(batch.verdicts).toEqual(['ack', 'ack', 'ack'])
    expect(dead).toEqual([malformed])
    expect(await rowsOf(tenant)).toHaveLength(2)
  })

  test('because the database refuses it goes there too, and keeps no other out', async () => {
    const tenant = tenantOf()
    const [first, last] = recordsOf(tenant, 2)
    const refused = sampleRecord({ tenant, recorded: '0000-01-01T00:00:00Z' })
    const batch = batchOf([first, refused, last])
    const { seams, dead, logged } = seamsOf()
    await consume(batch, seams)
    expect(batch.verdicts).toEqual(['ack', 'ack', 'ack'])
    expect(dead).toEqual([refused])
    expect(logged).toEqual([{ code: 'audit/dead-letter', cause: '22008' }])
    expect(await rowsOf(tenant)).toHaveLength(2)
  })

  test('comes back later when the dead letters refuse it', async () => {
    const batch = batchOf([{ version: 2 }], 2)
    const { seams } = seamsOf({ deadLetters: { send: () => Promise.reject(new Error('full')) } })
    await consume(batch, seams)
    expect(batch.verdicts).toEqual(['retry in 20 s'])
  })

  test('needs no database', async () => {
    const batch = batchOf(['nonsense'])
    const { seams, dead } = seamsOf({ url: silent.href })
    await consume(batch, seams)
    expect([batch.verdicts, dead]).toEqual([['ack'], ['nonsense']])
  })
})

describe('while the database is away', () => {
  test('every record of the batch comes back later, and nothing is acknowledged', async () => {
    const batch = batchOf(recordsOf(tenantOf(), 2), 3)
    const { seams, logged } = seamsOf({ url: silent.href })
    await consume(batch, seams)
    expect(batch.verdicts).toEqual(['retry in 40 s', 'retry in 40 s'])
    expect(logged).toEqual([{ code: 'audit/unavailable', cause: 'ECONNREFUSED', messages: 2, delaySeconds: 40 }])
  })

  test('an outage and duplicated deliveries end in exactly the right rows', async () => {
    const tenant = tenantOf()
    const records = recordsOf(tenant, 10)
    const refused = batchOf(records)
    await consume(refused, seamsOf({ url: silent.href }).seams)
    expect(new Set(refused.verdicts)).toEqual(new Set(['retry in 10 s']))
    expect(await rowsOf(tenant)).toEqual([])

    await consume(batchOf(records.slice(0, 6), 2), seamsOf().seams)
    await consume(batchOf(records, 2), seamsOf().seams)
    expect((await rowsOf(tenant)).map(({ id }) => id).toSorted()).toEqual(records.map(({ id }) => id).toSorted())
  })

  test('the delay doubles up to an hour', () => {
    expect([1, 2, 3, 9, 10, 99].map(retryDelaySeconds)).toEqual([10, 20, 40, 2_560, 3_600, 3_600])
  })
})

describe('without keys to seal with', () => {
  test.each([
    ['are none', ''],
    ['cannot be read', 'k1:too-short'],
    ['lack the one of this month', `other:${Buffer.alloc(32, 2).toString('base64url')}`],
  ])('where they %s, every record comes back later, and nothing is written in clear', async (_, keyRing) => {
    const tenant = tenantOf()
    await consume(batchOf(recordsOf(tenant, 1)), seamsOf().seams)
    const batch = batchOf(recordsOf(tenant, 2))
    const { seams, logged, dead } = seamsOf({ sealing: { keyRing } })
    await consume(batch, seams)
    expect(batch.verdicts).toEqual(['retry in 10 s', 'retry in 10 s'])
    const cause = expect.stringMatching(/^sealing\/(keys-invalid|kek-unknown)$/)
    expect(logged).toEqual([{ code: 'audit/unavailable', cause, messages: 2, delaySeconds: 10 }])
    expect([dead, await rowsOf(tenant)]).toEqual([[], [expect.anything()]])
  })
})

test('logs codes and counts, and nothing of a record', async () => {
  const { seams, logged } = seamsOf()
  await consume(batchOf([sampleRecord({ tenant: tenantOf() }), { patients: ['Patient/secret'] }]), seams)
  expect(logged).toEqual([
    { code: 'audit/dead-letter', cause: 'audit/malformed' },
    { code: 'audit/recorded', messages: 1, inserted: 1 },
  ])
})
