import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { purposeKey } from '../../src/mcp/access/purpose.ts'
import { postMcp, signIn } from '../mcp-client.ts'
import { startPolicyRecorder } from '../policy-recorder.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let policy: Awaited<ReturnType<typeof startPolicyRecorder>>
let workers: RunningWorkers
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

beforeAll(async () => {
  platform = await startSmartPlatform()
  platform.records.set('Patient/p1', { resourceType: 'Patient', id: 'p1', meta: { security: [{ code: 'HIV' }] } })
  policy = await startPolicyRecorder(inject('pdpUrl'))
  workers = await startWorkers({
    ...settingsOf(platform.origin, policy.url),
    CLEARANCES: JSON.stringify({ 'Practitioner/dr-1': ['HIV'] }),
  })
})
afterAll(async () => {
  await workers.close()
  await policy.close()
  await platform.close()
})

/** One read by a new agent of the doctor, and what policy was asked about whom for it. */
async function readBy(scopes: string[], headers: Record<string, string> = {}, meta: object = {}) {
  const { mcpAccessToken, clientId } = await signIn(workers, platform, { scopes })
  const from = policy.asked.length
  platform.seen.length = 0
  const params = { name: 'fhir_read', arguments: { type: 'Patient', id: 'p1' }, _meta: meta }
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params }
  const { text } = await postMcp(workers, mcpAccessToken, body, { 'mcp-protocol-version': '2025-11-25', ...headers })
  const principals = policy.asked.slice(from).map(({ principal }) => principal.attr)
  return { text, clientId, principals, reads: platform.seen.filter(({ path }) => path === '/fhir/Patient/p1').length }
}

const both = ['fhir:read', 'fhir:write']

test('is who is cleared for which labels, and may write where the person lets the agent', async () => {
  const { text, principals } = await readBy(both)
  expect(text).not.toContain('isError')
  expect(principals).toHaveLength(2)
  expect(principals[0]).toMatchObject({ clearances: ['HIV'], readOnly: false, purpose: 'TREAT', breakGlass: [] })
})

test('is that nothing may be written by an agent that the person lets read alone', async () => {
  const { principals } = await readBy(['fhir:read'])
  expect(principals.map(({ readOnly }) => readOnly)).toEqual([true, true])
})

test.each([
  ['the header', { 'purpose-of-use': 'PATRQT' }, {}],
  ['_meta', {}, { [purposeKey]: 'PATRQT' }],
])(
  'is the purpose that %s states, which is denied where it is not one of the person’s',
  async (_where, headers, meta) => {
    const { text, principals, reads, clientId } = await readBy(both, headers, meta)
    expect(principals.map(({ purpose }) => purpose)).toEqual(['PATRQT'])
    expect([text, reads]).toEqual([expect.stringContaining('[authz/denied]'), 0])
    const row = expect.objectContaining({
      code: 'authz/denied',
      decision: expect.objectContaining({ rule: 'guard-purpose' }),
      agent: expect.objectContaining({ clientId, purpose: 'PATRQT' }),
    })
    await vi.waitFor(async () => {
      const records = await (await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')).json()
      expect(records).toContainEqual(row)
    }, 10_000)
  },
)
