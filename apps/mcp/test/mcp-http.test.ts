import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { postMcp, signIn } from './mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let mcpAccessToken: string
let clientId: string

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, inject('pdpUrl')))
  const signedIn = await signIn(workers, platform)
  mcpAccessToken = signedIn.mcpAccessToken
  clientId = signedIn.clientId
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

const tools = [
  'get_user',
  'get_capabilities',
  'fhir_search',
  'fhir_read',
  'fhir_history',
  'fhir_operation',
  'fhir_create',
  'fhir_update',
  'fhir_patch',
  'fhir_delete',
  'fhir_batch',
  'list_platforms',
  'start_auth',
  'wait_for_auth',
  'get_auth_status',
  'revoke_auth',
  'audit_trail',
  'break_glass',
].map((name) => expect.objectContaining({ name }))

const rpc = (method: string, params: Record<string, unknown> = {}) => ({ jsonrpc: '2.0', id: 1, method, params })
const post = (body: unknown, headers = {}) => postMcp(workers, mcpAccessToken, body, headers)
const era2025 = { 'mcp-protocol-version': '2025-11-25' }
const era2026 = (method: string, more = {}) => ({ 'mcp-protocol-version': '2026-07-28', 'mcp-method': method, ...more })
const meta = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'example', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  },
}
const auditWorker = () => workers.harness.getWorker('mcp-fhir-audit')
const auditRecords = async () =>
  (await (await auditWorker().fetch('http://audit/')).json()) as Record<string, unknown>[]

test.each(['2025-11-25', '2025-06-18', '2025-03-26'])('initializes and lists its tools in %s', async (version) => {
  const params = { protocolVersion: version, capabilities: {}, clientInfo: { name: 'example', version: '1' } }
  const initialized = await post(rpc('initialize', params))
  expect(initialized).toMatchObject({
    status: 200,
    json: { result: { protocolVersion: version, serverInfo: { name: 'mcp-fhir-server' } } },
  })
  expect(initialized.headers.get('mcp-session-id')).toBeNull()
  const listed = await post(rpc('tools/list'), { 'mcp-protocol-version': version })
  expect(listed.json).toMatchObject({ result: { tools } })
})

test('is discovered and lists its tools in 2026-07-28', async () => {
  const discovered = await post(rpc('server/discover', meta), era2026('server/discover'))
  expect(discovered).toMatchObject({
    status: 200,
    json: { result: { supportedVersions: expect.arrayContaining(['2026-07-28']), capabilities: { tools: {} } } },
  })
  const listed = await post(rpc('tools/list', meta), era2026('tools/list'))
  expect(listed.json).toMatchObject({ result: { tools } })
})

const readPatient = { name: 'fhir_read', arguments: { type: 'Patient', id: 'p1' } }

test('calls a tool in both eras, with the platform’s token, and queues a record of each', async () => {
  platform.records.set('Patient/p1', { resourceType: 'Patient', id: 'p1', gender: 'female' })
  const call = { result: { structuredContent: { reference: 'Patient/p1' } } }
  const older = await post(rpc('tools/call', readPatient), era2025)
  expect(older.json).toMatchObject(call)
  const newer = await post(
    rpc('tools/call', { ...readPatient, ...meta }),
    era2026('tools/call', { 'mcp-name': 'fhir_read' }),
  )
  expect(newer.json).toMatchObject(call)
  const asked = platform.seen.filter(({ path }) => path === '/fhir/Patient/p1')
  expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer ACCESS-TOKEN-1', 'Bearer ACCESS-TOKEN-1'])
  await vi.waitFor(async () => {
    const records = (await auditRecords()).filter(({ tool }) => tool === 'fhir_read')
    expect(records).toEqual([
      expect.objectContaining({ disclosed: ['Patient/p1'], agent: expect.objectContaining({ clientId }) }),
      expect.objectContaining({ disclosed: ['Patient/p1'], decision: expect.objectContaining({ effect: 'allow' }) }),
    ])
  }, 5_000)
})

