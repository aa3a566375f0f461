import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'
import { letterDelaySeconds } from '../src/dead-letters/collect-letters.ts'
import { deadLetterStore, type LetterBucket } from '../src/dead-letters/dead-letter-store.ts'
import { letterKey, listLetters, requestKey } from '../src/dead-letters/letter-list.ts'
import { openLetter, sealLetter } from '../src/dead-letters/letter-seal.ts'
import type { Env } from '../src/index.ts'
import { readKeyRing } from '../src/sealing/key-ring.ts'
import { sampleKeyRing } from './sample-keys.ts'
import { sampleRecord } from './sample-record.ts'

let server: TestHarness
let bucket: LetterBucket

/** The audit Worker from its production configuration, and one that sends what it is told. */
beforeAll(async () => {
  process.env.CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_AUDIT_DB = inject('writerUrl')
  const vars = { CHECKPOINT_KEYS: `k1:${randomBytes(32).toString('base64url')}`, AUDIT_KEYS: sampleKeyRing }
  const workers = [{ configPath: './caller/wrangler.toml' }, { configPath: '../wrangler.toml', vars }]
  server = createTestHarness({ root: import.meta.dirname, workers })
  await server.listen()
  bucket = (await server.getWorker<Env>('mcp-fhir-audit').getEnv()).DEAD_LETTER_STORE as unknown as LetterBucket
}, 60_000)
afterAll(() => server.close())

const post = (path: string, body: unknown) => server.fetch(path, { method: 'POST', body: JSON.stringify(body) })
const store = () => deadLetterStore(bucket, sampleKeyRing, () => new Date())

async function rowsOf(tenant: string): Promise<number> {
  const client = new pg.Client({ connectionString: inject('readerUrl') })
  await client.connect()
  try {
    return (await client.query('select from audit.event where tenant = $1', [tenant])).rowCount ?? 0
  } finally {
    await client.end()
  }
}

/** The one letter of a tenant, once it is there. */
async function letterOf(tenant: string) {
  return vi.waitFor(async () => {
    const letters = (await listLetters(bucket)).filter((letter) => letter.tenant === tenant)
    expect(letters).toHaveLength(1)
    const [letter] = letters
    if (!letter) throw new Error('none')
    return letter
  }, 10_000)
}

/** Asks for a letter anew, and lets the cron come by. */
async function replay(name: string): Promise<void> {
  await bucket.put(requestKey(name), '', { customMetadata: {} })
  await server.getWorker('mcp-fhir-audit').scheduled({ cron: '*/5 * * * *', scheduledTime: new Date() })
}

test('keeps a message that is no record, sealed, and says why and since when', async () => {
  const message = { ...sampleRecord({ tenant: 'malformed' }), content: 'SECRET-CONTENT' }
  expect((await post('/message', message)).status).toBe(200)
  const letter = await letterOf('malformed')
  expect(letter).toMatchObject({ cause: 'audit/malformed', record: message.id, keptAt: expect.any(Date) })
  expect(Math.abs(letter.keptAt.getTime() - Date.now())).toBeLessThan(30_000)
  expect(await store().open(letter.name)).toEqual({ message })
  expect(await (await bucket.get(letterKey(letter.name)))?.text()).not.toContain('SECRET')
  expect(JSON.stringify(letter)).not.toMatch(/SECRET|Patient/)
}, 15_000)

test('keeps what the queue has given up, and makes a row of it when somebody asks, once', async () => {
  const record = sampleRecord({ tenant: 'undelivered' })
  expect((await post('/undelivered', record)).status).toBe(200)
  const { name, cause } = await letterOf('undelivered')
  expect([cause, await rowsOf('undelivered')]).toEqual(['audit/undelivered', 0])
  await replay(name)
  expect(await rowsOf('undelivered')).toBe(1)
  expect((await listLetters(bucket)).filter(({ tenant }) => tenant === 'undelivered')).toEqual([])
  expect(await store().requested()).toEqual([])

  expect((await post('/undelivered', record)).status).toBe(200)
  await replay((await letterOf('undelivered')).name)
  expect(await rowsOf('undelivered')).toBe(1)
}, 20_000)

