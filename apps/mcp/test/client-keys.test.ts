import { decodeJwt, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify } from 'jose'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Env } from '../src/config.ts'
import { digest } from '../src/session/secret.ts'
import { createBrowser, formPost, platformAnswer } from './mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let env: Env
vi.setConfig({ testTimeout: 30_000 })

async function privateJwk(alg: 'RS384' | 'ES384', kid: string) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), alg, kid }
}

beforeAll(async () => {
  platform = await startSmartPlatform()
  const keys = [await privateJwk('ES384', 'new'), await privateJwk('RS384', 'old')]
  workers = await startWorkers({
    ...settingsOf(platform.origin, 'http://127.0.0.1:9'),
    SMART_PRIVATE_KEYS: JSON.stringify(keys),
    PLATFORM_DEFAULT_CLIENT_AUTH: 'private_key_jwt',
    PLATFORMS: 'backend',
    PLATFORM_BACKEND_FHIR_BASE_URL: `${platform.origin}/fhir`,
    PLATFORM_BACKEND_AUTH: 'backend',
    PLATFORM_BACKEND_CLIENT_ID: 'backend-app',
    PLATFORM_BACKEND_SCOPE: 'system/*.rs',
    PLATFORM_BACKEND_ALLOWED_ROLES: 'practitioner',
    PLATFORM_BACKEND_SPONSORS: 'default',
  })
  env = await workers.harness.getWorker<Env>().getEnv()
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})
afterEach(() => {
  platform.seen.length = 0
  platform.issues = {}
})

async function published(): Promise<JWK[]> {
  const response = await createBrowser(workers).send('/.well-known/jwks.json')
  return ((await response.json()) as { keys: JWK[] }).keys
}

async function signedIn() {
  const browser = createBrowser(workers)
  const begun = await browser.send('/auth/login')
  await browser.send(platformAnswer(platform, new URL(begun.headers.get('location') ?? '')))
  return browser
}

const assertions = () => platform.tokenRequests().map(({ form }) => form.get('client_assertion') ?? '')

test('publishes the old key beside the new one, and nothing private of either', async () => {
  const keys = await published()
  expect(keys.map(({ kid, alg }) => [kid, alg])).toEqual([
    ['new', 'ES384'],
    ['old', 'RS384'],
  ])
  expect(keys.flatMap((key) => Object.keys(key)).filter((name) => /^(d|p|q|dp|dq|qi|k)$/.test(name))).toEqual([])
})

test('signs in with an assertion by the newest key that it publishes, and with no secret', async () => {
  await signedIn()
  const [assertion = ''] = assertions()
  const [newest] = await published()
  const key = await importJWK(newest ?? {}, 'ES384')
  const { payload } = await jwtVerify(assertion, key, { audience: `${platform.origin}/token` })
  expect(payload).toMatchObject({ iss: 'test-app', sub: 'test-app' })
  expect((payload.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(300)
  expect(platform.tokenRequests()[0]?.headers).not.toHaveProperty('authorization')
})

test('lets the client itself in for a person whose role it is open to, and renews its token in one flight', async () => {
  const browser = await signedIn()
  platform.issues = { refresh_token: undefined, scope: 'system/*.rs', expires_in: 0 }
  platform.seen.length = 0
  const joined = await browser.send('/auth/join', formPost([['platform', 'backend']]))
  expect(joined.status).toBe(303)
  expect(Object.fromEntries(platform.tokenRequests()[0]?.form ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    scope: 'system/*.rs',
  })
  platform.issues = { ...platform.issues, expires_in: 300, access_token: 'BACKEND-TOKEN' }
  const session = env.SESSION.getByName(await digest(browser.cookies.get('__Host-session') ?? ''))
  const given = await Promise.all(Array.from({ length: 10 }, () => session.credentials('backend')))
  expect(given).toEqual(given.map(() => ({ ok: true, smartAccessToken: 'BACKEND-TOKEN' })))
  expect(platform.tokenRequests()).toHaveLength(2)
  const ids = assertions().map((assertion) => decodeJwt(assertion).jti)
  expect(new Set(ids).size).toBe(2)
})
