import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { digest, newSecret } from '../src/session/secret.ts'
import { type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let workers: RunningWorkers
vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  workers = await startWorkers(settingsOf('http://127.0.0.1:9', 'http://127.0.0.1:9'))
})
afterAll(() => workers.close())

const code = 'ABCD-2345'
const wrong = { ok: false, code: 'connection/wrong-code' }
const unknown = { ok: false, code: 'connection/unknown' }
const minuteMs = 60_000
const asked = { platform: 'default', clientId: 'client-1', clientName: 'Agent' }

const request = (name: string) => {
  const call = <T>(method: string, ...args: unknown[]) => workers.object<T>('CONNECTION_REQUEST', name, method, ...args)
  return {
    begin: (sessionKey: string) => call('begin', { sessionKey, ...asked, code }),
    look: (browserKey?: string) => call('look', ...(browserKey === undefined ? [] : [browserKey])),
    approve: (by: { browserKey?: string; code?: string }) => call<{ ok: boolean }>('approve', by),
    refuse: () => call<object | undefined>('refuse'),
    settle: (state: string) => call('settle', state),
    state: () => call<string>('state'),
    age: (ms: number) => call('age', ms),
    alarmAt: () => call<number | null>('alarmAt'),
    ring: () => call('ring'),
    kept: () => call<Record<string, { sealed?: string }>>('kept'),
  }
}

let count = 0
/** A link for the session of an agent that was approved in a browser. */
async function begun() {
  const [sessionKey, browserKey] = [newSecret(), newSecret()]
  await workers.object('SESSION', await digest(sessionKey), 'open', { browser: await digest(browserKey) })
  const link = request(`request-${++count}`)
  await link.begin(sessionKey)
  return { ...link, sessionKey, browserKey }
}

const shown = { ok: true, ...asked }

test('asks no code of the browser that approved the agent, and one of every other', async () => {
  const { look, browserKey } = await begun()
  expect(await look(browserKey)).toEqual({ ...shown, needsCode: false })
  expect(await look(newSecret())).toEqual({ ...shown, needsCode: true })
  expect(await look()).toEqual({ ...shown, needsCode: true })
})

test('gives the session’s key to the browser that approved the agent, once', async () => {
  const { approve, look, state, browserKey, sessionKey, kept } = await begun()
  expect(await state()).toBe('open')
  expect(await approve({ browserKey })).toEqual({ ...shown, sessionKey })
  expect(await state()).toBe('signing-in')
  expect(await approve({ browserKey })).toEqual(unknown)
  expect(await approve({ code })).toEqual(unknown)
  expect(await look(browserKey)).toEqual(unknown)
  expect((await kept()).request).not.toHaveProperty('sealed')
})

test('gives it to one of many at once', async () => {
  const { approve, browserKey, sessionKey } = await begun()
  const given = await Promise.all(Array.from({ length: 10 }, () => approve({ browserKey })))
  expect(given.filter(({ ok }) => ok)).toEqual([{ ...shown, sessionKey }])
})

test.each([code, 'abcd2345', ' abcd 2345 '])('takes the code from another browser, typed as "%s"', async (typed) => {
  const { approve, sessionKey } = await begun()
  expect(await approve({ browserKey: newSecret(), code: typed })).toEqual({ ...shown, sessionKey })
})

test('refuses another browser without the code, which uses nothing up', async () => {
  const { approve, sessionKey } = await begun()
  for (let tries = 0; tries < 7; tries++) expect(await approve({ browserKey: newSecret() })).toEqual(wrong)
  expect(await approve({ code })).toEqual({ ...shown, sessionKey })
})

test('ends with the fifth wrong code, for the right browser too', async () => {
  const { approve, state, browserKey } = await begun()
  const guess = () => approve({ code: 'AAAA-AAAA' })
  for (let tries = 0; tries < 4; tries++) expect(await guess()).toEqual({ ...wrong, guessed: asked })
  expect(await guess()).toEqual({ ...unknown, guessed: asked })
  expect(await guess()).toEqual(unknown)
  expect(await approve({ code })).toEqual(unknown)
  expect(await approve({ browserKey })).toEqual(unknown)
  expect(await state()).toBe('failed')
})

