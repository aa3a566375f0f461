import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import type { AnyResource, SmartGrant } from '@repo/fhir'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface Reply {
  status?: number
  body?: unknown
  headers?: Record<string, string>
  /** Breaks the connection. */
  drop?: boolean
  /** Never answers. */
  hang?: boolean
  /** Answers so much later, in milliseconds. */
  afterMs?: number
}

export interface Seen {
  method: string
  path: string
  headers: IncomingHttpHeaders
  form: URLSearchParams
}

export interface SmartPlatform {
  origin: string
  seen: Seen[]
  /** What the next sign-in says. */
  person: { fhirUser: string; name: string; patient?: string }
  /** Who the next sign-in says it is, by the platform's own name. */
  subject: string
  /** Set by the sign-in that is to be finished. */
  nonce: string
  /** Replaces the honest answer of the token endpoint. */
  token: ((form: URLSearchParams) => Reply | Promise<Reply>) | undefined
  /** What an honest answer of the token endpoint has otherwise than usual. */
  issues: Record<string, unknown>
  /** Replaces the honest answer of the FHIR server. */
  fhir: ((path: string) => Reply) | undefined
  records: Map<string, AnyResource>
  tokenRequests(): Seen[]
  close(): Promise<void>
}

/** Tokens that nobody can mistake for something else in a dump. */
export const issued = { access: 'ACCESS-TOKEN', refresh: 'REFRESH-TOKEN', code: 'PLATFORM-CODE' }
export const granted = 'openid fhirUser offline_access launch/patient user/*.cruds'

const configuration = (origin: string) => ({
  issuer: origin,
  jwks_uri: `${origin}/jwks`,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  revocation_endpoint: `${origin}/revoke`,
  code_challenge_methods_supported: ['S256'],
})

/** A token answer that an honest server gives the `count`th time. */
export function tokensOf(count: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const tokens = { access_token: `${issued.access}-${count}`, refresh_token: `${issued.refresh}-${count}` }
  return { ...tokens, token_type: 'Bearer', expires_in: 300, scope: granted, ...more }
}

async function signer() {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  const idToken = ({ origin, nonce, person, subject }: SmartPlatform) =>
    new SignJWT({ nonce, fhirUser: person.fhirUser, name: person.name })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(origin)
      .setAudience('test-app')
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
  return { jwk, idToken }
}

async function tokenReply(platform: SmartPlatform, form: URLSearchParams, idToken: () => Promise<string>) {
  if (platform.token) return platform.token(form)
  const { patient } = platform.person
  const signIn = form.get('grant_type') === 'authorization_code'
  const identity = signIn && { id_token: await idToken(), ...(patient && { patient }) }
  return { body: tokensOf(platform.tokenRequests().length, { ...identity, ...platform.issues }) }
}

function fhirReply(platform: SmartPlatform, path: string): Reply {
  if (platform.fhir) return platform.fhir(path)
  const reference = path.slice('/fhir/'.length)
  const resource = platform.records.get(reference)
  return resource ? { body: resource } : { status: 404 }
}

/** A SMART authorization server and its FHIR server at `/fhir`, on 127.0.0.1, that do what a test says. */
export async function startSmartPlatform(): Promise<SmartPlatform> {
  const { jwk, idToken } = await signer()
  const answer = (path: string, form: URLSearchParams): Reply | Promise<Reply> => {
    if (path === '/fhir/.well-known/smart-configuration') return { body: configuration(platform.origin) }
    if (path === '/jwks') return { body: { keys: [jwk] } }
    if (path === '/token') return tokenReply(platform, form, () => idToken(platform))
    if (path === '/revoke') return {}
    return fhirReply(platform, path)
  }
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const path = url.split('?')[0] ?? ''
    const form = new URLSearchParams(await text(incoming))
    platform.seen.push({ method, path, headers, form })
    const { status = 200, body, headers: more, drop, hang, afterMs = 0 } = await answer(path, form)
    if (afterMs > 0) await setTimeout(afterMs)
    if (drop) incoming.socket.destroy()
    if (drop || hang) return
    outgoing
      .writeHead(status, { 'content-type': 'application/json', ...more })
      .end(body === undefined ? '' : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const platform: SmartPlatform = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    person: { fhirUser: 'Practitioner/dr-1', name: 'NAME-OF-THE-DOCTOR' },
    subject: 'SUBJECT-1',
    nonce: '',
    token: undefined,
    issues: {},
    fhir: undefined,
    records: new Map(),
    tokenRequests: () => platform.seen.filter(({ path }) => path === '/token'),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
  return platform
}

/** A grant of this platform whose access token lives for so long. */
export function grantOf({ origin }: SmartPlatform, livesMs: number): SmartGrant {
  return {
    fhirBaseUrl: `${origin}/fhir`,
    issuer: origin,
    tokenEndpoint: `${origin}/token`,
    revocationEndpoint: `${origin}/revoke`,
    clientId: 'test-app',
    smartAccessToken: `${issued.access}-0`,
    refreshToken: `${issued.refresh}-0`,
    expiresAt: Date.now() + livesMs,
    scopes: [{ level: 'user', resourceType: '*', permissions: 'cruds' }],
    scope: granted,
    subject: `${origin}|SUBJECT-1`,
    fhirUser: 'Practitioner/dr-1',
    launchContext: {},
  }
}
