import type { AuditRecord } from '@repo/audit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { postMcp, signIn } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let reader: string
let writer: string

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, 'http://127.0.0.1:9'))
  reader = (await signIn(workers, platform, { scopes: ['fhir:read'] })).mcpAccessToken
  writer = (await signIn(workers, platform, { scopes: ['fhir:write'] })).mcpAccessToken
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

const call = (name: string, given: Record<string, unknown>) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name, arguments: given },
})
const resource = { resourceType: 'Observation', status: 'final', code: { text: 'pulse' } }
const writes: [string, Record<string, unknown>][] = [
  ['fhir_create', { resource }],
  ['fhir_update', { resource: { ...resource, id: 'o1' }, version: '1' }],
  ['fhir_patch', { type: 'Observation', id: 'o1', version: '1', patch: [{ op: 'remove', path: '/note' }] }],
  ['fhir_delete', { type: 'Observation', id: 'o1', version: '1' }],
  ['fhir_batch', { entries: [{ interaction: 'create', resource }] }],
]
const records = async () => {
  const response = await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
  return (await response.json()) as AuditRecord[]
}

describe('an agent that may read alone', () => {
  test.each(writes)(
    'is asked for more when it calls %s, and the refusal is recorded',
    async (name, given) => {
      platform.seen.length = 0
      const { status, headers, text } = await postMcp(workers, reader, call(name, given))
      expect(status).toBe(403)
      const challenge = headers.get('www-authenticate') ?? ''
      expect(challenge).toContain('Bearer')
      expect(challenge).toContain('error="insufficient_scope"')
      expect(challenge).toContain('scope="fhir:read fhir:write"')
      expect(challenge).toContain(`resource_metadata="${publicUrl}/.well-known/oauth-protected-resource/mcp"`)
      expect(JSON.parse(text)).toMatchObject({
        error: 'insufficient_scope',
        error_description: expect.stringContaining('connect the agent again'),
      })
      expect(platform.seen.filter(({ path }) => path !== '/fhir/metadata')).toEqual([])
      await vi.waitFor(async () => {
        const outcomes = (await records()).filter(({ tool }) => tool === name).map(({ outcome }) => outcome)
        expect(outcomes).toContain('4')
      }, 10_000)
    },
    20_000,
  )

  test('is answered when it reads', async () => {
    const { status, json } = await postMcp(workers, reader, call('get_user', {}))
    expect([status, json]).toMatchObject([200, { result: { structuredContent: { agentMay: ['fhir:read'] } } }])
  })

  test.each([
    ['a tool that is none', call('fhir_destroy', {})],
    ['no tool', { jsonrpc: '2.0', id: 1, method: 'tools/list' }],
    ['a batch that only reads', call('fhir_batch', { entries: [{ interaction: 'read', type: 'Patient', id: 'p1' }] })],
    ['a text that is no message', 'not JSON'],
  ])('is not asked for more when it sends %s', async (_what, body) => {
    const { status, headers } = await postMcp(workers, reader, body)
    expect([200, 400]).toContain(status)
    expect(headers.get('www-authenticate')).toBeNull()
  })

  test('is refused a message that is too long, however it is sent', async () => {
    const { status } = await postMcp(workers, reader, call('fhir_create', { resource, filler: 'x'.repeat(1_000_001) }))
    expect(status).toBe(413)
  })
})

const read = { interaction: 'read', type: 'Patient', id: 'p1' }
const readCalls: [string, Record<string, unknown>][] = [
  ['get_user', {}],
  ['get_capabilities', {}],
  ['fhir_search', { type: 'Patient', params: { name: 'x' } }],
  ['fhir_read', { type: 'Patient', id: 'p1' }],
  ['fhir_history', { type: 'Patient', id: 'p1' }],
  ['fhir_operation', { operation: '$everything', type: 'Patient', id: 'p1' }],
  ['fhir_batch', { entries: [read] }],
  ['start_auth', { platform: 'default' }],
  ['wait_for_auth', { platform: 'default', timeoutSeconds: 1 }],
  ['get_auth_status', {}],
  ['audit_trail', {}],
]

describe('an agent that may write alone', () => {
  test.each(readCalls)(
    'is asked to read too when it calls %s, and the refusal is recorded',
    async (name, given) => {
      platform.seen.length = 0
      const { status, headers } = await postMcp(workers, writer, call(name, given))
      expect([status, headers.get('www-authenticate')]).toEqual([
        403,
        expect.stringMatching(/error="insufficient_scope", scope="fhir:read fhir:write"/),
      ])
      expect(platform.seen.filter(({ path }) => path !== '/fhir/metadata')).toEqual([])
      await vi.waitFor(async () => {
        const refused = (await records()).filter(
          ({ tool, code }) => tool === name && code === 'oauth/insufficient-scope',
        )
        expect(refused).not.toEqual([])
      }, 10_000)
    },
    20_000,
  )

  test('is asked to read too when it reads a resource', async () => {
    const uri = 'fhir://default/Patient/p1'
    const message = { jsonrpc: '2.0', id: 1, method: 'resources/read', params: { uri } }
    expect((await postMcp(workers, writer, message)).status).toBe(403)
  })

  test('is told what became of the changes of a batch that reads too', async () => {
    const entries = [{ interaction: 'create', resource }, read]
    const { status, json } = await postMcp(workers, writer, call('fhir_batch', { entries }))
    expect(status).toBe(200)
    expect(JSON.stringify(json)).toContain('[oauth/insufficient-scope]')
  })

  test('may know which platforms there are, and end its own connection', async () => {
    const { mcpAccessToken } = await signIn(workers, platform, { scopes: ['fhir:write'] })
    const stateOf = async () => {
      const { status, json } = await postMcp(workers, mcpAccessToken, call('list_platforms', {}))
      expect(status).toBe(200)
      return (json as { result: { structuredContent: { platforms: { state: string }[] } } }).result.structuredContent
    }
    expect(await stateOf()).toMatchObject({ platforms: [{ platform: 'default', state: 'connected' }] })
    const { status, json } = await postMcp(workers, mcpAccessToken, call('revoke_auth', { platform: 'default' }))
    expect([status, json]).toMatchObject([200, { result: { structuredContent: { done: 'disconnected' } } }])
    expect(await stateOf()).toMatchObject({ platforms: [{ platform: 'default', state: 'not connected' }] })
  })
})

test('asks an agent that may change records for nothing', async () => {
  const { mcpAccessToken } = await signIn(workers, platform)
  const { status, headers } = await postMcp(workers, mcpAccessToken, call('fhir_create', { resource }))
  expect([status, headers.get('www-authenticate')]).toEqual([200, null])
})