test('counts every guess of many at once', async () => {
  const { approve } = await begun()
  await Promise.all(Array.from({ length: 20 }, (_, index) => approve({ code: `AAAA-AA${10 + index}` })))
  expect(await approve({ code })).toEqual(unknown)
})

test('takes the fifth guess if it is right', async () => {
  const { approve, sessionKey } = await begun()
  for (let tries = 0; tries < 4; tries++) await approve({ code: 'AAAA-AAAA' })
  expect(await approve({ code })).toEqual({ ...shown, sessionKey })
})

test('ends when the person refuses, once', async () => {
  const { refuse, look, state, approve, browserKey } = await begun()
  expect(await refuse()).toEqual(asked)
  expect(await refuse()).toBeUndefined()
  expect(await state()).toBe('refused')
  expect(await look(browserKey)).toEqual(unknown)
  expect(await approve({ browserKey })).toEqual(unknown)
})

test.each(['connected', 'refused', 'failed'])(
  'tells that the sign-in ended as %s, and changes it no more',
  async (end) => {
    const { approve, settle, state, browserKey } = await begun()
    await settle('connected')
    expect(await state()).toBe('open')
    await approve({ browserKey })
    await settle(end)
    await settle('failed')
    expect(await state()).toBe(end)
  },
)

test('is good for ten minutes, and gives a sign-in that it began ten more', async () => {
  const { age, look, state, browserKey } = await begun()
  await age(10 * minuteMs - 20_000)
  expect(await look(browserKey)).toMatchObject({ ok: true })
  await age(20_000)
  expect(await look(browserKey)).toEqual(unknown)
  expect(await state()).toBe('unknown')
  const late = await begun()
  await late.age(9 * minuteMs)
  await late.approve({ browserKey: late.browserKey })
  expect(Math.abs(((await late.alarmAt()) ?? 0) - (Date.now() + 10 * minuteMs))).toBeLessThan(minuteMs)
})

test('is over with the session of the agent', async () => {
  const { look, approve, browserKey, sessionKey } = await begun()
  await workers.object('SESSION', await digest(sessionKey), 'end')
  expect(await look(browserKey)).toEqual(unknown)
  expect(await approve({ browserKey, code })).toEqual(unknown)
})

test('is forgotten by an alarm', async () => {
  const { alarmAt, ring, kept } = await begun()
  expect(Math.abs(((await alarmAt()) ?? 0) - (Date.now() + 10 * minuteMs))).toBeLessThan(minuteMs)
  await ring()
  await vi.waitFor(async () => expect(await kept()).toEqual({}), 10_000)
})

test('knows no link that nobody made', async () => {
  const none = request('never-begun')
  expect([await none.look(), await none.approve({ code: '' }), await none.state()]).toEqual([
    unknown,
    unknown,
    'unknown',
  ])
  expect(await none.refuse()).toBeUndefined()
})

test('keeps one value, sealed', async () => {
  const { kept, sessionKey } = await begun()
  const all = await kept()
  expect(Object.keys(all)).toEqual(['request'])
  expect(JSON.stringify(all)).not.toMatch(/ABCD|2345|client-1|Agent/)
  expect(JSON.stringify(all)).not.toContain(sessionKey)
})

test('keeps a thousand links of one session good at once, each in an object of its own', async () => {
  const [sessionKey, browserKey] = [newSecret(), newSecret()]
  await workers.object('SESSION', await digest(sessionKey), 'open', { browser: await digest(browserKey) })
  const names = Array.from({ length: 1_000 }, (_, index) => `many-${index}`)
  const ofAll = async (method: string, argument: object) => {
    const answers: unknown[] = []
    for (let at = 0; at < names.length; at += 100) {
      const some = names.slice(at, at + 100).join(',')
      answers.push(...(await workers.object<unknown[]>('CONNECTION_REQUEST', some, method, argument)))
    }
    return answers
  }
  await ofAll('begin', { sessionKey, platform: 'default', clientId: 'client-1', clientName: 'Agent', code })
  const approvals = await ofAll('approve', { browserKey })
  expect(approvals).toEqual(names.map(() => ({ ...shown, sessionKey })))
}, 240_000)
