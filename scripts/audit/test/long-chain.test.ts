import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '../verify.ts'
import { startTrail } from './tampered-trail.ts'

/** More than are fetched at once: 4,000. */
const rows = 4_100

let trail: Awaited<ReturnType<typeof startTrail>>
beforeAll(async () => {
  trail = await startTrail()
})
afterAll(() => trail.stop())

async function longTenant(): Promise<string> {
  const tenant = `tenant-${crypto.randomUUID()}`
  for (let appended = 0; appended < rows; appended += 1_025) await trail.append(tenant, 1_025)
  return tenant
}

describe('a chain that is longer than what is fetched at once', () => {
  test('is verified to its end, and a change on both sides of where a fetch ends is found', async () => {
    const tenant = await longTenant()
    await trail.checkpoint()
    expect(await trail.findings(tenant)).toEqual([])
    await trail.tamper(
      tenant,
      'update audit.event set outcome = 4 where tenant = $tenant and seq in (4000, 4001, 4100)',
    )
    expect(await trail.findings(tenant)).toEqual(
      [4_000, 4_001, 4_100].map((seq) => ({ code: 'row-changed', seq, id: expect.any(String) })),
    )
  })

  test('is not confused by a row that is gone where a fetch ends', async () => {
    const tenant = await longTenant()
    await trail.tamper(tenant, 'delete from audit.event where tenant = $tenant and seq in (4000, 4001)')
    expect(await trail.findings(tenant)).toEqual([
      { code: 'checkpoints-missing' },
      { code: 'rows-missing', from: 4_000, to: 4_001 },
    ])
  })
})

test('rows that arrive while a trail is verified are not looked at, and nothing is found wrong', async () => {
  const tenants = ['a', 'b', "o'brien"].map((name) => `${name}-${crypto.randomUUID()}`)
  for (const tenant of tenants) await trail.append(tenant, 20)
  const reports = await verify({
    databaseUrl: trail.url,
    checkpoints: undefined,
    verifiers: new Map(),
    onTenant: () => Promise.all(tenants.map((tenant) => trail.append(tenant, 10))).then(() => {}),
  })
  const found = reports.filter(({ tenant }) => tenants.includes(tenant))
  expect(found.map(({ rows, lastSeq, findings }) => [rows, lastSeq, findings])).toEqual(tenants.map(() => [20, 20, []]))
})
