import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPublicKeys } from '@repo/audit/checkpoint'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archivedChains, type Manifest, type Segment } from '../archive/archived-chain.ts'
import { sentence } from '../finding.ts'
import { checkpointsInFolder } from '../stored-checkpoints.ts'
import { verify } from '../verify.ts'
import { type ArchiveStage, monthsAgo, movedTo, startArchiveStage } from './archive-stage.ts'

let stage: ArchiveStage
let trail: ArchiveStage['trail']
let archive: string
const tenant = 'months'
const months = [monthsAgo(3), monthsAgo(2), monthsAgo(1)] as const
const [, middle] = months

const audit: ArchiveStage['audit'] = (...args) => stage.audit(...args)

/** Five rows in each of three months, and one after them. */
beforeAll(async () => {
  stage = await startArchiveStage()
  trail = stage.trail
  archive = stage.archive
  await trail.append(tenant, 16)
  await trail.tamper(
    tenant,
    ...months.map((month) => `select audit.create_partition('${month}-01')`),
    ...months.map((month, at) => movedTo(month, `tenant = $tenant and seq between ${5 * at + 1} and ${5 * at + 5}`)),
    'select pg_temp.rechain($tenant, 1)',
  )
  await trail.checkpoint()
})
afterAll(() => stage.stop())

const readManifest = async (folder: string, month: string) =>
  JSON.parse(await readFile(join(folder, month, 'manifest.json'), 'utf8')) as Manifest

/** What verifying says of a copy of the archive that `change` has been at. */
async function verifyCopy(withFiles: boolean, change: (folder: string) => Promise<unknown>) {
  const copy = `${archive}-copy`
  await cp(archive, copy, { recursive: true, filter: (path) => withFiles || !path.endsWith('.gz') })
  await change(copy)
  const [checkpoints, archives] = await Promise.all([checkpointsInFolder(trail.folder), archivedChains(copy)])
  const verifiers = await readPublicKeys(trail.publicKeys)
  const [report] = await verify({ databaseUrl: trail.url, checkpoints, verifiers, archives })
  await rm(copy, { recursive: true })
  return { rows: report?.rows, findings: (report?.findings ?? []).map(sentence) }
}

async function changeSegment(folder: string, month: string, change: (segment: Segment) => Partial<Segment>) {
  const manifest = await readManifest(folder, month)
  const segments = manifest.segments.map((each, at) =>
    at === manifest.segments.length - 1 ? { ...each, ...change(each) } : each,
  )
  await writeFile(join(folder, month, 'manifest.json'), JSON.stringify({ ...manifest, segments }))
}

const otherHash = Buffer.alloc(32, 9).toString('base64url')
const nothing = async () => {}

describe('months that are archived in several files', () => {
  test('are cut where a file is full, and end in the table where the last one does', async () => {
    const { code, output } = await audit('archive', '--before', monthsAgo(0), '--to', archive, '--file-bytes', '3000')
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(`${middle}: 5 rows of 1 tenants archived, in [2-5] files`),
    ])
    for (const [at, month] of months.entries()) {
      const { segments } = await readManifest(archive, month)
      expect(segments.length).toBeGreaterThan(1)
      expect((await readdir(join(archive, month))).toSorted()).toEqual([
        ...segments.map(({ file }) => file),
        'manifest.json',
      ])
      expect([segments[0]?.from, segments.at(-1)?.to]).toEqual([5 * at + 1, 5 * at + 5])
      expect(segments.slice(1).map(({ from }) => from)).toEqual(segments.slice(0, -1).map(({ to }) => to + 1))
    }
    const owner = new pg.Client({ connectionString: trail.ownerUrl })
    await owner.connect()
    const { rows } = await owner.query('select month, seq from audit.archived order by month')
    await owner.end()
    expect(rows).toEqual(months.map((month, at) => ({ month, seq: String(5 * at + 5) })))
  })

  test('are verified by all their files, or by their manifests alone', async () => {
    expect(await verifyCopy(true, nothing)).toEqual({ rows: 16, findings: [] })
    expect(await verifyCopy(false, nothing)).toEqual({ rows: 1, findings: [] })
  })

  test('are missed where one of their files is gone', async () => {
    const { findings } = await verifyCopy(true, async (folder) => {
      const { segments } = await readManifest(folder, middle)
      await rm(join(folder, middle, segments[1]?.file ?? ''))
    })
    expect(findings).toEqual([
      expect.stringContaining(`the archive of ${middle} does not hold: one of its files is gone`),
    ])
  })

  test('are told of where nobody looks at their rows', async () => {
    for (const [withFiles, words] of [
      [true, '16 rows, 1 checkpoints: whole'],
      [false, '1 rows, 1 checkpoints, 15 archived rows not looked at, since their files are not here: whole'],
    ] as const) {
      const copy = `${archive}-told`
      await cp(archive, copy, { recursive: true, filter: (path) => withFiles || !path.endsWith('.gz') })
      const { code, output } = await audit('verify', '--archives', copy)
      await rm(copy, { recursive: true })
      expect([code, output]).toEqual([0, expect.stringContaining(`"${tenant}": ${words}`)])
    }
  })

  test('are missed where one of their files is not named', async () => {
    const { findings } = await verifyCopy(true, async (folder) => {
      const { segments, ...manifest } = await readManifest(folder, middle)
      await writeFile(
        join(folder, middle, 'manifest.json'),
        JSON.stringify({ ...manifest, segments: segments.slice(1) }),
      )
    })
    expect(findings).toEqual([expect.stringMatching(/row(s 6 to \d| 6) missing, though rows follow/)])
  })
})

describe('of months that are known by their manifests alone', () => {
  test.each<[string, (folder: string) => Promise<unknown>, string]>([
    [
      'one in the middle that is gone is missed',
      (folder) => rm(join(folder, middle), { recursive: true }),
      'rows 6 to 10 missing, though rows follow [rows-missing]',
    ],
    [
      'one that was rewritten does not fit the next',
      (folder) => changeSegment(folder, middle, () => ({ hash: otherHash })),
      'row 11 does not follow the row before it: one of the two was replaced or moved [link-broken]',
    ],
    [
      'one that was rewritten does not fit the one before',
      (folder) => changeSegment(folder, middle, () => ({ previous: otherHash })),
      'does not follow the row before it',
    ],
    [
      'one that claims other rows is not believed',
      (folder) => changeSegment(folder, middle, ({ rows }) => ({ rows: rows + 1 })),
      `the archive of ${middle} does not hold: its manifest counts other rows`,
    ],
    [
      'one with a checkpoint that was edited is not believed',
      (folder) =>
        changeSegment(folder, middle, ({ checkpoint }) => ({ checkpoint: checkpoint.replace(/[^.]+$/, otherHash) })),
      `the archive of ${middle} does not hold: of its checkpoint: it is not signed with its key`,
    ],
  ])('%s', async (_, change, words) => {
    const { findings } = await verifyCopy(false, change)
    expect(findings).toContainEqual(expect.stringContaining(words))
  })
})
