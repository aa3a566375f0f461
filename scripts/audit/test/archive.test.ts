import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withAuditDatabase } from '../../../apps/audit/src/audit-database.ts'
import { type ArchiveBucket, bucketNamed, withArchiveBucket } from '../archive/archive-bucket.ts'
import { archivedChains } from '../archive/archived-chain.ts'
import { type ArchiveStage, monthsAgo, movedTo, startArchiveStage } from './archive-stage.ts'

let stage: ArchiveStage
let trail: ArchiveStage['trail']
let archive: string
const [old, idle] = ['grown', 'idle']
const [month, before] = [monthsAgo(2), monthsAgo(1)]
const table = `audit.event_${month.replace('-', '_')}`

/** Rows as they would be had they come two months ago. */
async function appendOld(tenant: string): Promise<void> {
  await trail.append(tenant, 6)
  await trail.tamper(
    tenant,
    `select audit.create_partition('${month}-01')`,
    movedTo(month, 'tenant = $tenant'),
    'select pg_temp.rechain($tenant, 1)',
  )
}

beforeAll(async () => {
  stage = await startArchiveStage()
  trail = stage.trail
  archive = stage.archive
  for (const tenant of [old, idle]) await appendOld(tenant)
  await trail.append(old, 3)
})
afterAll(() => stage.stop())

const audit: ArchiveStage['audit'] = (...args) => stage.audit(...args)

async function asOwner<T>(use: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: trail.ownerUrl })
  await owner.connect()
  try {
    return await use(owner)
  } finally {
    await owner.end()
  }
}
const rowsIn = (name: string) =>
  asOwner(
    async (owner) => (await owner.query<{ rows: number }>(`select count(*)::int as rows from ${name}`)).rows[0]?.rows,
  )

describe('a month that is archived', () => {
  test('stays in the table until a checkpoint covers it', async () => {
    const { code, output } = await audit('archive', '--before', before, '--to', archive)
    expect([code, output]).toEqual([1, expect.stringContaining('there are rows and no checkpoint at all')])
    expect(await rowsIn('audit.event')).toBe(15)
  })

  test('is written whole, with its checkpoints, and taken out', async () => {
    await trail.checkpoint()
    const { code, output } = await audit('archive', '--before', before, '--to', archive)
    expect([code, output]).toEqual([0, expect.stringContaining(`${month}: 12 rows of 2 tenants archived`)])
    expect(await rowsIn('audit.event')).toBe(3)
    const [segment] = (await archivedChains(archive)).get(old) ?? []
    expect(segment).toMatchObject({
      from: 1,
      to: 6,
      rows: 6,
      checkpoint: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    })
    const lines = gunzipSync(await readFile(segment?.path ?? ''))
      .toString('utf8')
      .trim()
      .split('\n')
    expect(lines.map((line) => Object.keys(JSON.parse(line)).length)).toEqual(Array(6).fill(33))
  })

  test('still counts among the rows that were ever written', async () => {
    expect(await withAuditDatabase(trail.url, (database) => database.extent())).toMatchObject({ rows: 3, written: 15 })
  })

  test('stays beside as a table that refuses changes', async () => {
    expect(await rowsIn(table)).toBe(12)
    const change = asOwner((owner) => owner.query(`update ${table} set outcome = 4`))
    await expect(change).rejects.toMatchObject({ code: '42501' })
  })

  test('leaves chains that go on where they were, also where no row is left', async () => {
    await trail.append(old, 1)
    await trail.append(idle, 1)
    const logged = await trail.checkpoint()
    expect(logged.map(({ code }) => code)).toEqual(['audit/checkpoint', 'audit/checkpoint'])
    const { code, output } = await audit('verify', '--archives', archive)
    expect(output).toContain('"grown": 10 rows')
    expect(output).toContain('"idle": 7 rows')
    expect(code).toBe(0)
  })

  test('is not missed where its manifest alone is there, and is where that is gone', async () => {
    const copy = `${archive}-manifest`
    await cp(archive, copy, { recursive: true, filter: (path) => !path.endsWith('.gz') })
    expect((await audit('verify', '--archives', copy)).code).toBe(0)
    await rm(copy, { recursive: true })
    const { code, output } = await audit('verify')
    expect([code, output]).toEqual([1, expect.stringContaining('rows 1 to 6 missing')])
  })

  test('belongs to a chain that is looked at without checkpoints', async () => {
    const { code, output } = await audit('verify', '--archives', archive, '--without-checkpoints')
    expect([code, output]).toEqual([0, expect.stringContaining('"grown": 10 rows')])
    expect((await audit('verify', '--without-checkpoints')).code).toBe(1)
  })

  test.each<[string, (lines: string[]) => string[], string]>([
    ['a row was edited', ([head = '', ...rest]) => [head.replace('"outcome":"0"', '"outcome":"4"'), ...rest], 'row 1'],
    ['rows were cut', (lines) => lines.slice(0, 4), 'it does not end as its manifest says'],
  ])('is found out where %s in its file', async (_, change, words) => {
    const copy = `${archive}-changed`
    await cp(archive, copy, { recursive: true })
    const path = (await archivedChains(copy)).get(old)?.[0]?.path ?? ''
    const lines = gunzipSync(await readFile(path))
      .toString('utf8')
      .trim()
      .split('\n')
    await writeFile(path, gzipSync(change(lines).join('\n')))
    const { code, output } = await audit('verify', '--archives', copy)
    await rm(copy, { recursive: true })
    expect([code, output]).toEqual([1, expect.stringContaining(words)])
  })
})

