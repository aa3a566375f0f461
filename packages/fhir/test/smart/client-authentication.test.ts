import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import {
  createSmartFhirClient,
  parsePrivateJwk,
  publicJwks,
  refreshSmartGrant,
  revokeSmartGrant,
  type SmartClientAuthentication,
} from '../../src/index.ts'
import type { SeenRequest } from '../local-server.ts'
import { rejectionOf } from '../local-server.ts'
import { privateKeyJson } from './signing-keys.ts'
import { callbackOptions, clientId, grantFor, nowMs, type SmartServer, startSmartServer } from './smart-server.ts'

const options = { allowLoopbackHttp: true, now: () => nowMs }

/** The requests of a sign-in, a refresh and a revocation that name the client. */
async function lifeOf(server: SmartServer, clientAuthentication: SmartClientAuthentication): Promise<SeenRequest[]> {
  await createSmartFhirClient({ ...callbackOptions(server), clientAuthentication })
  await refreshSmartGrant(grantFor(server), { ...options, clientAuthentication })
  expect(await revokeSmartGrant(grantFor(server), { ...options, clientAuthentication })).toBe(true)
  const posts = server.http.seen.filter(({ method }) => method === 'POST')
  expect(posts.map(({ url }) => url)).toEqual(['/token', '/token', '/revoke', '/revoke'])
  return posts
}
const formOf = ({ body }: SeenRequest) => Object.fromEntries(new URLSearchParams(body))

describe('at the token and the revocation endpoint', () => {
  test('a public client gives its id', async () => {
    await using server = await startSmartServer()
    for (const request of await lifeOf(server, { method: 'none' })) {
      expect(request.headers.authorization).toBeUndefined()
      expect(formOf(request)).toMatchObject({ client_id: clientId })
      expect(request.body).not.toContain('client_secret')
    }
  })

  test('client_secret_basic gives its secret in the header alone', async () => {
    await using server = await startSmartServer()
    const clientSecret = 'ü:%+ &'
    for (const request of await lifeOf(server, { method: 'client_secret_basic', clientSecret })) {
      expect(request.headers.authorization).toBe(`Basic ${btoa(`${clientId}:%C3%BC%3A%25%2B+%26`)}`)
      expect(request.body).not.toContain('client_')
    }
  })

  test('client_secret_post gives its secret in the body alone', async () => {
    await using server = await startSmartServer()
    const clientSecret = 'a:b c&d=e'
    for (const request of await lifeOf(server, { method: 'client_secret_post', clientSecret })) {
      expect(request.headers.authorization).toBeUndefined()
      expect(formOf(request)).toMatchObject({ client_id: clientId, client_secret: clientSecret })
      expect(request.url).not.toContain('secret')
    }
  })

  test.each(['RS384', 'ES384'] as const)(
    'private_key_jwt gives an assertion signed by %s, a new one each time',
    async (alg) => {
      await using server = await startSmartServer()
      const json = await privateKeyJson(alg, 'key-1')
      const published = createLocalJWKSet(publicJwks([json]))
      const ids = new Set<unknown>()
      for (const request of await lifeOf(server, { method: 'private_key_jwt', privateKey: parsePrivateJwk(json) })) {
        const form = formOf(request)
        expect(form.client_assertion_type).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
        expect(request.headers.authorization).toBeUndefined()
        expect(form).not.toHaveProperty('client_secret')
        const assertion = form.client_assertion ?? ''
        expect(decodeProtectedHeader(assertion)).toEqual({ alg, kid: 'key-1', typ: 'JWT' })
        const expected = { issuer: clientId, subject: clientId, audience: `${server.http.origin}/token` }
        const { payload } = await jwtVerify(assertion, published, { ...expected, currentDate: new Date(nowMs) })
        const { exp = 0, iat = 0, jti = '' } = payload
        expect(exp - nowMs / 1000).toBeLessThanOrEqual(300)
        expect(exp).toBeGreaterThan(iat)
        expect(jti.length).toBeGreaterThanOrEqual(22)
        ids.add(jti)
      }
      expect(ids.size).toBe(4)
    },
  )

  test('an explicit way wins over a secret', async () => {
    await using server = await startSmartServer()
    const both = { clientSecret: 's', clientAuthentication: { method: 'none' as const } }
    await createSmartFhirClient({ ...callbackOptions(server), ...both })
    expect(server.http.seen.find(({ url }) => url === '/token')?.headers.authorization).toBeUndefined()
  })

  test('a key that cannot sign sends nothing and is not quoted', async () => {
    await using server = await startSmartServer()
    const key = { ...parsePrivateJwk(await privateKeyJson('ES384', 'k')), d: 'AAAA' }
    const clientAuthentication = { method: 'private_key_jwt' as const, privateKey: key }
    const error = await rejectionOf(refreshSmartGrant(grantFor(server), { ...options, clientAuthentication }))
    expect(error).toMatchObject({ code: 'smart/config-invalid', message: 'smart/config-invalid: privateKey' })
    expect(server.http.seen).toEqual([])
  })
})

describe('published keys', () => {
  test('hold the public parts of all keys, in order and each once, while keys are rotated', async () => {
    const [fresh, old] = [await privateKeyJson('ES384', 'k2'), await privateKeyJson('RS384', 'k1')]
    const { keys } = publicJwks([fresh, old, fresh])
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
      ['alg', 'e', 'kid', 'kty', 'n', 'use'],
    ])
    expect(keys.map(({ kid, alg, use }) => [kid, alg, use])).toEqual([
      ['k2', 'ES384', 'sig'],
      ['k1', 'RS384', 'sig'],
    ])
  })

  test('never hold a part that nobody named, whatever a key carries', async () => {
    const json = JSON.stringify({
      ...JSON.parse(await privateKeyJson('ES384', 'k')),
      note: 'internal',
      x5u: 'https://x',
    })
    expect(JSON.stringify(publicJwks([json]))).not.toMatch(/note|x5u|"d"/)
  })

  test.each(['', 'null', '[]', '{"kty":"oct","k":"c2VjcmV0","kid":"k","alg":"HS256"}', '{"kty":"EC"}'])(
    'cannot be made of %j',
    (json) => {
      expect(() => publicJwks([json])).toThrow('smart/config-invalid: privateKey')
    },
  )
})
