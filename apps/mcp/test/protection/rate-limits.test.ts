import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LimitedStage, type Sent, startLimitedStage } from '../limited-stage.ts'
import { type Browser, createBrowser, formPost, platformAnswer, signIn } from '../mcp-client.ts'
import { publicUrl } from '../workers.ts'

/** What the Worker is run with here, in place of the limits of the production configuration. */
const limit = 8
const limits = {
  SESSION_LIMIT: limit,
  PERSON_LIMIT: 12,
  CLIENT_LIMIT: 14,
  ADDRESS_LIMIT: 60,
  TOKEN_LIMIT: limit,
  SIGN_IN_LIMIT: 40,
  REGISTRATION_LIMIT: 20,
}

let stage: LimitedStage
let platform: LimitedStage['platform']
let workers: LimitedStage['workers']

beforeAll(async () => {
  stage = await startLimitedStage(limits)
  platform = stage.platform
  workers = stage.workers
})
afterAll(() => stage.close())

const from: LimitedStage['from'] = (address, path, sent) => stage.from(address, path, sent)

type Answer = Awaited<ReturnType<typeof from>>

/** A window may end in between, and begin anew: then as many again pass. */
async function untilRefused(atLeast: number, send: (index: number) => Promise<Answer>): Promise<Answer> {
  for (let index = 0; index < 2 * limits.ADDRESS_LIMIT; index += 1) {
    const response = await send(index)
    if (response.status === 429) {
      expect(index).toBeGreaterThanOrEqual(atLeast)
      return response
    }
    await response.body?.cancel()
  }
  return send(2 * limits.ADDRESS_LIMIT)
}

const form = formPost([['token', 'x']])
const token: Sent = { method: 'POST', headers: form.headers ?? {}, body: 'token=x&client_id=x' }
const registration: Sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }

describe.each<[string, number, string, Sent]>([
  ['/oauth/register', limits.REGISTRATION_LIMIT, '198.51.100.1', registration],
  [
    '/auth/login',
    limits.SIGN_IN_LIMIT,
    '198.51.100.2',
    { method: 'POST', headers: form.headers ?? {}, body: 'handle=x' },
  ],
  [
    '/auth/connect',
    limits.SIGN_IN_LIMIT,
    '198.51.100.3',
    { method: 'POST', headers: form.headers ?? {}, body: 'code=x' },
  ],
  ['/oauth/token', limit, '198.51.100.4', token],
])('%s', (path, most, address, sent) => {
  test('is open to one address so often a minute, and says when to come again', async () => {
    const refused = await untilRefused(most, () => from(address, path, sent))
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(refused.headers.get('cache-control')).toBe('no-store')
    expect(await refused.json()).toMatchObject({ error: 'request/too-many', message: expect.stringContaining('Wait') })
  }, 30_000)

  test('is not opened to that address by what it says of itself, and is open to others', async () => {
    const claims = ['x-forwarded-for', 'x-real-ip', 'true-client-ip', 'forwarded']
    const send = (index: number) => {
      const name = claims[index % claims.length] ?? ''
      return from(address, path, { ...sent, headers: { ...sent.headers, [name]: `203.0.113.${index}` } })
    }
    const refused = await untilRefused(0, send)
    expect(refused.status).toBe(429)
    expect((await from('203.0.113.9', path, sent)).status).not.toBe(429)
  }, 30_000)
})

test('counts all the addresses of one IPv6 network as one', async () => {
  const send = (index: number) => from(`2001:db8:0:1::${index.toString(16)}`, '/oauth/register', registration)
  expect((await untilRefused(limits.REGISTRATION_LIMIT, send)).status).toBe(429)
  expect((await from('2001:db8:0:2::1', '/oauth/register', registration)).status).not.toBe(429)
}, 30_000)

test('shows a person a page', async () => {
  const headers = { ...form.headers, accept: 'text/html' }
  const page = await untilRefused(limits.SIGN_IN_LIMIT, () =>
    from('198.51.100.9', '/auth/login', { method: 'POST', headers, body: 'handle=x' }),
  )
  expect([page.status, page.headers.get('content-type')]).toEqual([429, expect.stringContaining('text/html')])
}, 30_000)

test('counts what has no limit of its own by address too', async () => {
  const refused = await untilRefused(limits.ADDRESS_LIMIT, () => from('198.51.100.20', '/'))
  expect([refused.status, refused.headers.get('x-content-type-options')]).toEqual([429, 'nosniff'])
  expect((await from('198.51.100.20', '/health')).status).toBe(429)
  expect((await from('198.51.100.21', '/')).status).toBe(200)
}, 30_000)

