import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { createSmartFhirClient } from '../../src/index.ts'
import { rejectionOf } from '../local-server.ts'
import { type Behaviour, callbackOptions, clientId, nowMs, type SmartServer, startSmartServer } from './smart-server.ts'

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

async function cutOff(claims: JWTPayload): Promise<string> {
  return `${(await signedByStranger(claims)).split('.').slice(0, 2).join('.')}.`
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
    ['with a nonce that begins like ours', { claims: { nonce: 'n-1x' } }],
    ['of an issuer that begins like ours', { claims: { iss: 'http://127.0.0.1' } }],
    ['without an issuer', { claims: { iss: undefined } }],
    ['without an audience', { claims: { aud: undefined } }],
    ['without a time of issue', { claims: { iat: undefined } }],
    ['whose signature was cut off', { idToken: cutOff }],
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
    ['of a clock that is a minute ahead', { claims: { iat: seconds + 59, nbf: seconds + 59 } }],
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

describe('a key id that nobody published', () => {
  test('is looked for once more, and then refused', async () => {
    await using server = await startSmartServer()
    await createSmartFhirClient(callbackOptions(server))
    const unknown = async (claims: JWTPayload) => {
      const { privateKey } = await generateKeyPair('RS256')
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'unknown' }).sign(privateKey)
    }
    server.behaviour = { idToken: unknown }
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/id-token-invalid' })
    expect(jwksFetches(server.pathsSeen())).toBe(2)
  })
})

describe('the person whom an id_token names', () => {
  const grantOf = async (server: SmartServer) => (await createSmartFhirClient(callbackOptions(server))).grant

  test.each(['Patient/p1', 'Practitioner/dr1', 'PractitionerRole/r1', 'RelatedPerson/m1', 'Person/x1'])(
    'is %s, relative or absolute on the base',
    async (fhirUser) => {
      await using server = await startSmartServer({ claims: { fhirUser } })
      expect((await grantOf(server)).fhirUser).toBe(fhirUser)
      server.behaviour = { claims: { fhirUser: `${server.fhirBaseUrl}/${fhirUser}` } }
      expect((await grantOf(server)).fhirUser).toBe(fhirUser)
    },
  )

  test('may stand in `profile`, as in SMART 1.0', async () => {
    await using server = await startSmartServer({ claims: { fhirUser: undefined, profile: 'Patient/p1' } })
    expect((await grantOf(server)).fhirUser).toBe('Patient/p1')
  })

  test.each([
    (base: string) => `${base.replace('/fhir', '/fhir2')}/Patient/p1`,
    (base: string) => `${base.replace('127.0.0.1', 'localhost')}/Patient/p1`,
    (base: string) => `${base}.evil.example/Patient/p1`,
    (base: string) => `${base}/../other/Patient/p1`,
    (base: string) => `${base}/Patient/p1/_history/1`,
    () => '//evil.example/Patient/p1',
    () => 'Patient/p1?x=1',
    () => 'Group/g1',
    () => 7,
  ])('is nobody of another server, and nothing else (%#)', async (foreign) => {
    await using server = await startSmartServer()
    server.behaviour = { claims: { fhirUser: foreign(server.fhirBaseUrl) } }
    expect(await rejectionOf(grantOf(server))).toMatchObject({ code: 'smart/identity-missing' })
  })
})
