import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Env, readConfig } from '../src/config.ts'
import { connectionFacts } from '../src/session/connection.ts'
import { connectionState, startConnection } from '../src/session/connection-links.ts'
import { digest, newSecret } from '../src/session/secret.ts'
import { type Browser, callbackOf, createBrowser, formPost, platformAnswer } from './mcp-client.ts'
import { granted, grantOf, type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let own: SmartPlatform
let clinic: SmartPlatform
let workers: RunningWorkers
let env: Env
let config: ReturnType<typeof readConfig>
vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  own = await startSmartPlatform()
  clinic = await startSmartPlatform()
  const settings = {
    ...settingsOf(own.origin, 'http://127.0.0.1:9'),
    PLATFORMS: 'clinic,archive',
    PLATFORM_CLINIC_NAME: 'Clinic',
    PLATFORM_CLINIC_FHIR_BASE_URL: `${clinic.origin}/fhir`,
    PLATFORM_CLINIC_CLIENT_ID: 'test-app',
    PLATFORM_CLINIC_LAUNCH_ISS: `${clinic.origin}/other/name`,
    PLATFORM_ARCHIVE_FHIR_BASE_URL: `${clinic.origin}/archive`,
    PLATFORM_ARCHIVE_AUTH: 'token',
    PLATFORM_ARCHIVE_TOKEN: 'FIXED-TOKEN',
    PLATFORM_ARCHIVE_ALLOWED_ROLES: 'practitioner',
    PLATFORM_ARCHIVE_SPONSORS: 'default',
  }
  workers = await startWorkers(settings)
  env = await workers.harness.getWorker<Env>().getEnv()
  config = readConfig({ ROLE_MAP: '{}', ...settings } as unknown as Env)
})
afterAll(async () => {
  await workers.close()
  await own.close()
  await clinic.close()
})
afterEach(() => {
  for (const platform of [own, clinic]) {
    platform.person = { fhirUser: 'Practitioner/dr-1', name: 'NAME-OF-THE-DOCTOR' }
    platform.subject = 'SUBJECT-1'
    platform.token = undefined
    platform.seen.length = 0
  }
})

const agent = { clientId: 'client-1', clientName: 'Example agent' }

/** An agent's session that a person approved in a browser, and a link to the clinic for it. */
async function agentWithLink() {
  const browser = createBrowser(workers)
  const [sessionKey, browserKey] = [newSecret(), newSecret()]
  browser.cookies.set('__Host-browser', browserKey)
  const session = env.SESSION.getByName(await digest(sessionKey))
  await session.open({ browser: await digest(browserKey) })
  const grant = grantOf(own, 3_600_000)
  await session.join(grant, connectionFacts({ id: 'default', scope: granted }, grant, new Date()))
  const ask = () => startConnection(env, config, { sessionKey, platform: 'clinic', agent })
  const link = await ask()
  const connected = async () => (await session.describe())?.connections.map(({ platform }) => platform).toSorted()
  const state = () => connectionState(env, sessionKey, 'clinic')
  return { browser, sessionKey, session, link, ask, connected, state }
}

const idOf = (url: string) => new URL(url).searchParams.get('request') ?? ''
const decide = (browser: Browser, url: string, decision: string, code?: string) =>
  browser.send(
    '/auth/connect',
    formPost([['request', idOf(url)], ['decision', decision], ...(code ? [['code', code] as [string, string]] : [])]),
  )

/** Where a page of ours sends the browser on to. */
async function onwardOf(response: { status: number; text(): Promise<string> }): Promise<URL> {
  const href = /class="button" href="([^"]+)"/.exec(await response.text())?.[1]
  if (!href) throw new Error(`no way on: ${response.status}`)
  return new URL(href.replaceAll('&amp;', '&'))
}

const pathOf = (url: string) => url.slice(publicUrl.length)

test('connects a further platform to the agent’s session, in the browser that approved the agent', async () => {
  const { browser, link, connected, state } = await agentWithLink()
  expect(link.url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/auth\/connect\?request=[\w-]{43}$/)
  expect(link.code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
  const page = await (await browser.send(pathOf(link.url))).text()
  expect(page).toContain('Example agent')
  expect(page).toContain('Clinic')
  expect(page).not.toContain('name="code"')
  const onward = await onwardOf(await decide(browser, link.url, 'approve'))
  expect(onward.origin).toBe(clinic.origin)
  expect(await state()).toBe('signing-in')
  const back = await browser.send(platformAnswer(clinic, onward))
  expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('Clinic is connected')])
  expect(await connected()).toEqual(['clinic', 'default'])
  expect(await state()).toBe('connected')
  expect((await browser.send(pathOf(link.url))).status).toBe(400)
})

