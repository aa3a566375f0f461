import type { AuditRecord } from '@repo/audit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { postMcp, signIn } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let reader: string

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, 'http://127.0.0.1:9'))
  reader = (await signIn(workers, platform, { scopes: ['fhir:read'] })).mcpAccessToken
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

test('asks an agent that may change records for nothing', async () => {
  const { mcpAccessToken } = await signIn(workers, platform)
  const { status, headers } = await postMcp(workers, mcpAccessToken, call('fhir_create', { resource }))
  expect([status, headers.get('www-authenticate')]).toEqual([200, null])
})
