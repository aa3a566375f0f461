import { createReadStream, existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { type RowValues, rowColumns } from '../columns.ts'

/** Rows of one tenant in one archived month, all of them or as many as a file holds. Hashes in base64url. */
export interface Segment {
  tenant: string
  /** Beside the manifest: JSON lines, gzip. Each line is a row: its columns as text, with null where there is no value. */
  file: string
  rows: number
  from: number
  to: number
  /** Of the row before `from`, and of the row at `to`. */
  previous: string
  hash: string
  /** Seconds since 1970 at which the row at `to` was received. */
  received: number
  /** The first checkpoint that reaches `to`, as it is signed. */
  checkpoint: string
}

/** What an archived month says of itself: `manifest.json` in a folder named by the month. */
export interface Manifest {
  version: 1
  /** `YYYY-MM` */
  month: string
  /** RFC 3339 instant. */
  archived: string
  segments: Segment[]
}

/** A segment and where its file is; `path` undefined where the manifest alone was kept. */
export interface ArchivedSegment extends Segment {
  month: string
  path: string | undefined
  /** The file is not there, though others of its month are. */
  isGone: boolean
}

/** By tenant, the archived months of its chain in their order. */
export type ArchivedChains = ReadonlyMap<string, readonly ArchivedSegment[]>

export const manifestName = 'manifest.json'

/**
 * Reads the manifests of all months in a folder.
 *
 * @throws Error where one is none.
 */
export async function archivedChains(folder: string): Promise<ArchivedChains> {
  const chains = new Map<string, ArchivedSegment[]>()
  for (const month of (await readdir(folder)).filter((name) => /^\d{4}-\d{2}$/.test(name)).toSorted()) {
    const manifest = JSON.parse(await readFile(join(folder, month, manifestName), 'utf8')) as Partial<Manifest>
    if (manifest.version !== 1 || manifest.month !== month || !Array.isArray(manifest.segments)) {
      throw new Error(`the manifest of ${month} is none that this program can read`)
    }
    const isThere = ({ file }: Segment) => existsSync(join(folder, month, file))
    const isAnyThere = manifest.segments.some(isThere)
    for (const segment of manifest.segments) {
      const path = isThere(segment) ? join(folder, month, segment.file) : undefined
      const found = { ...segment, month, path, isGone: isAnyThere && path === undefined }
      chains.set(segment.tenant, [...(chains.get(segment.tenant) ?? []), found])
    }
  }
  return chains
}

/**
 * The rows of an archived file, as their columns.
 *
 * @throws Error where it is damaged.
 */
export async function* archivedRows(path: string): AsyncGenerator<RowValues> {
  const file = createReadStream(path)
  const unzipped = createGunzip()
  file.on('error', (error) => unzipped.destroy(error))
  const lines = createInterface({ input: file.pipe(unzipped), crlfDelay: Number.POSITIVE_INFINITY })
  const failed = new Promise<never>((_, reject) => unzipped.once('error', reject))
  failed.catch(() => {})
  const rows = lines[Symbol.asyncIterator]()
  for (;;) {
    const { value, done } = await Promise.race([rows.next(), failed])
    if (done) break
    const row = JSON.parse(value) as Record<string, string | null>
    yield rowColumns.map((name) => row[name] ?? null)
  }
}
