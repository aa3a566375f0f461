import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTrail } from './tampered-trail.ts'

let trail: Awaited<ReturnType<typeof startTrail>>
let tenants: string[]
beforeAll(async () => {
  trail = await startTrail()
  tenants = await trail.sealedTenants(60)
})
afterAll(() => trail.stop())

function sealedTenant(): string {
  const tenant = tenants.pop()
  if (tenant === undefined) throw new Error('more tests than tenants')
  return tenant
}
const row = (seq: number) => `tenant = $tenant and seq = ${seq}`
const of = (code: string, seq: number) => ({ code, seq, id: expect.any(String) })

test('nothing is found in a trail that was only appended to, also beyond its last checkpoint', async () => {
  const tenant = sealedTenant()
  await trail.append(tenant, 5)
  expect(await trail.findings(tenant)).toEqual([])
})

describe('an edit is found', () => {
  test.each([
    ['received', `received + interval '1 microsecond'`],
    ['version', '1'],
    ['id', 'gen_random_uuid()'],
    ['recorded', `recorded - interval '1 microsecond'`],
    ['recorded', `(to_char(recorded, 'YYYY-MM-DD HH24:MI:SS.US') || '+00 BC')::timestamptz`],
    ['request_id', `'request-2'`],
    ['platform', `'other'`],
    ['phase', `'attempt'`],
    ['event', `'refusal'`],
    ['tool', `null`],
    ['transport', `'rest'`],
    ['interaction', `''`],
    ['resource_type', `'Patient'`],
    ['resource_id', `'p1'`],
    ['version_id', `'1'`],
    ['patients', `array['Patient/p2']`],
    ['patients', `array['Patient/p1', null]`],
    ['disclosed', `array['Observation/o2']`],
    ['query', `'Patient/p2'`],
    ['outcome', '4'],
    ['code', `'authz/denied'`],
    ['decision', `'null'`],
    ['agent', `agent || '{"purpose": "TREAT"}'`],
    ['duration_ms', '0'],
    ['withheld', 'false'],
    ['break_glass', 'true'],
    ['rows', '1'],
    ['key_id', `'other'`],
    ['sealed', `'\\x01'`],
    ['patient_index', `array['\\x01'::bytea]`],
    ['previous', `sha256('')`],
    ['hash', `sha256('')`],
  ])('of %s, to %s', async (column, value) => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, `update audit.event set ${column} = ${value} where ${row(15)}`)
    expect(await trail.findings(tenant)).toContainEqual(of('row-changed', 15))
  })

  test('of who it was, where the check was dropped first', async () => {
    const tenant = sealedTenant()
    await trail.tamper(
      tenant,
      'alter table audit.event drop constraint event_check',
      `update audit.event set principal_id = 'practitioner-2' where ${row(15)}`,
    )
    expect(await trail.findings(tenant)).toEqual([of('row-changed', 15)])
  })

  test('of the tenant: the row is missing here and strange there', async () => {
    const [from, to] = [sealedTenant(), sealedTenant()]
    await trail.tamper(from, `update audit.event set tenant = '${to}', seq = 31 where ${row(15)}`)
    expect(await trail.findings(from)).toEqual([{ code: 'rows-missing', from: 15, to: 15 }])
    expect(await trail.findings(to)).toEqual(
      expect.arrayContaining([of('row-changed', 31), of('link-broken', 31), of('time-reversed', 31)]),
    )
  })

  test('of a value that is moved to the column beside it', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, `update audit.event set code = tool, tool = null where ${row(15)}`)
    expect(await trail.findings(tenant)).toEqual([of('row-changed', 15)])
  })

  test('whose row got a fitting hash', async () => {
    const tenant = sealedTenant()
    await trail.tamper(
      tenant,
      `update audit.event set outcome = 4 where ${row(15)}`,
      `update audit.event e set hash = sha256(previous || convert_to(audit.event_text(e), 'UTF8')) where ${row(15)}`,
    )
    expect(await trail.findings(tenant)).toEqual([of('link-broken', 16)])
  })

  test('after which the whole tail got fitting hashes', async () => {
    const tenant = sealedTenant()
    await trail.tamper(
      tenant,
      `update audit.event set outcome = 4 where ${row(15)}`,
      `select pg_temp.rechain($tenant, 15)`,
    )
    expect(await trail.findings(tenant)).toEqual([{ code: 'rows-rewritten', from: 11, to: 20, checkpoint: 2 }])
  })
})

