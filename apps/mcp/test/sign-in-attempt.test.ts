import { afterAll, beforeAll, expect, test } from 'vitest'
import { newSecret } from '../src/session/secret.ts'
import { type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let workers: RunningWorkers

beforeAll(async () => {
  workers = await startWorkers(settingsOf('http://127.0.0.1:9', 'http://127.0.0.1:9'))
})
afterAll(() => workers.close())

const attempt = { platform: 'default', state: 'STATE', codeVerifier: 'CODE-VERIFIER', nonce: 'NONCE' }
const browserKey = newSecret()
const [foreign, unknown] = ['session/foreign-browser', 'session/attempt-unknown'].map((code) => ({ ok: false, code }))

let count = 0
async function begun() {
  const name = `attempt-${++count}`
  const call = <T>(method: string, ...args: unknown[]) => workers.object<T>('SIGN_IN_ATTEMPT', name, method, ...args)
  await call('begin', attempt, browserKey)
  return {
    take: (key?: string) => call<{ ok: boolean }>('take', ...(key === undefined ? [] : [key])),
    age: (ms: number) => call('age', ms),
    kept: () => call<Record<string, Record<string, unknown>>>('kept'),
  }
}

test('gives the attempt to the browser that began it, once', async () => {
  const { take, kept } = await begun()
  expect(await take(browserKey)).toEqual({ ok: true, attempt })
  expect(await take(browserKey)).toEqual(unknown)
  expect(await kept()).toEqual({})
})

test('gives it to exactly one of several callbacks at the same time', async () => {
  const { take } = await begun()
  const taken = await Promise.all(Array.from({ length: 10 }, () => take(browserKey)))
  expect(taken.filter(({ ok }) => ok)).toEqual([{ ok: true, attempt }])
  expect(taken.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 9 }, () => unknown))
})

test.each([
  ['another browser', newSecret()],
  ['a browser without a key', undefined],
  ['an empty key', ''],
])('refuses %s, which does not use the attempt up', async (_who, key) => {
  const { take } = await begun()
  expect(await take(key)).toEqual(foreign)
  expect(await take(browserKey)).toEqual({ ok: true, attempt })
})

test('ends after ten minutes, and not before', async () => {
  const { take, age } = await begun()
  await age(10 * 60_000 - 5_000)
  expect(await take(newSecret())).toEqual(foreign)
  await age(5_000)
  expect(await take(browserKey)).toEqual(unknown)
})

test('knows no attempt that was never begun', async () => {
  expect(await workers.object('SIGN_IN_ATTEMPT', 'never-begun', 'take', browserKey)).toEqual(unknown)
})

test('keeps one value, sealed, and of the browser’s key a digest', async () => {
  const all = await (await begun()).kept()
  expect(Object.keys(all)).toEqual(['attempt'])
  expect(JSON.stringify(all)).not.toMatch(/STATE|CODE-VERIFIER|NONCE/)
  expect(JSON.stringify(all)).not.toContain(browserKey)
})
