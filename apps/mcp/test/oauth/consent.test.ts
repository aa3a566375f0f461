import type { AuditRecord } from '@repo/audit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Env } from '../../src/config.ts'
import * as client from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers({
    ...settingsOf(platform.origin, 'http://127.0.0.1:9'),
    PLATFORMS: 'closed',
    PLATFORM_CLOSED_FHIR_BASE_URL: 'http://127.0.0.1:9/fhir',
    PLATFORM_CLOSED_CLIENT_ID: 'test-app',
  })
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

/** A browser that shows a client's consent page, and what it answers when a button there is pressed. */
async function asked(clientName?: string) {
  const browser = client.createBrowser(workers)
  const clientId = await client.register(browser, workers, clientName)
  const request = client.authorizationRequest({ browser, clientId, codeVerifier: 'v'.repeat(50), resource: '/mcp' })
  const page = await (await browser.send(`/auth/login?${request}`)).text()
  const handle = /name="handle" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const decide = (decision: string, fields: [string, string][] = []) => {
    const form: [string, string][] = [['handle', handle], ['decision', decision], ['scope', 'fhir:read'], ...fields]
    return browser.send('/auth/login', client.formPost(form))
  }
  return { browser, clientId, decide, handle }
}

async function onward(response: { text: () => Promise<string> }): Promise<URL> {
  return new URL(client.htmlText(/class="button" href="([^"]+)"/.exec(await response.text())?.[1] ?? ''))
}

test('tells the client, in its own redirect, that the platform cannot be reached', async () => {
  const { decide } = await asked()
  const back = await onward(await decide('approve', [['platform', 'closed']]))
  expect(back.origin + back.pathname).toBe(client.redirectUri)
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    error: 'temporarily_unavailable',
    state: 'client-state',
  })
})

test.each<[string, [string, string][]]>([
  ['no platform', []],
  ['an empty one', [['platform', '']]],
])('chooses for nobody who sends %s, and lets them choose then', async (_what, fields) => {
  const { decide } = await asked()
  const refused = await decide('approve', fields)
  expect([refused.status, await refused.json()]).toMatchObject([404, { error: 'platform/unknown' }])
  expect((await onward(await decide('approve', [['platform', 'default']]))).origin).toBe(platform.origin)
})

test('keeps no cookie of a consent that was refused', async () => {
  const { browser, decide } = await asked()
  expect(browser.cookies.size).toBe(1)
  const back = await onward(await decide('deny'))
  expect(back.searchParams.get('error')).toBe('access_denied')
  expect(browser.cookies.size).toBe(0)
})

test('leaves a row of a consent whose platform cannot be reached', async () => {
  const { clientId, decide } = await asked()
  await decide('approve', [['platform', 'closed']])
  await vi.waitFor(async () => {
    const response = await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
    const rows = ((await response.json()) as AuditRecord[]).filter(({ agent }) => agent.clientId === clientId)
    expect(rows).toContainEqual(
      expect.objectContaining({ event: 'sign-in', platform: 'closed', outcome: '8', code: 'smart/unavailable' }),
    )
  }, 10_000)
})

async function rename(clientId: string): Promise<void> {
  const kv = (await workers.harness.getWorker<Env>().getEnv()).OAUTH_KV
  const registered = (await kv.get<Record<string, unknown>>(`client:${clientId}`, 'json')) ?? {}
  await kv.put(`client:${clientId}`, JSON.stringify({ ...registered, clientName: 'RENAMED' }))
}

test('keeps the name that the page showed of a client that is called otherwise when the person allows it', async () => {
  const { browser, clientId, decide } = await asked('Agent at the desk')
  await rename(clientId)
  const authorizeUrl = await onward(await decide('approve', [['platform', 'default']]))
  await browser.send(client.platformAnswer(platform, authorizeUrl))
  const own = (await browser.send('/auth/login')).headers.get('location')
  await browser.send(client.platformAnswer(platform, new URL(own ?? '')))
  const page = await (await browser.send('/')).text()
  expect(page).toContain('Agent at the desk')
  expect(page).not.toContain('RENAMED')
})

test('takes no form that is not as the page had it, and uses nothing up', async () => {
  const { browser, decide, handle } = await asked()
  const forged = client.formPost([
    ['handle', `${handle.slice(0, -4)}AAAA`],
    ['decision', 'approve'],
    ['platform', 'default'],
    ['scope', 'fhir:read'],
  ])
  expect((await browser.send('/auth/login', forged)).status).toBe(400)
  expect((await onward(await decide('approve', [['platform', 'default']]))).origin).toBe(platform.origin)
})

