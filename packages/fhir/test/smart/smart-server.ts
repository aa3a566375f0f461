import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { CallbackOptions, SmartGrant } from '../../src/index.ts'
import { type LocalServer, type Reply, type SeenRequest, startServer } from '../local-server.ts'

export const clientId = 'test-app'
export const redirectUri = 'http://127.0.0.1:9/callback'
export const nowMs = Date.parse('2026-11-20T12:00:00Z')

/** What a test changes about an otherwise honest SMART server. */
export interface Behaviour {
  /** Where its FHIR base lies; `/fhir` unless said. */
  basePath?: string
  claims?: Record<string, unknown>
  /** Any text, or what to sign with instead of the published key. */
  idToken?: string | ((claims: JWTPayload) => Promise<string>)
  configuration?: Record<string, unknown>
  token?: Record<string, unknown>
  replies?: Record<string, Reply>
}

export interface SmartServer extends AsyncDisposable {
  http: LocalServer
  fhirBaseUrl: string
  behaviour: Behaviour
  rotateKey(): Promise<void>
  pathsSeen(): string[]
}

async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } }
}
type Key = Awaited<ReturnType<typeof newKey>>
const firstKey = newKey('k1')

export function claimsOf(issuer: string, { claims }: Behaviour): JWTPayload {
  const seconds = nowMs / 1000
  const honest = { iss: issuer, aud: clientId, sub: 'u1', iat: seconds, exp: seconds + 300, nonce: 'n-1' }
  return { ...honest, fhirUser: 'Practitioner/dr1', name: 'Test Doctor', ...claims }
}

async function idTokenOf(issuer: string, key: Key, behaviour: Behaviour): Promise<string> {
  const claims = claimsOf(issuer, behaviour)
  if (typeof behaviour.idToken === 'string') return behaviour.idToken
  if (behaviour.idToken) return behaviour.idToken(claims)
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid }).sign(key.privateKey)
}

async function tokenReply(request: SeenRequest, issuer: string, key: Key, behaviour: Behaviour): Promise<Reply> {
  const grantType = new URLSearchParams(request.body).get('grant_type')
  const honest = {
    access_token: grantType === 'refresh_token' ? 'access-2' : 'access-1',
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'openid fhirUser patient/*.rs',
    ...(grantType !== 'refresh_token' && { refresh_token: 'refresh-1', patient: 'p1', need_patient_banner: true }),
    ...(grantType !== 'refresh_token' && { id_token: await idTokenOf(issuer, key, behaviour) }),
  }
  return { body: { ...honest, ...behaviour.token } }
}

function configurationOf(issuer: string, { configuration }: Behaviour) {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/authorize?tenant=1`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    code_challenge_methods_supported: ['S256'],
    ...configuration,
  }
}

/** A SMART authorization server with its FHIR base at `/fhir`, on 127.0.0.1, that signs with a real key. */
export async function startSmartServer(behaviour: Behaviour = {}): Promise<SmartServer> {
  let key = await firstKey
  const state = { behaviour }
  const { basePath = '/fhir' } = behaviour
  const http = await startServer(async (request): Promise<Reply> => {
    const { pathname } = new URL(request.url, 'http://x')
    const issuer = `http://${request.headers.host}`
    const changed = state.behaviour.replies?.[pathname]
    if (changed) return changed
    switch (pathname) {
      case `${basePath}/.well-known/smart-configuration`:
        return { body: configurationOf(issuer, state.behaviour) }
      case '/token':
        return tokenReply(request, issuer, key, state.behaviour)
      case '/jwks':
        return { body: { keys: [key.publicJwk] } }
      case '/revoke':
        return { status: 200 }
      case `${basePath}/Patient/p1`:
        return { body: { resourceType: 'Patient', id: 'p1' } }
      default:
        return { status: 404 }
    }
  })
  return {
    http,
    fhirBaseUrl: `${http.origin}${basePath}`,
    get behaviour() {
      return state.behaviour
    },
    set behaviour(changed) {
      state.behaviour = changed
    },
    async rotateKey() {
      key = await newKey(`k${Math.random()}`)
    },
    pathsSeen: () => http.seen.map(({ method, url }) => `${method} ${url}`),
    [Symbol.asyncDispose]: () => http[Symbol.asyncDispose](),
  }
}

/** The options of a callback that this server's honest answer fulfils. */
export function callbackOptions(server: SmartServer, query: Record<string, string> = {}): CallbackOptions {
  const params = new URLSearchParams({ code: 'c-1', state: 's-1', ...query })
  return {
    iss: server.fhirBaseUrl,
    clientId,
    redirectUri,
    request: new Request(`${redirectUri}?${params}`),
    pkceCodeVerifier: 'v'.repeat(43),
    expectedState: 's-1',
    nonce: 'n-1',
    now: () => nowMs,
    allowLoopbackHttp: true,
  }
}

export function grantFor(server: Pick<SmartServer, 'http' | 'fhirBaseUrl'>): SmartGrant {
  return {
    fhirBaseUrl: server.fhirBaseUrl,
    issuer: server.http.origin,
    tokenEndpoint: `${server.http.origin}/token`,
    revocationEndpoint: `${server.http.origin}/revoke`,
    clientId,
    smartAccessToken: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: nowMs,
    scopes: [],
    scope: 'openid',
    subject: `${server.http.origin}|u1`,
    fhirUser: 'Practitioner/dr1',
    launchContext: { patient: 'p1' },
  }
}
