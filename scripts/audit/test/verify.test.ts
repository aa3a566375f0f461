import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkpointKey } from '../../../apps/audit/src/checkpoint/checkpoint-store.ts'
import { run } from '../../run.ts'
import { startTrail } from './tampered-trail.ts'

let trail: Awaited<ReturnType<typeof startTrail>>
let tenant: string
beforeAll(async () => {
  trail = await startTrail()
  const [first = ''] = await trail.sealedTenants(1)
  tenant = first
})
afterAll(() => trail.stop())

/** Runs the command over a copy of the bucket that `change` has been at. */
async function verifyCopy(change: (folder: string) => Promise<unknown>, ...args: string[]) {
  const folder = `${trail.folder}-${crypto.randomUUID()}`
  await cp(trail.folder, folder, { recursive: true })
  await change(folder)
  const env = { AUDIT_DATABASE_URL: trail.url, AUDIT_PUBLIC_KEYS: trail.publicKeys }
  return run('node', ['scripts/audit/main.ts', 'verify', '--checkpoints', folder, ...args], { env })
}
const fileOf = (folder: string, number: number) => join(folder, checkpointKey(tenant, number))
const nothing = async () => {}

describe('npm run audit -- verify', () => {
  test('ends with 0 over a trail that is whole, and says how far', async () => {
    const { code, output } = await verifyCopy(nothing)
    expect(output).toMatch(`"${tenant}": 30 rows, 3 checkpoints: whole`)
    expect(code).toBe(0)
  })

  test('takes a folder that holds what is under checkpoints/ alone', async () => {
    const { code } = await verifyCopy(nothing, '--checkpoints', join(trail.folder, 'checkpoints'))
    expect(code).toBe(0)
  })

  test.each([
    ['a checkpoint in the middle is gone', (folder: string) => rm(fileOf(folder, 2)), 'checkpoint 2 is missing'],
    ['the first checkpoint is gone', (folder: string) => rm(fileOf(folder, 1)), 'checkpoint 1 is missing'],
    [
      'a checkpoint stands in the place of another',
      (folder: string) => cp(fileOf(folder, 1), fileOf(folder, 2)),
      'checkpoint 2 does not hold: it is stored in the place of another',
    ],
    [
      'a checkpoint was edited',
      async (folder: string) => {
        const [head, , signature] = (await readFile(fileOf(folder, 3), 'utf8')).split('.')
        const body = Buffer.from(JSON.stringify({ seq: 25 })).toString('base64url')
        await writeFile(fileOf(folder, 3), `${head}.${body}.${signature}`)
      },
      'checkpoint 3 does not hold: it is not signed with its key',
    ],
    [
      'all checkpoints of a tenant with rows are gone',
      (folder: string) => rm(join(folder, 'checkpoints'), { recursive: true }),
      'there are rows and no checkpoint at all',
    ],
  ])('ends with 1 where %s', async (_, change, words) => {
    const { code, output } = await verifyCopy(change)
    expect(output).toContain(words)
    expect(code).toBe(1)
  })

  test('ends with 1 where the checkpoints are of a key that is not given', async () => {
    const other = `k2:${Buffer.alloc(32, 9).toString('base64url')}`
    const { code, output } = await verifyCopy(nothing, '--public-keys', other)
    expect([code, output.match(/its key is none of those given/g)?.length]).toEqual([1, 3])
  })

  test('holds the chains alone where that is asked for', async () => {
    const { code, output } = await verifyCopy(nothing, '--without-checkpoints')
    expect([code, output]).toEqual([0, expect.stringContaining('30 rows')])
  })

  test('ends with 2 where nothing can be verified, and quotes no password', async () => {
    const { code, output } = await verifyCopy(nothing, '--database', 'postgres://reader:secret@127.0.0.1:1/audit')
    expect([code, output]).toEqual([2, expect.stringContaining('Not verified')])
    expect(output).not.toContain('secret')
    expect((await verifyCopy(nothing, '--nonsense')).code).toBe(2)
    expect((await run('node', ['scripts/audit/main.ts'])).code).toBe(2)
  })

  test('explains itself', async () => {
    const { code, output } = await run('node', ['scripts/audit/main.ts', 'verify', '--help'])
    expect([code, output]).toEqual([0, expect.stringContaining('Usage: npm run audit')])
  })

  test('does not trust the function in the database that writes the hashes', async () => {
    const [other = ''] = await trail.sealedTenants(1)
    await trail.tamper(
      other,
      'alter function audit.event_text(audit.event) rename to event_text_kept',
      `create function audit.event_text(audit.event) returns text language sql return 'the same'`,
      `update audit.event set outcome = 4 where tenant = $tenant and seq = 30`,
      `update audit.event e set hash = sha256(previous || convert_to(audit.event_text(e), 'UTF8'))
        where tenant = $tenant and seq = 30`,
      'drop function audit.event_text(audit.event)',
      'alter function audit.event_text_kept(audit.event) rename to event_text',
    )
    expect((await trail.findings(other)).map(({ code }) => code)).toEqual(['row-changed', 'rows-rewritten'])
  })

  test('refuses a table with a column that it does not know', async () => {
    await trail.tamper(tenant, 'alter table audit.event add column note text')
    const { code, output } = await verifyCopy(nothing)
    expect([code, output]).toEqual([2, expect.stringContaining('other columns than expected: note')])
    expect(await readdir(trail.folder)).toEqual(['checkpoints'])
  })
})

test('keys prints a pair of which the public half verifies', async () => {
  const { code, output } = await run('node', ['scripts/audit/main.ts', 'keys'])
  expect(code).toBe(0)
  expect(output).toMatch(/^k\d{8}:[\w-]{43}$/m)
})
