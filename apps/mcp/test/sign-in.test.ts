import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Env } from '../src/config.ts'
import {
  authorizationRequest,
  beginSignIn,
  createBrowser,
  formPost,
  platformAnswer,
  postMcp,
  signIn,
} from './mcp-client.ts'
import { issued, type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers

/** Nobody listens there: signing in needs no policy, and all that does is refused. */
const noPolicy = 'http://127.0.0.1:9'
const patientId = 'PATIENT-ID-77'

beforeAll(async () => {
  platform = await startSmartPlatform()
  platform.person.patient = patientId
  workers = await startWorkers(settingsOf(platform.origin, noPolicy))
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

const rpc = (method: string, params: unknown = {}) => ({ jsonrpc: '2.0', id: 1, method, params })

/** A person who signs in by themselves, as far as the platform. */
async function atPlatform() {
  const browser = createBrowser(workers)
  const begun = await browser.send('/auth/login')
  const authorizeUrl = new URL(begun.headers.get('location') ?? '')
  return { browser, authorizeUrl, answer: platformAnswer(platform, authorizeUrl) }
}

test('sends the browser to the platform with S256, a nonce, the base and our own address', async () => {
  const { browser, authorizeUrl } = await atPlatform()
  expect(authorizeUrl.origin).toBe(platform.origin)
  expect(Object.fromEntries(authorizeUrl.searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'test-app',
    redirect_uri: `${publicUrl}/auth/callback`,
    aud: `${platform.origin}/fhir`,
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect([...browser.cookies.keys()]).toEqual(['__Host-browser', expect.stringMatching(/^__Host-sign-in-[\w-]{12}$/)])
})

test('opens a session for the browser that began, and only once', async () => {
  const { browser, answer } = await atPlatform()
  const back = await browser.send(answer)
  expect([back.status, back.headers.get('location')]).toEqual([302, '/'])
  expect([...browser.cookies]).toEqual([
    ['__Host-browser', expect.stringMatching(/^[\w-]{43}$/)],
    ['__Host-session', expect.stringMatching(/^[\w-]{43}$/)],
  ])
  expect(await (await browser.send('/')).text()).toContain('Practitioner/dr-1')
  expect((await browser.send(answer)).status).toBe(400)
})

test('refuses another browser that has the answer, and lets the right one go on', async () => {
  const { browser, answer } = await atPlatform()
  const tokenRequests = platform.tokenRequests().length
  const foreign = createBrowser(workers)
  const refused = await foreign.send(answer)
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: 'session/foreign-browser' }])
  expect(foreign.cookies.size).toBe(0)
  expect(platform.tokenRequests()).toHaveLength(tokenRequests)
  expect((await browser.send(answer)).status).toBe(302)
})

test.each([
  ['no state', ''],
  ['a code alone', '?code=c'],
  ['a state of ours that was never given', `?code=c&state=${'s'.repeat(43)}`],
  ['a state longer than any of ours', `?code=c&state=${'s'.repeat(600)}`],
])('refuses an answer of the platform with %s', async (_what, query) => {
  const response = await createBrowser(workers).send(`/auth/callback${query}`)
  expect([response.status, await response.json()]).toMatchObject([400, { error: 'session/attempt-unknown' }])
})

test('signs nobody in whose identity is not the one that was asked for', async () => {
  const { browser, answer } = await atPlatform()
  platform.nonce = 'another sign-in'
  const response = await browser.send(answer)
  expect([response.status, await response.json()]).toMatchObject([502, { error: 'smart/id-token-invalid' }])
  expect([...browser.cookies.keys()]).toEqual(['__Host-browser'])
})

test('gives the tokens of somebody whom it does not sign in back to the platform', async () => {
  const { browser, answer } = await atPlatform()
  platform.seen.length = 0
  platform.issues = { id_token: undefined }
  const response = await browser.send(answer)
  platform.issues = {}
  expect([response.status, await response.json()]).toMatchObject([502, { error: 'smart/identity-missing' }])
  const given = platform.seen.filter(({ path }) => path === '/revoke').map(({ form }) => form.get('token'))
  expect(given).toEqual([expect.stringContaining(issued.refresh), expect.stringContaining(issued.access)])
})

test.each([2 ** 63, '9223372036854775807'])(
  'signs in a person whose access, without renewal, ends in %j seconds',
  async (seconds) => {
    const { browser, answer } = await atPlatform()
    platform.issues = { expires_in: seconds, refresh_token: undefined }
    const response = await browser.send(answer)
    platform.issues = {}
    expect([response.status, response.headers.get('location')]).toEqual([302, '/'])
    expect(await (await browser.send('/')).text()).toContain('You are signed in')
  },
)

test('ends the session that the browser had when it signs in anew, and when it signs out, and then forgets the browser', async () => {
  const first = await atPlatform()
  await first.browser.send(first.answer)
  const old = first.browser.cookies.get('__Host-session')
  const begun = await first.browser.send('/auth/login')
  await first.browser.send(platformAnswer(platform, new URL(begun.headers.get('location') ?? '')))
  const current = first.browser.cookies.get('__Host-session')
  expect(current).not.toBe(old)
  const homeWith = async (sessionKey = '') => {
    const browser = createBrowser(workers)
    browser.cookies.set('__Host-session', sessionKey)
    return (await browser.send('/')).text()
  }
  expect(await homeWith(old)).toContain('You are not signed in')
  expect(await homeWith(current)).toContain('You are signed in')
  await first.browser.send('/auth/logout', formPost([]))
  expect([...first.browser.cookies.keys()]).toEqual([])
  expect(await homeWith(current)).toContain('You are not signed in')
})

test('signs nobody out for a page of another site', async () => {
  const { browser, answer } = await atPlatform()
  await browser.send(answer)
  const { headers, ...form } = formPost([])
  const forged = { ...form, headers: { ...headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }
  expect((await browser.send('/auth/logout', forged)).status).toBe(403)
  expect(await (await browser.send('/')).text()).toContain('You are signed in')
})

test('answers a consent that is no form with its own words', async () => {
  const response = await createBrowser(workers).send('/auth/login', {
    ...formPost([]),
    headers: { 'content-type': 'application/json', origin: publicUrl },
  })
  expect([response.status, await response.json()]).toMatchObject([400, { error: 'input/invalid' }])
})

test('grants an agent what the person left ticked', async () => {
  const { mcpAccessToken } = await signIn(workers, platform, { scopes: ['fhir:read'] })
  const { json } = await postMcp(workers, mcpAccessToken, rpc('tools/call', { name: 'get_user', arguments: {} }))
  expect(json).toMatchObject({ result: { structuredContent: { agentMay: ['fhir:read'] } } })
})

test('reads nothing, and says so, while policy cannot be asked', async () => {
  const { mcpAccessToken } = await signIn(workers, platform)
  const call = { name: 'fhir_read', arguments: { type: 'Patient', id: 'p1' } }
  const { json } = await postMcp(workers, mcpAccessToken, rpc('tools/call', call))
  expect(json).toMatchObject({ result: { content: [{ text: expect.stringContaining('[authz/unavailable]') }] } })
  expect(platform.seen.some(({ path }) => path === '/fhir/Patient/p1')).toBe(false)
  const health = await workers.harness.fetch(`${publicUrl}/health`)
  expect([health.status, await health.json()]).toMatchObject([503, { status: 'degraded', policy: 'down', audit: 'up' }])
})

test('tells an agent, in its own redirect, that the person refused at the platform', async () => {
  const { browser, authorizeUrl } = await beginSignIn(workers, platform)
  const state = authorizeUrl.searchParams.get('state')
  const back = await browser.send(`/auth/callback?error=access_denied&error_description=raw&state=${state}`)
  const location = new URL(back.headers.get('location') ?? '')
  expect(location.origin + location.pathname).toBe('http://127.0.0.1:9/callback')
  expect(Object.fromEntries(location.searchParams)).toMatchObject({ error: 'access_denied', state: 'client-state' })
  expect(location.href).not.toContain('raw')
})

test('ends an agent’s access with its session, whatever its tokens still say', async () => {
  const env = await workers.harness.getWorker<Env>().getEnv()
  const { mcpAccessToken, mcpRefreshToken, clientId } = await signIn(workers, platform)
  expect((await postMcp(workers, mcpAccessToken, rpc('ping'))).status).toBe(200)
  for (const id of await workers.harness.getWorker<Env>().listDurableObjectIds('SESSION')) {
    await env.SESSION.get(env.SESSION.idFromString(id)).end()
  }
  expect((await postMcp(workers, mcpAccessToken, rpc('ping'))).status).toBe(401)
  const grant: [string, string][] = [
    ['grant_type', 'refresh_token'],
    ['refresh_token', mcpRefreshToken],
    ['client_id', clientId],
  ]
  const refused = await createBrowser(workers).send('/oauth/token', formPost(grant))
  expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'invalid_grant' }])
})

