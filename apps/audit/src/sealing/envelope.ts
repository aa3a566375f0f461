import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { DataKey } from './data-key.ts'
import { SealingError } from './sealing-error.ts'

const version = 1
const ivBytes = 12
const tagBytes = 16
const indexBytes = 16
const algorithm = 'aes-256-gcm'

/** The row that a sealed value belongs to: in the place of another it does not open. */
export interface SealedPlace {
  tenant: string
  id: string
}

// Neither the id of a key nor that of a row, a UUID, holds a bar.
const additionalData = (keyId: string, { tenant, id }: SealedPlace) => Buffer.from(`${keyId}|${tenant}|${id}`)

/** A dozen bytes are as dear as thousands. None is given out twice. */
let unused = Buffer.alloc(0)
function freshIv(): Buffer {
  if (unused.length < ivBytes) unused = randomBytes(ivBytes * 512)
  const iv = unused.subarray(0, ivBytes)
  unused = unused.subarray(ivBytes)
  return iv
}

/** Version byte, 12 random bytes of initialisation vector, ciphertext and its tag of 16 bytes (AES-256-GCM, NIST SP 800-38D). */
export function sealText(key: DataKey, place: SealedPlace, text: string): Buffer {
  const iv = freshIv()
  const cipher = createCipheriv(algorithm, key.cipherKey, iv)
  cipher.setAAD(additionalData(key.id, place))
  const ciphertext = [cipher.update(text, 'utf8'), cipher.final()]
  return Buffer.concat([Buffer.of(version), iv, ...ciphertext, cipher.getAuthTag()])
}

/** @throws SealingError `sealing/invalid` */
export function openText(key: DataKey, place: SealedPlace, sealed: Buffer): string {
  if (sealed[0] !== version || sealed.length < 1 + ivBytes + tagBytes) throw new SealingError('sealing/invalid')
  const iv = sealed.subarray(1, 1 + ivBytes)
  const decipher = createDecipheriv(algorithm, key.cipherKey, iv, { authTagLength: tagBytes })
  decipher.setAAD(additionalData(key.id, place))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    const opened = decipher.update(sealed.subarray(1 + ivBytes, -tagBytes))
    return Buffer.concat([opened, decipher.final()]).toString('utf8')
  } catch {
    throw new SealingError('sealing/invalid')
  }
}

/** By what a patient's rows are found without opening them: 16 bytes that say nothing without the key. */
export function patientIndex(key: DataKey, platform: string, patient: string): Buffer {
  // A FHIR id holds no bar, so the platform cannot reach into it.
  // As a Buffer of its own the digest would take three times as long.
  const digest = createHmac('sha256', key.indexKey).update(`patient|${platform}|${patient}`).digest('hex')
  return Buffer.from(digest.slice(0, indexBytes * 2), 'hex')
}
