import type { ServiceGrant, SmartGrant } from '@repo/fhir'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type ConnectionFacts, connectionFacts, type SessionFacts, serviceFacts } from '../../src/session/connection.ts'
import type { Refusal } from '../../src/session/connections/renewal.ts'
import type { Credentials } from '../../src/session/connections/token-keeper.ts'
import { granted, grantOf, issued, type SmartPlatform, startSmartPlatform, tokensOf } from '../smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let own: SmartPlatform
let elsewhere: SmartPlatform
let workers: RunningWorkers
vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  own = await startSmartPlatform()
  elsewhere = await startSmartPlatform()
  workers = await startWorkers({
    ...settingsOf(own.origin, 'http://127.0.0.1:9'),
    PLATFORMS: 'archive',
    PLATFORM_ARCHIVE_FHIR_BASE_URL: `${own.origin}/archive`,
    PLATFORM_ARCHIVE_AUTH: 'token',
    PLATFORM_ARCHIVE_TOKEN: 'FIXED-TOKEN',
    PLATFORM_ARCHIVE_ALLOWED_ROLES: 'practitioner',
    PLATFORM_ARCHIVE_SPONSORS: 'default',
  })
})
afterAll(async () => {
  await workers.close()
  for (const platform of [own, elsewhere]) await platform.close()
})
afterEach(() => {
  for (const platform of [own, elsewhere]) {
    platform.token = undefined
    platform.seen.length = 0
  }
})

const [minuteMs, hourMs] = [60_000, 3_600_000]
const expired = { ok: false, code: 'smart/session-expired' }
const tokenNumber = (count: number) => ({ ok: true, smartAccessToken: `${issued.access}-${count}` })
const revoked = (at = own) => at.seen.filter(({ path }) => path === '/revoke').map(({ form }) => form.get('token'))

let count = 0
async function opened() {
  const name = `kept-${++count}`
  const call = <T>(method: string, ...args: unknown[]) => workers.object<T>('SESSION', name, method, ...args)
  await call('open', {})
  const factsOf = (grant: SmartGrant, ageMs = hourMs) =>
    connectionFacts({ id: 'default', scope: granted }, grant, new Date(Date.now() - ageMs))
  return {
    factsOf,
    join: (grant: SmartGrant | ServiceGrant, facts: ConnectionFacts) => call<string>('join', grant, facts),
    signIn: async (grant: SmartGrant) => call<string>('join', grant, factsOf(grant)),
    credentials: (platform = 'default') => call<Credentials>('credentials', platform),
    tokenRefused: (count: number, refusal?: Refusal) =>
      call('tokenRefused', 'default', `${issued.access}-${count}`, refusal),
    disconnect: () => call('disconnect', 'default'),
    end: () => call('end'),
    states: async () => {
      const described = await call<SessionFacts>('describe')
      return Object.fromEntries(described.connections.map(({ platform, state }) => [platform, state]))
    },
  }
}

