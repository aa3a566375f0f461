import { importJWK, SignJWT } from 'jose'
import { SmartError } from '../smart-error.ts'
import type { PrivateJwk } from './signing-key.ts'

/** How the client authenticates (RFC 6749 §2.3.1, RFC 7523 §2.2, SMART App Launch 2.2 §5.1). */
export type SmartClientAuthentication =
  | { method: 'none' }
  | { method: 'client_secret_basic' | 'client_secret_post'; clientSecret: string }
  | { method: 'private_key_jwt'; privateKey: PrivateJwk }

export interface SmartClientIdentity {
  clientId: string
  authentication: SmartClientAuthentication
}

/** RFC 7523 §3; SMART admits five minutes at most, of which one is left for clocks that differ. */
const assertionTtlSeconds = 240
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

function formEncode(text: string): string {
  return new URLSearchParams({ text }).toString().slice('text='.length)
}

/** The authentication of explicit settings: a secret alone means HTTP Basic, nothing a public client. */
export function authenticationOf(settings: {
  clientAuthentication?: SmartClientAuthentication
  clientSecret?: string
}): SmartClientAuthentication {
  const { clientAuthentication, clientSecret } = settings
  if (clientAuthentication !== undefined) return clientAuthentication
  return clientSecret === undefined ? { method: 'none' } : { method: 'client_secret_basic', clientSecret }
}

/** A signed assertion for one request (SMART App Launch 2.2 §5.1.2): its `jti` is never used again. */
async function clientAssertion(clientId: string, privateKey: PrivateJwk, audience: string, nowMs: number) {
  const seconds = Math.floor(nowMs / 1000)
  const key = await importJWK({ ...privateKey }, privateKey.alg).catch(() => {
    throw new SmartError('smart/config-invalid', { setting: 'privateKey' })
  })
  return new SignJWT()
    .setProtectedHeader({ alg: privateKey.alg, kid: privateKey.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + assertionTtlSeconds)
    .setJti(crypto.randomUUID())
    .sign(key)
}

/**
 * Adds the client to a request for `tokenEndpoint` or its neighbours; an assertion is made for the token endpoint in
 * each case. Throws `smart/config-invalid` for a key that cannot sign.
 */
export async function authenticate(
  { body, headers }: { body: URLSearchParams; headers: Headers },
  { clientId, authentication }: SmartClientIdentity,
  { tokenEndpoint, nowMs }: { tokenEndpoint: string; nowMs: number },
): Promise<void> {
  switch (authentication.method) {
    case 'none':
      body.set('client_id', clientId)
      return
    case 'client_secret_post':
      body.set('client_id', clientId)
      body.set('client_secret', authentication.clientSecret)
      return
    case 'client_secret_basic':
      // RFC 6749 §2.3.1: both halves are form-encoded before base64.
      headers.set(
        'Authorization',
        `Basic ${btoa(`${formEncode(clientId)}:${formEncode(authentication.clientSecret)}`)}`,
      )
      return
    case 'private_key_jwt':
      body.set('client_assertion_type', assertionType)
      body.set('client_assertion', await clientAssertion(clientId, authentication.privateKey, tokenEndpoint, nowMs))
  }
}
