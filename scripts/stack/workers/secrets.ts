import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The Worker's secrets of one local stack, made once: sessions outlive a restart. */
export interface WorkerSecrets {
  SESSION_KEYS: string
  PRINCIPAL_HASH_KEY: string
  SMART_PRIVATE_KEYS: string
}

/** A private key as a JWK, by which our app signs in at platforms (SMART App Launch 2.2 §5.1.1). */
function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  return JSON.stringify([{ ...privateKey.export({ format: 'jwk' }), alg: 'ES384', kid: randomUUID() }])
}

/** Reads the secrets of the folder; what is not there yet is made. */
export function workerSecrets(stateDir: string): WorkerSecrets {
  const file = join(stateDir, 'secrets.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<WorkerSecrets>) : {}
  const secrets = {
    SESSION_KEYS: known.SESSION_KEYS ?? newSessionKey('k1'),
    PRINCIPAL_HASH_KEY: known.PRINCIPAL_HASH_KEY ?? randomBytes(32).toString('base64url'),
    SMART_PRIVATE_KEYS: known.SMART_PRIVATE_KEYS ?? newSigningKey(),
  }
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

/** Keys of the audit trail: the first signs its checkpoints, the second wraps the keys that its rows are sealed with. */
export interface AuditSecrets {
  CHECKPOINT_KEYS: string
  AUDIT_KEYS: string
}

/** The secrets of the audit Worker; the main Worker is not told them. What is not there yet is made. */
export function auditSecrets(stateDir: string): AuditSecrets {
  const file = join(stateDir, 'audit-secrets.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<AuditSecrets>) : {}
  const { CHECKPOINT_KEYS, AUDIT_KEYS } = known
  if (CHECKPOINT_KEYS && AUDIT_KEYS) return { CHECKPOINT_KEYS, AUDIT_KEYS }
  const secrets = {
    CHECKPOINT_KEYS: CHECKPOINT_KEYS ?? newSessionKey('k1'),
    AUDIT_KEYS: AUDIT_KEYS ?? newSessionKey('k1'),
  }
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

/** One entry of `SESSION_KEYS`, `CHECKPOINT_KEYS` or `AUDIT_KEYS`. */
export function newSessionKey(id: string): string {
  return `${id}:${randomBytes(32).toString('base64url')}`
}
