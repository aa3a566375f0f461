import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { postMcp, signIn } from './mcp-client.ts'
import { type Reply, type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers

beforeEach(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, inject('pdpUrl')))
})
afterEach(async () => {
  await workers.close()
  await platform.close()
})

const resource = {
  type: 'Observation',
  interaction: [{ code: 'search-type' }],
  searchParam: [{ name: 'code', type: 'token' }],
}
const statement = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: [resource] }],
}
const empty = { resourceType: 'Bundle', type: 'searchset', entry: [] }

/** A platform whose `/metadata` answers this, and every search with nothing. */
const answering =
  (metadata: Reply) =>
  (path: string): Reply =>
    path === '/fhir/metadata' ? metadata : { body: empty }

const asked = () => platform.seen.filter(({ path }) => path === '/fhir/metadata')
const call = async (mcpAccessToken: string, name: string, args: object) => {
  const params = { name, arguments: args }
  const { json } = await postMcp(workers, mcpAccessToken, { jsonrpc: '2.0', id: 1, method: 'tools/call', params })
  return JSON.stringify(json)
}

test('is asked for once, without a token, for all callers and calls', async () => {
  platform.fhir = answering({ body: statement })
  const callers = [await signIn(workers, platform), await signIn(workers, platform)]
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => call(callers[index % 2]?.mcpAccessToken ?? '', 'get_capabilities', {})),
  )
  expect(answers.every((answer) => answer.includes('4.0.1'))).toBe(true)
  const [caller] = callers
  expect(
    await call(caller?.mcpAccessToken ?? '', 'fhir_search', { type: 'Observation', params: { date: '2026' } }),
  ).toMatch(/does not list.*input\/invalid/)
  expect(asked()).toHaveLength(1)
  expect(asked()[0]?.headers).not.toHaveProperty('authorization')
}, 30_000)

test.each<[string, Reply]>([
  ['refuses to say', { status: 403 }],
  ['answers a page for people', { body: '<html>' }],
  ['answers something else', { body: { resourceType: 'Patient', id: 'p1' } }],
  ['never answers', { hang: true }],
])(
  'is done without where the platform %s: it is searched by R4 alone, and not asked again at once',
  async (_what, reply) => {
    platform.fhir = answering(reply)
    const { mcpAccessToken } = await signIn(workers, platform)
    for (let calls = 0; calls < 2; calls++) {
      const answer = await call(mcpAccessToken, 'fhir_search', { type: 'Observation', params: { date: '2026' } })
      expect(answer).toContain('\\"returned\\":0')
    }
    expect(await call(mcpAccessToken, 'get_capabilities', {})).toContain('[fhir/unavailable]')
    expect(asked()).toHaveLength(1)
  },
  40_000,
)

test('is never asked of another base than the configured platform’s', async () => {
  platform.fhir = answering({ body: statement })
  const ask = (base: string) => workers.object('PLATFORM_STATEMENT', 'any', 'capabilities', base)
  expect(await ask(`${platform.origin}/other`)).toBeUndefined()
  expect(await ask('https://evil.example/fhir')).toBeUndefined()
  expect(asked()).toEqual([])
  expect(await ask(`${platform.origin}/fhir`)).toMatchObject({ fhirVersion: '4.0.1' })
}, 30_000)

test('is kept in no storage', async () => {
  platform.fhir = answering({ body: statement })
  const { mcpAccessToken } = await signIn(workers, platform)
  await call(mcpAccessToken, 'get_capabilities', {})
  expect(workers.storedKeys('PlatformStatement')).toEqual([])
}, 30_000)
