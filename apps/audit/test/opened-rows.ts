import pg from 'pg'
import { inject } from 'vitest'
import { createSealer, type Opened, type RowToOpen } from '../src/sealing/sealer.ts'
import { sampleKeyRing } from './sample-keys.ts'

type Row = RowToOpen & Record<string, unknown>

/** The rows of a tenant as they are stored, in their order. */
export async function rowsOf(tenant: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: inject('readerUrl') })
  await client.connect()
  try {
    return (await client.query<Row>('select * from audit.event where tenant = $1 order by seq', [tenant])).rows
  } finally {
    await client.end()
  }
}

/** What the rows of a tenant hold once they are opened, each with its id. */
export async function openedRowsOf(tenant: string): Promise<(Opened & { id: string })[]> {
  const rows = await rowsOf(tenant)
  const client = new pg.Client({ connectionString: inject('readerUrl') })
  await client.connect()
  try {
    const sealer = createSealer({ database: client, keyRing: sampleKeyRing })
    return await Promise.all(rows.map(async (row) => ({ id: row.id, ...((await sealer.open(row)) as Opened) })))
  } finally {
    await client.end()
  }
}