test('asks another browser for the code that the agent shows', async () => {
  const { link, connected } = await agentWithLink()
  const other = createBrowser(workers)
  expect(await (await other.send(pathOf(link.url))).text()).toContain('name="code"')
  expect((await decide(other, link.url, 'approve')).status).toBe(403)
  const again = await decide(other, link.url, 'approve', 'AAAA-AAAA')
  expect([again.status, await again.text()]).toEqual([403, expect.stringContaining('That is not the code')])
  expect(clinic.seen).toEqual([])
  const onward = await onwardOf(await decide(other, link.url, 'approve', link.code))
  await other.send(platformAnswer(clinic, onward))
  expect(await connected()).toEqual(['clinic', 'default'])
})

test('connects nothing where the person refuses, here or at the platform', async () => {
  const here = await agentWithLink()
  expect((await decide(here.browser, here.link.url, 'deny')).status).toBe(200)
  expect(await here.state()).toBe('refused')
  const there = await agentWithLink()
  const onward = await onwardOf(await decide(there.browser, there.link.url, 'approve'))
  const answer = `${callbackOf(onward)}?error=access_denied&state=${onward.searchParams.get('state')}`
  expect((await there.browser.send(answer)).status).toBe(403)
  expect(await there.state()).toBe('refused')
  expect([await here.connected(), await there.connected()]).toEqual([['default'], ['default']])
})

test('sends no code that came to the redirect URI of another platform', async () => {
  const { browser, link, connected, state } = await agentWithLink()
  const onward = await onwardOf(await decide(browser, link.url, 'approve'))
  expect(callbackOf(onward)).toBe('/auth/callback/clinic')
  const answer = platformAnswer(clinic, onward).replace('/auth/callback/clinic', '/auth/callback')
  const back = await browser.send(answer)
  expect([back.status, await back.json()]).toMatchObject([400, { error: 'smart/state-mismatch' }])
  expect(clinic.tokenRequests()).toEqual([])
  expect([await connected(), await state()]).toEqual([['default'], 'failed'])
})

test('lets no other browser finish what one began', async () => {
  const { browser, link, connected } = await agentWithLink()
  const onward = await onwardOf(await decide(browser, link.url, 'approve'))
  expect((await createBrowser(workers).send(platformAnswer(clinic, onward))).status).toBe(403)
  expect(await connected()).toEqual(['default'])
})

test('refuses somebody else than the session’s person on the platform, and gives their tokens back', async () => {
  const { browser, link, ask, session, state } = await agentWithLink()
  await browser.send(platformAnswer(clinic, await onwardOf(await decide(browser, link.url, 'approve'))))
  clinic.person = { fhirUser: 'Practitioner/dr-2', name: 'OTHER' }
  clinic.subject = 'SUBJECT-2'
  const again = await ask()
  expect(again.url).not.toBe(link.url)
  const back = await browser.send(platformAnswer(clinic, await onwardOf(await decide(browser, again.url, 'approve'))))
  expect([back.status, await back.json()]).toMatchObject([409, { error: 'session/other-person' }])
  expect(await state()).toBe('failed')
  const facts = (await session.describe())?.connections.find(({ platform }) => platform === 'clinic')
  expect(facts?.fhirUser).toBe('Practitioner/dr-1')
  await vi.waitFor(() => expect(clinic.seen.filter(({ path }) => path === '/revoke')).toHaveLength(2))
})

test('gives the same link while nobody has used it', async () => {
  const { ask, link } = await agentWithLink()
  const links = await Promise.all(Array.from({ length: 5 }, ask))
  expect(links).toEqual(links.map(() => link))
})