test.each([
  ['by its id where its name is empty', ''],
  ['by the name that the person was shown', 'Agent at the desk'],
])('lists an agent %s, whatever it is called since', async (_what, clientName) => {
  const { browser, clientId, decide } = await asked(clientName)
  const authorizeUrl = await onward(await decide('approve', [['platform', 'default']]))
  await rename(clientId)
  await browser.send(client.platformAnswer(platform, authorizeUrl))
  const own = (await browser.send('/auth/login')).headers.get('location')
  await browser.send(client.platformAnswer(platform, new URL(own ?? '')))
  const page = await (await browser.send('/')).text()
  expect(page).toContain(clientName || clientId)
  expect(page).not.toContain('RENAMED')
})

const withoutPkce: [string, (params: URLSearchParams) => void][] = [
  ['no PKCE', (params) => ['code_challenge', 'code_challenge_method'].map((name) => params.delete(name))],
  ['an empty code challenge', (params) => params.set('code_challenge', '')],
  ['PKCE by plain', (params) => params.set('code_challenge_method', 'plain')],
  ['PKCE by no method', (params) => params.delete('code_challenge_method')],
]

/** What a client of this kind is answered that asks in this way. */
async function answerTo(clientId: string, edit: (params: URLSearchParams) => void) {
  const browser = client.createBrowser(workers)
  const request = client.authorizationRequest({ browser, clientId, codeVerifier: 'v'.repeat(50), resource: '/mcp' })
  edit(request)
  const response = await browser.send(`/auth/login?${request}`)
  const location = new URL(response.headers.get('location') ?? 'about:blank')
  return { status: response.status, location, text: await response.text(), cookies: browser.cookies.size }
}

describe.each(['none', 'client_secret_basic', 'client_secret_post'])('a client that authenticates by %s', (method) => {
  let clientId: string
  beforeAll(async () => {
    clientId = await client.register(client.createBrowser(workers), workers, 'Example agent', method)
  })

  test.each(withoutPkce)('is shown to nobody with %s, and told so', async (_what, edit) => {
    const { status, location, text, cookies } = await answerTo(clientId, edit)
    expect([status, location.origin + location.pathname]).toEqual([302, client.redirectUri])
    const told = Object.fromEntries(location.searchParams)
    expect(told).toMatchObject({ error: 'invalid_request', state: 'client-state', iss: publicUrl })
    expect([text, cookies]).toEqual([expect.not.stringContaining('name="handle"'), 0])
  })

  test('is asked for with PKCE', async () => {
    const { status, text } = await answerTo(clientId, () => undefined)
    expect([status, text]).toEqual([200, expect.stringContaining('name="handle"')])
  })
})

describe('a client that names itself by a metadata document', () => {
  const there = 'https://agent.example/consent/client.json'
  const published = { client_id: there, client_name: 'Published agent', redirect_uris: [client.redirectUri] }

  /** The page for a client whose document says this, as though it stood at its address. */
  async function pageFor(document?: object, clientId = there) {
    if (document) {
      const body = JSON.stringify([clientId, { token_endpoint_auth_method: 'none', ...document }])
      await workers.harness.getWorker('objects').fetch('http://objects/publish', { method: 'POST', body })
    }
    const browser = client.createBrowser(workers)
    const request = client.authorizationRequest({ browser, clientId, codeVerifier: 'v'.repeat(50), resource: '/mcp' })
    const response = await browser.send(`/auth/login?${request}`)
    return { status: response.status, location: response.headers.get('location'), text: await response.text() }
  }

  test('is asked for by the name that stands there', async () => {
    const { status, text } = await pageFor(published)
    expect(status).toBe(200)
    expect(text).toContain('Published agent')
    expect(text).toContain('name="handle"')
  })

  test.each(withoutPkce)('and signs its assertions is shown to nobody with %s', async (_what, edit) => {
    const clientId = 'https://agent.example/consent/signing.json'
    const keys = { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: 'https://agent.example/keys.json' }
    const document = { ...published, ...keys, client_id: clientId }
    expect((await pageFor(document, clientId)).text).toContain('name="handle"')
    const { status, location, text } = await answerTo(clientId, edit)
    expect([status, location.searchParams.get('error')]).toEqual([302, 'invalid_request'])
    expect(text).not.toContain('name="handle"')
  })

  test.each<[string, object | undefined, string]>([
    ['that cannot be reached', undefined, 'https://agent.invalid/client.json'],
    ['that names another client', { ...published, client_id: 'https://other.example/client.json' }, there],
    ['that names no client', { ...published, client_id: undefined }, there],
    ['without redirect addresses', { ...published, redirect_uris: [] }, there],
    ['with a secret that everybody can read', { ...published, client_secret: 'SECRET' }, there],
    ['with another redirect address', { ...published, redirect_uris: ['https://agent.example/callback'] }, there],
  ])('%s is refused on a page of ours, without a redirect', async (_what, document, clientId) => {
    const { status, location, text } = await pageFor(document, clientId)
    expect([status, location]).toEqual([400, null])
    expect(text).toContain('This connection cannot be made')
    expect(text).not.toContain('name="handle"')
    expect(text).not.toMatch(/SECRET|Published agent|href="http/)
  })
})
