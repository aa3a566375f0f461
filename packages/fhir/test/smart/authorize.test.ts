import { createHash } from 'node:crypto'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { authorizeSmartClient, getSmartConfigFromEnv, SmartError } from '../../src/index.ts'
import { rejectionOf, startServer } from '../local-server.ts'
import { type Behaviour, clientId, redirectUri, startSmartServer } from './smart-server.ts'

const wellKnown = '/fhir/.well-known/smart-configuration'

async function authorizeAgainst(behaviour: Behaviour) {
  await using server = await startSmartServer(behaviour)
  const result = await authorizeSmartClient({
    iss: server.fhirBaseUrl,
    clientId,
    redirectUri,
    allowLoopbackHttp: true,
  }).catch((error: unknown) => {
    if (error instanceof SmartError) return error
    throw error
  })
  return { result, origin: server.http.origin, paths: server.pathsSeen() }
}

describe('settings', () => {
  test('come from the environment, SMART_ISS falling back to FHIR_BASE_URL', () => {
    const env = { SMART_CLIENT_ID: 'a', FHIR_BASE_URL: 'https://f.example', SMART_ISS: '', SMART_CLIENT_SECRET: 's' }
    expect(getSmartConfigFromEnv(env)).toEqual({
      clientId: 'a',
      clientSecret: 's',
      iss: 'https://f.example',
      scope: 'openid fhirUser offline_access launch/patient patient/*.rs',
    })
  })

  test.each([
    [{ SMART_ISS: 'https://f.example' }, 'SMART_CLIENT_ID'],
    [{ SMART_CLIENT_ID: 'a' }, 'SMART_ISS'],
  ])('a missing one is named', (env, setting) => {
    expect(() => getSmartConfigFromEnv(env)).toThrow(new SmartError('smart/config-invalid', { setting }))
  })

  test.each([
    [{ iss: 'http://fhir.example' }, 'SMART_ISS'],
    [{ iss: 'http://127.0.0.1:1/fhir', allowLoopbackHttp: false }, 'SMART_ISS'],
    [{ redirectUri: 'http://app.example/cb' }, 'SMART_REDIRECT_URI'],
    [{ redirectUri: 'javascript:alert(1)' }, 'SMART_REDIRECT_URI'],
    [{ redirectUri: '' }, 'SMART_REDIRECT_URI'],
  ])('an address that would carry secrets in the clear is refused: %j', async (change, setting) => {
    const options = { iss: 'https://f.example', clientId, redirectUri, allowLoopbackHttp: true, ...change }
    const fetch = () => Promise.reject(new Error('nothing may be sent'))
    const error = await rejectionOf(authorizeSmartClient({ ...options, fetch }))
    expect(error).toMatchObject({ code: 'smart/config-invalid', setting })
  })
})

describe('the authorization request', () => {
  test('carries PKCE, state, nonce, audience and launch', async () => {
    await using server = await startSmartServer()
    const login = await authorizeSmartClient({
      env: { SMART_CLIENT_ID: 'env-app', SMART_ISS: `${server.fhirBaseUrl}/`, SMART_SCOPE: 'openid patient/*.rs' },
      clientId,
      redirectUri,
      launch: 'xyz',
      allowLoopbackHttp: true,
    })
    const url = new URL(login.authorizeUrl)
    expect(url.origin + url.pathname).toBe(`${server.http.origin}/authorize`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: '1',
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'openid patient/*.rs launch',
      state: login.stateValue,
      nonce: login.nonce,
      launch: 'xyz',
      aud: `${server.fhirBaseUrl}/`,
      code_challenge: createHash('sha256').update(login.codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    expect(login.codeVerifier).toMatch(/^[A-Za-z0-9_-]{43,128}$/)
    expect(login.stateValue).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('never repeats its secrets', async () => {
    await using server = await startSmartServer()
    const options = { iss: server.fhirBaseUrl, clientId, redirectUri, allowLoopbackHttp: true }
    const [a, b] = await Promise.all([authorizeSmartClient(options), authorizeSmartClient(options)])
    const secrets = [a, b].flatMap(({ codeVerifier, stateValue, nonce }) => [codeVerifier, stateValue, nonce])
    expect(new Set(secrets).size).toBe(6)
  })

  test('has no nonce where no id_token is asked for', async () => {
    await using server = await startSmartServer()
    const options = { iss: server.fhirBaseUrl, clientId, redirectUri, scope: 'patient/*.rs', allowLoopbackHttp: true }
    const { authorizeUrl } = await authorizeSmartClient(options)
    expect(new URL(authorizeUrl).searchParams.has('nonce')).toBe(false)
  })
})

describe('discovery', () => {
  const oauthUris = (uris: Record<string, string>) => ({
    resourceType: 'CapabilityStatement',
    rest: [
      {
        security: {
          extension: [
            { url: 'http://example.org/other' },
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: Object.entries(uris).map(([url, valueUri]) => ({ url, valueUri })),
            },
          ],
        },
      },
    ],
  })

  test.each([
    ['is not found', { status: 404 }],
    ['is a page', { body: '<html>' }],
  ])('reads /metadata where the configuration %s, resolving relative endpoints', async (_, reply) => {
    const body = oauthUris({ authorize: 'auth/authorize', token: '/token' })
    const { result, origin } = await authorizeAgainst({ replies: { [wellKnown]: reply, '/fhir/metadata': { body } } })
    if (result instanceof SmartError) throw result
    const url = new URL(result.authorizeUrl)
    expect(url.origin + url.pathname).toBe(`${origin}/fhir/auth/authorize`)
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
  })

  test.each<[string, Behaviour, string]>([
    ['lists no S256', { configuration: { code_challenge_methods_supported: ['plain'] } }, 'smart/no-s256'],
    ['lists no method', { configuration: { code_challenge_methods_supported: undefined } }, 'smart/no-s256'],
    ['has no token endpoint', { configuration: { token_endpoint: undefined } }, 'smart/discovery-failed'],
    ['has a plain endpoint', { configuration: { token_endpoint: 'http://as.example/t' } }, 'smart/discovery-failed'],
    ['is absent with its fallback', { replies: { [wellKnown]: { status: 404 } } }, 'smart/discovery-failed'],
    [
      'has a fallback without endpoints',
      { replies: { [wellKnown]: { status: 404 }, '/fhir/metadata': { body: oauthUris({}) } } },
      'smart/discovery-failed',
    ],
    ['cannot be answered', { replies: { [wellKnown]: { status: 503 } } }, 'smart/unavailable'],
    ['breaks off', { replies: { [wellKnown]: { drop: true } } }, 'smart/unavailable'],
  ])('refuses a configuration that %s', async (_, behaviour, code) => {
    expect((await authorizeAgainst(behaviour)).result).toMatchObject({ code })
  })

  test('does not follow a redirect', async () => {
    await using other = await startServer(() => ({ body: {} }))
    const location = `${other.origin}${wellKnown}`
    const { result, paths } = await authorizeAgainst({
      replies: { [wellKnown]: { status: 302, headers: { location } } },
    })
    expect(result).toMatchObject({ code: 'smart/discovery-failed' })
    expect(other.seen).toEqual([])
    expect(paths).toEqual([`GET ${wellKnown}`])
  })

  test('waits ten seconds and no longer', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.timeout(50))
    onTestFinished(() => timeout.mockRestore())
    const { result } = await authorizeAgainst({ replies: { [wellKnown]: { hang: true } } })
    expect(result).toMatchObject({ code: 'smart/unavailable' })
    expect(timeout).toHaveBeenCalledWith(10_000)
  })
})
