import * as z from 'zod'

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
const kid = z.string().min(1).max(200)
/** RFC 7518 §6.3; a modulus of 2048 bits is 342 characters. */
const rsaKey = z.looseObject({
  kty: z.literal('RSA'),
  alg: z.literal('RS384'),
  kid,
  n: base64url.min(342),
  e: base64url,
  d: base64url,
})
const ecKey = z.looseObject({
  kty: z.literal('EC'),
  alg: z.literal('ES384'),
  crv: z.literal('P-384'),
  kid,
  x: base64url,
  y: base64url,
  d: base64url,
})
const keyRing = z
  .union([rsaKey, ecKey])
  .or(
    z
      .array(z.union([rsaKey, ecKey]))
      .min(1)
      .max(10),
  )
  .transform((read) => (Array.isArray(read) ? read : [read]))

/** A private JWK with `kid` and `alg` RS384 or ES384, or an array of them, newest first. Undefined for anything else. */
export function readPrivateKeys(text: string): { kid: string; json: string }[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = keyRing.safeParse(value)
  return read.success ? read.data.map((key) => ({ kid: key.kid, json: JSON.stringify(key) })) : undefined
}
