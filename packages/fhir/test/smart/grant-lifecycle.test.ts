import { UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { refreshSmartGrant, revokeSmartGrant, type SmartErrorCode } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'
import { clientId, grantFor, nowMs, startSmartServer } from './smart-server.ts'

const options = { allowLoopbackHttp: true, now: () => nowMs }

/** A token endpoint that takes one refresh token alone. */
async function tokenServer(good: string) {
  const tried: (string | null)[] = []
  const http = await startServer(({ body }) => {
    const refreshToken = new URLSearchParams(body).get('refresh_token')
    tried.push(refreshToken)
    if (refreshToken !== good) return { status: 400, body: { error: 'invalid_grant' } }
    return { body: { access_token: 'access-2', token_type: 'bearer', refresh_token: 'refresh-3' } }
  })
  return { http, tried, fhirBaseUrl: `${http.origin}/fhir`, [Symbol.asyncDispose]: () => http[Symbol.asyncDispose]() }
}

describe('refresh', () => {
  test('replaces the access token and keeps the person, the context and an unrotated refresh token', async () => {
    await using server = await startSmartServer()
    const grant = grantFor(server)
    expect(await refreshSmartGrant(grant, options)).toEqual({
      ...grant,
      smartAccessToken: 'access-2',
      expiresAt: nowMs + 300_000,
      scope: 'openid fhirUser patient/*.rs',
      scopes: [{ level: 'patient', resourceType: '*', permissions: 'rs' }],
    })
    expect(Object.fromEntries(new URLSearchParams(server.http.seen[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      client_id: clientId,
    })
  })

  test.each([
    ['everything that was granted before where the answer does not say', undefined, 'openid'],
    ['nothing where the answer says so', '', ''],
  ])('grants %s', async (_, scope, granted) => {
    await using server = await startSmartServer({ token: { scope } })
    expect((await refreshSmartGrant(grantFor(server), options)).scope).toBe(granted)
  })

  test.each([301, 302, 303, 307, 308])('follows no redirect to another host (%d)', async (status) => {
    await using other = await startServer(() => ({ body: { access_token: 'access-2', token_type: 'bearer' } }))
    await using server = await startServer(() => ({ status, headers: { location: `${other.origin}/token` } }))
    await using smart = await startSmartServer()
    const grant = { ...grantFor(smart), tokenEndpoint: `${server.origin}/token` }
    expect(await rejectionOf(refreshSmartGrant(grant, options))).toMatchObject({ code: 'smart/token-failed' })
    expect([server.seen.length, other.seen, smart.http.seen]).toEqual([1, [], []])
  })

  test('takes a rotated refresh token and forgets an expiry that is not stated', async () => {
    await using server = await startSmartServer({ token: { refresh_token: 'refresh-2', expires_in: undefined } })
    const fresh = await refreshSmartGrant(grantFor(server), options)
    expect(fresh.refreshToken).toBe('refresh-2')
    expect(fresh).not.toHaveProperty('expiresAt')
  })

  test('keeps the refresh token before a rotated one until that has worked', async () => {
    await using server = await startSmartServer({ token: { refresh_token: 'refresh-2' } })
    const rotated = await refreshSmartGrant(grantFor(server), options)
    expect(rotated).toMatchObject({ refreshToken: 'refresh-2', previousRefreshToken: 'refresh-1' })
    server.behaviour = {}
    expect(await refreshSmartGrant(rotated, options)).not.toHaveProperty('previousRefreshToken')
  })

  test('goes back to the one before where a rotated one was never any good', async () => {
    await using server = await tokenServer('refresh-1')
    const lost = { ...grantFor(server), refreshToken: 'refresh-2', previousRefreshToken: 'refresh-1' }
    expect(await refreshSmartGrant(lost, options)).toMatchObject({
      smartAccessToken: 'access-2',
      refreshToken: 'refresh-3',
      previousRefreshToken: 'refresh-1',
    })
    expect(server.tried).toEqual(['refresh-2', 'refresh-1'])
  })

  test('ends where both are refused, and does not go back for any other failure', async () => {
    await using server = await tokenServer('refresh-9')
    const lost = { ...grantFor(server), refreshToken: 'refresh-2', previousRefreshToken: 'refresh-1' }
    expect(await rejectionOf(refreshSmartGrant(lost, options))).toMatchObject({ code: 'smart/session-expired' })
    await using busy = await startSmartServer({ replies: { '/token': { status: 503 } } })
    const waiting = { ...grantFor(busy), previousRefreshToken: 'refresh-0' }
    expect(await rejectionOf(refreshSmartGrant(waiting, options))).toMatchObject({ code: 'smart/unavailable' })
    expect(busy.http.seen).toHaveLength(1)
  })

  test.each([
    ['another subject', { sub: 'u2' }],
    ['another issuer', { iss: 'https://other.example' }],
  ])('refuses an answer about %s', async (_, change) => {
    await using server = await startSmartServer()
    const idToken = new UnsecuredJWT({ iss: server.http.origin, sub: 'u1', ...change }).encode()
    server.behaviour = { token: { id_token: idToken } }
    const error = await rejectionOf(refreshSmartGrant(grantFor(server), options))
    expect(error).toMatchObject({ code: 'smart/session-expired' })
    expect(server.http.seen.map(({ url, body }) => [url, new URLSearchParams(body).get('token')])).toEqual([
      ['/token', null],
      ['/revoke', 'access-2'],
    ])
  })

  test('takes an answer that names the same person again', async () => {
    await using server = await startSmartServer()
    const idToken = new UnsecuredJWT({ iss: server.http.origin, sub: 'u1' }).encode()
    server.behaviour = { token: { id_token: idToken, patient: 'p2' } }
    const fresh = await refreshSmartGrant(grantFor(server), options)
    expect(fresh).toMatchObject({ smartAccessToken: 'access-2', launchContext: { patient: 'p1' } })
  })

  test.each<[string, Reply, SmartErrorCode]>([
    ['invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, 'smart/session-expired'],
    ['login_required', { status: 400, body: { error: 'login_required' } }, 'smart/session-expired'],
    ['invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'smart/token-failed'],
    ['a page', { status: 400, body: '<html>' }, 'smart/token-failed'],
    ['too many requests', { status: 429 }, 'smart/unavailable'],
    ['a server error', { status: 500 }, 'smart/unavailable'],
    ['a temporary state', { status: 400, body: { error: 'temporarily_unavailable' } }, 'smart/unavailable'],
  ])('%s', async (_, reply, code) => {
    await using server = await startSmartServer({ replies: { '/token': reply } })
    expect(await rejectionOf(refreshSmartGrant(grantFor(server), options))).toMatchObject({ code })
    expect(server.http.seen).toHaveLength(1)
  })

  test('without a refresh token, or over plain HTTP, sends nothing', async () => {
    await using server = await startSmartServer()
    const { refreshToken: _, ...grant } = grantFor(server)
    expect(await rejectionOf(refreshSmartGrant(grant, options))).toMatchObject({ code: 'smart/session-expired' })
    const plain = refreshSmartGrant(grantFor(server), { now: () => nowMs })
    expect(await rejectionOf(plain)).toMatchObject({ code: 'smart/config-invalid' })
    expect(server.http.seen).toEqual([])
  })
})

describe('revocation', () => {
  test('ends the refresh token, then the access token', async () => {
    await using server = await startSmartServer()
    expect(await revokeSmartGrant(grantFor(server), { ...options, clientSecret: 's' })).toBe(true)
    expect(server.http.seen.map(({ body }) => body)).toEqual([
      'token=refresh-1&token_type_hint=refresh_token',
      'token=access-1&token_type_hint=access_token',
    ])
    expect(server.http.seen[0]?.headers.authorization).toBe(`Basic ${btoa(`${clientId}:s`)}`)
  })

  test('ends the refresh token before the present one too, and nothing that goes on', async () => {
    await using server = await startSmartServer()
    const grant = { ...grantFor(server), previousRefreshToken: 'refresh-0' }
    const revoked = () => server.http.seen.map(({ body }) => new URLSearchParams(body).get('token'))
    await revokeSmartGrant(grant, options)
    expect(revoked()).toEqual(['refresh-1', 'refresh-0', 'access-1'])
    await revokeSmartGrant(grant, options, { ...grantFor(server), smartAccessToken: 'access-2' })
    expect(revoked().slice(3)).toEqual(['refresh-0', 'access-1'])
  })

  test.each<Reply>([{ status: 503 }, { status: 400 }, { drop: true }])(
    'says that it failed and still tries both tokens',
    async (reply) => {
      await using server = await startSmartServer({ replies: { '/revoke': reply } })
      expect(await revokeSmartGrant(grantFor(server), options)).toBe(false)
      expect(server.http.seen).toHaveLength(2)
    },
  )

  test('is false where the server has no endpoint for it', async () => {
    await using server = await startSmartServer()
    const { revocationEndpoint: _, ...grant } = grantFor(server)
    expect(await revokeSmartGrant(grant, options)).toBe(false)
    expect(server.http.seen).toEqual([])
  })
})
