import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The Worker's secrets of one local stack, made once: sessions outlive a restart. */
export interface WorkerSecrets {
  SESSION_KEYS: string
  PRINCIPAL_HASH_KEY: string
}

export function workerSecrets(stateDir: string): WorkerSecrets {
  const file = join(stateDir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as WorkerSecrets
  const secrets = {
    SESSION_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
    PRINCIPAL_HASH_KEY: randomBytes(32).toString('base64url'),
  }
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}