describe('a month that is archived to a bucket', () => {
  const later = monthsAgo(1)
  const [free, taken] = ['kept-months', 'taken-months']
  // What a bucket answers with is of no use when it is closed: nothing of it is handed out.
  const inBucket = (name: string, use: (bucket: ArchiveBucket) => Promise<unknown>) =>
    withArchiveBucket(name, { stateDir: archive }, async (bucket) => void (await use(bucket)))
  const archiveTo = (name: string) => audit('archive', '--before', monthsAgo(0), '--to', `r2:${name}`)

  beforeAll(async () => {
    await mkdir(join(archive, 'wrangler', 'v3'), { recursive: true })
    // What was archived to the folder is in the buckets too, as in copies of it.
    const manifest = await readFile(join(archive, month, 'manifest.json'))
    for (const name of [free, taken]) {
      await inBucket(name, (bucket) => bucket.put(`${month}/manifest.json`, new Uint8Array(manifest).buffer, {}))
    }
    await trail.append('bucket', 4)
    await trail.tamper(
      'bucket',
      `select audit.create_partition('${later}-01')`,
      `update audit.event set received = '${later}-10T00:00:00Z'::timestamptz + seq * interval '1 second' where tenant = $tenant`,
      'select pg_temp.rechain($tenant, 1)',
    )
    await trail.checkpoint()
  })

  test('stays in the table where the bucket has something else in its place', async () => {
    const other = new TextEncoder().encode('another file').buffer
    await inBucket(taken, (bucket) => bucket.put(`${later}/000001.jsonl.gz`, other, {}))
    const { code, output } = await archiveTo(taken)
    expect([code, output]).toEqual([2, expect.stringContaining(`another ${later}/000001.jsonl.gz already`)])
    expect(await rowsIn(`audit.event where tenant = 'bucket'`)).toBe(4)
  })

  test('is there whole and verified from a copy of the bucket, and out of the table', async () => {
    const { code, output } = await archiveTo(free)
    expect([code, output]).toEqual([0, expect.stringContaining(`${later}: 4 rows of 1 tenants archived`)])
    expect(await rowsIn(`audit.event where tenant = 'bucket'`)).toBe(0)
    const copy = `${archive}-bucket`
    await cp(join(archive, month), join(copy, month), { recursive: true })
    await mkdir(join(copy, later))
    await inBucket(free, async (bucket) => {
      for (const file of ['000001.jsonl.gz', 'manifest.json']) {
        const object = await bucket.get(`${later}/${file}`)
        await writeFile(join(copy, later, file), Buffer.from((await object?.arrayBuffer()) ?? new ArrayBuffer(0)))
      }
    })
    const verified = await audit('verify', '--archives', copy)
    await rm(copy, { recursive: true })
    expect([verified.code, verified.output]).toEqual([0, expect.stringContaining('"bucket": 4 rows')])
  })

  test.each(['r2:', 'r2:../kept', 'r2:"\nremote = true', 'r2:Kept'])('is refused where it is named %j', (to) => {
    expect(() => bucketNamed(to)).toThrow('the name of a bucket')
  })
})

test('nothing is archived of a trail in which something was changed', async () => {
  await asOwner((owner) => owner.query(`select audit.create_partition('${monthsAgo(3)}-01')`))
  await trail.append('changed', 2)
  await trail.checkpoint()
  await trail.tamper('changed', 'update audit.event set outcome = 4 where tenant = $tenant and seq = 1')
  const { code, output } = await audit('archive', '--before', before, '--to', archive)
  expect([code, output]).toEqual([1, expect.stringContaining('row 1')])
})
