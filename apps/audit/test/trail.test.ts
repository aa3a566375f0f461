import pg from 'pg'
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { migrate } from '../../../scripts/stack/postgres/postgres.ts'
import { withAuditDatabase } from '../src/audit-database.ts'
import { sampleRecord } from './sample-record.ts'

const clients: pg.Client[] = []

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  clients.push(client)
  return client
}

const roles = { owner: inject('adminUrl'), writer: inject('writerUrl'), reader: inject('readerUrl') }
const refused = { code: '42501' }

beforeAll(() => withAuditDatabase(roles.writer, (database) => database.insert([sampleRecord({ tenant: 'trail' })])))
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end()
})

describe('migrations', () => {
  test('apply again without effect, also at the same time', async () => {
    const owner = await connect(roles.owner)
    const applied = () => owner.query('select name from audit_migration order by name').then(({ rows }) => rows)
    const before = await applied()
    await Promise.all([migrate(roles.owner), migrate(roles.owner)])
    expect(before).toEqual([{ name: '20261122000001000_audit-event' }, { name: '20261122000002000_roles' }])
    expect(await applied()).toEqual(before)
  })

  test('apply to a second database of the same cluster', async () => {
    const owner = await connect(roles.owner)
    await owner.query('create database audit_second')
    const second = new URL(roles.owner)
    second.pathname = '/audit_second'
    await migrate(second.href)
    const { rows } = await (await connect(second.href)).query('select count(*)::int as rows from audit.event')
    expect(rows).toEqual([{ rows: 0 }])
  })
})

describe('the trail', () => {
  const changes = [
    ['update', `update audit.event set outcome = 12 where tenant = 'trail'`],
    ['delete', `delete from audit.event where tenant = 'trail'`],
    ['truncate', 'truncate audit.event'],
    ['truncate with cascade', 'truncate audit.event restart identity cascade'],
  ] as const

  for (const role of ['owner', 'writer', 'reader'] as const) {
    test.each(changes)(`refuses the ${role} to %s it`, async (_, sql) => {
      const client = await connect(roles[role])
      await expect(client.query(sql)).rejects.toMatchObject(refused)
      const { rows } = await client.query(`select outcome from audit.event where tenant = 'trail'`)
      expect(rows).toEqual([{ outcome: 0 }])
    })
  }

  test('refuses changes under session_replication_role too', async () => {
    const owner = await connect(roles.owner)
    await owner.query('set session_replication_role = replica')
    await expect(owner.query(changes[1][1])).rejects.toMatchObject(refused)
  })

  test('refuses a row without a principal', async () => {
    const writer = await connect(roles.writer)
    const insert = `insert into audit.event (version, id, recorded, request_id, tenant, platform, phase, event, transport,
      patients, disclosed, outcome, agent)
      values (1, gen_random_uuid(), now(), 'r', 'trail', 'p', 'outcome', 'tool-call', 'mcp', '{}', '{}', 0, '{}')`
    await expect(writer.query(insert)).rejects.toMatchObject({ code: '23502' })
  })
})

describe('the writer', () => {
  test('may insert and read', async () => {
    const tenant = `writer-${crypto.randomUUID()}`
    expect(await withAuditDatabase(roles.writer, (database) => database.insert([sampleRecord({ tenant })]))).toBe(1)
    const { rows } = await (await connect(roles.writer)).query('select id from audit.event where tenant = $1', [tenant])
    expect(rows).toHaveLength(1)
  })

  test.each([
    ['create a table in the trail', 'create table audit.other (id int)'],
    ['create a table elsewhere', 'create table public.other (id int)'],
    ['create a temporary table', 'create temporary table other (id int)'],
    ['create a schema', 'create schema other'],
    ['drop the trail', 'drop table audit.event'],
    ['add a column', 'alter table audit.event add column other int'],
    ['disable a trigger', 'alter table audit.event disable trigger refuse_change'],
    ['replace the trigger function', 'drop function audit.refuse_change() cascade'],
    ['become the owner', 'set role postgres'],
    ['silence triggers', 'set session_replication_role = replica'],
    ['read which migrations ran', 'select * from audit_migration'],
  ])('may not %s', async (_, sql) => {
    await expect((await connect(roles.writer)).query(sql)).rejects.toMatchObject(refused)
  })
})

describe('the reader', () => {
  test('may read', async () => {
    const { rows } = await (await connect(roles.reader)).query(`select id from audit.event where tenant = 'trail'`)
    expect(rows).toHaveLength(1)
  })

  test('may not insert', async () => {
    const insert = withAuditDatabase(roles.reader, (database) => database.insert([sampleRecord()]))
    await expect(insert).rejects.toMatchObject(refused)
  })
})

test('is indexed for the accesses of a period, of a principal and to a patient', async () => {
  const { rows } = await (await connect(roles.reader)).query<{ indexdef: string }>(
    `select indexdef from pg_indexes where schemaname = 'audit' order by indexname`,
  )
  expect(rows.map(({ indexdef }) => indexdef.replace(/^CREATE (.*INDEX) \w+ ON audit\.event USING /, '$1 '))).toEqual([
    'UNIQUE INDEX btree (tenant, id)',
    'INDEX gin (patients)',
    'UNIQUE INDEX btree (seq)',
    'INDEX btree (tenant, principal_id, recorded)',
    'INDEX btree (tenant, recorded)',
  ])
})
