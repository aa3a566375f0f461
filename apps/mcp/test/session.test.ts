import { setTimeout as sleep } from 'node:timers/promises'
import type { SmartGrant } from '@repo/fhir'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { connectionFacts, type SessionFacts } from '../src/session/connection.ts'
import { granted, grantOf, issued, type SmartPlatform, startSmartPlatform, tokensOf } from './smart-platform.ts'
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
afterEach(() => {
  platform.token = undefined
  platform.seen.length = 0
})

type Credentials = { ok: true; smartAccessToken: string } | { ok: false; code: string }
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]
const expired = { ok: false, code: 'smart/session-expired' }
const tokenNumber = (count: number) => ({ ok: true, smartAccessToken: `${issued.access}-${count}` })
const refreshTokens = (at = platform) => at.tokenRequests().map(({ form }) => form.get('refresh_token'))

let count = 0
/** A session whose platform token lives for so long. */
async function session(livesMs: number, at = platform, adapt = (grant: SmartGrant): SmartGrant => grant) {
  const name = `session-${++count}`
  const call = <T>(method: string, ...args: unknown[]) => workers.object<T>('SESSION', name, method, ...args)
  // Its tokens come from a platform of the test's; it is the configured one all the same.
  const grant = adapt({ ...grantOf(at, livesMs), fhirBaseUrl: `${platform.origin}/fhir` })
  await call('open', {})
  const anHourAgo = new Date(Date.now() - hourMs)
  await call('join', grant, connectionFacts({ id: 'default', scope: granted }, grant, anHourAgo))
  return {
    credentials: () => call<Credentials>('credentials', 'default'),
    describe: async () => (await call<SessionFacts | undefined>('describe'))?.connections[0],
    isOpen: () => call<boolean>('isOpen'),
    end: () => call('end'),
    tokenRefused: (count: number, how?: object) => call('tokenRefused', 'default', `${issued.access}-${count}`, how),
    age: (ms: number, only?: string[]) => call('age', ms, ...(only ? [only] : [])),
    alarmAt: () => call<number>('alarmAt'),
    ring: () => call('ring'),
    kept: () => call<Record<string, { sealed: string; createdAt: number }>>('kept'),
  }
}

