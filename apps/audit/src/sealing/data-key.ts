import { createSecretKey, type KeyObject } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import { SealingError } from './sealing-error.ts'

const halfBytes = 32

/** The key of one tenant and month. */
export interface DataKey {
  id: string
  /** For AES-256-GCM. */
  cipherKey: KeyObject
  /** For the blind index. */
  indexKey: KeyObject
}

/** A data key as it is stored. */
export interface WrappedKey {
  kekId: string
  wrapped: Buffer
}

const dataKey = (id: string, bytes: ArrayBuffer): DataKey => ({
  id,
  cipherKey: createSecretKey(Buffer.from(bytes, 0, halfBytes)),
  indexKey: createSecretKey(Buffer.from(bytes, halfBytes)),
})

// AES-KW wraps keys and not bytes: 64 bytes are the key of an HMAC.
const carrier = { name: 'HMAC', hash: 'SHA-256' }

const wrap = async (key: CryptoKey, ring: KeyRing): Promise<WrappedKey> => {
  const wrapped = await crypto.subtle.wrapKey('raw', key, kekOf(ring, ring.currentId), 'AES-KW')
  return { kekId: ring.currentId, wrapped: Buffer.from(wrapped) }
}

function kekOf(ring: KeyRing, id: string): CryptoKey {
  const kek = ring.byId.get(id)
  if (kek === undefined) throw new SealingError('sealing/kek-unknown')
  return kek
}

async function unwrapped({ kekId, wrapped }: WrappedKey, ring: KeyRing): Promise<CryptoKey> {
  const kek = kekOf(ring, kekId)
  try {
    return await crypto.subtle.unwrapKey('raw', new Uint8Array(wrapped), kek, 'AES-KW', carrier, true, ['sign'])
  } catch {
    throw new SealingError('sealing/invalid')
  }
}

/** 64 random bytes, wrapped under the current key. */
export async function newWrappedKey(ring: KeyRing): Promise<WrappedKey> {
  const bytes = crypto.getRandomValues(new Uint8Array(2 * halfBytes))
  return wrap(await crypto.subtle.importKey('raw', bytes, carrier, true, ['sign']), ring)
}

/** @throws SealingError `sealing/kek-unknown`, `sealing/invalid` */
export async function openDataKey(id: string, stored: WrappedKey, ring: KeyRing): Promise<DataKey> {
  const bytes = await crypto.subtle.exportKey('raw', await unwrapped(stored, ring))
  if (!(bytes instanceof ArrayBuffer)) throw new SealingError('sealing/invalid')
  return dataKey(id, bytes)
}

/**
 * The same data key under the current key: rotation touches no row.
 *
 * @throws SealingError `sealing/kek-unknown`, `sealing/invalid`
 */
export async function rewrapped(stored: WrappedKey, ring: KeyRing): Promise<WrappedKey> {
  return wrap(await unwrapped(stored, ring), ring)
}