test('stores no token, code, verifier or cookie in clear', async () => {
  const waiting = await atPlatform()
  const signedIn = await atPlatform()
  await signedIn.browser.send(signedIn.answer)
  const { mcpAccessToken, mcpRefreshToken } = await signIn(workers, platform)
  const secrets = [
    ...Object.values(issued),
    ...[waiting, signedIn].flatMap(({ browser }) => [...browser.cookies.values()]),
    ...[waiting, signedIn].map(({ authorizeUrl }) => authorizeUrl.searchParams.get('state') ?? ''),
    waiting.authorizeUrl.searchParams.get('nonce') ?? '',
    ...platform.tokenRequests().map(({ form }) => form.get('code_verifier') ?? ''),
    ...[mcpAccessToken, mcpRefreshToken].map((token) => token.split(':')[2] ?? ''),
  ]
  expect(secrets.every((secret) => secret.length > 10)).toBe(true)
  const stored = [...workers.stored()]
  expect(stored.some(([file, text]) => file.includes('Session') && text.includes('k1.'))).toBe(true)
  expect(secrets.filter((secret) => stored.some(([, text]) => text.includes(secret)))).toEqual([])
})

/** What is stored in files of this name, once somebody is signed in there and somebody else is on the way. */
async function storedBySomebody(name: string): Promise<string[]> {
  await atPlatform()
  await signIn(workers, platform)
  return [...workers.stored()].filter(([file]) => file.includes(name)).map(([, text]) => text)
}

