import { base64url } from 'jose'

/** A fresh secret of 256 bits, base64url. */
export function newSecret(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
}

/** Whether a value has the form of `newSecret`. */
export function isSecret(value: string | undefined): value is string {
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)
}

/** SHA-256 of a secret, base64url: what may be stored or used as a name, since the secret cannot be found from it. */
export async function digest(secret: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return base64url.encode(new Uint8Array(hash))
}

/** HMAC-SHA-256 under a key, base64url: an opaque, stable name for something guessable. */
export async function keyedDigest(key: string, value: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const hmacKey = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign'])
  return base64url.encode(new Uint8Array(await crypto.subtle.sign('HMAC', hmacKey, encoder.encode(value))))
}
