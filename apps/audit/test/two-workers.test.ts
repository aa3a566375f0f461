import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSigningKeys } from '@repo/audit/checkpoint'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'
import { verify } from '../../../scripts/audit/verify.ts'
import { sampleKeyRing } from './sample-keys.ts'
import { sampleRecord } from './sample-record.ts'

let server: TestHarness
let folder: string
const tenant = 'two-workers'
const checkpointKeys = `k1:${randomBytes(32).toString('base64url')}`

/** A second audit Worker from the production configuration, with queues of its own. */
async function secondWorker(): Promise<string> {
  const settings = await readFile(join(import.meta.dirname, '../wrangler.toml'), 'utf8')
  const path = join(folder, 'wrangler.toml')
  const main = `main = ${JSON.stringify(join(import.meta.dirname, '../src/index.ts'))}`
  await writeFile(
    path,
    settings
      .replace(/^main = .*$/m, main)
      .replace('name = "mcp-fhir-audit"', 'name = "mcp-fhir-audit-2"')
      .replaceAll('queue = "audit-records"', 'queue = "audit-records-2"')
      .replaceAll('queue = "audit-dead-letters"', 'queue = "audit-dead-letters-2"'),
  )
  return path
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-workers-'))
  process.env.CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_AUDIT_DB = inject('writerUrl')
  const vars = { CHECKPOINT_KEYS: checkpointKeys, AUDIT_KEYS: sampleKeyRing }
  const workers = [
    { configPath: './caller/wrangler.toml' },
    { configPath: '../wrangler.toml', vars },
    { configPath: await secondWorker(), vars },
  ]
  server = createTestHarness({ root: import.meta.dirname, workers })
  await server.listen()
}, 60_000)
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function idsOfRows(): Promise<string[]> {
  const client = new pg.Client({ connectionString: inject('readerUrl') })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>('select id from audit.event where tenant = $1', [tenant])
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

test('two audit Workers that are given the same messages at once write each once, in one chain', async () => {
  const records = Array.from({ length: 120 }, () => sampleRecord({ tenant }))
  for (let at = 0; at < records.length; at += 40) {
    const body = JSON.stringify(records.slice(at, at + 40))
    expect((await server.fetch('/both', { method: 'POST', body })).status).toBe(200)
  }
  await vi.waitFor(async () => expect(await idsOfRows()).toHaveLength(records.length), 30_000)
  // Whichever Worker comes second finds its messages written, and writes nothing.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect((await idsOfRows()).toSorted()).toEqual(records.map(({ id }) => id).toSorted())
  const { verifiers } = await readSigningKeys(checkpointKeys)
  const [report] = await verify({ databaseUrl: inject('readerUrl'), checkpoints: undefined, verifiers, tenant })
  expect(report).toMatchObject({ rows: records.length, lastSeq: records.length, findings: [] })
}, 60_000)