/** A refresh that waits until it is let go, and says when it has come in. */
function heldRefresh(tokens = tokensOf(1)) {
  const [arrived, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  own.token = async () => {
    arrived.resolve()
    await release.promise
    return { body: tokens }
  }
  return { arrived: arrived.promise, release: release.resolve }
}

test('refreshes once for 100 calls whose token the platform refuses, and answers each', async () => {
  const session = await opened()
  await session.signIn(grantOf(own, hourMs))
  own.token = () => ({ body: tokensOf(own.tokenRequests().length), afterMs: 300 })
  const refusedCall = async () => {
    await session.tokenRefused(0)
    return session.credentials()
  }
  const answers = await Promise.all(Array.from({ length: 100 }, refusedCall))
  expect(answers).toEqual(answers.map(() => tokenNumber(1)))
  expect(own.tokenRequests()).toHaveLength(1)
  expect(revoked()).toEqual([])
  expect(await session.credentials()).toEqual(tokenNumber(1))
})

test('keeps what a refresh brings though the token before is refused once more meanwhile', async () => {
  const session = await opened()
  await session.signIn(grantOf(own, minuteMs - 20_000))
  const refresh = heldRefresh()
  const waiting = session.credentials()
  await refresh.arrived
  await session.tokenRefused(0)
  await session.tokenRefused(0)
  refresh.release()
  expect(await waiting).toEqual(tokenNumber(1))
  expect(await session.credentials()).toEqual(tokenNumber(1))
  expect(own.seen.map(({ path }) => path)).toEqual(['/token'])
})

const withoutRefresh = ({ refreshToken: _, ...grant }: SmartGrant): SmartGrant => grant

async function sponsored(grant: SmartGrant, subject = grant.subject) {
  const session = await opened()
  await session.signIn(grant)
  const joined = await joinArchive(session, grant, subject)
  return { ...session, joined }
}

function joinArchive(session: Awaited<ReturnType<typeof opened>>, grant: SmartGrant, subject: string) {
  const service: ServiceGrant = { service: true, fhirBaseUrl: `${own.origin}/archive`, scope: '', scopes: [] }
  const sponsor = { ...session.factsOf(grant), subject }
  return session.join(service, serviceFacts({ id: 'archive', scope: '' }, service, sponsor, new Date()))
}

test('gives out a token of a platform that signs in nobody while its sponsor’s access lives', async () => {
  const session = await sponsored(grantOf(own, hourMs))
  expect(await session.credentials('archive')).toEqual({ ok: true, smartAccessToken: 'FIXED-TOKEN' })
  expect(await session.states()).toEqual({ default: 'connected', archive: 'connected' })
})

test('closes a platform that signs in nobody once its sponsor’s access is over, without being asked about that', async () => {
  const session = await sponsored(withoutRefresh(grantOf(own, -1)))
  expect(await session.states()).toEqual({ default: 'expired', archive: 'expired' })
  expect(await session.credentials('archive')).toEqual(expired)
})

test('closes a platform that signs in nobody once its sponsor’s own platform refuses them', async () => {
  const session = await sponsored(grantOf(own, 0))
  own.token = () => ({ status: 400, body: { error: 'invalid_grant' } })
  expect(await session.credentials('archive')).toEqual(expired)
  expect(await session.states()).toEqual({ default: 'expired', archive: 'expired' })
})

test('keeps no platform that signs in nobody for another person than the one at its sponsor’s platform', async () => {
  const session = await sponsored(grantOf(own, hourMs), `${own.origin}|SUBJECT-2`)
  expect(session.joined).toBe('other-person')
  expect(await session.credentials('archive')).toEqual(expired)
  expect(await session.states()).toEqual({ default: 'connected' })
})

test.each<[string, (grant: SmartGrant) => SmartGrant]>([
  ['base', (grant) => ({ ...grant, fhirBaseUrl: `${elsewhere.origin}/fhir` })],
  ['client', (grant) => ({ ...grant, clientId: 'former-app' })],
])('sends nothing to the hosts of a platform that is configured with another %s today', async (_what, former) => {
  const session = await opened()
  const { origin } = elsewhere
  const grant = { ...grantOf(own, 0), tokenEndpoint: `${origin}/token`, revocationEndpoint: `${origin}/revoke` }
  await session.signIn(former(grant))
  expect(await session.states()).toEqual({ default: 'expired' })
  expect(await session.credentials()).toEqual(expired)
  await session.tokenRefused(0)
  await session.end()
  expect([...own.seen, ...elsewhere.seen]).toEqual([])
})

test('keeps a fresh token that one request is refused with, however often, and expires with the second one', async () => {
  const { signIn, credentials, tokenRefused, states } = await opened()
  await signIn(grantOf(own, 3_600_000))
  await tokenRefused(0)
  expect(await credentials()).toEqual(tokenNumber(1))
  for (const refusal of [undefined, { isInvalid: false, request: 'R1' }, { isInvalid: false, request: 'R1' }]) {
    await tokenRefused(1, refusal)
    expect(await credentials()).toEqual(tokenNumber(1))
  }
  expect(own.seen.filter(({ path }) => path === '/revoke')).toEqual([])
  await tokenRefused(1, { isInvalid: false, request: 'R2' })
  expect(await credentials()).toEqual(expired)
  expect(await states()).toEqual({ default: 'expired' })
})

test('renews at the token endpoint that gave the grant, whatever other host the platform names since', async () => {
  const session = await opened()
  await session.signIn(grantOf(own, 0))
  const elsewhereAt = { token_endpoint: `${elsewhere.origin}/token`, revocation_endpoint: `${elsewhere.origin}/revoke` }
  own.token = () => ({ body: tokensOf(own.tokenRequests().length, { ...elsewhereAt, expires_in: 0 }) })
  expect(await session.credentials()).toEqual(tokenNumber(1))
  await session.tokenRefused(1, { isInvalid: true, request: 'R1' })
  await session.end()
  await vi.waitFor(() => expect(revoked()).toContain(`${issued.access}-1`))
  expect([...new Set(own.seen.map(({ path }) => path))]).toEqual(['/token', '/revoke'])
  expect(elsewhere.seen).toEqual([])
})

// A 303 is followed by what carries requests out of these test Workers; refreshSmartGrant is tried with it elsewhere.
test.each([301, 302, 307, 308])('follows no redirect of a renewal to another host (%d)', async (status) => {
  const session = await opened()
  await session.signIn(grantOf(own, -1_000))
  own.token = () => ({ status, headers: { location: `${elsewhere.origin}/token` } })
  expect(await session.credentials()).toMatchObject({ ok: false })
  expect(own.tokenRequests()).toHaveLength(1)
  expect(elsewhere.seen).toEqual([])
})

test('sends no fixed token where a person’s sign-in was configured before', async () => {
  const session = await opened()
  const grant = { ...grantOf(own, hourMs), fhirBaseUrl: `${own.origin}/archive` }
  await session.join(grant, { ...session.factsOf(grant), platform: 'archive' })
  expect(await session.credentials('archive')).toEqual(expired)
})

test('takes a new sign-in that brought the refresh token of the one before, and revokes nothing of it', async () => {
  const session = await opened()
  await session.signIn(grantOf(own, minuteMs))
  await session.signIn({ ...grantOf(own, hourMs), smartAccessToken: `${issued.access}-1` })
  expect(await session.credentials()).toEqual(tokenNumber(1))
  await session.signIn({
    ...grantOf(own, hourMs),
    smartAccessToken: `${issued.access}-1`,
    refreshToken: 'NEXT-REFRESH',
  })
  await vi.waitFor(() => expect(revoked()).toEqual([`${issued.refresh}-0`]))
})

test.each([400, 401])(
  'expires where a refusal with %s has no known word, once the access token is over',
  async (status) => {
    own.token = () => ({ status, body: { error: 'token_was_revoked' } })
    const living = await opened()
    await living.signIn(grantOf(own, minuteMs - 20_000))
    expect(await living.credentials()).toEqual(tokenNumber(0))
    const dead = await opened()
    await dead.signIn(grantOf(own, -1))
    expect(await dead.credentials()).toEqual(expired)
    expect(await dead.states()).toEqual({ default: 'expired' })
    await vi.waitFor(() => expect(revoked()).toEqual([`${issued.refresh}-0`, `${issued.access}-0`]))
  },
)

test('ends without waiting for a platform that does not answer', async () => {
  const session = await opened()
  const dark = await startSmartPlatform()
  dark.fhir = () => ({ hang: true })
  await session.signIn({ ...grantOf(own, hourMs), revocationEndpoint: `${dark.origin}/fhir/revoke` })
  const startedAt = Date.now()
  await session.end()
  expect(Date.now() - startedAt).toBeLessThan(5_000)
  await vi.waitFor(() => expect(dark.seen).not.toEqual([]))
  await dark.close()
})

test.each([
  ['mintConfirmation', 'call'],
  ['beginCreation', 'key', 'content'],
  ['keepPlace', 'sealed'],
])('keeps nothing of %s where the session ends meanwhile', async (method, ...args) => {
  const name = `ending-${method}`
  const call = (each: string, ...given: unknown[]) => workers.object('SESSION', name, each, ...given)
  await call('open', {})
  await call('endDuring', method, ...args)
  expect(await call('kept')).toEqual({})
})
