import pg from 'pg'
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { migrate } from '../../../scripts/stack/postgres/postgres.ts'
import { withAuditDatabase } from '../src/audit-database.ts'
import { listedRow, rowOf } from '../src/event-columns.ts'
import { sampleSealing } from './sample-keys.ts'
import { sampleRecord } from './sample-record.ts'

const clients: pg.Client[] = []

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  clients.push(client)
  return client
}

const append = (client: pg.Client, events: unknown[]) =>
  client.query('select * from audit.append($1::jsonb)', [JSON.stringify(events)])

const roles = { owner: inject('adminUrl'), writer: inject('writerUrl'), reader: inject('readerUrl') }
const refused = { code: '42501' }
const thisMonth = `event_${new Date().toISOString().slice(0, 7).replace('-', '_')}`

beforeAll(() =>
  withAuditDatabase(roles.writer, (database) => database.insert([sampleRecord({ tenant: 'trail' })]), sampleSealing),
)
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end()
})

describe('migrations', () => {
  test('apply again without effect, also at the same time', async () => {
    const owner = await connect(roles.owner)
    const applied = () => owner.query('select name from audit_migration order by name').then(({ rows }) => rows)
    const before = await applied()
    await Promise.all([migrate(roles.owner), migrate(roles.owner)])
    expect(before).toEqual([
      { name: '20261122000001000_audit-event' },
      { name: '20261122000002000_roles' },
      { name: '20261123000001000_chain' },
      { name: '20261123000002000_sealed-columns' },
      { name: '20261123000003000_data-keys' },
      { name: '20261123000004000_trail-indexes' },
      { name: '20261123000005000_append-in-sets' },
      { name: '20261123000006000_survey-indexes' },
      { name: '20261123000007000_append-cheaper' },
      { name: '20261123000008000_append-listed' },
    ])
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
    ['change a partition of', `update audit.${thisMonth} set outcome = 12 where tenant = 'trail'`],
    ['delete from a partition of', `delete from audit.${thisMonth} where tenant = 'trail'`],
    ['truncate a partition of', `truncate audit.${thisMonth}`],
  ] as const

  for (const role of ['owner', 'writer', 'reader'] as const) {
    test.each(changes)(`refuses the ${role} to %s it`, async (_, sql) => {
      const client = await connect(roles[role])
      await expect(client.query(sql)).rejects.toMatchObject(refused)
      const { rows } = await client.query(`select outcome from audit.event where tenant = 'trail'`)
      expect(rows).toEqual([{ outcome: 0 }])
    })
  }

  test.each([changes[1][1], changes[5][1]])('refuses changes under session_replication_role too: %s', async (sql) => {
    const owner = await connect(roles.owner)
    await owner.query('set session_replication_role = replica')
    await expect(owner.query(sql)).rejects.toMatchObject(refused)
  })

  test.each([
    ['a principal', { agent: { roles: [] } }, '23502'],
    ['a tenant', { tenant: null }, '23502'],
    ['an outcome that exists', { outcome: 3 }, '23514'],
  ])('refuses a row without %s', async (_, change, code) => {
    const writer = await connect(roles.writer)
    const event = { ...rowOf(sampleRecord({ tenant: 'refused' })), ...change }
    await expect(append(writer, [event])).rejects.toMatchObject({ code })
  })

  test('takes place, hashes and time of arrival from nobody', async () => {
    const tenant = `forged-${crypto.randomUUID()}`
    const writer = await connect(roles.writer)
    const forged = { seq: 7, received: '2001-01-01T00:00:00Z', hash: '\\x00', previous: '\\x00', principal_id: 'other' }
    await append(writer, [{ ...rowOf(sampleRecord({ tenant })), ...forged }])
    const { rows } = await writer.query(
      `select seq::int, received > now() - interval '1 minute' as now, principal_id, octet_length(hash) as bytes
      from audit.event where tenant = $1`,
      [tenant],
    )
    expect(rows).toEqual([{ seq: 1, now: true, principal_id: 'practitioner-1', bytes: 32 }])
  })

  test('takes no row that is sealed with a key which is not in use', async () => {
    const writer = await connect(roles.writer)
    const event = { ...rowOf(sampleRecord({ tenant: 'refused' })), key_id: crypto.randomUUID(), sealed: '\\x01' }
    await expect(append(writer, [event])).rejects.toMatchObject({ code: '55000' })
  })

  test('takes no row that is sealed with a key which is being destroyed', async () => {
    const [owner, writer] = [await connect(roles.owner), await connect(roles.writer)]
    const tenant = `destroyed-${crypto.randomUUID()}`
    const key = crypto.randomUUID()
    await writer.query(`select audit.obtain_data_key($1, '2026-01', $2, 'kek-1', decode(repeat('00', 72), 'hex'))`, [
      tenant,
      key,
    ])
    const event = { ...rowOf(sampleRecord({ tenant })), key_id: key, sealed: '\\x01' }
    const pid = (await writer.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
    await owner.query('begin')
    await owner.query('update audit.data_key set wrapped = null, destroyed = clock_timestamp() where key_id = $1', [
      key,
    ])
    const appended = append(writer, [event]).catch((error: unknown) => error)
    const waits = `select count(*)::int as waiting from pg_locks where pid = $1 and locktype = 'advisory' and not granted`
    await expect.poll(async () => (await owner.query(waits, [pid])).rows).toEqual([{ waiting: 1 }])
    await owner.query('commit')
    expect(await appended).toMatchObject({ code: '55000' })
  })

  test('tells how far each chain goes that was asked for, and skips an id that comes twice', async () => {
    const tenant = `told-${crypto.randomUUID()}`
    const writer = await connect(roles.writer)
    const [one, two] = [rowOf(sampleRecord({ tenant })), rowOf(sampleRecord({ tenant }))]
    const told = async (...events: unknown[]) => (await append(writer, events)).rows
    expect(await told(one, two, one)).toEqual([{ of_tenant: tenant, inserted: 2, last_seq: '2' }])
    expect(await told(two)).toEqual([{ of_tenant: tenant, inserted: 0, last_seq: '2' }])
    expect(await told()).toEqual([])
  })

  test('skips an id that came in an earlier month, however long it was on its way', async () => {
    const tenant = `earlier-${crypto.randomUUID()}`
    const owner = await connect(roles.owner)
    const event = rowOf(sampleRecord({ tenant, recorded: '2020-02-29T23:59:59.000Z' }))
    await owner.query('begin')
    await owner.query(`select audit.create_partition('2020-03-01')`)
    await append(owner, [event])
    await owner.query(`alter table audit.event disable trigger refuse_change`)
    await owner.query(`update audit.event set received = '2020-03-01T00:00:00Z' where tenant = $1`, [tenant])
    const again = await append(owner, [event])
    await owner.query('rollback')
    expect(again.rows).toEqual([{ of_tenant: tenant, inserted: 0, last_seq: '1' }])
  })

  test('takes a row without names as it takes one with them', async () => {
    const [named, listed] = ['named', 'listed'].map((tenant) => `${tenant}-${crypto.randomUUID()}`)
    const writer = await connect(roles.writer)
    const { recorded, requestId } = sampleRecord()
    const of = (tenant = '') => ({
      ...rowOf(
        sampleRecord({ tenant, recorded, requestId, patients: ['Patient/"a', 'Patient/\\{b,}'], breakGlass: true }),
      ),
      patient_index: ['\\x00ff', '\\x01'],
    })
    await append(writer, [of(named)])
    await append(writer, [listedRow(of(listed))])
    const { rows } = await writer.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(e) - '{id,tenant,seq,received,previous,hash}'::text[] as row from audit.event e
      where tenant = any($1)`,
      [[named, listed]],
    )
    expect(rows[0]?.row).toMatchObject({
      patients: ['Patient/"a', 'Patient/\\{b,}'],
      patient_index: ['\\x00ff', '\\x01'],
    })
    expect(rows[1]).toEqual(rows[0])
  })

  test('takes no row in a transaction that may not see the end of the chain', async () => {
    const writer = await connect(roles.writer)
    await writer.query('begin isolation level repeatable read')
    await expect(append(writer, [rowOf(sampleRecord())])).rejects.toMatchObject({ code: '25000' })
  })

  test('is partitioned by month, two months ahead, without a default', async () => {
    const owner = await connect(roles.owner)
    const { rows } = await owner.query<{ name: string; bound: string }>(
      `select relname as name, pg_get_expr(relpartbound, oid) as bound from pg_class
      where oid in (select inhrelid from pg_inherits where inhparent = 'audit.event'::regclass) order by relname`,
    )
    expect(rows).toHaveLength(3)
    expect(rows[0]?.name).toBe(thisMonth)
    expect(rows.filter(({ bound }) => bound === 'DEFAULT')).toEqual([])
  })

  test('gets the partition of a month that nobody made', async () => {
    const owner = await connect(roles.owner)
    await owner.query('begin')
    await owner.query(`drop table ${thisMonth.replace('event', 'audit.event')}`)
    await append(owner, [rowOf(sampleRecord({ tenant: 'first of the month' }))])
    const { rows } = await owner.query(`select to_regclass('audit.${thisMonth}') is not null as made`)
    await owner.query('rollback')
    expect(rows).toEqual([{ made: true }])
  })
})

describe('the writer', () => {
  test('may append and read', async () => {
    const tenant = `writer-${crypto.randomUUID()}`
    expect(
      await withAuditDatabase(roles.writer, (database) => database.insert([sampleRecord({ tenant })]), sampleSealing),
    ).toEqual({
      inserted: 1,
      lastSeq: new Map([[tenant, 1]]),
    })
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
    ['insert a row past the chain', 'insert into audit.event (tenant) values (null)'],
    ['insert into a partition', `insert into audit.${thisMonth} (tenant) values (null)`],
    ['make a partition of its choice', `select audit.create_partition('1970-01-01')`],
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

  test('may not append', async () => {
    const insert = withAuditDatabase(roles.reader, (database) => database.insert([sampleRecord()]), sampleSealing)
    await expect(insert).rejects.toMatchObject(refused)
  })
})

test('is indexed for the questions of whoever examines it', async () => {
  const { rows } = await (await connect(roles.reader)).query<{ indexdef: string }>(
    `select indexdef from pg_indexes where schemaname = 'audit' and tablename = $1`,
    [thisMonth],
  )
  const indexes = rows.map(({ indexdef }) => indexdef.replace(/^CREATE (.*INDEX) \w+ ON audit\.\w+ USING /, '$1 '))
  expect(indexes.toSorted()).toEqual([
    'INDEX btree (received)',
    "INDEX btree (tenant, ((agent ->> 'clientId'::text)), recorded)",
    "INDEX btree (tenant, event, recorded) WHERE ((event <> 'tool-call'::text) AND (event <> 'rest-call'::text))",
    'INDEX btree (tenant, outcome, recorded) WHERE (outcome <> 0)',
    'INDEX btree (tenant, principal_id, recorded)',
    'INDEX btree (tenant, recorded) INCLUDE (received, principal_id, platform, event, phase, outcome, break_glass)',
    'INDEX btree (tenant, recorded) WHERE (COALESCE(cardinality(patient_index), cardinality(patients)) > 1)',
    'INDEX btree (tenant, recorded) WHERE break_glass',
    'INDEX btree (tenant, resource_type, recorded)',
    'INDEX gin (patient_index)',
    "INDEX gin (patients) WHERE (patients <> '{}'::text[])",
    'UNIQUE INDEX btree (tenant, id)',
    'UNIQUE INDEX btree (tenant, seq)',
  ])
})
