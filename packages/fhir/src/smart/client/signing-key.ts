import { SmartError } from '../smart-error.ts'

interface NamedKey {
  kid: string
  d: string
}

/** A private key of ours: RSA for RS384 or P-384 for ES384, the two that SMART App Launch 2.2 §5.1.1 asks for. */
export type PrivateJwk =
  | (NamedKey & { kty: 'RSA'; alg: 'RS384'; n: string; e: string })
  | (NamedKey & { kty: 'EC'; alg: 'ES384'; crv: 'P-384'; x: string; y: string })

/** What of a key may be published; nothing but what is named here ever is. */
export type PublicJwk =
  | { kty: 'RSA'; alg: 'RS384'; use: 'sig'; kid: string; n: string; e: string }
  | { kty: 'EC'; alg: 'ES384'; use: 'sig'; kid: string; crv: 'P-384'; x: string; y: string }

/** 2048 bits in base64url (RFC 7518 §3.3). */
const minModulusCharacters = 342

function isBase64url(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]+$/.test(value)
}

function isPrivateJwk(value: unknown): value is PrivateJwk {
  if (typeof value !== 'object' || value === null) return false
  const part = (name: string): unknown => Reflect.get(value, name)
  const kid = part('kid')
  if (typeof kid !== 'string' || kid === '' || kid.length > 200 || !isBase64url(part('d'))) return false
  if (part('kty') === 'EC') {
    return part('alg') === 'ES384' && part('crv') === 'P-384' && isBase64url(part('x')) && isBase64url(part('y'))
  }
  const modulus = part('n')
  const isRsa = part('kty') === 'RSA' && part('alg') === 'RS384' && isBase64url(part('e'))
  return isRsa && isBase64url(modulus) && modulus.length >= minModulusCharacters
}

/**
 * The private key in a JWK's JSON, which must state `kid` and `alg` (RS384 with 2048 bits or more, or ES384).
 * Throws {@link SmartError} `smart/config-invalid` for anything else, without quoting it.
 */
export function parsePrivateJwk(json: string): PrivateJwk {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    value = undefined
  }
  if (!isPrivateJwk(value)) throw new SmartError('smart/config-invalid', { setting: 'privateKey' })
  return value
}

function publicPartOf(key: PrivateJwk): PublicJwk {
  const { kid } = key
  return key.kty === 'RSA'
    ? { kty: 'RSA', alg: key.alg, use: 'sig', kid, n: key.n, e: key.e }
    : { kty: 'EC', alg: key.alg, use: 'sig', kid, crv: key.crv, x: key.x, y: key.y }
}

/**
 * The JWK Set (RFC 7517 §5) of our public keys, in the order given and each `kid` once. While keys are rotated it holds
 * the old and the new. `privateKeys` are private JWKs as JSON. Throws {@link SmartError} `smart/config-invalid`.
 */
export function publicJwks(privateKeys: readonly string[]): { keys: PublicJwk[] } {
  const keys = privateKeys.map((json) => publicPartOf(parsePrivateJwk(json)))
  return { keys: keys.filter(({ kid }, index) => keys.findIndex((key) => key.kid === kid) === index) }
}
