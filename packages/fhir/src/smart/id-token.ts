import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { type IssuerContext, type TrustedIssuer, trustedIssuer } from './issuer.ts'
import { SmartError } from './smart-error.ts'
import { getJson } from './smart-fetch.ts'

const clockToleranceSeconds = 60
const keysTtlMs = 3_600_000
const maxCachedKeySets = 100
// No HMAC: its key would be the client secret, and a public key must never serve as one (RFC 8725 §3.1).
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

interface CachedKeys {
  keys: JSONWebKeySet
  expiresAt: number
}
const cachedKeys = new Map<string, CachedKeys>()

export interface IdTokenExpectation extends IssuerContext {
  /** Absent where nothing but the id_token names one. */
  issuer?: TrustedIssuer
  clientId: string
  nonce?: string
  /** The `iss` response parameter (RFC 9207), which the id_token has to repeat. */
  responseIssuer?: string
  nowMs: number
}

function isKeySet(value: object | undefined): value is JSONWebKeySet {
  return value !== undefined && 'keys' in value && Array.isArray(value.keys)
}

async function fetchKeys(jwksUri: string, expected: IdTokenExpectation): Promise<JSONWebKeySet> {
  const { status, body } = await getJson(jwksUri, expected)
  if (status !== 200 || !isKeySet(body)) throw new SmartError('smart/id-token-invalid', { status })
  if (cachedKeys.size >= maxCachedKeySets) cachedKeys.clear()
  cachedKeys.set(jwksUri, { keys: body, expiresAt: expected.nowMs + keysTtlMs })
  return body
}

async function verifySignature(idToken: string, { issuer, jwksUri }: TrustedIssuer, expected: IdTokenExpectation) {
  const { clientId, nowMs } = expected
  const verify = (keys: JSONWebKeySet) => {
    return jwtVerify(idToken, createLocalJWKSet(keys), {
      issuer,
      audience: clientId,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp', 'iat'],
      currentDate: new Date(nowMs),
    })
  }
  const cached = cachedKeys.get(jwksUri)
  if (cached === undefined || cached.expiresAt <= nowMs) return verify(await fetchKeys(jwksUri, expected))
  return verify(cached.keys).catch(async (error: unknown) => {
    // The issuer may have rotated its keys since.
    if (error instanceof errors.JWKSNoMatchingKey) return verify(await fetchKeys(jwksUri, expected))
    throw error
  })
}

/** OpenID Connect Core §3.1.3.7, items 4, 5 and 11, and RFC 9207 §2.4: what the JWT library does not compare. */
function isForThisLogin(claims: JWTPayload, { clientId, nonce, responseIssuer }: IdTokenExpectation): boolean {
  const manyAudiences = Array.isArray(claims.aud) && claims.aud.length > 1
  if ((manyAudiences || claims.azp !== undefined) && claims.azp !== clientId) return false
  if (responseIssuer !== undefined && claims.iss !== responseIssuer) return false
  return nonce === undefined || claims.nonce === nonce
}

/**
 * The claims of an id_token, after all of OpenID Connect Core §3.1.3.7 with 60 s of clock tolerance.
 * Throws `smart/id-token-invalid`, or `smart/unavailable` where the issuer's keys cannot be fetched.
 */
export async function verifyIdToken(idToken: string, expected: IdTokenExpectation): Promise<JWTPayload> {
  try {
    const issuer = expected.issuer ?? (await trustedIssuer(decodeJwt(idToken).iss ?? '', expected))
    const { payload } = await verifySignature(idToken, issuer, expected)
    if (isForThisLogin(payload, expected)) return payload
  } catch (error) {
    if (error instanceof SmartError) throw error
  }
  throw new SmartError('smart/id-token-invalid')
}
