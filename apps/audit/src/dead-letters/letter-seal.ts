import type { KeyRing } from '../sealing/key-ring.ts'

const keyBytes = 32
const ivBytes = 12
const aesGcm = { name: 'AES-GCM', length: 256 }

const encoded = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) =>
  Buffer.from(new Uint8Array(bytes)).toString('base64url')
/** Web Crypto takes bytes over a plain ArrayBuffer. */
const decoded = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const additionalDataOf = (name: string) => new TextEncoder().encode(`dead-letter|${name}`)

/**
 * Seals a dead letter with AES-256-GCM under a key of its own, bound to its name: `id|key|iv|ciphertext`, where `key` is
 * that key wrapped (RFC 3394) by the current one of the ring.
 */
export async function sealLetter({ currentId, byId }: KeyRing, name: string, text: string): Promise<string> {
  const wrapping = byId.get(currentId)
  if (!wrapping) throw new Error('the ring has no current key')
  const key = await crypto.subtle.importKey('raw', randomBytes(keyBytes), aesGcm, true, ['encrypt'])
  const iv = randomBytes(ivBytes)
  const how = { name: aesGcm.name, iv, additionalData: additionalDataOf(name) }
  const sealed = await crypto.subtle.encrypt(how, key, new TextEncoder().encode(text))
  return [
    currentId,
    encoded(await crypto.subtle.wrapKey('raw', key, wrapping, 'AES-KW')),
    encoded(iv),
    encoded(sealed),
  ].join('|')
}

/** Opens what `sealLetter` made. Undefined where the ring's key is gone, the name differs or something was changed. */
export async function openLetter({ byId }: KeyRing, name: string, sealed: string): Promise<string | undefined> {
  const [id = '', wrapped = '', iv = '', text = ''] = sealed.split('|')
  const wrapping = byId.get(id)
  if (!wrapping) return undefined
  try {
    const key = await crypto.subtle.unwrapKey('raw', decoded(wrapped), wrapping, 'AES-KW', aesGcm, false, ['decrypt'])
    const how = { name: aesGcm.name, iv: decoded(iv), additionalData: additionalDataOf(name) }
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, decoded(text)))
  } catch {
    return undefined
  }
}
