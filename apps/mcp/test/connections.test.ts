import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { connectionFacts, type SessionFacts } from '../src/session/connection.ts'
import { newSecret } from '../src/session/secret.ts'
import { granted, grantOf, issued, type SmartPlatform, startSmartPlatform, tokensOf } from './smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let platforms: { default: SmartPlatform; clinic: SmartPlatform }
let settings: Record<string, string>
let workers: RunningWorkers
vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  platforms = { default: await startSmartPlatform(), clinic: await startSmartPlatform() }
  settings = {
    ...settingsOf(platforms.default.origin, 'http://127.0.0.1:9'),
    PLATFORMS: 'clinic',
    PLATFORM_CLINIC_FHIR_BASE_URL: `${platforms.clinic.origin}/fhir`,
    PLATFORM_CLINIC_CLIENT_ID: 'test-app',
  }
  workers = await startWorkers(settings)
})
afterAll(async () => {
  await workers.close()
  for (const platform of Object.values(platforms)) await platform.close()
})
afterEach(() => {
  for (const platform of Object.values(platforms)) {
    platform.token = undefined
    platform.seen.length = 0
  }
})

type Id = 'default' | 'clinic'
type Credentials = { ok: true; smartAccessToken: string } | { ok: false; code: string }
const hourMs = 3_600_000
const expired = { ok: false, code: 'smart/session-expired' }
const tokenNumber = (count: number) => ({ ok: true, smartAccessToken: `${issued.access}-${count}` })

const sessionIn = (at: RunningWorkers, name: string) => {
  const call = <T>(method: string, ...args: unknown[]) => at.object<T>('SESSION', name, method, ...args)
  return {
    name,
    /** Joins a platform as somebody whose token lives for so long. */
    join: (id: Id, livesMs: number, subject = 'SUBJECT-1') => {
      const grant = { ...grantOf(platforms[id], livesMs), subject: `${platforms[id].origin}|${subject}` }
      const facts = connectionFacts({ id, scope: granted }, grant, new Date(Date.now() - hourMs))
      return call<string>('join', grant, facts)
    },
    open: (options: { browser?: string } = {}) => call('open', options),
    credentials: (id: Id) => call<Credentials>('credentials', id),
    describe: () => call<SessionFacts | undefined>('describe'),
    disconnect: (id: Id) => call<{ platform: string }[]>('disconnect', id),
    moveTo: (name: string) => call<boolean>('moveTo', name),
    approvedBy: (browser: string) => call<boolean>('approvedBy', browser),
    pend: (id: Id, link: object, instead?: string) => call('pend', id, link, ...(instead ? [instead] : [])),
    pending: (id: Id) => call('pending', id),
    end: () => call<{ platform: string }[]>('end'),
    people: () => call<{ platform: string; subject: string }[] | undefined>('people'),
    kept: () => call<Record<string, { sealed: string }>>('kept'),
    restore: (entries: object) => call('restore', entries),
  }
}

let count = 0
async function opened(options?: { browser?: string }) {
  const session = sessionIn(workers, `connections-${++count}`)
  await session.open(options)
  return session
}

const states = (facts: SessionFacts | undefined) => facts?.connections.map(({ platform, state }) => [platform, state])
const revoked = (id: Id) =>
  platforms[id].seen.filter(({ path }) => path === '/revoke').map(({ form }) => form.get('token'))

/** An end waits for no platform, and a test must not leave a revocation to the next. */
const givenBack = (...ids: Id[]) => vi.waitFor(() => expect(ids.filter((id) => revoked(id).length < 2)).toEqual([]))

test('keeps the connections of several platforms in one session, each under its own key', async () => {
  const session = await opened()
  expect(states(await session.describe())).toEqual([])
  expect(await session.join('default', hourMs)).toBe('connected')
  expect(await session.join('clinic', hourMs)).toBe('connected')
  expect(states(await session.describe())).toEqual([
    ['clinic', 'connected'],
    ['default', 'connected'],
  ])
  expect(Object.keys(await session.kept())).toEqual(['connection:clinic', 'connection:default', 'session'])
})

