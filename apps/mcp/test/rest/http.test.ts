import type { AuditRecord } from '@repo/audit'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { type Browser, createBrowser, platformAnswer, postMcp, signIn } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let browser: Browser
let agent: { clientId: string; mcpAccessToken: string }

const record = (id: string, patient: string, label?: string) => ({
  resourceType: 'Observation',
  id,
  meta: { versionId: '3', ...(label && { security: [{ code: label }] }) },
  status: 'final',
  code: { text: 'Heart rate' },
  subject: { reference: `Patient/${patient}` },
})

beforeAll(async () => {
  platform = await startSmartPlatform()
  platform.records.set('Observation/o1', record('o1', 'p1'))
  platform.records.set('Observation/r1', record('r1', 'p1', 'R'))
  const roles = { ROLE_MAP: JSON.stringify({ Practitioner: ['practitioner'] }) }
  workers = await startWorkers({ ...settingsOf(platform.origin, inject('pdpUrl')), ...roles })
  agent = await signIn(workers, platform, { resource: '/api/fhir' })
  browser = createBrowser(workers)
  const begun = await browser.send('/auth/login')
  await browser.send(platformAnswer(platform, new URL(begun.headers.get('location') ?? '')))
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

const path = '/api/fhir/default/Observation/o1'

async function ask(asked: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await workers.harness.fetch(`${publicUrl}${asked}`, { method, headers })
  const text = await response.text()
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  const [issue] = (body.issue ?? []) as { details?: { coding?: { code: string }[]; text: string } }[]
  return { status: response.status, headers: response.headers, body, code: issue?.details?.coding?.[0]?.code }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const withToken = (asked: string) => ask(asked, bearer(agent.mcpAccessToken))
const isFhir = (headers: Pick<Headers, 'get'>) =>
  headers.get('content-type')?.startsWith('application/fhir+json') === true

/** The records of a client over REST, once there are some that a test waits for. */
const recorded = (clientId: string, isWanted: (record: AuditRecord) => boolean) =>
  vi.waitFor(
    async () => {
      const audit = workers.harness.getWorker('mcp-fhir-audit')
      const all = (await (await audit.fetch('http://audit/')).json()) as AuditRecord[]
      const found = all.filter((one) => one.agent.clientId === clientId && one.transport === 'rest' && isWanted(one))
      if (found.length === 0) throw new Error('not recorded yet')
      return found
    },
    { timeout: 10_000, interval: 100 },
  )

describe('a token for this resource', () => {
  test('reads what policy lets the person read, and leaves a record of it', async () => {
    const read = await withToken(path)
    expect([read.status, isFhir(read.headers), read.body]).toEqual([200, true, record('o1', 'p1')])
    expect(read.headers.get('etag')).toBe('W/"3"')
    const [row] = await recorded(agent.clientId, ({ resourceId }) => resourceId === 'o1')
    expect(row).toMatchObject({ event: 'rest-call', tool: 'rest_read', disclosed: ['Observation/o1'], outcome: '0' })
    expect(row?.decision).toMatchObject({ effect: 'allow', rule: expect.any(String) })
  })

  test('reads nothing that policy withholds', async () => {
    const read = await withToken('/api/fhir/default/Observation/r1')
    expect([read.status, read.code, isFhir(read.headers)]).toEqual([404, 'fhir/not-found', true])
    const [row] = await recorded(agent.clientId, ({ resourceId }) => resourceId === 'r1')
    expect(row).toMatchObject({ event: 'rest-call', withheld: true, disclosed: [], code: 'fhir/not-found' })
  })

  test('is none at /mcp, nor is one for /mcp here', async () => {
    const elsewhere = await postMcp(workers, agent.mcpAccessToken, { jsonrpc: '2.0', id: 1, method: 'tools/list' })
    expect(elsewhere.status).toBe(401)
    for (const resource of ['/mcp', '/sse']) {
      const { mcpAccessToken } = await signIn(workers, platform, { resource })
      const refused = await ask(path, bearer(mcpAccessToken))
      expect([refused.status, refused.code, isFhir(refused.headers)]).toEqual([401, 'session/none', true])
    }
  })
})

test.each<[string, Record<string, string>]>([
  ['nothing', {}],
  ['a token that is none', bearer('A'.repeat(60))],
])('answers %s with a challenge that leads to the metadata of this resource', async (_what, headers) => {
  const refused = await ask(path, headers)
  expect([refused.status, refused.code, refused.body.resourceType]).toEqual([401, 'session/none', 'OperationOutcome'])
  const metadata = /resource_metadata="([^"]+)"/.exec(refused.headers.get('www-authenticate') ?? '')?.[1] ?? ''
  expect(metadata).toBe(`${publicUrl}/.well-known/oauth-protected-resource/api/fhir`)
  const described = await ask(new URL(metadata).pathname)
  expect(described.body).toMatchObject({ resource: `${publicUrl}/api/fhir`, authorization_servers: [publicUrl] })
})

describe('the session of a browser', () => {
  const cookie = () => ({ cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })

  test('is let in for requests of our own pages', async () => {
    for (const own of [{ 'sec-fetch-site': 'same-origin' }, { origin: publicUrl }]) {
      const read = await ask(path, { ...cookie(), ...own })
      expect([read.status, read.body.id]).toEqual([200, 'o1'])
    }
    const [row] = await recorded('browser', () => true)
    expect(row).toMatchObject({ event: 'rest-call', tool: 'rest_read', outcome: '0' })
  })

  test.each<[string, Record<string, string>, number]>([
    ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['of nowhere', { origin: 'null' }, 403],
    ['of a sibling host', { 'sec-fetch-site': 'same-site' }, 401],
    ['that the person typed', { 'sec-fetch-site': 'none' }, 401],
    ['that nobody says anything of', {}, 401],
  ])('opens nothing to a request %s, whatever its method', async (_who, headers, status) => {
    const before = platform.seen.length
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const refused = await ask(path, { ...cookie(), ...headers }, method)
      expect([refused.status, isFhir(refused.headers)]).toEqual([status, true])
      expect(refused.headers.get('access-control-allow-origin')).toBeNull()
    }
    expect(platform.seen.slice(before)).toEqual([])
  })
})