const ping = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })
const call = ({ mcpAccessToken }: { mcpAccessToken: string }, index: number, body = ping) => {
  const accept = 'application/json, text/event-stream'
  const headers = { authorization: `Bearer ${mcpAccessToken}`, 'content-type': 'application/json', accept }
  return from(`192.0.2.${index}`, '/mcp', { method: 'POST', headers, body })
}

let people = 0
/** Each from an address of their own: what is limited here is not how often one signs in. */
async function signInAs(subject: string, clientId?: string) {
  platform.subject = subject
  people += 1
  const browser = createBrowser(workers, `198.51.101.${people}`)
  return signIn(workers, platform, { browser, ...(clientId !== undefined && { clientId }) })
}

test('limits a session, from however many addresses it calls, and no other one', async () => {
  const [busy, other] = [await signInAs('BUSY'), await signInAs('OTHER')]
  // The sign-in itself, at the token endpoint, was one of them.
  const refused = await untilRefused(limit - 1, (index) => call(busy, index))
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect(await refused.json()).toMatchObject({ error: 'request/too-many' })
  expect((await call(other, 200)).status).toBe(200)
}, 30_000)

test('counts each of several messages that come in one request', async () => {
  const [many, few] = [await signInAs('AT ONCE'), await signInAs('SOME AT ONCE')]
  const together = (count: number) => `[${Array(count).fill(ping).join(',')}]`
  expect((await call(many, 205, together(limit + 1))).status).toBe(429)
  expect((await call(few, 206, together(limit - 2))).status).toBe(200)
  expect((await untilRefused(0, (index) => call(few, index, together(limit - 2)))).status).toBe(429)
  const browser = await browserOf('AT ONCE IN A BROWSER')
  expect((await callBy(browser, 207, '/mcp', together(limit + 1))).status).toBe(429)
}, 30_000)

test('limits a client over all the sessions that people have with it, and no other client', async () => {
  const one = await signInAs('ONE')
  const two = await signInAs('TWO', one.clientId)
  const refused = await untilRefused(limits.CLIENT_LIMIT - 2, (index) => call(index % 2 === 0 ? one : two, index))
  expect(refused.status).toBe(429)
  expect((await call(await signInAs('THREE'), 201)).status).toBe(200)
}, 30_000)

test('limits a person over all the clients that they have, and nobody else', async () => {
  const [one, two] = [await signInAs('MANY'), await signInAs('MANY')]
  expect(one.clientId).not.toBe(two.clientId)
  const refused = await untilRefused(limits.PERSON_LIMIT - 2, (index) => call(index % 2 === 0 ? one : two, index))
  expect(refused.status).toBe(429)
  expect((await call(await signInAs('FEW'), 202)).status).toBe(200)
}, 30_000)

/** A browser in which somebody is signed in by themselves. */
async function browserOf(subject: string): Promise<Browser> {
  platform.subject = subject
  const headers = { 'cf-connecting-ip': '198.51.100.50' }
  const browser = createBrowser(workers)
  const onward = new URL((await browser.send('/auth/login', { headers })).headers.get('location') ?? 'about:blank')
  await browser.send(platformAnswer(platform, onward), { headers })
  return browser
}

const cookieOf = ({ cookies }: Browser) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const callBy = (browser: Browser, index: number, path: '/mcp' | '/api/audit' = '/mcp', body = ping) => {
  const accept = 'application/json, text/event-stream'
  const headers = {
    cookie: cookieOf(browser),
    accept,
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
  }
  return from(`192.0.2.${index}`, path, { headers, ...(path === '/mcp' && { method: 'POST', body }) })
}

test('limits a person over all the browsers that they are signed in in, and nobody else', async () => {
  const [one, two] = [await browserOf('AT HOME'), await browserOf('AT HOME')]
  const refused = await untilRefused(limits.PERSON_LIMIT, (index) =>
    callBy(index % 2 === 0 ? one : two, index, index % 4 < 2 ? '/mcp' : '/api/audit'),
  )
  expect(refused.status).toBe(429)
  expect((await callBy(await browserOf('NEXT DOOR'), 204)).status).toBe(200)
}, 30_000)

const ownPage = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }

