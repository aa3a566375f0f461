import type { AuditRecord } from '@repo/audit'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { postMcp, signIn } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
vi.setConfig({ testTimeout: 30_000 })

const limits = { REFUSAL_LIMIT: 3, REFUSALS_LIMIT: 30 }

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, inject('pdpUrl')), limits)
})
afterEach(() => {
  platform.token = undefined
  platform.issues = {}
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

async function recorded(): Promise<AuditRecord[]> {
  return (await (await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')).json()) as AuditRecord[]
}

/** Records of this kind, once there are so many. */
async function recordsOf(isMeant: (record: AuditRecord) => boolean, atLeast: number): Promise<AuditRecord[]> {
  return vi.waitFor(async () => {
    const found = (await recorded()).filter(isMeant)
    expect(found.length).toBeGreaterThanOrEqual(atLeast)
    return found
  }, 10_000)
}

const from = (address: string, path: string, headers: Record<string, string> = {}, method = 'POST') =>
  workers.harness.fetch(publicUrl + path, {
    method,
    headers: { 'cf-connecting-ip': address, 'content-type': 'application/json', ...headers },
    ...(method === 'POST' && { body: '{}' }),
  })

const read = { name: 'fhir_read', arguments: { type: 'Patient', id: 'p1' } }
const readPatient = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: read }
const unknown = { principalId: 'unknown', roles: [] }

describe('a request that is refused before anybody is known leaves a row', () => {
  test.each<[string, string, string, string, Record<string, string>, number]>([
    ['for a token that is none', 'oauth/invalid-token', 'mcp', '/mcp', { authorization: 'Bearer SECRET-TOKEN' }, 401],
    [
      'that a page of another origin makes',
      'request/foreign-origin',
      'mcp',
      '/mcp',
      { origin: 'https://evil.example' },
      403,
    ],
    ['over SSE', 'oauth/invalid-token', 'sse', '/sse', { authorization: 'Bearer SECRET-TOKEN' }, 401],
    [
      'of a form of another origin',
      'request/foreign-origin',
      'browser',
      '/auth/logout',
      { origin: 'https://evil.example' },
      403,
    ],
  ])('%s', async (what, code, transport, path, headers, status) => {
    const address = `198.51.100.${what.length}`
    expect((await from(address, path, headers)).status).toBe(status)
    const [row] = await recordsOf((record) => record.address === address, 1)
    expect(row).toMatchObject({ event: 'refusal', code, transport, outcome: '4', platform: 'none', agent: unknown })
    expect(JSON.stringify(row)).not.toMatch(/SECRET|evil/)
  })

  test.each<[string, string, string, Record<string, string>, string, string]>([
    [
      'of a browser that is not signed in',
      '/api/audit',
      'GET',
      { 'sec-fetch-site': 'same-origin' },
      'session/none',
      'rest',
    ],
    [
      'whose session has ended',
      '/api/audit',
      'GET',
      { 'sec-fetch-site': 'same-origin', cookie: `__Host-session=${'A'.repeat(43)}` },
      'session/none',
      'rest',
    ],
    [
      'of a client that is none',
      '/oauth/token',
      'POST',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'oauth/invalid-client',
      'browser',
    ],
  ])('%s', async (what, path, method, headers, code, transport) => {
    const address = `198.51.100.${100 + what.length}`
    const body = 'grant_type=refresh_token&refresh_token=x&client_id=nobody'
    const sent = { method, headers: { 'cf-connecting-ip': address, ...headers }, ...(method === 'POST' && { body }) }
    expect((await workers.harness.fetch(publicUrl + path, sent)).status).toBe(401)
    const [row] = await recordsOf((record) => record.address === address, 1)
    expect(row).toMatchObject({ event: 'refusal', code, transport, outcome: '4', platform: 'none', agent: unknown })
  })

  test.each(['refresh_token', 'authorization_code'])('for a %s that is none', async (grant) => {
    const { clientId } = await signIn(workers, platform)
    const address = `198.51.100.${180 + grant.length}`
    const credential = 'SECRET-USER:SECRET-GRANT:SECRET'
    const body = new URLSearchParams({ grant_type: grant, client_id: clientId })
    for (const name of ['refresh_token', 'code', 'code_verifier']) body.set(name, credential)
    const sent = { method: 'POST', headers: { 'cf-connecting-ip': address }, body }
    const answer = await workers.harness.fetch(`${publicUrl}/oauth/token`, sent)
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_grant' })])
    const [row] = await recordsOf((record) => record.address === address, 1)
    expect(row).toMatchObject({ event: 'refusal', code: 'oauth/invalid-grant', transport: 'browser', agent: unknown })
    expect(JSON.stringify(row)).not.toMatch(/SECRET/)
  })

  test('but not where a client asks for the first time, without a token', async () => {
    expect((await from('198.51.100.99', '/mcp')).status).toBe(401)
    expect((await from('198.51.100.98', '/mcp', { authorization: 'Bearer x' })).status).toBe(401)
    await recordsOf(({ address }) => address === '198.51.100.98', 1)
    expect((await recorded()).filter(({ address }) => address === '198.51.100.99')).toEqual([])
  })

  test('so often a minute from one network, and no oftener, whatever it calls itself', async () => {
    for (let index = 0; index < 12; index += 1) {
      await from(`2001:db8:7:7::${index}`, '/mcp', { authorization: 'Bearer x' })
    }
    await from('198.51.100.97', '/mcp', { authorization: 'Bearer x' })
    await recordsOf(({ address }) => address === '198.51.100.97', 1)
    const rows = (await recorded()).filter(({ address }) => address?.startsWith('2001:db8:7:7:'))
    // A window may end in between.
    expect(rows.length).toBeGreaterThanOrEqual(limits.REFUSAL_LIMIT)
    expect(rows.length).toBeLessThanOrEqual(2 * limits.REFUSAL_LIMIT)
  })

  test('so often a minute in all', async () => {
    const before = (await recorded()).length
    for (let index = 0; index < 3 * limits.REFUSALS_LIMIT; index += 1) {
      await from(`203.0.113.${index}`, '/mcp', { authorization: 'Bearer x' })
    }
    const rows = (await recordsOf(() => true, before)).slice(before)
    expect(rows.length).toBeLessThanOrEqual(2 * limits.REFUSALS_LIMIT)
  })
})

test('names the address that a call comes from', async () => {
  const { clientId, mcpAccessToken } = await signIn(workers, platform)
  const headers = { 'cf-connecting-ip': '2001:db8::7', 'mcp-protocol-version': '2025-11-25' }
  await postMcp(workers, mcpAccessToken, readPatient, headers)
  const [row] = await recordsOf(({ tool, agent }) => tool === 'fhir_read' && agent.clientId === clientId, 1)
  expect(row?.address).toBe('2001:db8::7')
})

test('takes no address that is none', async () => {
  const { clientId, mcpAccessToken } = await signIn(workers, platform)
  const headers = { 'cf-connecting-ip': 'Jane Roe', 'mcp-protocol-version': '2025-11-25' }
  await postMcp(workers, mcpAccessToken, readPatient, headers)
  const [row] = await recordsOf(({ tool, agent }) => tool === 'fhir_read' && agent.clientId === clientId, 1)
  expect(row).not.toHaveProperty('address')
})

test('records that somebody agreed to what a client asks, before who they are is known', async () => {
  const { clientId } = await signIn(workers, platform)
  const rows = await recordsOf(({ agent }) => agent.clientId === clientId, 2)
  expect(rows.map(({ event }) => event)).toEqual(['consent', 'sign-in'])
  expect(rows[0]).toMatchObject({ platform: 'default', outcome: '0', agent: { ...unknown, clientId } })
})

test('records that the platform renews a connection no longer', async () => {
  platform.issues = { expires_in: 0 }
  const { mcpAccessToken } = await signIn(workers, platform)
  platform.token = () => ({ status: 400, body: { error: 'invalid_grant', error_description: 'Jane Roe' } })
  const before = (await recorded()).filter(({ event }) => event === 'refresh-failure').length
  await postMcp(workers, mcpAccessToken, readPatient, { 'mcp-protocol-version': '2025-11-25' })
  const rows = await recordsOf(({ event }) => event === 'refresh-failure', before + 1)
  const row = rows.at(-1)
  expect(row).toMatchObject({ code: 'smart/session-expired', outcome: '4', platform: 'default' })
  expect(row?.agent.principalId).not.toBe('unknown')
  expect(JSON.stringify(row)).not.toContain('Jane Roe')
})
