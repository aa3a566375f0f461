import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPlatformProxy } from 'wrangler'
import { deadLetterStore, type LetterBucket } from '../../../apps/audit/src/dead-letters/dead-letter-store.ts'
import { run } from '../../run.ts'
import { deadLetters } from '../dead-letters/letter-command.ts'

const stateDir = mkdtempSync(join(tmpdir(), 'dead-letters-'))
const keyRing = `k1:${'A'.repeat(43)}`
const [malformed, undelivered] = [crypto.randomUUID(), crypto.randomUUID()]

/** Uses the bucket as the Workers of a local stack do. */
async function inStack<T>(use: (bucket: LetterBucket) => Promise<T>): Promise<T> {
  const configPath = join(import.meta.dirname, '../dead-letters/local-letters.toml')
  const path = join(stateDir, 'wrangler', 'v3')
  const { env, dispose } = await getPlatformProxy<{ DEAD_LETTER_STORE: LetterBucket }>({
    configPath,
    persist: { path },
  })
  try {
    return await use(env.DEAD_LETTER_STORE)
  } finally {
    await dispose()
  }
}

beforeAll(async () => {
  process.env.STACK_STATE_DIR = stateDir
  mkdirSync(join(stateDir, 'wrangler', 'v3'), { recursive: true })
  await inStack(async (bucket) => {
    const at = (ms: number) => deadLetterStore(bucket, keyRing, () => new Date(Date.now() - ms))
    await at(3 * 86_400_000).send({ id: malformed, tenant: 'north', patients: ['Patient/SECRET'] }, 'audit/malformed')
    await at(120_000).send({ id: undelivered, tenant: 'Patient/SECRET' }, 'audit/undelivered')
  })
})
afterAll(() => {
  delete process.env.STACK_STATE_DIR
  rmSync(stateDir, { recursive: true, force: true })
})

async function command(...args: string[]) {
  const said: string[] = []
  const code = await deadLetters(args, (line) => void said.push(line))
  return { code, output: said.join('\n') }
}
const lines = (output: string) => output.trim().split('\n')

test('lists what could not become rows by cause, age and id, oldest first, and nothing of what it says', async () => {
  const { code, output } = await command('list')
  expect(lines(output)).toEqual([
    expect.stringMatching(new RegExp(`^\\S+Z_\\S+ {2}3 d old {2}audit/malformed {2}north {2}${malformed}$`)),
    expect.stringMatching(new RegExp(`^\\S+ {2}2 min old {2}audit/undelivered {2}no tenant {2}${undelivered}$`)),
    '2 dead letters',
    'how many messages wait in the queue audit-dead-letters cannot be told',
  ])
  expect([code, output]).toEqual([1, expect.not.stringContaining('SECRET')])
})

test('has one tried again, or all', async () => {
  const [first = ''] = lines((await command('list')).output)
  const [name = ''] = first.split(' ')
  expect((await command('replay', name)).output).toContain('1 of 2 dead letters')
  const { output } = await command()
  expect(lines(output).map((line) => line.endsWith('to be tried again'))).toEqual([true, false, false, false])
  expect(await command('replay')).toMatchObject({ code: 0, output: expect.stringContaining('2 of 2') })
  const requested = await inStack((bucket) => deadLetterStore(bucket, keyRing, () => new Date()).requested())
  expect(requested).toHaveLength(2)
})

test('knows no letter of another name, and no other command', async () => {
  await expect(command('replay', '../checkpoints/default')).rejects.toThrow('no such letter')
  await expect(command('delete')).rejects.toThrow('not delete')
})

test('says what is wrong, and ends with 2', async () => {
  const { code, output } = await run('node', ['scripts/audit/main.ts', 'dead-letters', 'delete'])
  expect([code, output]).toEqual([2, expect.stringContaining('Not done')])
})

test('ends with 0 where there is none', async () => {
  await inStack(async (bucket) => {
    const { objects } = await bucket.list({ prefix: '' })
    await bucket.delete(objects.map(({ key }) => key))
  })
  expect(await command()).toMatchObject({ code: 0, output: expect.stringContaining('0 dead letters') })
})

test('tells of messages that wait for the bucket, and ends with 1 then', async () => {
  let undelivered: object | undefined = { count: 3 }
  const server = createServer((_, response) => response.end(JSON.stringify({ undelivered })))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await writeFile(join(stateDir, 'stack.json'), JSON.stringify({ urls: { home: `http://127.0.0.1:${port}` } }))
  const waiting = await command()
  undelivered = { count: 0 }
  const none = await command()
  server.close()
  expect(waiting).toEqual({ code: 1, output: expect.stringMatching(/^0 dead letters\n3 messages wait in the queue/) })
  expect(none).toEqual({ code: 0, output: '0 dead letters' })
})