test('answers a tool’s refusal as a result that a model can read', async () => {
  const { json, status } = await post(rpc('tools/call', { ...readPatient, arguments: { type: 'Patient', id: '..' } }))
  expect(status).toBe(200)
  expect(json).toMatchObject({
    result: { isError: true, content: [{ text: expect.stringContaining('[input/invalid]') }] },
  })
})

test.each([
  ['nothing', '', -32700],
  ['half a message', '{"jsonrpc":', -32700],
  ['bytes that are no JSON', '\u0000\u0001', -32700],
  ['an empty batch', '[]', -32600],
  ['a batch of something else', '[1]', -32600],
  ['a batch of which one is no message', '[{"jsonrpc":"2.0","id":1,"method":"ping"},{}]', -32600],
  ['null', 'null', -32600],
  ['a text', '"initialize"', -32600],
  ['a message without a method', '{"jsonrpc":"2.0"}', -32600],
  ['another version of JSON-RPC', '{"jsonrpc":"1.0","id":1,"method":"ping"}', -32600],
])('answers %s with a JSON-RPC error', async (_what, body, code) => {
  expect(await post(body, era2025)).toMatchObject({ status: 400, json: { jsonrpc: '2.0', error: { code } } })
})

test.each([
  ['an unknown method', rpc('nope'), -32601],
  ['an unknown tool', rpc('tools/call', { name: 'nope' }), -32602],
])('answers %s with a JSON-RPC error', async (_what, body, code) => {
  expect(await post(body, era2025)).toMatchObject({ status: 200, json: { error: { code }, id: 1 } })
})

/** A count once it has stopped growing: a row may come after the answer that it tells of. */
async function settled(count: () => Promise<number>): Promise<number> {
  let last = -1
  await vi.waitFor(
    async () => {
      const before = last
      last = await count()
      expect(last).toBe(before)
    },
    { timeout: 10_000, interval: 300 },
  )
  return last
}

/** The refusals that were recorded of this client while something was sent. */
async function refusalsAfter(send: () => Promise<unknown>, count: number) {
  const found = async () =>
    (await auditRecords()).filter(({ tool, agent }) => tool === 'mcp' && (agent as { clientId?: string }).clientId)
  const before = await settled(async () => (await found()).length)
  await send()
  return vi.waitFor(async () => {
    const rows = (await found()).slice(before)
    expect(rows).toHaveLength(count)
    return rows
  }, 5_000)
}

test.each<[string, unknown, Record<string, string>, string]>([
  ['an unknown tool', rpc('tools/call', { name: 'Jane Roe' }), era2025, 'input/invalid'],
  ['an unknown tool in a batch', [rpc('ping'), rpc('tools/call', { name: 'nope' })], era2025, 'input/invalid'],
  ['a resource that there is not', rpc('resources/read', { uri: 'fhir://nope/Patient' }), era2025, 'input/invalid'],
  ['a resource whose name is none', rpc('resources/read', { uri: 'Jane Roe' }), era2025, 'input/invalid'],
  [
    'a resource without end',
    rpc('resources/read', { uri: `fhir://nope/Patient/${' '.repeat(400_000)}x` }),
    era2025,
    'input/invalid',
  ],
  ['half a message', '{"jsonrpc":', era2025, 'input/invalid'],
  ['too much', JSON.stringify(rpc('ping', { filler: 'x'.repeat(1_000_001) })), era2025, 'request/too-large'],
  [
    'an unknown tool in 2026-07-28',
    rpc('tools/call', { name: 'nope', ...meta }),
    era2026('tools/call', { 'mcp-name': 'nope' }),
    'input/invalid',
  ],
])('leaves a row of %s, in the name of who is signed in, without its words', async (_what, body, headers, code) => {
  const [row] = await refusalsAfter(() => post(body, headers), 1)
  expect(row).toMatchObject({ event: 'refusal', code, outcome: '4', transport: 'mcp', patients: [] })
  expect(row?.agent).toMatchObject({ clientId, roles: [expect.any(String)] })
  expect(JSON.stringify(row)).not.toMatch(/Jane Roe|nope/)
})

