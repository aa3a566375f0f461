import { join } from 'node:path'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate } from '../../../scripts/stack/postgres/postgres.ts'
import { withAuditDatabase } from '../src/audit-database.ts'
import { rowOf } from '../src/event-columns.ts'
import { sampleSealing } from './sample-keys.ts'
import { sampleRecord } from './sample-record.ts'

const inDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** A database as it was before there were chains, with rows of two tenants in turns, some of them months old. */
async function unchainedDatabase(name: string): Promise<void> {
  await withClient(inject('adminUrl'), (owner) => owner.query(`create database ${name}`))
  const databaseUrl = inDatabase(inject('adminUrl'), name)
  await runner({
    databaseUrl,
    dir: join(import.meta.dirname, '../migrations'),
    direction: 'up',
    count: 2,
    migrationsTable: 'audit_migration',
    log: () => {},
  })
  await withClient(databaseUrl, async (owner) => {
    for (const [i, received] of ['2026-08-31T23:59:59Z', '2026-09-01T00:00:00Z', '2026-11-22T12:00:00Z'].entries()) {
      for (const tenant of ['north', 'south']) {
        const { id, ...row } = rowOf(sampleRecord({ tenant, requestId: `request-${i}` }))
        await owner.query(
          `insert into audit.event (received, id, version, recorded, request_id, tenant, platform, phase, event, transport,
            patients, disclosed, outcome, agent)
          select $1, $2, version, recorded, request_id, tenant, platform, phase, event, transport, patients, disclosed,
            outcome, agent from jsonb_populate_record(null::audit.event, $3)`,
          [received, id, JSON.stringify(row)],
        )
      }
    }
  })
}

test('rows from before there were chains are kept, in their order, in the partition of their month, and chained', async () => {
  await unchainedDatabase('audit_unchained')
  await migrate(inDatabase(inject('adminUrl'), 'audit_unchained'))
  const appended = await withAuditDatabase(
    inDatabase(inject('writerUrl'), 'audit_unchained'),
    (database) => database.insert([sampleRecord({ tenant: 'north', requestId: 'request-3' })]),
    sampleSealing,
  )
  expect(appended.lastSeq).toEqual(new Map([['north', 4]]))

  const rows = await withClient(inDatabase(inject('adminUrl'), 'audit_unchained'), async (owner) => {
    const found = await owner.query(
      `select tenant, seq::int, request_id, tableoid::regclass::text as partition,
        previous = coalesce(lag(hash) over (partition by tenant order by seq), decode(repeat('00', 32), 'hex')) as follows,
        hash = sha256(previous || convert_to(audit.event_text(e), 'UTF8')) as holds
      from audit.event as e where tenant = 'north' or seq = 3 order by tenant, seq`,
    )
    return found.rows
  })
  const partitions = ['2026_08', '2026_09', '2026_11', new Date().toISOString().slice(0, 7).replace('-', '_')]
  expect(rows).toEqual([
    ...partitions.map((month, i) => ({
      tenant: 'north',
      seq: i + 1,
      request_id: `request-${i}`,
      partition: `audit.event_${month}`,
      follows: true,
      holds: true,
    })),
    expect.objectContaining({ tenant: 'south', seq: 3, request_id: 'request-2', holds: true }),
  ])
})
