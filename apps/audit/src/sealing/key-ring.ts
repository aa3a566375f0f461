import { SealingError } from './sealing-error.ts'

const keyBytes = 32

/** Key-encryption keys (RFC 3394). The current one wraps; all unwrap. */
export interface KeyRing {
  currentId: string
  byId: ReadonlyMap<string, CryptoKey>
}

/**
 * Reads `AUDIT_KEYS`: `id:base64url,id:base64url …` with 32 bytes each, the current one first.
 *
 * @throws SealingError `sealing/keys-invalid`.
 */
export async function readKeyRing(setting: string): Promise<KeyRing> {
  const entries = setting.split(/[\s,]+/).filter(Boolean)
  const byId = new Map<string, CryptoKey>()
  for (const entry of entries) {
    const [, id, text] = /^([\w.-]{1,64}):([\w-]{43})$/.exec(entry) ?? []
    const bytes = text === undefined ? undefined : Buffer.from(text, 'base64url')
    if (id === undefined || bytes?.length !== keyBytes || byId.has(id)) throw new SealingError('sealing/keys-invalid')
    const raw = new Uint8Array(bytes)
    byId.set(id, await crypto.subtle.importKey('raw', raw, 'AES-KW', false, ['wrapKey', 'unwrapKey']))
  }
  const [currentId] = byId.keys()
  if (currentId === undefined) throw new SealingError('sealing/keys-invalid')
  return { currentId, byId }
}
