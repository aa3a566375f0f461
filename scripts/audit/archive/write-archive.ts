import { createWriteStream } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { type ChainRow, chainRow, chainWalk } from '../chain.ts'
import type { StoredCheckpoints } from '../checkpoints.ts'
import { type RowValues, rowColumns, selectedColumns } from '../columns.ts'
import type { CheckpointsByTenant } from '../stored-checkpoints.ts'
import { archivedRows, type Manifest, manifestName, type Segment } from './archived-chain.ts'

const pageRows = 2_000
/** Of JSON, before it is compressed: no file is above what one request to object storage may hold, which is 100 MB. */
export const mostFileBytes = 96_000_000

/** A month that is a partition of `audit.event`. */
export interface Partition {
  month: string
  table: string
}

/** The partitions whose month is over before `before` (`YYYY-MM`), the oldest first. */
export async function partitionsBefore(owner: pg.Client, before: string): Promise<Partition[]> {
  const { rows } = await owner.query<{ table: string }>(
    `select relname as table from pg_class where oid in
      (select inhrelid from pg_inherits where inhparent = 'audit.event'::regclass) order by relname`,
  )
  const partitions = rows.flatMap(({ table }) => {
    const [, year, month] = /^event_(\d{4})_(\d{2})$/.exec(table) ?? []
    return year === undefined || month === undefined ? [] : [{ table, month: `${year}-${month}` }]
  })
  return partitions.filter(({ month }) => month < before)
}

/** Finds the checkpoint that covers a row: the first that reaches it. Rows are asked for in their order. */
function checkpointsOver(stored: StoredCheckpoints | undefined): (seq: number) => string {
  const left = [...(stored ?? [])].toSorted(([a], [b]) => b - a).map(([, jws]) => jws)
  return (seq) => {
    for (let jws = left.at(-1); jws !== undefined; left.pop(), jws = left.at(-1)) {
      const [, body = ''] = jws.split('.')
      const reach = (JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { seq: number }).seq
      if (reach >= seq) return jws
    }
    throw new Error(`no checkpoint covers row ${seq} yet`)
  }
}

async function* rowsOf(owner: pg.Client, table: string, tenant: string): AsyncGenerator<RowValues> {
  let after = '0'
  for (;;) {
    const text = `select ${selectedColumns} from audit.${table} e
      where e.tenant = $1 and e.seq > $2 order by e.seq limit ${pageRows}`
    const { rows } = await owner.query<(string | null)[]>({ text, values: [tenant, after], rowMode: 'array' })
    yield* rows
    if (rows.length < pageRows) return
    after = rows.at(-1)?.[rowColumns.indexOf('seq')] ?? ''
  }
}

/** Counts the rows of a segment, and keeps its ends. */
function tally() {
  let rows = 0
  let first: ChainRow | undefined
  let last: ChainRow | undefined
  return {
    step(values: RowValues) {
      last = chainRow(values)
      first ??= last
      rows += 1
    },
    end() {
      if (first === undefined || last === undefined) throw new Error('there are no rows')
      const { seq: to, received } = last
      const [previous, hash] = [first.previous, last.hash].map((bytes) => bytes.toString('base64url'))
      return { rows, from: first.seq, to, previous: previous ?? '', hash: hash ?? '', received }
    },
  }
}

function lineOf(values: RowValues): string {
  const columns = rowColumns.map((name, index) => [name, values[index] ?? null])
  return `${JSON.stringify(Object.fromEntries(columns))}\n`
}

/** Rows that are cut into pieces of so many bytes, one row at least. */
function pieces(rows: AsyncIterator<RowValues>, mostBytes: number) {
  let next = rows.next()
  return {
    isOver: async () => (await next).done === true,
    async *lines(counted: ReturnType<typeof tally>): AsyncGenerator<string> {
      for (let bytes = 0; ; ) {
        const { value, done } = await next
        if (done) return
        const line = lineOf(value)
        if (bytes > 0 && bytes + Buffer.byteLength(line) > mostBytes) return
        counted.step(value)
        bytes += Buffer.byteLength(line)
        next = rows.next()
        next.catch(() => {})
        yield line
      }
    },
  }
}

/** Writes one file and reads it back: each of its rows has to fit its hash, and all of them what was read from the table. */
async function writeSegment(rows: ReturnType<typeof pieces>, path: string, tenant: string) {
  const [written, read] = [tally(), tally()]
  await pipeline(Readable.from(rows.lines(written)), createGzip(), createWriteStream(path))
  const extent = written.end()
  const walk = chainWalk(tenant, [])
  walk.resume({ seq: extent.from - 1, hash: Buffer.from(extent.previous, 'base64url') })
  for await (const values of archivedRows(path)) {
    read.step(values)
    walk.step(chainRow(values))
  }
  const isSame = JSON.stringify(read.end()) === JSON.stringify(extent)
  if (!isSame || walk.end().findings.length > 0) throw new Error(`${path} does not hold what was to be written`)
  return extent
}

/**
 * Writes a month to `folder`, in files of one tenant and at most `fileBytes` of JSON each, and a manifest when all of them
 * were read back.
 *
 * @throws Error where something does not hold, or no checkpoint covers the month's end yet.
 */
export async function writeArchive(
  owner: pg.Client,
  { month, table }: Partition,
  folder: string,
  checkpoints: CheckpointsByTenant,
  fileBytes = mostFileBytes,
): Promise<Manifest> {
  const place = join(folder, month)
  await mkdir(place, { recursive: true })
  const { rows } = await owner.query<{ tenant: string }>(`select distinct tenant from audit.${table} order by tenant`)
  const segments: Segment[] = []
  for (const { tenant } of rows) {
    const covering = checkpointsOver(checkpoints.get(tenant))
    const left = pieces(rowsOf(owner, table, tenant), fileBytes)
    while (!(await left.isOver())) {
      const file = `${String(segments.length + 1).padStart(6, '0')}.jsonl.gz`
      const extent = await writeSegment(left, join(place, file), tenant)
      segments.push({ tenant, file, ...extent, checkpoint: covering(extent.to) })
    }
  }
  const manifest: Manifest = { version: 1, month, archived: new Date().toISOString(), segments }
  // Whoever finds a manifest finds all that it names.
  await writeFile(join(place, `${manifestName}.new`), `${JSON.stringify(manifest, undefined, 2)}\n`)
  await rename(join(place, `${manifestName}.new`), join(place, manifestName))
  return manifest
}
