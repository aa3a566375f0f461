import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { createSmartFhirClient } from '../../src/index.ts'
import { rejectionOf } from '../local-server.ts'
import { type Behaviour, callbackOptions, clientId, nowMs, startSmartServer } from './smart-server.ts'

const seconds = nowMs / 1000
const jwksFetches = (paths: string[]) => paths.filter((path) => path === 'GET /jwks').length

async function signedByStranger(claims: JWTPayload): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey)
}

async function signedBySecret(claims: JWTPayload): Promise<string> {
  const secret = new TextEncoder().encode('a-client-secret-of-32-characters!')
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret)
}

describe('an id_token is refused', () => {
  test.each<[string, Behaviour]>([
    ['with another key’s signature', { idToken: signedByStranger }],
    ['without a signature', { idToken: async (claims) => new UnsecuredJWT(claims).encode() }],
    ['with an HMAC', { idToken: signedBySecret }],
    ['that is no JWT', { idToken: 'nonsense' }],
    ['for another audience', { claims: { aud: 'other-app' } }],
    ['for many audiences without azp', { claims: { aud: [clientId, 'other-app'] } }],
    ['authorized for another party', { claims: { azp: 'other-app' } }],
    ['of another issuer', { claims: { iss: 'https://attacker.example' } }],
    ['with another nonce', { claims: { nonce: 'n-2' } }],
    ['without the nonce', { claims: { nonce: undefined } }],
    ['that expired', { claims: { exp: seconds - 61 } }],
    ['without an expiry', { claims: { exp: undefined } }],
    ['that is not valid yet', { claims: { nbf: seconds + 61 } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['when its keys are missing', { replies: { '/jwks': { status: 404 } } }],
    ['when its keys are none', { replies: { '/jwks': { body: { keys: 'x' } } } }],
    ['when its keys lie elsewhere', { configuration: { jwks_uri: undefined } }],
  ])('%s', async (_, behaviour) => {
    await using server = await startSmartServer(behaviour)
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/id-token-invalid', message: 'smart/id-token-invalid' })
  })

  test('as unavailable when the keys cannot be fetched now', async () => {
    await using server = await startSmartServer({ replies: { '/jwks': { status: 503 } } })
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/unavailable' })
  })
})

describe('an id_token is accepted', () => {
  test.each<[string, Behaviour]>([
    ['within a minute of skew', { claims: { exp: seconds - 59 } }],
    ['for many audiences, authorized for us', { claims: { aud: [clientId, 'other-app'], azp: clientId } }],
  ])('%s', async (_, behaviour) => {
    await using server = await startSmartServer(behaviour)
    const { grant } = await createSmartFhirClient(callbackOptions(server))
    expect(grant.subject).toBe(`${server.http.origin}|u1`)
  })

  test('by keys that are kept, and fetched once more after a rotation', async () => {
    await using server = await startSmartServer()
    await createSmartFhirClient(callbackOptions(server))
    await createSmartFhirClient(callbackOptions(server))
    expect(jwksFetches(server.pathsSeen())).toBe(1)
    await server.rotateKey()
    await createSmartFhirClient(callbackOptions(server))
    expect(jwksFetches(server.pathsSeen())).toBe(2)
  })

  test('by the keys of the issuer’s openid-configuration where SMART names none', async () => {
    await using server = await startSmartServer()
    const { origin } = server.http
    const body = { issuer: origin, jwks_uri: `${origin}/jwks` }
    server.behaviour = {
      configuration: { jwks_uri: undefined },
      replies: { '/.well-known/openid-configuration': { body } },
    }
    const { grant } = await createSmartFhirClient(callbackOptions(server))
    expect(grant.issuer).toBe(origin)
  })

  test('where SMART names no issuer, only of one that names the same token endpoint', async () => {
    await using server = await startSmartServer()
    const { origin } = server.http
    const openid = (tokenEndpoint: string): Behaviour => ({
      configuration: { jwks_uri: undefined, issuer: undefined },
      replies: {
        '/.well-known/openid-configuration': {
          body: { issuer: origin, jwks_uri: `${origin}/jwks`, token_endpoint: tokenEndpoint },
        },
      },
    })
    server.behaviour = openid(`${origin}/token`)
    expect((await createSmartFhirClient(callbackOptions(server))).grant.issuer).toBe(origin)
    server.behaviour = openid('https://another.example/token')
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/id-token-invalid' })
  })
})
