import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoopbackReceiver, startLoopbackReceiver } from '../../src/loopback-client.ts'
import { type Kind, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { authorize } from '../../src/person.ts'
import { RawClient } from '../../src/sign-in/raw-client.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { cookieHeader, type RawResponse, send } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const { home } = facts.urls
const people = new People(facts)
let receiver: LoopbackReceiver
let client: RawClient

beforeAll(async () => {
  receiver = await startLoopbackReceiver()
  client = new RawClient(facts, receiver.redirectUri)
})
afterAll(async () => {
  await people.close()
  await receiver.close()
})

const newRequest = async (name = 'Consent test') => client.authorizationRequest(await client.register(name))
const handleOf = ({ body }: RawResponse) => /name="handle" value="([^"]+)"/.exec(body)?.[1] ?? ''

function answer(page: RawResponse, fields: [string, string][], headers: Record<string, string> = {}) {
  return send(`${home}/auth/login`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: home,
      cookie: cookieHeader(page),
      ...headers,
    },
    body: new URLSearchParams([['handle', handleOf(page)], ...fields]).toString(),
  })
}
const approval: [string, string][] = [
  ['decision', 'approve'],
  ['platform', 'default'],
  ['scope', 'fhir:read'],
]

/** RFC 9700 §2.1: compared exactly. Of an address on this computer any port is taken (RFC 8252 §7.3), and nothing else. */
const nearMisses: [string, (registered: string) => string][] = [
  ['with a slash behind it', (registered) => `${registered}/`],
  ['with a query', (registered) => `${registered}?x=1`],
  ['with one more character', (registered) => `${registered}s`],
  ['without its last character', (registered) => registered.slice(0, -1)],
  ['and one folder up', (registered) => `${registered}/..`],
  ['with something below it', (registered) => `${registered}/more`],
  ['in capitals', (registered) => registered.replace('/callback', '/CALLBACK')],
  ['with a fragment', (registered) => `${registered}#x`],
  ['by another name of the host', (registered) => registered.replace('127.0.0.1', 'localhost')],
  ['by another scheme', (registered) => registered.replace('http:', 'https:')],
]

describe('a refusal', () => {
  test.each([
    ['our page', { refuse: true }],
    ["the platform's page", { refuseAtPlatform: true }],
  ])(
    'on %s tells the client access_denied with its state and our issuer, and gives no code',
    async (_where, choices) => {
      const request = await newRequest()
      const person = await people.newBrowser()
      const [params] = await Promise.all([
        receiver.next(),
        authorize(person, request.url, people.user('patient'), choices),
      ])
      expect(Object.fromEntries(params)).toMatchObject({ error: 'access_denied', state: request.state, iss: home })
      expect(params.has('code')).toBe(false)
    },
  )

  test('is also to approve with nothing ticked', async () => {
    const page = await send((await newRequest()).url)
    const onward = await answer(page, [['decision', 'approve']])
    expect(onward.body).toContain('error=access_denied')
    expect(onward.body).not.toContain(facts.urls.smart)
  })
})

