import { describe, expect, test } from 'vitest'
import { parsePrivateJwk, requestBackendGrant, revokeSmartGrant, type SmartErrorCode } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'
import { privateKeyJson } from './signing-keys.ts'
import { type Behaviour, nowMs, type SmartServer, startSmartServer } from './smart-server.ts'

async function grantOf(server: SmartServer) {
  const privateKey = parsePrivateJwk(await privateKeyJson('RS384', 'k1'))
  return requestBackendGrant({
    fhirBaseUrl: `${server.fhirBaseUrl}/`,
    clientId: 'service',
    scope: 'system/*.rs',
    clientAuthentication: { method: 'private_key_jwt', privateKey },
    allowLoopbackHttp: true,
    now: () => nowMs,
  })
}
const granted = { scope: undefined, refresh_token: undefined, id_token: undefined, patient: undefined }

describe('a grant of backend services', () => {
  test('is asked for by client credentials and an assertion, and holds no person', async () => {
    await using server = await startSmartServer({ token: { ...granted, expires_in: 60 } })
    expect(await grantOf(server)).toEqual({
      service: true,
      fhirBaseUrl: server.fhirBaseUrl,
      tokenEndpoint: `${server.http.origin}/token`,
      revocationEndpoint: `${server.http.origin}/revoke`,
      clientId: 'service',
      smartAccessToken: 'access-1',
      expiresAt: nowMs + 60_000,
      scope: 'system/*.rs',
      scopes: [{ level: 'system', resourceType: '*', permissions: 'rs' }],
    })
    const { client_assertion: assertion, ...form } = Object.fromEntries(
      new URLSearchParams(server.http.seen.find(({ url }) => url === '/token')?.body),
    )
    expect(assertion?.split('.')).toHaveLength(3)
    expect(form).toEqual({
      grant_type: 'client_credentials',
      scope: 'system/*.rs',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    })
  })

  test('needs neither PKCE nor an authorization endpoint of the server', async () => {
    const configuration = { authorization_endpoint: undefined, code_challenge_methods_supported: undefined }
    await using server = await startSmartServer({ token: { ...granted, scope: 'system/Patient.rs' }, configuration })
    expect((await grantOf(server)).scope).toBe('system/Patient.rs')
  })

  test('can be given back', async () => {
    await using server = await startSmartServer({ token: granted })
    const grant = await grantOf(server)
    const clientAuthentication = { method: 'client_secret_basic', clientSecret: 's' } as const
    expect(await revokeSmartGrant(grant, { allowLoopbackHttp: true, clientAuthentication })).toBe(true)
    expect(server.http.seen.at(-1)?.body).toBe('token=access-1&token_type_hint=access_token')
  })

  test.each<[string, Reply, SmartErrorCode]>([
    ['an unknown client', { status: 400, body: { error: 'invalid_client' } }, 'smart/token-failed'],
    ['a refused scope', { status: 400, body: { error: 'invalid_scope' } }, 'smart/token-failed'],
    ['a server error', { status: 503 }, 'smart/unavailable'],
  ])('%s is a failure', async (_, reply, code) => {
    await using server = await startSmartServer({ replies: { '/token': reply } })
    expect(await rejectionOf(grantOf(server))).toMatchObject({ code })
  })

  test('is never asked for by a public client, nor over plain HTTP', async () => {
    await using server = await startSmartServer()
    const options = { fhirBaseUrl: server.fhirBaseUrl, clientId: 'service', scope: 'system/*.rs' }
    const open = requestBackendGrant({ ...options, clientAuthentication: { method: 'none' }, allowLoopbackHttp: true })
    expect(await rejectionOf(open)).toMatchObject({ code: 'smart/config-invalid' })
    const secret = { method: 'client_secret_basic', clientSecret: 's' } as const
    const plain = requestBackendGrant({ ...options, clientAuthentication: secret })
    expect(await rejectionOf(plain)).toMatchObject({ code: 'smart/config-invalid' })
    expect(server.http.seen).toEqual([])
  })
})

describe('a redirect is followed by nothing that carries a secret', () => {
  test.each([301, 302, 303, 307, 308])('of status %d', async (status) => {
    await using other = await startServer(() => ({ body: {} }))
    const reply: Reply = { status, headers: { location: `${other.origin}/token` } }
    const behaviour: Behaviour = { replies: { '/token': reply, '/revoke': reply } }
    await using server = await startSmartServer({ token: granted })
    const grant = await grantOf(server)
    server.behaviour = behaviour
    expect(await rejectionOf(grantOf(server))).toMatchObject({ code: 'smart/token-failed' })
    const clientAuthentication = { method: 'client_secret_post', clientSecret: 's' } as const
    expect(await revokeSmartGrant(grant, { allowLoopbackHttp: true, clientAuthentication })).toBe(false)
    expect(other.seen).toEqual([])
  })
})
