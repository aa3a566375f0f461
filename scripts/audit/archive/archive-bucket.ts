import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getPlatformProxy } from 'wrangler'
import { type Manifest, manifestName } from './archived-chain.ts'

/** The part of an R2 bucket that is used here. */
export interface ArchiveBucket {
  list(options: { cursor?: string }): Promise<{ objects: { key: string }[]; truncated: boolean; cursor?: string }>
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>
  put(key: string, value: ArrayBuffer, options: { sha256?: string }): Promise<unknown>
}

/** Where the bucket is: in the folder of a local stack, or in the account that wrangler is signed in to. */
export type Place = { stateDir: string } | 'remote'

/** The name of the bucket in `r2:<bucket>`; undefined for a folder. */
export function bucketNamed(to: string): string | undefined {
  if (!to.startsWith('r2:')) return undefined
  const name = to.slice('r2:'.length)
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)) throw new Error('after r2: comes the name of a bucket')
  return name
}

const configOf = (name: string, isRemote: boolean) => `name = "audit-archive"
compatibility_date = "2026-11-01"

[[r2_buckets]]
binding = "ARCHIVE"
bucket_name = "${name}"
${isRemote ? 'remote = true\n' : ''}`

/**
 * Opens the bucket for `use`, with an empty folder that is gone afterwards.
 *
 * @throws Error where no stack ran in the place that is named.
 */
export async function withArchiveBucket<T>(
  name: string,
  place: Place,
  use: (bucket: ArchiveBucket, folder: string) => Promise<T>,
): Promise<T> {
  const path = place === 'remote' ? undefined : join(place.stateDir, 'wrangler', 'v3')
  if (path !== undefined && !existsSync(path)) throw new Error('no stack ran here: start it, or say --remote')
  const home = await mkdtemp(join(tmpdir(), 'audit-archive-'))
  try {
    const [configPath, folder] = [join(home, 'wrangler.toml'), join(home, 'months')]
    await mkdir(folder)
    await writeFile(configPath, configOf(name, path === undefined))
    const storage = path === undefined ? { persist: false } : { persist: { path }, remoteBindings: false }
    const { env, dispose } = await getPlatformProxy<{ ARCHIVE: ArchiveBucket }>({ configPath, ...storage })
    try {
      return await use(env.ARCHIVE, folder)
    } finally {
      await dispose()
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Brings the manifests of the months that the bucket has into a folder: with them the chains are verified. */
export async function bringManifests(bucket: ArchiveBucket, folder: string): Promise<void> {
  let cursor: string | undefined
  do {
    const page = await bucket.list(cursor === undefined ? {} : { cursor })
    for (const { key } of page.objects) {
      const [, month] = /^(\d{4}-\d{2})\/manifest\.json$/.exec(key) ?? []
      if (month === undefined) continue
      await mkdir(join(folder, month), { recursive: true })
      await writeFile(join(folder, key), await contentOf(bucket, key))
    }
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
}

/**
 * Puts the files of a month into the bucket and reads each back; the manifest comes last. What is there already with the same
 * content stays, so that a month whose archiving broke off can be archived again in a bucket that is locked.
 *
 * @throws Error where the bucket has something else in its place, or does not give back what was put.
 */
export async function putMonth(
  bucket: ArchiveBucket,
  folder: string,
  { month, segments, ...manifest }: Manifest,
): Promise<void> {
  for (const { file } of segments) {
    await putOnce(bucket, `${month}/${file}`, await readFile(join(folder, month, file)))
  }
  const key = `${month}/${manifestName}`
  const there = await contentOf(bucket, key)
  // One that was put before says another instant of the same rows.
  if (there.length > 0 && isSame(JSON.parse(there.toString('utf8')) as Manifest, { month, segments, ...manifest }))
    return
  await putOnce(bucket, key, await readFile(join(folder, key)))
}

const isSame = (one: Manifest, other: Manifest) =>
  JSON.stringify({ ...one, archived: '' }) === JSON.stringify({ ...other, archived: '' })

/** Nothing where there is no such object. */
async function contentOf(bucket: ArchiveBucket, key: string): Promise<Buffer> {
  const object = await bucket.get(key)
  return Buffer.from(object === null ? new ArrayBuffer(0) : await object.arrayBuffer())
}

async function putOnce(bucket: ArchiveBucket, key: string, content: Buffer): Promise<void> {
  const there = await contentOf(bucket, key)
  if (there.length > 0 && !there.equals(content)) throw new Error(`the bucket has another ${key} already`)
  if (there.length > 0) return
  const sha256 = createHash('sha256').update(content).digest('hex')
  await bucket.put(key, new Uint8Array(content).buffer, { sha256 })
  if (!(await contentOf(bucket, key)).equals(content)) throw new Error(`the bucket does not give back ${key}`)
}
