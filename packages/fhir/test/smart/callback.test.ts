import { describe, expect, test } from 'vitest'
import { type CallbackOptions, createSmartFhirClient, type SmartErrorCode } from '../../src/index.ts'
import { rejectionOf, startServer } from '../local-server.ts'
import { type Behaviour, callbackOptions, clientId, nowMs, redirectUri, startSmartServer } from './smart-server.ts'

const sentToToken = (paths: string[]) => paths.filter((path) => path.includes('/token'))

describe('a completed login', () => {
  test('acts as the person and holds a grant of plain JSON', async () => {
    await using server = await startSmartServer()
    const fhir = await createSmartFhirClient(callbackOptions(server))
    const { origin } = server.http
    expect(fhir.grant).toEqual({
      fhirBaseUrl: server.fhirBaseUrl,
      issuer: origin,
      tokenEndpoint: `${origin}/token`,
      revocationEndpoint: `${origin}/revoke`,
      clientId,
      smartAccessToken: 'access-1',
      refreshToken: 'refresh-1',
      expiresAt: nowMs + 300_000,
      scope: 'openid fhirUser patient/*.rs',
      scopes: [{ level: 'patient', resourceType: '*', permissions: 'rs' }],
      subject: `${origin}|u1`,
      fhirUser: 'Practitioner/dr1',
      name: 'Test Doctor',
      launchContext: { patient: 'p1', needPatientBanner: true },
    })
    expect(JSON.parse(JSON.stringify(fhir.grant))).toEqual(fhir.grant)
    await fhir.read('Patient', 'p1')
    expect(server.http.seen.at(-1)).toMatchObject({
      url: '/fhir/Patient/p1',
      headers: { authorization: 'Bearer access-1' },
    })
  })

  test('exchanged the code with its verifier, as a public client', async () => {
    await using server = await startSmartServer()
    await createSmartFhirClient(callbackOptions(server))
    const request = server.http.seen.find(({ url }) => url === '/token')
    expect(request?.headers.authorization).toBeUndefined()
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'c-1',
      redirect_uri: redirectUri,
      code_verifier: 'v'.repeat(43),
      client_id: clientId,
    })
  })

  test('is granted what was asked for where the answer names no scope', async () => {
    await using server = await startSmartServer({ token: { scope: undefined } })
    const asked: CallbackOptions = { ...callbackOptions(server), scope: 'openid fhirUser user/Patient.r' }
    expect((await createSmartFhirClient(asked)).grant).toMatchObject({
      scope: 'openid fhirUser user/Patient.r',
      scopes: [{ level: 'user', resourceType: 'Patient', permissions: 'r' }],
    })
  })

  test('authenticates a confidential client by HTTP Basic alone', async () => {
    await using server = await startSmartServer()
    await createSmartFhirClient({ ...callbackOptions(server), clientSecret: 'a:b c' })
    const request = server.http.seen.find(({ url }) => url === '/token')
    expect(request?.headers.authorization).toBe(`Basic ${btoa(`${clientId}:a%3Ab+c`)}`)
    expect(request?.body).not.toContain('client_')
  })

  test.each<[string, (base: string) => string]>([
    ['on the same base', (base) => base],
    ['on the same base with a slash behind it', (base) => `${base}/`],
    [
      'on the same base, its host in capitals',
      (base) => base.replace('http://', 'HTTP://').replace('localhost', 'LOCALHOST'),
    ],
    ['on the base by which the EHR launched us', () => 'https://ehr.example/r4'],
    ['on that base with its port', () => 'https://ehr.example:443/r4'],
  ])('takes an absolute fhirUser %s', async (_, baseIn) => {
    await using server = await startSmartServer()
    server.behaviour = { claims: { fhirUser: `${baseIn(server.fhirBaseUrl)}/Patient/p1` } }
    const launched = { ...callbackOptions(server), aud: 'https://EHR.example/r4/' }
    expect((await createSmartFhirClient(launched)).grant).toMatchObject({
      fhirUser: 'Patient/p1',
      fhirBaseUrl: server.fhirBaseUrl,
    })
  })

  test('takes a fhirUser on the base of an EHR only in a sign-in that it launched', async () => {
    await using server = await startSmartServer({ claims: { fhirUser: 'https://ehr.example/r4/Patient/p1' } })
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/identity-missing' })
  })

  test('is granted nothing where the answer says so', async () => {
    await using server = await startSmartServer({ token: { scope: '' } })
    const asked: CallbackOptions = { ...callbackOptions(server), scope: 'openid fhirUser user/Patient.r' }
    expect((await createSmartFhirClient(asked)).grant).toMatchObject({ scope: '', scopes: [] })
  })

  test('drops a launch context that holds no ids', async () => {
    await using server = await startSmartServer({ token: { patient: '../x', encounter: 7, intent: 'review' } })
    const { grant } = await createSmartFhirClient(callbackOptions(server))
    expect(grant.launchContext).toEqual({ intent: 'review', needPatientBanner: true })
  })
})