/** A refresh that waits until it is let go, and says when it has come in. */
function heldRefresh() {
  const [arrived, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  platform.token = async () => {
    arrived.resolve()
    await release.promise
    return { body: tokensOf(1) }
  }
  return { arrived: arrived.promise, release: release.resolve }
}

test('gives out a token that lives for more than a minute without asking the platform', async () => {
  const { credentials } = await session(minuteMs + 10_000)
  expect(await credentials()).toEqual(tokenNumber(0))
  expect(platform.seen).toEqual([])
})

test('uses a token that lives for a minute for four fifths of it', async () => {
  const { credentials } = await session(0)
  platform.token = () => ({ body: tokensOf(platform.tokenRequests().length, { expires_in: 60 }) })
  for (let call = 0; call < 5; call++) expect(await credentials()).toEqual(tokenNumber(1))
  expect(platform.tokenRequests()).toHaveLength(1)
})

test('asks the platform once for 100 callers at the same time, and answers each', async () => {
  const { credentials } = await session(0)
  platform.token = async () => {
    await sleep(300)
    return { body: tokensOf(1) }
  }
  const given = await Promise.all(Array.from({ length: 100 }, credentials))
  expect(given).toEqual(Array.from({ length: 100 }, () => tokenNumber(1)))
  expect(platform.tokenRequests()).toHaveLength(1)
})

test('says that the platform does not answer when the token is dead and cannot be replaced', async () => {
  const { credentials } = await session(-1)
  platform.token = () => ({ status: 503 })
  const unavailable = { ok: false, code: 'smart/unavailable' }
  expect(await Promise.all([credentials(), credentials()])).toEqual([unavailable, unavailable])
  expect(await credentials()).toEqual(unavailable)
  expect(platform.tokenRequests()).toHaveLength(1)
})

describe.concurrent('at a platform that fails', () => {
  const started: SmartPlatform[] = []
  afterAll(async () => {
    for (const each of started) await each.close()
  })
  /** One for each test, since they wait at the same time. */
  async function faultyPlatform() {
    const faulty = await startSmartPlatform()
    started.push(faulty)
    return faulty
  }

  test('goes on with a living token when the platform fails, and asks it at most once in five seconds', async ({
    expect,
  }) => {
    const faulty = await faultyPlatform()
    const { credentials } = await session(minuteMs - 20_000, faulty)
    faulty.token = () => ({ status: 500 })
    for (let call = 0; call < 10; call++) expect(await credentials()).toEqual(tokenNumber(0))
    expect(faulty.tokenRequests()).toHaveLength(1)
    faulty.token = undefined
    await sleep(5_100)
    expect(await credentials()).toEqual(tokenNumber(2))
  }, 15_000)

  test('replaces a token in its last minute, and goes on with the refresh token that came', async ({ expect }) => {
    const faulty = await faultyPlatform()
    const { credentials } = await session(minuteMs - 5_000, faulty)
    faulty.token = () => ({ body: tokensOf(faulty.tokenRequests().length, { expires_in: 0 }) })
    for (let call = 0; call < 3; call++) expect(await credentials()).toEqual(tokenNumber(1))
    await sleep(5_100)
    expect(await credentials()).toEqual(tokenNumber(2))
    expect(refreshTokens(faulty)).toEqual([`${issued.refresh}-0`, `${issued.refresh}-1`])
  }, 15_000)

  test('keeps the refresh token where the platform does not rotate it', async ({ expect }) => {
    const faulty = await faultyPlatform()
    const { credentials } = await session(0, faulty)
    faulty.token = () => ({ body: { ...tokensOf(1, { expires_in: 0 }), refresh_token: undefined } })
    await credentials()
    await sleep(5_100)
    await credentials()
    expect(refreshTokens(faulty)).toEqual([`${issued.refresh}-0`, `${issued.refresh}-0`])
  }, 15_000)

  test('survives a lost answer: the next attempt comes with the same refresh token', async ({ expect }) => {
    const faulty = await faultyPlatform()
    const { credentials } = await session(minuteMs - 20_000, faulty)
    faulty.token = () => ({ drop: true })
    expect(await credentials()).toEqual(tokenNumber(0))
    faulty.token = undefined
    await sleep(5_100)
    expect(await credentials()).toEqual(tokenNumber(2))
    expect(refreshTokens(faulty)).toEqual([`${issued.refresh}-0`, `${issued.refresh}-0`])
  }, 15_000)

  test('goes on with a living token when the platform never answers', async ({ expect }) => {
    const faulty = await faultyPlatform()
    const { credentials } = await session(minuteMs - 20_000, faulty)
    faulty.token = () => ({ hang: true })
    expect(await Promise.all([credentials(), credentials()])).toEqual([tokenNumber(0), tokenNumber(0)])
    expect(await credentials()).toEqual(tokenNumber(0))
    expect(faulty.tokenRequests()).toHaveLength(1)
  }, 20_000)
})

test('expires when the platform refuses the refresh token, though the access token lives', async () => {
  const { credentials, describe, kept } = await session(minuteMs - 20_000)
  platform.token = () => ({ status: 400, body: { error: 'invalid_grant', error_description: 'for Jane Roe' } })
  expect(await credentials()).toEqual(expired)
  expect(await credentials()).toEqual(expired)
  expect(await describe()).toMatchObject({ state: 'expired', fhirUser: 'Practitioner/dr-1' })
  expect(Object.keys(await kept())).toEqual(['connection:default', 'session'])
  expect(platform.tokenRequests()).toHaveLength(1)
})

test('goes on when the platform refuses for a fault of ours, which no new sign-in would mend', async () => {
  const { credentials, kept } = await session(minuteMs - 20_000)
  platform.token = () => ({ status: 401, body: { error: 'invalid_client' } })
  expect(await credentials()).toEqual(tokenNumber(0))
  expect(Object.keys(await kept())).toEqual(['connection:default', 'session'])
})

test('gives out nothing after it has ended, and has given its tokens back to the platform', async () => {
  const { credentials, describe, end, kept } = await session(hourMs)
  await end()
  expect(await credentials()).toEqual(expired)
  expect(await describe()).toBeUndefined()
  expect(await kept()).toEqual({})
  const revoked = () => platform.seen.map(({ path, form }) => `${path} ${form.get('token')}`)
  const all = [`/revoke ${issued.refresh}-0`, `/revoke ${issued.access}-0`]
  await vi.waitFor(() => expect(revoked()).toEqual(all), 5_000)
})

test('gives out nothing to a caller who was waiting for a refresh when the session ended', async () => {
  const { credentials, end, kept } = await session(minuteMs - 20_000)
  const refresh = heldRefresh()
  const waiting = credentials()
  await refresh.arrived
  await end()
  refresh.release()
  expect(await waiting).toEqual(expired)
  expect(await kept()).toEqual({})
  const revoked = () => platform.seen.filter(({ path }) => path === '/revoke').map(({ form }) => form.get('token'))
  const all = [`${issued.refresh}-0`, `${issued.refresh}-1`, `${issued.access}-1`]
  await vi.waitFor(() => expect(revoked()).toEqual(expect.arrayContaining(all)), 5_000)
})

test('refreshes a token that the platform refused, and expires when it refuses the fresh one too', async () => {
  const { credentials, tokenRefused, describe } = await session(hourMs)
  await tokenRefused(0)
  expect(await credentials()).toEqual(tokenNumber(1))
  // A late word about the token before: the present one is not at fault.
  await tokenRefused(0)
  expect(await credentials()).toEqual(tokenNumber(1))
  await tokenRefused(1, { isInvalid: true, request: 'R1' })
  expect(await credentials()).toEqual(expired)
  expect(await describe()).toMatchObject({ state: 'expired' })
})

const withoutRefresh = ({ refreshToken: _, ...grant }: SmartGrant): SmartGrant => grant

test('gives out a token that cannot be refreshed while it lives, and expires when it is dead', async () => {
  const living = await session(minuteMs - 20_000, platform, withoutRefresh)
  expect(await living.credentials()).toEqual(tokenNumber(0))
  const dead = await session(-1, platform, withoutRefresh)
  expect(await dead.credentials()).toEqual(expired)
  expect(await dead.describe()).toMatchObject({ state: 'expired' })
  expect(platform.tokenRequests()).toEqual([])
})

test('expires when the platform refuses a token that cannot be refreshed', async () => {
  const { credentials, tokenRefused, describe } = await session(hourMs, platform, withoutRefresh)
  expect(await credentials()).toEqual(tokenNumber(0))
  await tokenRefused(0)
  expect(await describe()).toMatchObject({ state: 'expired' })
})

test('tells of the scopes that a refresh brought', async () => {
  const { credentials, describe } = await session(0)
  platform.token = () => ({ body: tokensOf(1, { scope: 'openid user/Patient.rs' }) })
  expect(await describe()).toMatchObject({ scope: granted })
  await credentials()
  expect(await describe()).toMatchObject({
    scope: 'openid user/Patient.rs',
    scopes: [{ level: 'user', resourceType: 'Patient', permissions: 'rs' }],
  })
})

test('gives out nothing where nobody ever signed in', async () => {
  expect(await workers.object('SESSION', 'never-opened', 'credentials', 'default')).toEqual(expired)
  expect(await workers.object('SESSION', 'never-opened', 'describe')).toBeUndefined()
})

test('ends after seven days without use, and not before', async () => {
  const { age, describe, credentials } = await session(40 * dayMs)
  await age(7 * dayMs - minuteMs, ['touchedAt'])
  expect(await describe()).toMatchObject({ fhirUser: 'Practitioner/dr-1' })
  await age(7 * dayMs, ['touchedAt'])
  expect(await describe()).toBeUndefined()
  expect(await credentials()).toEqual(expired)
})

test('is not prolonged by being listed, though it is found to live', async () => {
  const { age, describe, isOpen } = await session(40 * dayMs)
  await age(6 * dayMs, ['touchedAt'])
  expect(await isOpen()).toBe(true)
  await age(dayMs, ['touchedAt'])
  expect(await isOpen()).toBe(false)
  expect(await describe()).toBeUndefined()
})

test('ends thirty days after the sign-in, however much it is used', async () => {
  const { age, describe, alarmAt, kept } = await session(40 * dayMs)
  await age(30 * dayMs - hourMs, ['createdAt'])
  await age(2 * hourMs, ['touchedAt'])
  expect(await describe()).toBeDefined()
  const { createdAt = 0 } = (await kept()).session ?? {}
  expect(await alarmAt()).toBe(createdAt + 30 * dayMs)
  await age(hourMs, ['createdAt'])
  expect(await describe()).toBeUndefined()
})

test('forgets itself by an alarm seven days after its last use', async () => {
  const { alarmAt } = await session(hourMs)
  expect(Math.abs((await alarmAt()) - (Date.now() + 7 * dayMs))).toBeLessThan(minuteMs)
})

test('gives its tokens back to the platform when its alarm rings past its lifetime', async () => {
  const { age, ring, kept } = await session(hourMs)
  await age(8 * dayMs)
  await ring()
  const revoked = () => platform.seen.filter(({ path }) => path === '/revoke').map(({ form }) => form.get('token'))
  await vi.waitFor(() => expect(revoked()).toEqual([`${issued.refresh}-0`, `${issued.access}-0`]), 5_000)
  expect(await kept()).toEqual({})
})

test('keeps two values, with the tokens and the person sealed', async () => {
  const { kept } = await session(hourMs)
  const all = await kept()
  expect(Object.keys(all)).toEqual(['connection:default', 'session'])
  expect(all['connection:default']?.sealed).toMatch(/^k1\.[\w-]{16}\.[\w-]{200,}$/)
  expect(JSON.stringify(all)).not.toMatch(/ACCESS-TOKEN|REFRESH-TOKEN|SUBJECT-1|dr-1/)
})