test('expires the one connection that its platform renews no longer, and keeps the other', async () => {
  const session = await opened()
  await session.join('default', 0)
  await session.join('clinic', hourMs)
  platforms.default.token = () => ({ status: 400, body: { error: 'invalid_grant' } })
  expect(await session.credentials('default')).toEqual(expired)
  expect(states(await session.describe())).toEqual([
    ['clinic', 'connected'],
    ['default', 'expired'],
  ])
  expect(await session.credentials('clinic')).toEqual(tokenNumber(0))
  platforms.default.token = undefined
  expect(await session.join('default', hourMs)).toBe('connected')
  expect(await session.credentials('default')).toEqual(tokenNumber(0))
})

test('refreshes each platform in a flight of its own', async () => {
  const session = await opened()
  for (const id of ['default', 'clinic'] as const) {
    await session.join(id, 0)
    platforms[id].token = () => ({ body: tokensOf(1), afterMs: 300 })
  }
  const callers = Array.from({ length: 40 }, (_, index) => session.credentials(index % 2 ? 'default' : 'clinic'))
  expect(await Promise.all(callers)).toEqual(callers.map(() => tokenNumber(1)))
  expect(platforms.default.tokenRequests()).toHaveLength(1)
  expect(platforms.clinic.tokenRequests()).toHaveLength(1)
})

test('refuses somebody else on a platform, connected or expired, and takes them after a disconnect', async () => {
  const session = await opened()
  await session.join('default', 0)
  expect(await session.join('default', hourMs, 'SUBJECT-2')).toBe('other-person')
  platforms.default.token = () => ({ status: 400, body: { error: 'invalid_grant' } })
  await session.credentials('default')
  expect(await session.join('default', hourMs, 'SUBJECT-2')).toBe('other-person')
  expect(await session.disconnect('default')).toMatchObject([{ platform: 'default' }])
  await givenBack('default')
  expect(await session.join('default', hourMs, 'SUBJECT-2')).toBe('connected')
})

test('connects nothing to a session that has ended or never was', async () => {
  const session = await opened()
  await session.end()
  expect(await session.join('default', hourMs)).toBe('ended')
  expect(await sessionIn(workers, 'never-opened').join('default', hourMs)).toBe('ended')
  expect(await session.kept()).toEqual({})
})

test('ends one connection here and at its platform, and leaves the other', async () => {
  const session = await opened()
  await session.join('default', hourMs)
  await session.join('clinic', hourMs)
  expect(await session.disconnect('default')).toMatchObject([{ platform: 'default', fhirUser: 'Practitioner/dr-1' }])
  await vi.waitFor(() => expect(revoked('default')).toEqual([`${issued.refresh}-0`, `${issued.access}-0`]))
  expect(revoked('clinic')).toEqual([])
  expect(await session.credentials('default')).toEqual(expired)
  expect(await session.credentials('clinic')).toEqual(tokenNumber(0))
  expect(await session.disconnect('default')).toEqual([])
})

test('gives the tokens of every platform back when it ends', async () => {
  const session = await opened()
  await session.join('default', hourMs)
  await session.join('clinic', hourMs)
  await session.end()
  await vi.waitFor(() => expect([revoked('default').length, revoked('clinic').length]).toEqual([2, 2]))
})

test('moves to another name with its connections and its browser, and is gone under the old one', async () => {
  const browser = newSecret()
  const session = await opened({ browser })
  await session.join('default', hourMs)
  const name = `${session.name}-moved`
  expect(await session.moveTo(name)).toBe(true)
  expect(Object.keys(await session.kept())).toEqual(['moved'])
  expect(await session.describe()).toBeUndefined()
  expect(await session.credentials('default')).toEqual(expired)
  const moved = sessionIn(workers, name)
  expect(states(await moved.describe())).toEqual([['default', 'connected']])
  expect(await moved.credentials('default')).toEqual(tokenNumber(0))
  expect([await moved.approvedBy(browser), await moved.approvedBy(newSecret())]).toEqual([true, false])
  expect(revoked('default')).toEqual([])
})

test('takes nobody in under the old name, moves nothing once more, and ends where the session went on', async () => {
  const session = await opened()
  await session.join('default', hourMs)
  const [first, second] = ['first', 'second'].map((name) => sessionIn(workers, `${session.name}-${name}`))
  await session.moveTo(first?.name ?? '')
  expect(await session.join('clinic', hourMs)).toBe('ended')
  expect(await session.moveTo(second?.name ?? '')).toBe(false)
  expect([await session.describe(), await second?.describe()]).toEqual([undefined, undefined])
  expect(states(await first?.describe())).toEqual([['default', 'connected']])
  expect(await session.credentials('default')).toEqual(expired)
  expect(await session.end()).toMatchObject([{ platform: 'default' }])
  expect(await first?.describe()).toBeUndefined()
  await givenBack('default')
})

