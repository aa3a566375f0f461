import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { digest } from '../src/session/secret.ts'
import { type Browser, createBrowser, formPost, platformAnswer } from './mcp-client.ts'
import { mcpReply, mcpRequest } from './mcp-request.ts'
import { type PlatformStage, startPlatformStage } from './platform-stage.ts'
import { publicUrl } from './workers.ts'

let stage: PlatformStage
let own: PlatformStage['own']
let clinic: PlatformStage['clinic']
let workers: PlatformStage['workers']
let env: PlatformStage['env']
vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  stage = await startPlatformStage()
  own = stage.own
  clinic = stage.clinic
  workers = stage.workers
  env = stage.env
})
afterEach(() => stage.reset())
afterAll(() => stage.close())

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

test('gives whoever knows the old key a session of their own, and leaves what went on under the new one', async () => {
  const browser = await signedIn()
  const thief = createBrowser(workers)
  thief.cookies.set('__Host-session', browser.cookies.get('__Host-session') ?? '')
  const waiting = await signingIn(thief, '/auth/login?platform=clinic')
  await browser.send(platformAnswer(own, await signingIn(browser, '/auth/login')))
  expect((await thief.send(platformAnswer(clinic, waiting))).status).toBe(302)
  expect([await connectedIn(browser), await connectedIn(thief)]).toEqual([['default'], ['clinic']])
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

test('signs in a person whom an EHR names on the base by which it launched us', async () => {
  const browser = createBrowser(workers)
  const iss = `${clinic.origin}/other/name`
  clinic.person = { fhirUser: `${iss}/Practitioner/dr-1`, name: 'LAUNCHED' }
  const authorizeUrl = await signingIn(browser, `/auth/launch?${new URLSearchParams({ iss, launch: 'LAUNCH-2' })}`)
  await browser.send(platformAnswer(clinic, authorizeUrl))
  const [facts] = (await (await sessionOfBrowser(browser)).describe())?.connections ?? []
  expect(facts).toMatchObject({ fhirUser: 'Practitioner/dr-1', fhirBaseUrl: `${clinic.origin}/fhir` })
  const other = createBrowser(workers)
  const back = await other.send(platformAnswer(clinic, await signingIn(other, '/auth/login?platform=clinic')))
  expect([back.status, await back.json()]).toMatchObject([502, { error: 'smart/identity-missing' }])
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

const joinArchive = formPost([['platform', 'archive']])

test('joins a platform without a sign-in for a person whose role it is open to, and ends it with theirs', async () => {
  const browser = await signedIn()
  expect((await browser.send('/auth/login?platform=archive')).status).toBe(404)
  expect(await (await browser.send('/')).text()).toContain('action="/auth/join"')
  expect((await browser.send('/auth/join', joinArchive)).status).toBe(303)
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
  expect(await (await browser.send('/')).text()).not.toContain('action="/auth/join"')
  const response = await browser.send('/auth/join', joinArchive)
  expect([response.status, await response.json()]).toMatchObject([403, { error: 'platform/not-allowed' }])
  expect((await createBrowser(workers).send('/auth/join', joinArchive)).status).toBe(403)
})

test('is given no link by which somebody elsewhere could sign in to it, at any of our addresses', async () => {
  const browser = await signedIn()
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const own = { cookie, origin: publicUrl, 'sec-fetch-site': 'same-origin' }
  const ask = async (path: string, sent: object = { headers: own }) =>
    (await workers.harness.fetch(publicUrl + path, sent)).text()
  const call = async (name: string, given: object) => {
    const request = mcpRequest('2025-11-25', 'tools/call', { name, arguments: given })
    for (const [header, value] of Object.entries(own)) request.headers.set(header, value)
    const sent = { method: 'POST', headers: request.headers, body: await request.text() }
    return JSON.stringify(await mcpReply(new Response(await ask('/mcp', sent))))
  }
  const answers = [
    await call('start_auth', { platform: 'clinic' }),
    await call('start_auth', { platform: 'archive' }),
    await call('fhir_read', { platform: 'clinic', type: 'Patient', id: '1' }),
    await ask('/api/fhir/clinic/Patient/1'),
  ]
  for (const answer of answers) {
    expect(answer).toContain('on the first page of this server')
    expect(answer).not.toMatch(/auth\/connect|[A-Z2-9]{4}-[A-Z2-9]{4}/)
  }
  expect(workers.storedKeys('ConnectionRequest')).toEqual([])
})