describe('a deletion is found', () => {
  test('in the middle', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, `delete from audit.event where tenant = $tenant and seq in (15, 16)`)
    expect(await trail.findings(tenant)).toEqual([{ code: 'rows-missing', from: 15, to: 16 }])
  })

  test('at the beginning', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, `delete from audit.event where tenant = $tenant and seq <= 3`)
    expect(await trail.findings(tenant)).toEqual([{ code: 'rows-missing', from: 1, to: 3 }])
  })

  test('in the middle after which the rest was moved up and chained anew', async () => {
    const tenant = sealedTenant()
    await trail.tamper(
      tenant,
      `delete from audit.event where ${row(15)}`,
      ...Array.from({ length: 15 }, (_, i) => `update audit.event set seq = ${15 + i} where ${row(16 + i)}`),
      `select pg_temp.rechain($tenant, 15)`,
    )
    expect(await trail.findings(tenant)).toEqual([
      { code: 'rows-rewritten', from: 11, to: 20, checkpoint: 2 },
      { code: 'tail-missing', from: 30, to: 30, checkpoint: 3 },
    ])
  })

  test('of the tail', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, `delete from audit.event where tenant = $tenant and seq > 25`)
    expect(await trail.findings(tenant)).toEqual([{ code: 'tail-missing', from: 26, to: 30, checkpoint: 3 }])
  })

  test('of the tail, with the head rewritten too', async () => {
    const tenant = sealedTenant()
    await trail.tamper(
      tenant,
      'delete from audit.event where tenant = $tenant and seq > 25',
      `update audit.event set outcome = 4 where ${row(5)}`,
      `select pg_temp.rechain($tenant, 5)`,
    )
    expect(await trail.findings(tenant)).toEqual([
      { code: 'rows-rewritten', from: 1, to: 10, checkpoint: 1 },
      { code: 'tail-missing', from: 26, to: 30, checkpoint: 3 },
    ])
  })

  test('of the tail over which new rows were appended, and nothing is signed on top of it', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, `delete from audit.event where tenant = $tenant and seq > 25`)
    await trail.append(tenant, 8)
    expect(await trail.findings(tenant)).toEqual([{ code: 'rows-rewritten', from: 21, to: 30, checkpoint: 3 }])
    expect(await trail.checkpoint()).toContainEqual({
      code: 'audit/chain-broken',
      counts: { tenant, checkpoint: 3, seq: 30 },
    })
  })

  test('of all rows of a tenant', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, 'delete from audit.event where tenant = $tenant')
    expect(await trail.findings(tenant)).toEqual([{ code: 'tail-missing', from: 1, to: 30, checkpoint: 3 }])
  })
})

describe('a reordering is found', () => {
  const swap = [
    `update audit.event set seq = 1000 where ${row(15)}`,
    `update audit.event set seq = 15 where ${row(16)}`,
    `update audit.event set seq = 16 where ${row(1000)}`,
  ]

  test('of two rows', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, ...swap)
    expect(await trail.findings(tenant)).toEqual(
      expect.arrayContaining([of('row-changed', 15), of('row-changed', 16), of('link-broken', 17)]),
    )
  })

  test('after which the tail was chained anew', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, ...swap, `select pg_temp.rechain($tenant, 15)`)
    expect(await trail.findings(tenant)).toEqual([
      of('time-reversed', 16),
      { code: 'rows-rewritten', from: 11, to: 20, checkpoint: 2 },
    ])
  })
})

describe('a foreign insertion is found', () => {
  const insert = (seq: number, received: string) => `insert into audit.event
    select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'seq', ${seq}, 'received', ${received}))).*
    from audit.event e where ${row(15)}`

  test('at a place that is taken', async () => {
    const tenant = sealedTenant()
    // Another partition has another unique index.
    await trail.tamper(tenant, insert(15, `received + interval '1 month'`))
    const findings = await trail.findings(tenant)
    expect(findings).toEqual(expect.arrayContaining([of('row-changed', 15), of('row-doubled', 15)]))
    expect(findings.every((finding) => !('seq' in finding) || [15, 16].includes(finding.seq))).toBe(true)
  })

  test('after the end', async () => {
    const tenant = sealedTenant()
    await trail.tamper(tenant, insert(31, 'received'))
    expect(await trail.findings(tenant)).toEqual([
      of('row-changed', 31),
      of('link-broken', 31),
      of('time-reversed', 31),
    ])
  })

  test('in the middle after which the rest was moved down and chained anew', async () => {
    const tenant = sealedTenant()
    await trail.tamper(
      tenant,
      ...Array.from({ length: 15 }, (_, i) => `update audit.event set seq = ${31 - i} where ${row(30 - i)}`),
      insert(16, 'received'),
      `select pg_temp.rechain($tenant, 16)`,
    )
    expect(await trail.findings(tenant)).toEqual([{ code: 'rows-rewritten', from: 11, to: 20, checkpoint: 2 }])
  })
})