test.each([0, 1, 2, 3, 4, 6, 8])('ends for good when it is ended %i turns after it began to move', async (turns) => {
  const session = await opened()
  await session.join('default', hourMs)
  const name = `${session.name}-moved`
  const move = session.moveTo(name)
  for (let turn = 0; turn < turns; turn += 1) await session.approvedBy('')
  await Promise.all([move, session.end()])
  expect([await session.describe(), await sessionIn(workers, name).describe()]).toEqual([undefined, undefined])
  await vi.waitFor(() => expect(revoked('default')).toEqual([`${issued.refresh}-0`, `${issued.access}-0`]))
})

test('moves with the token that a renewal brings meanwhile', async () => {
  const session = await opened()
  await session.join('default', 0)
  platforms.default.token = () => ({ body: tokensOf(7), afterMs: 300 })
  const [name, credentials] = [`${session.name}-moved`, session.credentials('default')]
  const moves = [session.moveTo(name)]
  expect(await credentials).toEqual(tokenNumber(7))
  expect(await Promise.all(moves)).toEqual([true])
  expect(await sessionIn(workers, name).credentials('default')).toEqual(tokenNumber(7))
  expect(revoked('default')).toEqual([])
})

test('remembers who was signed in where the session has left a platform, here and where it moves, and no longer', async () => {
  const session = await opened()
  await session.join('default', hourMs)
  const subject = (name: string) => ({ platform: 'default', subject: `${platforms.default.origin}|${name}` })
  expect(await session.people()).toEqual([subject('SUBJECT-1')])
  await session.disconnect('default')
  await givenBack('default')
  expect(await session.people()).toEqual([subject('SUBJECT-1')])
  const moved = sessionIn(workers, `${session.name}-moved`)
  await session.moveTo(moved.name)
  expect([await session.people(), await moved.people()]).toEqual([undefined, [subject('SUBJECT-1')]])
  await moved.join('default', hourMs, 'SUBJECT-2')
  expect(await moved.people()).toEqual([subject('SUBJECT-2')])
  await moved.end()
  await vi.waitFor(() => expect(revoked('default')).toHaveLength(4))
  expect(await moved.people()).toBeUndefined()
  expect(JSON.stringify(await moved.kept())).not.toContain('SUBJECT')
})

test('knows no browser for a session that nobody approved in one', async () => {
  const session = await opened()
  expect(await session.approvedBy(newSecret())).toBe(false)
  expect(await session.approvedBy('')).toBe(false)
})

test('gives every caller at once the same link for a platform, and another only in the place of the one they know', async () => {
  const session = await opened()
  const link = (request: string) => ({ request, id: `id-${request}`, code: 'CODE-CODE', expiresAt: 1 })
  const kept = await Promise.all(['a', 'b', 'c'].map((request) => session.pend('default', link(request))))
  expect(new Set(kept.map((each) => JSON.stringify(each))).size).toBe(1)
  const [first] = kept as { request: string }[]
  expect(await session.pend('default', link('d'), first?.request)).toEqual(link('d'))
  expect(await session.pend('default', link('e'), first?.request)).toEqual(link('d'))
  expect(await session.pending('default')).toEqual(link('d'))
  expect(await session.pending('clinic')).toBeUndefined()
  expect(JSON.stringify(await session.kept())).not.toMatch(/id-d|CODE/)
})

test('goes on after its key was rotated, seals anew, and needs the old key no longer then', async () => {
  const session = await opened()
  await session.join('default', hourMs)
  const rings = [`k2:${newSecret()}`, `k3:${newSecret()}`] as const
  let entries = await session.kept()
  for (const [ring, id] of [
    [`${rings[0]},${settings.SESSION_KEYS}`, 'k2'],
    [`${rings[1]},${rings[0]}`, 'k3'],
  ] as const) {
    const rotated = await startWorkers({ ...settings, SESSION_KEYS: ring })
    const same = sessionIn(rotated, session.name)
    await same.restore(entries)
    expect(states(await same.describe())).toEqual([['default', 'connected']])
    expect(await same.credentials('default')).toEqual(tokenNumber(0))
    entries = await same.kept()
    expect(entries['connection:default']?.sealed).toMatch(new RegExp(`^${id}\\.`))
    await rotated.close()
  }
}, 120_000)