test('refuses another host and what is too large as FHIR has it', async () => {
  const host = await workers.harness.fetch(`http://evil.example${path}`, { headers: bearer(agent.mcpAccessToken) })
  expect([host.status, isFhir(host.headers)]).toEqual([403, true])
  expect(await host.text()).toContain('request/foreign-origin')
  const response = await workers.harness.fetch(`${publicUrl}/api/fhir/default/Observation`, {
    method: 'POST',
    headers: { ...bearer(agent.mcpAccessToken), 'content-type': 'application/fhir+json' },
    body: 'x'.repeat(1_000_001),
  })
  expect([response.status, isFhir(response.headers)]).toEqual([413, true])
  await response.text()
})

test('needs a person to agree to a change, by default', async () => {
  const sent = await workers.harness.fetch(`${publicUrl}${path}`, {
    method: 'PUT',
    headers: { ...bearer(agent.mcpAccessToken), 'content-type': 'application/fhir+json', 'if-match': 'W/"3"' },
    body: JSON.stringify({ ...record('o1', 'p1'), status: 'amended' }),
  })
  expect([sent.status, sent.headers.get('confirm')]).toEqual([428, expect.stringMatching(/^[\w-]{16,}$/)])
  await sent.text()
  expect(platform.seen.filter(({ method }) => method === 'PUT')).toEqual([])
})

test('lets an agent whose person ticked reading alone change nothing', async () => {
  const reader = await signIn(workers, platform, { resource: '/api/fhir', scopes: ['fhir:read'] })
  const read = await ask(path, bearer(reader.mcpAccessToken))
  const refused = await ask(path, { ...bearer(reader.mcpAccessToken), 'if-match': 'W/"3"' }, 'DELETE')
  expect([read.status, refused.status, refused.code]).toEqual([200, 403, 'oauth/insufficient-scope'])
  expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"')
})
