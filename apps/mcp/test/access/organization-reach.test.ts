import type { AnyResource } from '@repo/fhir'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { postMcp, signIn } from '../mcp-client.ts'
import { startPolicyRecorder } from '../policy-recorder.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let policy: Awaited<ReturnType<typeof startPolicyRecorder>>
let workers: RunningWorkers
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

const encounter = (id: string, organization?: string): AnyResource => ({
  resourceType: 'Encounter',
  id,
  meta: { versionId: '1' },
  status: 'in-progress',
  class: { code: 'AMB' },
  subject: { reference: 'Patient/p1' },
  ...(organization && { serviceProvider: { reference: `Organization/${organization}` } }),
})
const encounters = [encounter('ours', 'north'), encounter('theirs', 'south'), encounter('nobodys')]
const searchset = { resourceType: 'Bundle', type: 'searchset', entry: encounters.map((resource) => ({ resource })) }

beforeAll(async () => {
  platform = await startSmartPlatform()
  policy = await startPolicyRecorder(inject('pdpUrl'))
  workers = await startWorkers({
    ...settingsOf(platform.origin, policy.url),
    WRITE_CONFIRMATION: 'never',
    PLATFORM_DEFAULT_ORGANIZATION: 'required',
    ORGANIZATIONS: JSON.stringify({ 'Practitioner/dr-1': ['Organization/north'] }),
  })
  platform.fhir = (path) => {
    const [type, id] = path.slice('/fhir/'.length).split('/')
    if (type !== 'Encounter') return { status: 404 }
    if (id === undefined) return { body: searchset }
    const found = encounters.find((one) => one.id === id)
    return found ? { body: found, headers: { etag: 'W/"1"' } } : { status: 404 }
  }
})
afterAll(async () => {
  await workers.close()
  await policy.close()
  await platform.close()
})

async function callBy(fhirUser: string, name: string, args: object) {
  platform.person = { fhirUser, name: 'NAME-OF-THE-DOCTOR' }
  const { mcpAccessToken } = await signIn(workers, platform, { scopes: ['fhir:read', 'fhir:write'] })
  const from = policy.asked.length
  platform.seen.length = 0
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }
  const { text } = await postMcp(workers, mcpAccessToken, body, { 'mcp-protocol-version': '2025-11-25' })
  return { text, asked: policy.asked.slice(from), methods: platform.seen.map(({ method }) => method) }
}
const read = (fhirUser: string, id: string) => callBy(fhirUser, 'fhir_read', { type: 'Encounter', id })

test('shows a practitioner the records of the organisation that configuration gives them, as policy is told', async () => {
  const { text, asked } = await read('Practitioner/dr-1', 'ours')
  expect(text).not.toContain('[fhir/not-found]')
  expect(asked.map(({ principal }) => principal.attr)).toEqual([
    expect.objectContaining({ organizations: ['Organization/north'], organizationRequired: true }),
    expect.objectContaining({ organizations: ['Organization/north'], organizationRequired: true }),
  ])
})

test('shows them another organisation’s as though it were not there', async () => {
  expect((await read('Practitioner/dr-1', 'theirs')).text).toContain('[fhir/not-found]')
})

test('finds of a search what is their organisation’s and what names none', async () => {
  const { text } = await callBy('Practitioner/dr-1', 'fhir_search', {
    type: 'Encounter',
    params: { status: 'finished' },
  })
  expect(text).toContain('ours')
  expect(text).toContain('nobodys')
  expect(text).not.toContain('theirs')
})

test('shows somebody of no organisation only what names none', async () => {
  expect((await read('Practitioner/dr-2', 'ours')).text).toContain('[fhir/not-found]')
  expect((await read('Practitioner/dr-2', 'nobodys')).text).not.toContain('[fhir/not-found]')
})

test('sends no change of another organisation’s record, nor one that hands a record over to it', async () => {
  const changes = [
    { id: 'theirs', versionId: '1', resource: { ...encounter('theirs', 'south'), status: 'finished' } },
    { id: 'ours', versionId: '1', resource: { ...encounter('ours', 'south'), status: 'finished' } },
  ]
  const ours = { id: 'ours', versionId: '1', resource: { ...encounter('ours', 'north'), status: 'finished' } }
  expect((await callBy('Practitioner/dr-1', 'fhir_update', ours)).methods).toContain('PUT')
  for (const change of changes) {
    const { text, methods } = await callBy('Practitioner/dr-1', 'fhir_update', change)
    expect(text).toMatch(/\[(?:fhir\/not-found|authz\/denied)\]/)
    expect(methods).not.toContain('PUT')
  }
})
