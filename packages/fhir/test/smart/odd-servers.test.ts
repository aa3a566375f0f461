import { describe, expect, test } from 'vitest'
import { authorizeSmartClient, comparedScopes, createSmartFhirClient, refreshSmartGrant } from '../../src/index.ts'
import { rejectionOf } from '../local-server.ts'
import { callbackOptions, clientId, nowMs, redirectUri, type SmartServer, startSmartServer } from './smart-server.ts'

const signIn = async (server: SmartServer) => (await createSmartFhirClient(callbackOptions(server))).grant
const tenYearsMs = 10 * 365 * 24 * 60 * 60 * 1000
const longPath = '/interconnect/tenants/ec2458f2-1e24-41c8-b71b-0e701af7583d/api/FHIR/R4/sim/WzIsIiIsIiJd=/fhir'

describe('a server signs people in', () => {
  test('whose base is a long path', async () => {
    await using server = await startSmartServer({ basePath: longPath })
    const iss = `${server.http.origin}${longPath}/`
    const { authorizeUrl } = await authorizeSmartClient({ iss, clientId, redirectUri, allowLoopbackHttp: true })
    expect(new URL(authorizeUrl).searchParams.get('aud')).toBe(iss)
    server.behaviour = { claims: { fhirUser: `${server.http.origin}${longPath}/Practitioner/dr1` } }
    const client = await createSmartFhirClient({ ...callbackOptions(server), iss })
    expect(client.grant.fhirUser).toBe('Practitioner/dr1')
    await client.read('Patient', 'p1')
    expect(server.pathsSeen()).toEqual([
      `GET ${longPath}/.well-known/smart-configuration`,
      'POST /token',
      'GET /jwks',
      `GET ${longPath}/Patient/p1`,
    ])
  })

  test.each([
    ['the base', 'token', '/fhir/token'],
    ['the host', '/token', '/token'],
    ['a parent', '../token', '/token'],
  ])('whose endpoints are relative to %s', async (_, tokenEndpoint, path) => {
    await using server = await startSmartServer({ configuration: { token_endpoint: tokenEndpoint, jwks_uri: '/jwks' } })
    if (path === '/token') expect((await signIn(server)).tokenEndpoint).toBe(`${server.http.origin}${path}`)
    else expect(await rejectionOf(signIn(server))).toMatchObject({ code: 'smart/token-failed', status: 404 })
    expect(server.pathsSeen()).toContain(`POST ${path}`)
  })

  test('which has no smart-configuration and names its endpoints in /metadata alone', async () => {
    const url = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'
    const named = { authorize: '/authorize', token: '/token', revoke: '/revoke' }
    const extension = [{ url, extension: Object.entries(named).map(([name, uri]) => ({ url: name, valueUri: uri })) }]
    await using server = await startSmartServer()
    const { origin } = server.http
    const openid = { issuer: origin, jwks_uri: `${origin}/jwks`, token_endpoint: `${origin}/token` }
    server.behaviour = {
      replies: {
        '/fhir/.well-known/smart-configuration': { status: 404 },
        '/fhir/metadata': { body: { resourceType: 'CapabilityStatement', rest: [{ security: { extension } }] } },
        '/.well-known/openid-configuration': { body: openid },
      },
    }
    expect(await signIn(server)).toMatchObject({
      issuer: origin,
      tokenEndpoint: `${origin}/token`,
      revocationEndpoint: `${origin}/revoke`,
    })
  })

  test('without giving a refresh token', async () => {
    await using server = await startSmartServer({ token: { refresh_token: undefined } })
    const grant = await signIn(server)
    expect(grant).not.toHaveProperty('refreshToken')
    const error = await rejectionOf(refreshSmartGrant(grant, { allowLoopbackHttp: true, now: () => nowMs }))
    expect(error).toMatchObject({ code: 'smart/session-expired' })
  })

  test('granting fewer scopes than were asked for', async () => {
    await using server = await startSmartServer({ token: { scope: 'openid fhirUser patient/Observation.read' } })
    const grant = await signIn(server)
    expect(grant.scopes).toEqual([{ level: 'patient', resourceType: 'Observation', permissions: 'rs' }])
    expect(comparedScopes('openid fhirUser offline_access patient/*.rs', grant.scope).missing).toEqual([
      'offline_access',
      'patient/*.rs',
    ])
  })

  test.each([
    [60, 60_000],
    ['60', 60_000],
    [0, 0],
    [-5, 0],
    [2 ** 63, tenYearsMs],
    ['9223372036854775807', tenYearsMs],
    [1e308, tenYearsMs],
  ])('for %j seconds', async (expiresIn, ms) => {
    await using server = await startSmartServer({ token: { expires_in: expiresIn } })
    expect((await signIn(server)).expiresAt).toBe(nowMs + ms)
  })

  test.each([null, 'soon', {}, undefined])('without saying for how long (%j)', async (expiresIn) => {
    await using server = await startSmartServer({ token: { expires_in: expiresIn } })
    expect(await signIn(server)).not.toHaveProperty('expiresAt')
  })
})
