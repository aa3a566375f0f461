import { base64url } from 'jose'
import { Failure } from '../failure/failure.ts'

/** A key ring: the first key seals, every key opens. */
export interface KeyRing {
  newest: string
  keys: ReadonlyMap<string, CryptoKey>
}

const ivBytes = 12
const keyBytes = 32

/** Web Crypto takes bytes over a plain ArrayBuffer. */
function bytes(encoded: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(base64url.decode(encoded))
}

/**
 * Reads `SESSION_KEYS`: `id:key` pairs, newest first, separated by commas; a key is 32 bytes in base64url.
 * @throws Failure `config/invalid`
 */
export async function readKeyRing(setting: string): Promise<KeyRing> {
  const invalid = new Failure('config/invalid', {
    hint: 'SESSION_KEYS: expected id:key pairs, newest first, each key 32 bytes in base64url',
  })
  const entries = setting.split(',').map((pair) => /^([A-Za-z0-9]{1,16}):([A-Za-z0-9_-]{43})$/.exec(pair.trim()))
  const keys = new Map<string, CryptoKey>()
  for (const entry of entries) {
    const [, id, key] = entry ?? []
    if (!id || !key || keys.has(id)) throw invalid
    const raw = bytes(key)
    if (raw.length !== keyBytes) throw invalid
    keys.set(id, await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']))
  }
  const newest = entries[0]?.[1]
  if (!newest) throw invalid
  return { newest, keys }
}

/** Seals a JSON value with AES-256-GCM: `id.iv.ciphertext`. `context` ties it to its place (additional data). */
export async function seal(ring: KeyRing, context: string, value: unknown): Promise<string> {
  const key = ring.keys.get(ring.newest)
  if (!key) throw new Failure('internal')
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  const additionalData = new TextEncoder().encode(`${ring.newest}|${context}`)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)
  return [ring.newest, base64url.encode(iv), base64url.encode(new Uint8Array(sealed))].join('.')
}

/** Whether a value was sealed under an older key and should be sealed again. */
export function isStale(ring: KeyRing, sealed: string): boolean {
  return !sealed.startsWith(`${ring.newest}.`)
}

/**
 * Opens what `seal` made, for the same context.
 * @returns undefined when the key is gone, the context differs or a bit was changed
 */
export async function unseal(ring: KeyRing, context: string, sealed: string): Promise<unknown> {
  const [id = '', iv = '', text = ''] = sealed.split('.')
  const key = ring.keys.get(id)
  if (!key) return undefined
  try {
    const additionalData = new TextEncoder().encode(`${id}|${context}`)
    const algorithm = { name: 'AES-GCM', iv: bytes(iv), additionalData }
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, bytes(text))))
  } catch {
    return undefined
  }
}