test.each<[string, Sent]>([
  ['/', {}],
  ['/auth/join', { method: 'POST', body: 'platform=default' }],
  ['/auth/disconnect', { method: 'POST', body: 'platform=x' }],
  ['/auth/agents/revoke', { method: 'POST', body: 'grantId=x' }],
  ['/auth/agents/disconnect', { method: 'POST', body: 'agent=x' }],
])(
  'limits a browser’s session at %s, from however many addresses, and lets it sign out',
  async (path, sent) => {
    const browser = await browserOf(`BUSY AT ${path}`)
    const headers = { ...ownPage, cookie: cookieOf(browser) }
    const refused = await untilRefused(limit, (index) => from(`203.0.113.${index + 20}`, path, { ...sent, headers }))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    const signOut = await from('203.0.113.200', '/auth/logout', { method: 'POST', headers, body: '' })
    expect(signOut.status).toBe(200)
  },
  30_000,
)

test('takes nothing from the browsers of others for what many browsers call', async () => {
  const subjects = ['A', 'B', 'C', 'D', 'E'].map((name) => `IN BROWSER ${name}`)
  for (const subject of subjects) {
    const browser = await browserOf(subject)
    for (let index = 0; index < limit - 1; index += 1) expect((await callBy(browser, index)).status).toBe(200)
  }
}, 30_000)

test('limits what no token vouches for by address, and nobody with a token there', async () => {
  const address = '192.0.2.230'
  const bearer = (token: string) => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  })
  const ask = (token: string) => from(address, '/mcp', { method: 'POST', headers: bearer(token), body: ping })
  const refused = await untilRefused(limits.ADDRESS_LIMIT, () => ask('x'.repeat(40)))
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect((await ask((await signInAs('BEHIND')).mcpAccessToken)).status).toBe(200)
}, 60_000)

describe.each([
  ['/mcp', 41],
  ['/sse', 43],
  ['/api/fhir/Patient', 45],
  ['/api/audit', 47],
])('at %s', (path, network) => {
  const init = path === '/mcp' ? { method: 'POST', body: ping } : {}

  test.each<[string, string, Record<string, string>, string]>([
    ['from a page of another origin', publicUrl, { origin: 'https://evil.example' }, `192.0.3.${network}`],
    ['to another host name', 'http://evil.example', {}, `192.0.3.${network + 1}`],
  ])(
    'counts what comes %s by its address',
    async (_what, host, headers, address) => {
      const send = () =>
        workers.harness.fetch(host + path, { ...init, headers: { 'cf-connecting-ip': address, ...headers } })
      const refused = await untilRefused(limits.ADDRESS_LIMIT, send)
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    },
    60_000,
  )
})

test('counts at an address nothing that is refused to a session behind it', async () => {
  const loud = await signInAs('LOUD')
  for (let index = 0; index < 2 * limits.ADDRESS_LIMIT; index += 1) await (await call(loud, 250)).body?.cancel()
  expect((await from('192.0.2.250', '/health')).status).not.toBe(429)
}, 60_000)

test('gives tokens to the clients behind an address from which others guess', async () => {
  const { clientId, mcpRefreshToken } = await signInAs('REFRESHING')
  const address = '198.51.100.40'
  expect((await untilRefused(limit, () => from(address, '/oauth/token', token))).status).toBe(429)
  const fields = { grant_type: 'refresh_token', refresh_token: mcpRefreshToken, client_id: clientId }
  const sent = { method: 'POST', headers: form.headers ?? {}, body: new URLSearchParams(fields).toString() }
  expect((await from(address, '/oauth/token', sent)).status).toBe(200)
}, 30_000)

test('limits a session that has an answer to a refresh given again and again, from however many addresses', async () => {
  const { clientId, mcpRefreshToken } = await signInAs('FORGETFUL')
  const fields = { grant_type: 'refresh_token', refresh_token: mcpRefreshToken, client_id: clientId }
  const sent = { method: 'POST', headers: form.headers ?? {}, body: new URLSearchParams(fields).toString() }
  const refused = await untilRefused(limit - 1, (index) => from(`203.0.114.${index}`, '/oauth/token', sent))
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect(await refused.json()).toMatchObject({ error: 'temporarily_unavailable' })
  expect(refused.headers.get('x-refused-caller')).toBeNull()
}, 30_000)

test('takes nothing from the other people of a client for the calls that one session is refused', async () => {
  const busy = await signInAs('INSISTENT')
  const other = await signInAs('PATIENT', busy.clientId)
  for (let index = 0; index < 3 * limits.CLIENT_LIMIT; index += 1) await (await call(busy, index)).body?.cancel()
  expect((await call(other, 203)).status).toBe(200)
}, 30_000)