test('leaves no row of what is no refusal: a ping, a notification, a client that asks for a stream', async () => {
  const { harness } = workers
  const headers = { authorization: `Bearer ${mcpAccessToken}`, accept: 'text/event-stream' }
  await refusalsAfter(async () => {
    await post(rpc('ping'), era2025)
    await post({ jsonrpc: '2.0', method: 'notifications/initialized' }, era2025)
    expect((await harness.fetch(`${publicUrl}/mcp`, { headers })).status).toBe(405)
    await post('{', era2025)
  }, 1)
})

test('answers each message of a batch, as revision 2025-03-26 has it', async () => {
  const { status, text } = await post([rpc('ping'), { ...rpc('ping'), id: 2 }], era2025)
  expect(status).toBe(200)
  expect([...text.matchAll(/"id":(\d)/g)].map(([, id]) => id)).toEqual(['1', '2'])
})

test('does no part of a batch of hundreds of calls', async () => {
  const asked = platform.seen.length
  const batch = Array.from({ length: 500 }, (_, id) => ({ ...rpc('tools/call', readPatient), id }))
  expect(await post(batch, era2025)).toMatchObject({ status: 400, json: { error: { code: -32600 } } })
  expect(platform.seen).toHaveLength(asked)
})

test('takes a body of nearly 1 MB, and refuses a longer one unread', async () => {
  const bodyOf = (length: number) => JSON.stringify(rpc('ping', { filler: 'x'.repeat(length) }))
  expect(await post(bodyOf(990_000), era2025)).toMatchObject({ status: 200, json: { result: {} } })
  expect(await post(bodyOf(1_000_001), era2025)).toMatchObject({ status: 413, json: { error: { code: -32000 } } })
})

test.each([
  ['no token', {}],
  ['a token that is none', { authorization: 'Bearer x' }],
  ['a token of an unknown grant', { authorization: `Bearer a:b:${'c'.repeat(32)}` }],
  ['a session cookie that nobody was given', { cookie: `__Host-session=${'A'.repeat(43)}`, origin: publicUrl }],
])('sends a request with %s to the resource’s metadata', async (_what, headers) => {
  const response = await workers.harness.fetch(`${publicUrl}/mcp`, { method: 'POST', body: '{}', headers })
  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toContain(
    `resource_metadata="${publicUrl}/.well-known/oauth-protected-resource/mcp"`,
  )
})

test('takes a token for /mcp at /mcp alone', async () => {
  const headers = { authorization: `Bearer ${mcpAccessToken}`, accept: 'text/event-stream' }
  const response = await workers.harness.fetch(`${publicUrl}/sse`, { headers })
  expect(response.status).toBe(401)
  await response.body?.cancel()
})

test.each([
  ['a page of another site', `${publicUrl}/mcp`, { origin: 'https://evil.example' }],
  ['a name that was pointed at us', 'http://evil.example/mcp', {}],
])('refuses %s, even with a token', async (_what, url, headers) => {
  const response = await workers.harness.fetch(url, {
    method: 'POST',
    body: JSON.stringify(rpc('ping')),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${mcpAccessToken}`, ...headers },
  })
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ error: 'request/foreign-origin' })
})

test('is healthy while policy and audit answer, and says which does not', async () => {
  const health = async () => {
    const response = await workers.harness.fetch(`${publicUrl}/health`)
    return { status: response.status, body: await response.json() }
  }
  expect(await health()).toMatchObject({ status: 200, body: { status: 'ok', policy: 'up', audit: 'up' } })
  await auditWorker().fetch('http://audit/unhealthy')
  expect(await health()).toMatchObject({ status: 503, body: { status: 'degraded', policy: 'up', audit: 'down' } })
  await auditWorker().fetch('http://audit/healthy')
  expect((await health()).status).toBe(200)
})
