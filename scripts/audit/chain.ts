import { hash as digestOf } from 'node:crypto'
import type pg from 'pg'
import { type ArchivedSegment, archivedRows } from './archive/archived-chain.ts'
import { eventText, type RowValues, rowColumns, selectedColumns, strangeColumns } from './columns.ts'
import type { Finding } from './finding.ts'
import { type SealedRow, signedRows } from './signed-rows.ts'

const pageRows = 4_000
const genesis = Buffer.alloc(32)

/** A row as it is verified. */
export interface ChainRow {
  seq: number
  id: string
  /** Seconds since 1970. */
  received: number
  previous: Buffer
  hash: Buffer
  text: string
}

const [seqAt, idAt, receivedAt, previousAt, hashAt] = ['seq', 'id', 'received', 'previous', 'hash'].map((name) =>
  rowColumns.indexOf(name),
)

/** @param values of `rowColumns` */
export function chainRow(values: RowValues): ChainRow {
  const at = (index = -1) => values[index] ?? ''
  return {
    seq: Number(at(seqAt)),
    id: at(idAt),
    received: Number(at(receivedAt)),
    previous: Buffer.from(at(previousAt), 'hex'),
    hash: Buffer.from(at(hashAt), 'hex'),
    text: eventText(values),
  }
}

export interface ChainReport {
  rows: number
  /** Archived rows of which the manifests alone are here. */
  unseen: number
  /** Place of the last row, 0 without rows. */
  lastSeq: number
  findings: Finding[]
}

/**
 * The rows of a tenant in order, read once: a query for each page may sort all of them for each. The next page is asked
 * for before this one is handed out, so both ends work at once.
 */
async function* pagesOf(client: pg.Client, tenant: string): AsyncGenerator<RowValues[]> {
  // A statement that declares a cursor takes no values.
  await client.query(`declare chain no scroll cursor for select ${selectedColumns}
    from audit.event e where e.tenant = ${client.escapeLiteral(tenant)} order by e.seq, e.id`)
  const page = async () =>
    (await client.query<(string | null)[]>({ text: `fetch ${pageRows} from chain`, rowMode: 'array' })).rows
  let rows = await page()
  while (rows.length > 0) {
    const next = rows.length < pageRows ? Promise.resolve([]) : page()
    next.catch(() => {})
    yield rows
    rows = await next
  }
  await client.query('close chain')
}

/** @throws Error where the table has columns that this program does not know, or lacks some. */
export async function expectKnownColumns(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
    where attrelid = 'audit.event'::regclass and attnum > 0 and not attisdropped`,
  )
  const strange = strangeColumns(rows.map(({ name }) => name))
  if (strange.length > 0) throw new Error(`audit.event has other columns than expected: ${strange.join(', ')}`)
}

/**
 * Recomputes the chain of a tenant and holds it against its checkpoints, in one pass over the rows, in order.
 *
 * @param client in a transaction: the rows come by a cursor, and are those of one snapshot.
 */
export async function verifyChain(
  client: pg.Client,
  tenant: string,
  sealed: readonly SealedRow[],
  archived: readonly ArchivedSegment[] = [],
): Promise<ChainReport> {
  const walk = chainWalk(tenant, sealed)
  for (const segment of archived) await walkArchived(walk, segment)
  for await (const rows of pagesOf(client, tenant)) for (const values of rows) walk.step(chainRow(values))
  return walk.end()
}

/**
 * Where the files of a month are elsewhere, the manifest says from where to where they go: its beginning has to fit what
 * comes before, and what follows has to fit its end.
 */
async function walkArchived(walk: ReturnType<typeof chainWalk>, segment: ArchivedSegment): Promise<void> {
  const end = { seq: segment.to, hash: Buffer.from(segment.hash, 'base64url'), received: segment.received }
  if (segment.to - segment.from + 1 !== segment.rows) {
    walk.archiveFault(segment.month, 'its manifest counts other rows than those from its first to its last')
  }
  if (segment.path === undefined) {
    if (segment.isGone) walk.archiveFault(segment.month, 'one of its files is gone')
    walk.skip({ seq: segment.from, previous: Buffer.from(segment.previous, 'base64url') }, end)
    return
  }
  try {
    for await (const values of archivedRows(segment.path)) walk.step(chainRow(values))
    if (walk.isAt(end)) return
    walk.archiveFault(segment.month, 'it does not end as its manifest says')
  } catch {
    walk.archiveFault(segment.month, 'its file cannot be read')
  }
  walk.resume(end)
}

/** Recomputes one chain, row by row in their order. */
export function chainWalk(tenant: string, sealed: readonly SealedRow[]) {
  const findings: Finding[] = []
  const signed = signedRows(tenant, sealed, findings)
  const last = { seq: 0, hash: genesis, received: Number.NEGATIVE_INFINITY }
  let rows = 0
  let unseen = 0

  /** Whether a row that says `previous` may come next; tells where it may not. */
  const follows = ({ seq, id, previous }: { seq: number; id?: string; previous: Buffer }) => {
    const found = (code: 'row-doubled' | 'link-broken') =>
      findings.push({ tenant, code, seq, ...(id !== undefined && { id }) })
    if (seq <= last.seq) found('row-doubled')
    else if (seq > last.seq + 1) findings.push({ tenant, code: 'rows-missing', from: last.seq + 1, to: seq - 1 })
    else if (!previous.equals(last.hash)) found('link-broken')
    return seq > last.seq
  }

  return {
    /** Passes over rows that are not looked at, of which both ends are known. */
    skip(first: { seq: number; previous: Buffer }, end: { seq: number; hash: Buffer; received: number }) {
      unseen += Math.max(0, end.seq - first.seq + 1)
      follows(first)
      this.resume(end)
    },
    /** Goes on after a row that is not looked at. */
    resume(end: { seq: number; hash: Buffer; received?: number }) {
      Object.assign(last, end)
      signed.passed(end.seq, end.hash)
    },
    isAt: (end: { seq: number; hash: Buffer }) => last.seq === end.seq && last.hash.equals(end.hash),
    archiveFault: (month: string, detail: string) => findings.push({ tenant, code: 'archive-invalid', month, detail }),
    step(row: ChainRow) {
      const { seq } = row
      const found = (code: 'row-changed' | 'time-reversed') => findings.push({ tenant, code, seq, id: row.id })
      rows += 1
      const hash = digestOf('sha256', Buffer.concat([row.previous, Buffer.from(row.text)]), 'buffer')
      if (!hash.equals(row.hash)) found('row-changed')
      if (!follows(row)) return
      if (row.received < last.received) found('time-reversed')
      Object.assign(last, { seq, hash: row.hash, received: row.received })
      signed.row(seq, row.hash)
    },
    end(): ChainReport {
      signed.end(last.seq)
      return { rows, unseen, lastSeq: last.seq, findings }
    },
  }
}