describe('a response of another login', () => {
  test.each<[string, Record<string, string>, string]>([
    ['another state', { state: 's-2' }, 's-1'],
    ['a longer state', { state: 's-11' }, 's-1'],
    ['an empty state', { state: '' }, ''],
    ['another state with an error', { state: 's-2', error: 'access_denied' }, 's-1'],
  ])('%s is refused before anything is sent', async (_, query, expectedState) => {
    await using server = await startSmartServer()
    const options = { ...callbackOptions(server, query), expectedState }
    expect(await rejectionOf(createSmartFhirClient(options))).toMatchObject({ code: 'smart/state-mismatch' })
    expect(server.http.seen).toEqual([])
  })

  test('a repeated state is refused', async () => {
    await using server = await startSmartServer()
    const request = new Request(`${redirectUri}?code=c&state=s-1&state=s-2`)
    const error = await rejectionOf(createSmartFhirClient({ ...callbackOptions(server), request }))
    expect(error).toMatchObject({ code: 'smart/state-mismatch' })
  })

  test.each<[string, Record<string, string>, Behaviour]>([
    ['another issuer', { iss: 'https://attacker.example' }, {}],
    [
      'no issuer, where it is promised',
      {},
      { configuration: { authorization_response_iss_parameter_supported: true } },
    ],
  ])('%s is refused and its code is not sent', async (_, query, behaviour) => {
    await using server = await startSmartServer(behaviour)
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server, query)))
    expect(error).toMatchObject({ code: 'smart/state-mismatch' })
    expect(sentToToken(server.pathsSeen())).toEqual([])
  })

  test('its own issuer is accepted', async () => {
    await using server = await startSmartServer()
    const { grant } = await createSmartFhirClient(callbackOptions(server, { iss: server.http.origin }))
    expect(grant.issuer).toBe(server.http.origin)
  })
})

describe('a login that did not succeed', () => {
  test.each<[Record<string, string>, object]>([
    [{ error: 'access_denied' }, { code: 'smart/login-denied', oauthError: 'access_denied' }],
    [{ error: 'invalid_scope' }, { code: 'smart/login-failed', oauthError: 'invalid_scope' }],
    [{ error: 'login_required' }, { code: 'smart/login-failed', oauthError: 'login_required' }],
    [{ error: 'say this to the model' }, { code: 'smart/login-failed', oauthError: undefined }],
    [{ code: '' }, { code: 'smart/login-failed' }],
  ])('%j', async (query, expected) => {
    await using server = await startSmartServer()
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server, query)))
    expect({ oauthError: undefined, ...(error as object) }).toMatchObject(expected)
    expect(sentToToken(server.pathsSeen())).toEqual([])
  })

  test.each<[string, Behaviour, SmartErrorCode]>([
    [
      'a refused code',
      { replies: { '/token': { status: 400, body: { error: 'invalid_grant' } } } },
      'smart/token-failed',
    ],
    ['a page', { replies: { '/token': { body: '<html>' } } }, 'smart/token-failed'],
    ['another token type', { token: { token_type: 'DPoP' } }, 'smart/token-failed'],
    ['a token that breaks headers', { token: { access_token: 'a\r\nb' } }, 'smart/token-failed'],
    ['no token', { token: { access_token: undefined } }, 'smart/token-failed'],
    ['a server error', { replies: { '/token': { status: 502 } } }, 'smart/unavailable'],
    ['a broken connection', { replies: { '/token': { drop: true } } }, 'smart/unavailable'],
    ['no id_token', { token: { id_token: undefined } }, 'smart/identity-missing'],
    ['no fhirUser', { claims: { fhirUser: undefined } }, 'smart/identity-missing'],
    ['a fhirUser elsewhere', { claims: { fhirUser: 'https://x.example/Patient/1' } }, 'smart/identity-missing'],
    ['a fhirUser that is no person', { claims: { fhirUser: 'Organization/1' } }, 'smart/identity-missing'],
    ['a fhirUser that climbs', { claims: { fhirUser: 'Patient/..' } }, 'smart/identity-missing'],
    ['a fhirUser that is no text', { claims: { fhirUser: ['Patient/p1'] } }, 'smart/identity-missing'],
  ])('%s from the token endpoint', async (_, behaviour, code) => {
    await using server = await startSmartServer(behaviour)
    expect(await rejectionOf(createSmartFhirClient(callbackOptions(server)))).toMatchObject({ code })
  })

  test.each<[string, Behaviour]>([
    ['no id_token', { token: { id_token: undefined } }],
    ['an id_token that is none', { idToken: 'none' }],
    ['an id_token of another sign-in', { claims: { nonce: 'n-2' } }],
    ['no fhirUser', { claims: { fhirUser: undefined } }],
    ['keys that nobody can fetch', { configuration: { jwks_uri: 'http://127.0.0.1:1/jwks' } }],
  ])('with %s gives its tokens back, as the client that it is, and fails all the same', async (_, behaviour) => {
    await using server = await startSmartServer(behaviour)
    await rejectionOf(createSmartFhirClient({ ...callbackOptions(server), clientSecret: 'secret' }))
    const given = server.http.seen.filter(({ url }) => url === '/revoke')
    expect(given.map(({ body }) => new URLSearchParams(body).get('token'))).toEqual(['refresh-1', 'access-1'])
    const basic = `Basic ${btoa(`${clientId}:secret`)}`
    expect(given.map(({ headers }) => headers.authorization)).toEqual([basic, basic])
  })

  test('says why where its tokens cannot be given back', async () => {
    const behaviour = { claims: { fhirUser: undefined }, replies: { '/revoke': { status: 500 } } }
    await using server = await startSmartServer(behaviour)
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/identity-missing' })
  })

  test('a redirect of the token request reaches nobody', async () => {
    await using other = await startServer(() => ({ body: {} }))
    const headers = { location: `${other.origin}/token` }
    await using server = await startSmartServer({ replies: { '/token': { status: 307, headers } } })
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/token-failed', status: 307 })
    expect(other.seen).toEqual([])
  })
})