describe('read-only consent', () => {
  const resource = {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'pulse' },
    subject: { reference: `Patient/${facts.patients.own}` },
  }
  const connectReader = async (kind: Kind) => {
    const reader = await people.connect(kind, 'patient', { choices: { readOnly: true } })
    const read = await reader.call('fhir_read', { type: 'Patient', id: facts.patients.own })
    expect(read.isError).toBe(false)
    expect((await reader.call('get_user', {})).structured.agentMay).toEqual(['fhir:read'])
    return reader
  }

  test('lets an agent over sse read and refuses its writes before policy or platform is asked', async () => {
    const reader = await connectReader('sse')
    const { result, requests } = await fhirRequestsDuring(stack, () => reader.call('fhir_create', { resource }))
    expect(result.text).toContain('[oauth/insufficient-scope]')
    expect(requests).toEqual([])
  })

  test.each(kinds.filter((kind) => kind !== 'sse'))(
    'lets an agent over %s read and asks it for more scope when it writes, before policy or platform is asked',
    async (kind) => {
      const reader = await connectReader(kind)
      const call = { name: 'fhir_create', arguments: { resource } }
      const { result, requests } = await fhirRequestsDuring(stack, () =>
        send(facts.urls.mcp, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${reader.accessToken()}`,
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
          },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call }),
        }),
      )
      expect(result.status).toBe(403)
      expect(result.headers['www-authenticate']).toMatch(/error="insufficient_scope", scope="fhir:read fhir:write"/)
      expect(requests).toEqual([])
    },
  )
})

describe('the consent page', () => {
  test('accepts its handle once', async () => {
    const page = await send((await newRequest()).url)
    const first = await answer(page, approval)
    expect(first.status).toBe(200)
    expect(first.body).toContain(facts.urls.smart)
    const second = await answer(page, approval)
    expect(second.status).toBe(400)
    expect(second.body).not.toContain(facts.urls.smart)
  })

  test('refuses its handle from another browser and still takes it from its own', async () => {
    const page = await send((await newRequest()).url)
    const other = await send((await newRequest()).url)
    for (const cookie of ['', cookieHeader(other)]) {
      const foreign = await answer(page, approval, { cookie })
      expect(foreign.status).toBe(400)
      expect(foreign.cookies.join()).not.toContain('sign-in')
    }
    expect((await answer(page, approval)).status).toBe(200)
  })

  test('refuses a form that a page of another site posts', async () => {
    const page = await send((await newRequest()).url)
    const foreign = await answer(page, approval, { origin: 'http://attacker.example' })
    expect(foreign.status).toBe(403)
    expect(foreign.body).not.toContain(facts.urls.smart)
  })

  test('cannot be framed, runs no script and loads nothing from elsewhere', async () => {
    const { headers } = await send((await newRequest()).url)
    const policy = headers['content-security-policy'] ?? ''
    const rules = policy.split(';').map((rule) => rule.trim())
    expect(rules).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]))
    expect(policy).not.toMatch(/unsafe-|script-src|\*|https?:/)
    expect(headers['x-frame-options']).toBe('DENY')
    // The address of this page holds the client's state: no other site is told it.
    expect(headers['referrer-policy']).toMatch(/^(no-referrer|same-origin)$/)
    expect(headers['cache-control']).toContain('no-store')
  })

  test('shows what the client calls itself as text, never as markup', async () => {
    const name = `<img src=x onerror="alert(1)">'"&</strong>`
    const { url } = await newRequest(name)
    const page = await (await people.newBrowser()).newPage()
    await page.goto(url.href)
    expect(await page.locator('main').textContent()).toContain(name)
    expect(await page.locator('img').count()).toBe(0)
  })

  test('names the host it leads back to and warns when that is a program on this computer', async () => {
    const { body } = await send((await newRequest()).url)
    expect(body).toContain(new URL(receiver.redirectUri).host.split(':')[0])
    expect(body).toContain('on this computer')
  })

  test.each([
    ['an unknown client', (url: URL) => url.searchParams.set('client_id', 'unknown')],
    [
      'a redirect address that was not registered',
      (url: URL) => url.searchParams.set('redirect_uri', 'http://127.0.0.1:9/x'),
    ],
    ...nearMisses.map(([what, miss]): [string, (url: URL) => void] => [
      `the registered redirect address ${what}`,
      ({ searchParams }) => searchParams.set('redirect_uri', miss(searchParams.get('redirect_uri') ?? '')),
    ]),
  ])('answers %s with a page of our own and never redirects', async (_what, edit) => {
    const { url } = await newRequest()
    edit(url)
    const refused = await send(url)
    expect(refused.status).toBe(400)
    expect(refused.headers.location).toBeUndefined()
  })

  test.each([
    ['no PKCE', (url: URL) => url.searchParams.delete('code_challenge')],
    ['PKCE by plain', (url: URL) => url.searchParams.set('code_challenge_method', 'plain')],
    ['a resource that is not ours', (url: URL) => url.searchParams.set('resource', 'https://elsewhere.example/mcp')],
  ])('is not shown for a request with %s', async (_what, edit) => {
    const { url } = await newRequest()
    edit(url)
    const refused = await send(url)
    expect(refused.body).not.toContain('name="handle"')
    expect([302, 400]).toContain(refused.status)
    if (refused.status === 302) expect(refused.headers.location).toMatch(/[?&]error=/)
  })

  test.each(['client_secret_basic', 'client_secret_post'])(
    'is not shown without PKCE to a client that authenticates by %s either, which is told so',
    async (method) => {
      const { url, state } = client.authorizationRequest(await client.register('Client with a secret', method))
      expect((await send(url)).body).toContain('name="handle"')
      url.searchParams.delete('code_challenge')
      url.searchParams.delete('code_challenge_method')
      const refused = await send(url)
      expect([refused.status, refused.body]).toEqual([302, expect.not.stringContaining('name="handle"')])
      const told = Object.fromEntries(new URL(refused.headers.location ?? '').searchParams)
      expect(told).toMatchObject({ error: 'invalid_request', state, iss: home })
    },
  )
})
