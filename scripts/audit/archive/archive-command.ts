import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { firstKeptMonth } from '../../../apps/audit/src/health/retention.ts'
import { root } from '../../stack/root.ts'
import { sentence } from '../finding.ts'
import { ownerUrl, withOwner } from '../owner.ts'
import { readSettings } from '../settings.ts'
import type { CheckpointsByTenant } from '../stored-checkpoints.ts'
import { verify } from '../verify.ts'
import { bringManifests, bucketNamed, putMonth, withArchiveBucket } from './archive-bucket.ts'
import { archivedChains, type Manifest } from './archived-chain.ts'
import { mostFileBytes, type Partition, partitionsBefore, writeArchive } from './write-archive.ts'

const text = { type: 'string' } as const
const options = {
  before: text,
  to: text,
  drop: { type: 'boolean' },
  remote: { type: 'boolean' },
  'file-bytes': text,
  database: text,
} as const
const ofVerify = { checkpoints: text, 'public-keys': text } as const

interface Archiving {
  /** Where months are written. */
  folder: string
  /** Takes the month to where it stays, before it is taken out of the table. */
  put(manifest: Manifest): Promise<void>
  isDropped: boolean
  /** How much a file may hold. */
  fileBytes: number
}

/** Writes one month, notes where its chains end, and takes it out of the table: all or nothing of the last two. */
async function archiveMonth(
  owner: pg.Client,
  partition: Partition,
  { folder, put, checkpoints, isDropped, fileBytes }: Archiving & { checkpoints: CheckpointsByTenant },
): Promise<Manifest> {
  const { table } = partition
  await owner.query('begin')
  try {
    // Nobody is to change a row between writing it and taking it out.
    await owner.query(`lock table audit.${table} in share row exclusive mode`)
    await owner.query(`set local bytea_output = 'hex'`)
    const manifest = await writeArchive(owner, partition, folder, checkpoints, fileBytes)
    await put(manifest)
    await owner.query(
      `insert into audit.archived (tenant, month, seq, received, hash)
      select ends.tenant, $2, e.seq, e.received, e.hash from unnest($1::jsonb[]) as given
      cross join lateral jsonb_to_record(given) as ends (tenant text, "to" bigint)
      join audit.${table} e on e.tenant = ends.tenant and e.seq = ends."to"`,
      [lastOfTenants(manifest), manifest.month],
    )
    await owner.query(`alter table audit.event detach partition audit.${table}`)
    await owner.query(isDropped ? `drop table audit.${table}` : guarded(table))
    await owner.query('commit')
    return manifest
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

/** Where a chain goes on is behind the last of its files. */
const lastOfTenants = ({ segments }: Manifest) => [
  ...new Map(segments.map((segment) => [segment.tenant, { tenant: segment.tenant, to: segment.to }])).values(),
]

/** A partition that is detached loses the trigger of the table that it was part of. */
const guarded = (table: string) => `
  create trigger refuse_change before update or delete on audit.${table}
    for each row execute function audit.refuse_change();
  alter table audit.${table} enable always trigger refuse_change`

interface Asked {
  before: string
  database: string | undefined
  /** Options of `verify`. */
  named: string[]
}

function isMonth(before: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(before) && before <= new Date().toISOString().slice(0, 7)
}

async function archive({ before, database, named }: Asked, archiving: Archiving): Promise<number> {
  const { folder } = archiving
  const settings = await readSettings([...named, '--archives', folder, '--database', await ownerUrl(database)])
  const { checkpoints } = settings
  if (checkpoints === undefined) throw new Error('months are archived with their checkpoints')
  return withOwner(database, async (owner) => {
    const partitions = await partitionsBefore(owner, before)
    if (partitions.length === 0) console.log(`No month before ${before} is in the table`)
    else {
      const findings = (await verify(settings)).flatMap((report) => report.findings)
      for (const finding of findings) console.log(sentence(finding))
      if (findings.length > 0) return 1
    }
    for (const partition of partitions) {
      const { month, segments } = await archiveMonth(owner, partition, { ...archiving, checkpoints })
      const rows = segments.reduce((sum, segment) => sum + segment.rows, 0)
      const tenants = new Set(segments.map(({ tenant }) => tenant)).size
      console.log(`${month}: ${rows} rows of ${tenants} tenants archived, in ${segments.length} files`)
    }
    if (partitions.length > 0) await archivedChains(folder)
    return 0
  })
}

/** 0: archived, or nothing is as old. 1: something is wrong with the trail, and nothing was taken out. */
export async function runArchive(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { ...options, ...ofVerify } })
  const { before = firstKeptMonth(new Date(), process.env.AUDIT_RETENTION_YEARS), to, database, ...rest } = values
  const { drop: isDropped = false, remote: isRemote = false, 'file-bytes': size, ...others } = rest
  const fileBytes = size === undefined ? mostFileBytes : Number(size)
  if (!(fileBytes >= 1 && fileBytes <= mostFileBytes))
    throw new Error(`--file-bytes is a number up to ${mostFileBytes}`)
  if (!isMonth(before)) throw new Error('--before is a month, YYYY-MM')
  if (to === undefined) throw new Error('name the folder or bucket --to which months are written')
  const asked = { before, database, named: Object.entries(others).flatMap(([name, value]) => [`--${name}`, value]) }
  const bucketName = bucketNamed(to)
  if (bucketName === undefined) {
    await mkdir(resolve(to), { recursive: true })
    return archive(asked, { folder: resolve(to), put: async () => {}, isDropped, fileBytes })
  }
  const place = isRemote ? 'remote' : { stateDir: process.env.STACK_STATE_DIR || join(root, '.local') }
  return withArchiveBucket(bucketName, place, async (bucket, folder) => {
    await bringManifests(bucket, folder)
    return archive(asked, { folder, put: (manifest) => putMonth(bucket, folder, manifest), isDropped, fileBytes })
  })
}
