import type { AuditRecord } from '@repo/audit'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { failures } from '../src/failure/failures.ts'
import { postMcp, signIn } from './mcp-client.ts'
import { startPolicyRecorder } from './policy-recorder.ts'
import { type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let platform: SmartPlatform
let policy: Awaited<ReturnType<typeof startPolicyRecorder>>
let workers: RunningWorkers

beforeAll(async () => {
  platform = await startSmartPlatform()
  platform.records.set('Patient/p1', { resourceType: 'Patient', id: 'p1', gender: 'female' })
  policy = await startPolicyRecorder(inject('pdpUrl'))
  workers = await startWorkers(settingsOf(platform.origin, policy.url))
})
afterAll(async () => {
  await workers.close()
  await policy.close()
  await platform.close()
})
afterEach(() => {
  platform.fhir = undefined
  platform.issues = {}
  platform.token = undefined
  platform.seen.length = 0
  policy.asked.length = 0
})

const words = (code: keyof typeof failures) => `${failures[code].say} [${code}]`

const endedWithLink = expect.stringMatching(
  /has ended.*\/auth\/connect\?request=[\w-]{43} .* \[smart\/session-expired\]$/,
)

/** A person who has signed in, and what their agent gets for a read. */
async function agent() {
  const { mcpAccessToken } = await signIn(workers, platform)
  platform.seen.length = 0
  const read = async (type = 'Patient', id = 'p1') => {
    const params = { name: 'fhir_read', arguments: { type, id } }
    const { json, ...answer } = await postMcp(workers, mcpAccessToken, {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params,
    })
    return {
      ...answer,
      result: json?.result as { content: { text: string }[]; structuredContent?: object } | undefined,
    }
  }
  return { read }
}
const refreshes = () => platform.tokenRequests().filter(({ form }) => form.get('grant_type') === 'refresh_token')

test('asks for a new sign-in, and for no new agent, once the platform’s token is dead and there is none to refresh it with', async () => {
  platform.issues = { refresh_token: undefined, expires_in: 0 }
  const { read } = await agent()
  const { status, result } = await read()
  expect(status).toBe(200)
  expect(result?.content).toMatchObject([{ text: endedWithLink }])
  expect((await read()).result?.content).toMatchObject([{ text: endedWithLink }])
  expect(platform.seen).toEqual([])
})

/** Answers 401 to so many requests for records, then honestly. */
function refuseTimes(times: number) {
  let left = times
  platform.fhir = (path) => {
    left -= 1
    return left >= 0 ? { status: 401 } : { body: platform.records.get(path.slice('/fhir/'.length)) }
  }
}
const tokensAtPatient = () =>
  platform.seen.filter(({ path }) => path === '/fhir/Patient/p1').map(({ headers }) => headers.authorization)

test('refreshes a token that the platform refused, and answers the same call', async () => {
  const { read } = await agent()
  refuseTimes(1)
  platform.issues = { access_token: 'FRESH-TOKEN' }
  const { result } = await read()
  expect(result?.structuredContent).toMatchObject({ reference: 'Patient/p1' })
  expect(refreshes()).toHaveLength(1)
  expect(tokensAtPatient()).toEqual([expect.stringContaining('ACCESS-TOKEN'), 'Bearer FRESH-TOKEN'])
  await read()
  expect(refreshes()).toHaveLength(1)
})

test('asks for a new sign-in when the platform refuses the fresh token too', async () => {
  const { read } = await agent()
  platform.issues = { access_token: 'FRESH-TOKEN' }
  platform.fhir = () => ({ status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } })
  expect((await read()).result?.content).toMatchObject([{ text: words('fhir/unauthorized') }])
  expect(refreshes()).toHaveLength(1)
  expect(tokensAtPatient()).toHaveLength(2)
  expect((await read()).result?.content).toMatchObject([{ text: endedWithLink }])
  expect(tokensAtPatient()).toHaveLength(2)
})

test('keeps the connection where the platform answers 401 to one record, and ends it where to another one too', async () => {
  const { read } = await agent()
  platform.issues = { access_token: 'FRESH-TOKEN' }
  const refused = ['/fhir/Patient/p1']
  const body = { resourceType: 'Observation', id: 'o1', status: 'final', subject: { reference: 'Patient/p1' } }
  platform.fhir = (path) => (refused.includes(path) ? { status: 401 } : { body })
  for (const _ of [1, 2]) {
    expect((await read()).result?.content).toMatchObject([{ text: words('fhir/unauthorized') }])
  }
  expect((await read('Observation', 'o1')).result?.structuredContent).toMatchObject({ reference: 'Observation/o1' })
  expect([refreshes().length, platform.seen.filter(({ path }) => path === '/revoke')]).toEqual([1, []])
  refused.push('/fhir/Observation/o1')
  expect((await read('Observation', 'o1')).result?.content).toMatchObject([{ text: words('fhir/unauthorized') }])
  expect((await read('Observation', 'o1')).result?.content).toMatchObject([{ text: endedWithLink }])
})

test.each([
  ['gives none', { refresh_token: undefined }],
  ['refuses to renew', {}],
])('asks for a new sign-in in the call whose token is refused by a platform that %s', async (_what, issues) => {
  platform.issues = issues
  const { read } = await agent()
  platform.token = () => ({ status: 400, body: { error: 'invalid_grant' } })
  platform.fhir = () => ({ status: 401 })
  expect((await read()).result?.content).toMatchObject([{ text: endedWithLink }])
  expect(tokensAtPatient()).toHaveLength(1)
})

test('keeps a session for which the platform allows a call less', async () => {
  const { read } = await agent()
  platform.fhir = () => ({ status: 403 })
  for (const _ of [1, 2, 3]) expect((await read()).result?.content).toMatchObject([{ text: words('fhir/forbidden') }])
  expect(refreshes()).toEqual([])
})

test('tells policy of the scopes that a refresh left, and asks the platform for nothing beyond them', async () => {
  platform.issues = { expires_in: 0 }
  const { read } = await agent()
  platform.issues = { scope: 'openid fhirUser user/Patient.rs' }
  expect((await read()).result?.structuredContent).toMatchObject({ reference: 'Patient/p1' })
  policy.asked.length = 0
  expect((await read()).result?.structuredContent).toMatchObject({ reference: 'Patient/p1' })
  expect(policy.asked.map(({ principal }) => principal.attr.scopes)).toEqual([
    [{ level: 'user', resourceType: 'Patient', permissions: 'rs', filter: '' }],
    [{ level: 'user', resourceType: 'Patient', permissions: 'rs', filter: '' }],
  ])
  const observation = await read('Observation', 'o1')
  expect(observation.result?.content[0]?.text).toContain('Missing: r on Observation. [smart/scope-missing]')
  expect(platform.seen.some(({ path }) => path.startsWith('/fhir/Observation'))).toBe(false)
})

test('tells policy of all that the person granted', async () => {
  const { read } = await agent()
  await read()
  expect(policy.asked[0]?.principal.attr.scopes).toEqual([
    { level: 'user', resourceType: '*', permissions: 'cruds', filter: '' },
  ])
})

test('queues a record of a call that failed, with what was asked of the platform', async () => {
  const { read } = await agent()
  platform.fhir = () => ({ status: 422 })
  await read('Observation', 'asked-and-failed')
  await vi.waitFor(async () => {
    const response = await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
    const records = (await response.json()) as AuditRecord[]
    const [record] = records.filter(({ resourceId }) => resourceId === 'asked-and-failed')
    expect(record).toMatchObject({ code: 'fhir/rejected', query: '/Observation/asked-and-failed', disclosed: [] })
  }, 5_000)
})