const personsIn = (texts: string[]) => {
  const persons = [patientId, platform.person.name, platform.person.fhirUser, 'SUBJECT-1']
  return persons.filter((person) => texts.some((text) => text.includes(person)))
}

test('names no person and no patient in KV or in an attempt', async () => {
  const kv = await storedBySomebody('/kv/')
  expect(kv.some((text) => text.includes('grant:'))).toBe(true)
  expect(personsIn(kv)).toEqual([])
  const attempts = await storedBySomebody('SignInAttempt')
  expect(attempts.some((text) => text.includes('k1.'))).toBe(true)
  expect(personsIn(attempts)).toEqual([])
})

test('names no person and no patient in a session, nor anywhere else that is stored', async () => {
  const sessions = await storedBySomebody('server-Session/')
  expect(sessions.some((text) => text.includes('k1.'))).toBe(true)
  expect(personsIn(sessions)).toEqual([])
  expect(personsIn([...workers.stored().values()])).toEqual([])
})

test('keeps the keys under which sessions, attempts and streams are stored', async () => {
  await atPlatform()
  const { mcpAccessToken } = await signIn(workers, platform, { resource: '/sse' })
  const headers = { authorization: `Bearer ${mcpAccessToken}` }
  const stream = await workers.harness.fetch(`${publicUrl}/sse`, { headers })
  const reader = stream.body?.getReader()
  const [, endpoint = ''] = /data: (\S+)/.exec(new TextDecoder().decode((await reader?.read())?.value)) ?? []
  const params = { protocolVersion: '2024-11-05', capabilities: {}, clientInfo: { name: 'example', version: '1' } }
  const init = { method: 'POST', headers, body: JSON.stringify(rpc('initialize', params)) }
  expect((await workers.harness.fetch(publicUrl + endpoint, init)).status).toBe(202)
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"protocolVersion":"2024-11-05"')
  // Where a session of this minute went on under a new key.
  const sessionKeys = workers.storedKeys('Session').filter((key) => key !== 'moved')
  expect(sessionKeys).toEqual(['connection:default', 'session'])
  expect(workers.storedKeys('SignInAttempt')).toEqual(['attempt'])
  expect(workers.storedKeys('SseStream')).toEqual(['initialize', 'owner'])
  await reader?.cancel()
})

/** The shapes of keys that a section of docs/storage.md lists in the first column of its table. */
function shapesIn(section: string): Map<string, RegExp> {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/storage.md'), 'utf8')
  const text = page.split('\n## ').find((part) => part.startsWith(section)) ?? ''
  const shapes = [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, shape = '']) => shape)
  return new Map(shapes.map((shape) => [shape, new RegExp(`^${shape.replace(/\{\w+\}/g, '[^:]+')}$`)]))
}

test('keeps in KV the keys that docs/storage.md names, and no others', async () => {
  const { clientId } = await signIn(workers, platform)
  const browser = createBrowser(workers)
  const asking = { browser, clientId, codeVerifier: 'v'.repeat(50), resource: '/mcp' }
  // A consent page that nobody answers.
  await browser.send(`/auth/login?${authorizationRequest(asking)}`)
  const { keys } = await (await workers.harness.getWorker<Env>().getEnv()).OAUTH_KV.list()
  const shapes = shapesIn('KV')
  const known = [...shapes.values()]
  expect(keys.map(({ name }) => name).filter((name) => !known.some((shape) => shape.test(name)))).toEqual([])
  const unused = [...shapes].filter(([, shape]) => !keys.some(({ name }) => shape.test(name))).map(([shape]) => shape)
  // Of clients that sign assertions alone, which no client here does.
  expect(unused).toEqual(['client-assertion-jti:{hash}'])
})
