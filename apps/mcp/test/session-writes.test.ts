import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectionFacts } from '../src/session/connection.ts'
import type { Confirmation } from '../src/session/memories/confirmations.ts'
import type { Creation } from '../src/session/memories/creations.ts'
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
const made = { reference: 'Observation/o9', versionId: '1' }

let count = 0
/** A session in workerd and what it remembers of writes. */
async function session() {
  const name = `writes-${++count}`
  const call = <T>(method: string, ...args: unknown[]) => workers.object<T>('SESSION', name, method, ...args)
  const grant = grantOf(platform, hourMs)
  await call('open', {})
  await call('join', grant, connectionFacts({ id: 'default', scope: grant.scope }, grant, new Date()))
  return {
    mint: (digest: string) => call<Confirmation>('mintConfirmation', digest),
    redeem: (handle: string, digest: string) => call<boolean>('redeemConfirmation', handle, digest),
    find: (key: string, digest: string) => call<Creation>('findCreation', key, digest),
    begin: (key: string, digest: string) => call<Creation | undefined>('beginCreation', key, digest),
    settle: (key: string) => call('settleCreation', key, made),
    forget: (key: string) => call('forgetCreation', key),
    age: (ms: number) => call('ageMemories', ms),
    end: () => call('end'),
    kept: () => call<Record<string, object>>('kept'),
  }
}

const keysOf = async ({ kept }: { kept(): Promise<object> }, prefix: string) =>
  Object.keys(await kept()).filter((key) => key.startsWith(prefix))

test('opens the call that a handle was minted for, once', async () => {
  const { mint, redeem } = await session()
  const { handle } = await mint('call-1')
  expect(handle).toMatch(/^[\w-]{43}$/)
  expect(await redeem(handle, 'call-1')).toBe(true)
  expect(await redeem(handle, 'call-1')).toBe(false)
})

test('opens no other call with a handle, and uses it up', async () => {
  const { mint, redeem } = await session()
  const { handle } = await mint('call-1')
  expect(await redeem(handle, 'call-2')).toBe(false)
  expect(await redeem(handle, 'call-1')).toBe(false)
})

test('opens one of many calls that come with a handle at once', async () => {
  const { mint, redeem } = await session()
  const { handle } = await mint('call-1')
  const opened = await Promise.all(Array.from({ length: 12 }, () => redeem(handle, 'call-1')))
  expect(opened.filter(Boolean)).toHaveLength(1)
})

test('opens nothing with the handle of another session', async () => {
  const [one, other] = [await session(), await session()]
  const { handle } = await one.mint('call-1')
  expect(await other.redeem(handle, 'call-1')).toBe(false)
  expect(await one.redeem(handle, 'call-1')).toBe(true)
})

test('keeps a handle for five minutes', async () => {
  const { mint, redeem, age } = await session()
  const [young, old] = [await mint('call-1'), await mint('call-2')]
  await age(5 * minuteMs - 30 * secondMs)
  expect(await redeem(young.handle, 'call-1')).toBe(true)
  await age(31 * secondMs)
  expect(await redeem(old.handle, 'call-2')).toBe(false)
})

test('stores neither the handle nor anything that tells the call', async () => {
  const one = await session()
  const { handle, expiresAt } = await one.mint('call-1')
  const [key = ''] = await keysOf(one, 'confirmation:')
  expect(key).toMatch(/^confirmation:[\w-]{43}$/)
  expect((await one.kept())[key]).toEqual({ call: expect.stringMatching(/^[\w-]{43}$/), expiresAt })
  expect(JSON.stringify(await one.kept())).not.toMatch(new RegExp(`${handle}|call-1`))
})

test('keeps at most 50 handles, the newest, and none that has expired', async () => {
  const one = await session()
  const handles: string[] = []
  for (let call = 0; call < 51; call++) {
    handles.push((await one.mint(`call-${call}`)).handle)
    await one.age(secondMs)
  }
  expect(await keysOf(one, 'confirmation:')).toHaveLength(50)
  expect(await one.redeem(handles[0] ?? '', 'call-0')).toBe(false)
  expect(await one.redeem(handles[1] ?? '', 'call-1')).toBe(true)
  await one.age(10 * minuteMs)
  await one.mint('call-52')
  expect(await keysOf(one, 'confirmation:')).toHaveLength(1)
})

test('begins a creation under a key once, and tells what it made', async () => {
  const { begin, find, settle } = await session()
  expect(await find('key-00001', 'a')).toEqual({ state: 'none' })
  expect(await begin('key-00001', 'a')).toEqual({ state: 'none' })
  expect(await begin('key-00001', 'a')).toEqual({ state: 'begun' })
  await settle('key-00001')
  expect(await begin('key-00001', 'a')).toEqual({ state: 'created', ...made })
  expect(await find('key-00001', 'a')).toEqual({ state: 'created', ...made })
})

test('begins one of many creations that come under a key at once', async () => {
  const { begin } = await session()
  const states = await Promise.all(Array.from({ length: 12 }, () => begin('key-00001', 'a')))
  expect(states.filter((creation) => creation?.state === 'none')).toHaveLength(1)
})

test('takes a key for no other content, whether its creation has ended or not', async () => {
  const { begin, find, settle } = await session()
  await begin('key-00001', 'a')
  expect(await begin('key-00001', 'b')).toEqual({ state: 'other' })
  await settle('key-00001')
  expect(await find('key-00001', 'b')).toEqual({ state: 'other' })
  expect(await begin('key-00002', 'b')).toEqual({ state: 'none' })
})

test('takes a key again after a creation that certainly did not happen', async () => {
  const { begin, forget } = await session()
  await begin('key-00001', 'a')
  await forget('key-00001')
  expect(await begin('key-00001', 'b')).toEqual({ state: 'none' })
})

test('remembers a key for 24 hours', async () => {
  const { begin, settle, find, age } = await session()
  await begin('key-00001', 'a')
  await settle('key-00001')
  await age(24 * hourMs - minuteMs)
  expect(await find('key-00001', 'a')).toMatchObject({ state: 'created' })
  await age(minuteMs)
  expect(await find('key-00001', 'b')).toEqual({ state: 'none' })
})

test('stores neither the key nor anything that tells the content or what was made', async () => {
  const one = await session()
  await one.begin('key-00001', 'content-1')
  await one.settle('key-00001')
  const [key = ''] = await keysOf(one, 'creation:')
  const sealed = expect.stringMatching(/^k1(\.[\w-]+){2}$/)
  const kept = { content: expect.stringMatching(/^[\w-]{43}$/), expiresAt: expect.any(Number), sealed }
  expect((await one.kept())[key]).toEqual(kept)
  expect(JSON.stringify(await one.kept())).not.toMatch(new RegExp(`key-00001|content-1|${made.reference}`))
})

test('forgets all of it when the session ends, and remembers nothing new', async () => {
  const { mint, redeem, begin, find, end, kept } = await session()
  const { handle } = await mint('call-1')
  await begin('key-00001', 'a')
  await end()
  expect(await redeem(handle, 'call-1')).toBe(false)
  expect(await find('key-00001', 'a')).toEqual({ state: 'none' })
  expect(await mint('call-1')).toBeUndefined()
  expect(await begin('key-00001', 'a')).toBeUndefined()
  expect(await kept()).toEqual({})
})