test('keeps a letter that is refused again, and does not try it a third time by itself', async () => {
  expect((await post('/message', { tenant: 'hopeless' })).status).toBe(200)
  const { name } = await letterOf('hopeless')
  await replay(name)
  expect((await letterOf('hopeless')).name).toBe(name)
  expect(await store().requested()).toEqual([])
}, 15_000)

test('tries what is asked for when the next record comes, where no cron comes by', async () => {
  const record = sampleRecord({ tenant: 'asked' })
  await post('/undelivered', record)
  const { name } = await letterOf('asked')
  await bucket.put(requestKey(name), '', { customMetadata: {} })
  for (let turn = 0; turn < 30 && (await rowsOf('asked')) === 0; turn += 1) {
    await post('/record', sampleRecord({ tenant: 'next' }))
    await sleep(1_000)
  }
  expect(await rowsOf('asked')).toBe(1)
}, 45_000)

test('counts letters in its health', async () => {
  await letterOf('hopeless')
  await vi.waitFor(async () => {
    const health = (await (await server.fetch('/')).json()) as { deadLetters: unknown; checkpoint: unknown }
    expect(health).toMatchObject({
      ok: true,
      keys: 'usable',
      deadLetters: { count: 2, oldest: expect.any(String) },
      undelivered: { count: 0 },
      overdueMonths: 0,
      brokenChains: 0,
      received: expect.any(String),
    })
    expect(health.checkpoint).toEqual(expect.any(String))
  }, 10_000)
}, 15_000)

test('opens a letter under its own name alone, with a key that the ring still holds', async () => {
  const [old, fresh] = [`k0:${'A'.repeat(43)}`, `k9:${randomBytes(32).toString('base64url')}`]
  const sealed = await sealLetter(await readKeyRing(old), 'a', 'text')
  expect(await openLetter(await readKeyRing(`${fresh},${old}`), 'a', sealed)).toBe('text')
  expect(await openLetter(await readKeyRing(old), 'b', sealed)).toBeUndefined()
  expect(await openLetter(await readKeyRing(fresh), 'a', sealed)).toBeUndefined()
  expect(await openLetter(await readKeyRing(old), 'a', `${sealed.slice(0, -2)}AA`)).toBeUndefined()
})

test('a bucket that refuses keeps the message in its queue', async () => {
  const refusing: LetterBucket = { ...bucket, put: () => Promise.reject(new Error('full')) }
  const letters = deadLetterStore(refusing, sampleKeyRing, () => new Date())
  await expect(letters.send({}, 'audit/malformed')).rejects.toThrow()
})

test('keeps a letter under what is a key of a ring that cannot be read, and nothing where none is', async () => {
  const kept = new Map<string, string>()
  const put = async (key: string, text: string) => void kept.set(key, text)
  const sent = (keyRing: string) =>
    deadLetterStore({ ...bucket, put }, keyRing, () => new Date()).send({ content: 'SECRET' }, 'audit/undelivered')
  for (const ring of ['', 'k2:short', 'k2:short,k3']) await expect(sent(ring)).rejects.toThrow('sealing/keys-invalid')
  expect(kept.size).toBe(0)
  await sent(`k2:short,${sampleKeyRing}`)
  const [[key = '', text = ''] = []] = kept
  const ring = await readKeyRing(sampleKeyRing)
  expect(await openLetter(ring, key.slice(letterKey('').length), text)).toBe('{"content":"SECRET"}')
})

test('a bucket that refuses is tried for as long as a queue can keep a message, and within what a queue may delay', async () => {
  const settings = await readFile(join(import.meta.dirname, '../wrangler.toml'), 'utf8')
  const [, consumer = ''] = settings.split(/\nqueue = "audit-dead-letters"\nmax_batch_size/)
  const retries = Number(/max_retries = (\d+)/.exec(consumer)?.[1])
  const delays = Array.from({ length: retries }, (_, attempt) => letterDelaySeconds(attempt + 1))
  expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThan(14 * 86_400)
  expect([retries <= 100, Math.max(...delays) <= 12 * 3_600]).toEqual([true, true])
})
