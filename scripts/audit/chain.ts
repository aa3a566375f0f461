import { createHash } from 'node:crypto'
import type pg from 'pg'
import { eventText, strangeColumns } from './columns.ts'
import type { Finding } from './finding.ts'

const pageRows = 4_000
const genesis = Buffer.alloc(32)
const lowest = { seq: '-9223372036854775808', id: '00000000-0000-0000-0000-000000000000' }

interface Row {
  seq: string
  id: string
  received: string
  previous: Buffer
  hash: Buffer
  text: string
}

/** What a checkpoint says about one row: `hash` in base64url. */
export interface SealedRow {
  seq: number
  hash: string
  number: number
}

export interface ChainReport {
  rows: number
  /** Place of the last row, 0 without rows. */
  lastSeq: number
  findings: Finding[]
}

const page = `
  select e.seq, e.id, extract(epoch from e.received)::text as received, e.previous, e.hash, ${eventText} as text
  from audit.event e where e.tenant = $1 and (e.seq, e.id) > ($2::bigint, $3::uuid) order by e.seq, e.id limit ${pageRows}`

/** The rows of a tenant in order. The next page is asked for before this one is handed out, so both ends work at once. */
async function* rowsOf(client: pg.Client, tenant: string): AsyncGenerator<Row> {
  const after = async ({ seq, id }: { seq: string; id: string }) =>
    (await client.query<Row>({ name: 'page', text: page, values: [tenant, seq, id] })).rows
  let rows = await after(lowest)
  while (rows.length > 0) {
    const last = rows.at(-1)
    const next = rows.length < pageRows || last === undefined ? Promise.resolve([]) : after(last)
    next.catch(() => {})
    yield* rows
    rows = await next
  }
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

/** Recomputes the chain of a tenant and holds it against its checkpoints. Asks for one pass over the rows, in order. */
export async function verifyChain(
  client: pg.Client,
  tenant: string,
  sealed: readonly SealedRow[],
): Promise<ChainReport> {
  const walk = chainWalk(tenant, sealed)
  for await (const row of rowsOf(client, tenant)) walk.step(row)
  return walk.end()
}

function chainWalk(tenant: string, sealed: readonly SealedRow[]) {
  const findings: Finding[] = []
  const sealedAt = new Map(sealed.map((each) => [each.seq, each]))
  const last = { seq: 0, hash: genesis, received: Number.NEGATIVE_INFINITY }
  let rows = 0
  let agreedSeq = 0
  let isRewritten = false

  const holdAgainstCheckpoint = (seq: number, hash: Buffer) => {
    const seal = sealedAt.get(seq)
    if (seal === undefined || isRewritten) return
    isRewritten = seal.hash !== hash.toString('base64url')
    if (isRewritten) {
      findings.push({ tenant, code: 'rows-rewritten', from: agreedSeq + 1, to: seq, checkpoint: seal.number })
    } else agreedSeq = seq
  }

  return {
    step(row: Row) {
      const seq = Number(row.seq)
      const found = (code: 'row-changed' | 'row-doubled' | 'link-broken' | 'time-reversed') =>
        findings.push({ tenant, code, seq, id: row.id })
      rows += 1
      const hash = createHash('sha256').update(row.previous).update(row.text).digest()
      if (!hash.equals(row.hash)) found('row-changed')
      if (seq <= last.seq) {
        found('row-doubled')
        return
      }
      if (seq > last.seq + 1) findings.push({ tenant, code: 'rows-missing', from: last.seq + 1, to: seq - 1 })
      else if (!row.previous.equals(last.hash)) found('link-broken')
      if (Number(row.received) < last.received) found('time-reversed')
      Object.assign(last, { seq, hash: row.hash, received: Number(row.received) })
      holdAgainstCheckpoint(seq, row.hash)
    },
    end(): ChainReport {
      const beyond = sealed.findLast(({ seq }) => seq > last.seq)
      if (beyond) {
        findings.push({ tenant, code: 'tail-missing', from: last.seq + 1, to: beyond.seq, checkpoint: beyond.number })
      }
      return { rows, lastSeq: last.seq, findings }
    },
  }
}
