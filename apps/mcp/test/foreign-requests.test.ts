import type { AuditRecord } from '@repo/audit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestHarness } from 'wrangler'
import { type Browser, createBrowser, formPost, platformAnswer, signIn } from './mcp-client.ts'
import type { ListedRoute } from './route-list/route-list.ts'
import { type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let browser: Browser

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, 'http://127.0.0.1:9'))
  browser = createBrowser(workers)
  const begun = await browser.send('/auth/login')
  await browser.send(platformAnswer(platform, new URL(begun.headers.get('location') ?? '')))
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

const form = 'application/x-www-form-urlencoded'
const isSignedIn = async () => (await (await browser.send('/')).text()).includes('action="/auth/logout"')
const post = (path: string, headers: Record<string, string>) =>
  browser.send(path, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ decision: 'approve', scope: 'fhir:read' }),
  })

const strangers: [string, Record<string, string>][] = [
  ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['of another port of this host', { origin: 'http://127.0.0.1:8081' }],
  ['of nowhere', { origin: 'null' }],
  ['of a sibling host', { 'sec-fetch-site': 'same-site' }],
  ['that nobody says anything of', {}],
]
const contentTypes = [form, 'application/json', 'text/plain', 'multipart/form-data; boundary=x']

async function listRoutes(): Promise<ListedRoute[]> {
  const harness = createTestHarness({
    root: import.meta.dirname,
    workers: [{ configPath: './route-list/wrangler.toml' }],
  })
  await harness.listen()
  const listed = (await (await harness.fetch('http://routes/')).json()) as ListedRoute[]
  await harness.close()
  return listed
}

const routes = await listRoutes()
/** What takes a token, or the browser's session from a page of ours. */
const ofTokens = ['/api/audit', '/api/fhir', '/mcp', '/sse']
/** What a form can be posted to. */
const changing = routes.filter(({ method }) => !['GET', 'ALL'].includes(method))

test('knows every route that changes something: a new one is tried below, or stands here', () => {
  expect(changing.map(({ method, path }) => `${method} ${path}`)).toContain('POST /auth/logout')
  expect(changing.filter(({ path }) => !path.startsWith('/auth/'))).toEqual([])
  // Of any method: what stands before others, what takes a token, and what takes a client's own proof.
  const open = routes.filter(({ method }) => method === 'ALL').map(({ path }) => path)
  const before = ['/*', '/auth/*', '/oauth/*', '/oauth/register']
  expect([...new Set(open)].toSorted()).toEqual(
    [...before, ...ofTokens.map((path) => `${path}/*`), '/oauth/token'].toSorted(),
  )
})

describe.each([...new Set(changing.map(({ path }) => path))])('%s', (path) => {
  test.each(strangers)('is closed to a page %s, whatever it posts', async (_who, headers) => {
    for (const contentType of contentTypes) {
      const response = await post(path, { ...headers, 'content-type': contentType })
      expect([response.status, await response.json()]).toMatchObject([403, { error: 'request/foreign-origin' }])
    }
    expect(await isSignedIn()).toBe(true)
  })
})

describe.each(ofTokens)('%s', (path) => {
  test.each(strangers)('takes no session from a page %s, whatever it posts', async (_who, headers) => {
    for (const contentType of contentTypes) {
      const { status } = await post(path, { ...headers, 'content-type': contentType })
      expect([401, 403]).toContain(status)
    }
  })
})

test.each<[string, Record<string, string>]>([
  ['its origin', { origin: publicUrl }],
  ['its browser', { 'sec-fetch-site': 'same-origin' }],
])('takes a consent from a page of ours, as %s tells', async (_what, headers) => {
  // No consent is under way: the form passes the door and is refused for what it is.
  const response = await post('/auth/login', { ...headers, 'content-type': form })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('This connection cannot be made')
})

test.each(['application/json', 'text/plain', 'application/octet-stream'])(
  'answers a consent of type %s with its own words',
  async (contentType) => {
    const response = await post('/auth/login', { origin: publicUrl, 'content-type': contentType })
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'input/invalid' }])
  },
)

test.each(['/mcp', '/sse'])('serves the metadata of %s to everybody', async (path) => {
  const metadata = `/.well-known/oauth-protected-resource${path}`
  for (const headers of [{}, { origin: 'https://client.example' }, { origin: 'null' }]) {
    for (const asked of [browser, createBrowser(workers)]) {
      const response = await asked.send(metadata, { headers })
      expect([response.status, await response.json()]).toMatchObject([200, { resource: publicUrl + path }])
    }
  }
})

test('takes a message of nearly 1 MB at /sse/messages, refuses a longer one, and records what is no call', async () => {
  const { mcpAccessToken, clientId } = await signIn(workers, platform, { resource: '/sse' })
  const headers = { authorization: `Bearer ${mcpAccessToken}` }
  const reader = (await workers.harness.fetch(`${publicUrl}/sse`, { headers })).body?.getReader()
  const [, endpoint = ''] = /data: (\S+)/.exec(new TextDecoder().decode((await reader?.read())?.value)) ?? []
  const send = (length: number) => {
    const message = { jsonrpc: '2.0', method: 'notifications/x', params: { filler: 'x'.repeat(length) } }
    return workers.harness.fetch(publicUrl + endpoint, { method: 'POST', headers, body: JSON.stringify(message) })
  }
  expect((await send(990_000)).status).toBe(202)
  const refused = await send(1_000_001)
  expect([refused.status, await refused.text()]).toEqual([413, 'The message is too large.'])
  const call = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'Jane Roe' } })
  for (const body of [call, '{']) await workers.harness.fetch(publicUrl + endpoint, { method: 'POST', headers, body })
  const audit = workers.harness.getWorker('mcp-fhir-audit')
  await vi.waitFor(async () => {
    const all = (await (await audit.fetch('http://audit/')).json()) as AuditRecord[]
    const rows = all.filter(({ transport, event }) => transport === 'sse' && event === 'refusal')
    expect(rows.map(({ tool, code }) => `${tool} ${code}`).toSorted()).toEqual([
      'mcp input/invalid',
      'mcp input/invalid',
      'mcp request/too-large',
    ])
    expect(rows.filter(({ agent }) => agent.clientId !== clientId || agent.principalId === 'unknown')).toEqual([])
    expect(JSON.stringify(rows)).not.toContain('Jane Roe')
  }, 10_000)
  await reader?.cancel()
})

test('signs out for a page of ours', async () => {
  expect(await isSignedIn()).toBe(true)
  expect((await browser.send('/auth/logout', formPost([]))).status).toBe(200)
  expect(await isSignedIn()).toBe(false)
})

describe('with keys that are none', () => {
  let unset: RunningWorkers

  beforeAll(async () => {
    unset = await startWorkers({ ...settingsOf(platform.origin, 'http://127.0.0.1:9'), SESSION_KEYS: 'k1:short' })
  })
  afterAll(() => unset.close())

  test('is not healthy, and says that its settings are wrong without showing them', async () => {
    const response = await unset.harness.fetch(`${publicUrl}/health`)
    const text = await response.text()
    expect([response.status, JSON.parse(text)]).toMatchObject([503, { error: 'config/invalid' }])
    expect(text).toContain('SESSION_KEYS: expected id:key pairs')
    expect(text).not.toContain('short')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})