test('opens a platform that signs in nobody to an agent once the person has agreed, and not before', async () => {
  const { browser, sessionKey, connected } = await agentWithLink()
  const link = await startConnection(env, config, { sessionKey, platform: 'archive', agent })
  const page = await (await browser.send(pathOf(link.url))).text()
  expect(page).toContain('has no sign-in of its own')
  expect((await decide(createBrowser(workers), link.url, 'approve')).status).toBe(403)
  expect(await connected()).toEqual(['default'])
  const done = await decide(browser, link.url, 'approve')
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Example agent')])
  expect(await connected()).toEqual(['archive', 'default'])
  expect(await connectionState(env, sessionKey, 'archive')).toBe('connected')
})

test('opens no platform that signs in nobody where the person refuses, or has left theirs meanwhile', async () => {
  const { browser, sessionKey, session, connected } = await agentWithLink()
  const ask = () => startConnection(env, config, { sessionKey, platform: 'archive', agent })
  expect((await decide(browser, (await ask()).url, 'deny')).status).toBe(200)
  const { url } = await ask()
  await session.disconnect('default')
  const refused = await decide(browser, url, 'approve')
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: 'platform/not-allowed' }])
  expect(await connected()).toEqual([])
  expect(await connectionState(env, sessionKey, 'archive')).toBe('failed')
})

test('makes no link to a platform that is not there, nor for a session that has ended', async () => {
  const { session, sessionKey, ask } = await agentWithLink()
  const nowhere = startConnection(env, config, { sessionKey, platform: 'nowhere', agent })
  await expect(nowhere).rejects.toThrow('platform/unknown')
  await session.end()
  await expect(ask()).rejects.toThrow('session/none')
})

test.each(['', 'x', 'A'.repeat(43)])('knows no link of the id "%s"', async (id) => {
  const response = await createBrowser(workers).send(`/auth/connect?request=${id}`)
  expect([response.status, await response.json()]).toMatchObject([400, { error: 'connection/unknown' }])
})

/** A browser on its way to sign in by itself. */
async function signingIn(browser: Browser, path: string): Promise<URL> {
  return new URL((await browser.send(path)).headers.get('location') ?? 'about:blank')
}

async function signedIn() {
  const browser = createBrowser(workers)
  await browser.send(platformAnswer(own, await signingIn(browser, '/auth/login')))
  return browser
}

const sessionOfBrowser = async (browser: Browser) =>
  env.SESSION.getByName(await digest(browser.cookies.get('__Host-session') ?? ''))
const connectedIn = async (browser: Browser) =>
  (await (await sessionOfBrowser(browser)).describe())?.connections.map(({ platform }) => platform)

test('adds a platform to what the browser is signed in to, under a new key', async () => {
  const browser = await signedIn()
  const old = await sessionOfBrowser(browser)
  await browser.send(platformAnswer(clinic, await signingIn(browser, '/auth/login?platform=clinic')))
  expect(await connectedIn(browser)).toEqual(['clinic', 'default'])
  expect(await old.describe()).toBeUndefined()
  expect((await browser.send('/auth/disconnect', formPost([['platform', 'default']]))).status).toBe(200)
  expect(await connectedIn(browser)).toEqual(['clinic'])
  await vi.waitFor(() => expect(own.seen.filter(({ path }) => path === '/revoke')).toHaveLength(2))
})

test('keeps the browser’s session as it is where somebody else signs in', async () => {
  const browser = await signedIn()
  own.person = { fhirUser: 'Practitioner/dr-2', name: 'OTHER' }
  own.subject = 'SUBJECT-2'
  const back = await browser.send(platformAnswer(own, await signingIn(browser, '/auth/login')))
  expect([back.status, await back.json()]).toMatchObject([409, { error: 'session/other-person' }])
  expect(await connectedIn(browser)).toEqual(['default'])
})

test.each(['iss', 'launch', 'clientId', 'fhirServiceUrl', 'patientId', 'aud'])(
  'takes no %s from the callback’s URL',
  async (name) => {
    const browser = createBrowser(workers)
    const answer = platformAnswer(own, await signingIn(browser, '/auth/login'))
    // RFC 9207: an issuer that is not the platform's is a mix-up, and refused.
    const value = name === 'iss' ? own.origin : `${clinic.origin}/fhir`
    expect((await browser.send(`${answer}&${name}=${encodeURIComponent(value)}`)).status).toBe(302)
    expect(clinic.seen).toEqual([])
    expect(await connectedIn(browser)).toEqual(['default'])
  },
)

