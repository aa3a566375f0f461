import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantOf, type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, 'http://127.0.0.1:9'))
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000]

let count = 0
/** A session in workerd and the places that it keeps. */
async function session() {
  const name = `places-${++count}`
  const call = <T>(method: string, ...args: unknown[]) => workers.object<T>('SESSION', name, method, ...args)
  await call('open', grantOf(platform, hourMs), { platform: 'default' })
  return {
    keep: (sealed: string) => call<string | undefined>('keepPlace', sealed),
    find: (handle: string) => call<string | undefined>('findPlace', handle),
    age: (ms: number) => call('ageMemories', ms),
    end: () => call('end'),
    kept: () => call<Record<string, object>>('kept'),
  }
}

const keysOf = async ({ kept }: { kept(): Promise<object> }) =>
  Object.keys(await kept()).filter((key) => key.startsWith('place:'))

test('gives what was kept for its handle, as often as it is asked for', async () => {
  const { keep, find } = await session()
  const [one, other] = [(await keep('sealed-1')) ?? '', (await keep('sealed-2')) ?? '']
  expect(one).toMatch(/^[\w-]{12}$/)
  expect([await find(one), await find(other), await find(one)]).toEqual(['sealed-1', 'sealed-2', 'sealed-1'])
  expect(await find('AAAAAAAAAAAA')).toBeUndefined()
})

test('gives nothing for the handle of another session', async () => {
  const [one, other] = [await session(), await session()]
  const handle = (await one.keep('sealed-1')) ?? ''
  expect(await other.find(handle)).toBeUndefined()
  expect(await one.find(handle)).toBe('sealed-1')
})

test('keeps a place for 30 minutes', async () => {
  const { keep, find, age } = await session()
  const handle = (await keep('sealed-1')) ?? ''
  await age(30 * minuteMs - 30 * secondMs)
  expect(await find(handle)).toBe('sealed-1')
  await age(31 * secondMs)
  expect(await find(handle)).toBeUndefined()
})

test('stores the place under a digest of its handle, and not the handle', async () => {
  const one = await session()
  const handle = (await one.keep('sealed-1')) ?? ''
  const [key = ''] = await keysOf(one)
  expect(key).toMatch(/^place:[\w-]{43}$/)
  expect((await one.kept())[key]).toEqual({ sealed: 'sealed-1', expiresAt: expect.any(Number) })
  expect(JSON.stringify(await one.kept())).not.toContain(handle)
})

test('forgets every place when the session ends, and keeps no new one', async () => {
  const one = await session()
  const handle = (await one.keep('sealed-1')) ?? ''
  await one.end()
  expect(await one.find(handle)).toBeUndefined()
  expect(await one.keep('sealed-2')).toBeUndefined()
  expect(await one.kept()).toEqual({})
})