test('refuses an answer that names another issuer, before the code is sent anywhere', async () => {
  const browser = createBrowser(workers)
  const answer = platformAnswer(own, await signingIn(browser, '/auth/login'))
  const back = await browser.send(`${answer}&iss=${encodeURIComponent(clinic.origin)}`)
  expect([back.status, await back.json()]).toMatchObject([400, { error: 'smart/state-mismatch' }])
  expect([own.tokenRequests(), clinic.tokenRequests()]).toEqual([[], []])
})

test('opens a launch of a configured EHR, with the iss it named', async () => {
  const browser = createBrowser(workers)
  const iss = `${clinic.origin}/other/name`
  const authorizeUrl = await signingIn(browser, `/auth/launch?${new URLSearchParams({ iss, launch: 'LAUNCH-1' })}`)
  expect(authorizeUrl.origin).toBe(clinic.origin)
  expect(Object.fromEntries(authorizeUrl.searchParams)).toMatchObject({ aud: iss, launch: 'LAUNCH-1' })
  expect(authorizeUrl.searchParams.get('scope')?.split(' ')).toContain('launch')
  await browser.send(platformAnswer(clinic, authorizeUrl))
  expect(await connectedIn(browser)).toEqual(['clinic'])
})

test.each([
  ['of an EHR that is not configured', 'iss=https://evil.example/fhir&launch=1'],
  ['without a launch', 'iss=X'],
  ['without an iss', 'launch=1'],
  ['with two of them', 'iss=X&iss=https://evil.example/fhir&launch=1'],
])('refuses a launch %s, and asks nobody', async (_what, query) => {
  const path = `/auth/launch?${query.replace('X', encodeURIComponent(`${clinic.origin}/fhir`))}`
  const response = await createBrowser(workers).send(path)
  expect([response.status, await response.json()]).toMatchObject([400, { error: 'smart/launch-unknown' }])
  expect(clinic.seen).toEqual([])
})

const fromOwnPage = { headers: { 'sec-fetch-site': 'same-origin' } }

test('joins a platform without a sign-in for a person whose role it is open to, and ends it with theirs', async () => {
  const browser = await signedIn()
  expect((await browser.send('/auth/login?platform=archive')).status).toBe(403)
  expect((await browser.send('/auth/login?platform=archive', fromOwnPage)).status).toBe(302)
  const session = await sessionOfBrowser(browser)
  expect(await session.credentials('archive')).toEqual({ ok: true, smartAccessToken: 'FIXED-TOKEN' })
  const facts = (await session.describe())?.connections.find(({ platform }) => platform === 'archive')
  expect(facts).toMatchObject({
    service: true,
    fhirBaseUrl: `${clinic.origin}/archive`,
    fhirUser: `${own.origin}/fhir/Practitioner/dr-1`,
    sponsor: { platform: 'default', fhirUser: 'Practitioner/dr-1' },
  })
  await browser.send('/auth/disconnect', formPost([['platform', 'default']]))
  expect(await session.credentials('archive')).toEqual({ ok: false, code: 'smart/session-expired' })
  expect(await connectedIn(browser)).toEqual([])
})

test('joins a platform without a sign-in for nobody else', async () => {
  own.person = { fhirUser: 'Patient/p1', name: 'PATIENT' }
  const browser = await signedIn()
  const response = await browser.send('/auth/login?platform=archive', fromOwnPage)
  expect([response.status, await response.json()]).toMatchObject([403, { error: 'platform/not-allowed' }])
  expect((await createBrowser(workers).send('/auth/login?platform=archive', fromOwnPage)).status).toBe(403)
})

test('publishes no key where none is configured, and never a private one', async () => {
  const response = await createBrowser(workers).send('/.well-known/jwks.json')
  expect([response.status, await response.json()]).toEqual([200, { keys: [] }])
})

test('keeps of links and pending sign-ins the keys that docs/storage.md names', async () => {
  await agentWithLink()
  expect(workers.storedKeys('ConnectionRequest')).toEqual(['request'])
  expect(workers.storedKeys('Session')).toEqual(
    expect.arrayContaining(['connection:clinic', 'connection:default', 'pending:clinic', 'session']),
  )
  const stored = [...workers.stored().values()].join('\n')
  expect(stored).not.toMatch(/NAME-OF-THE-DOCTOR|Practitioner\/dr-1|SUBJECT-|FIXED-TOKEN|Example agent/)
})
