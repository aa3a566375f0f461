import { randomBytes } from 'node:crypto'
import { readSigningKeys } from '@repo/audit/checkpoint'

/** A fresh key pair for checkpoints and a key that wraps data keys, in the form of the settings. */
export async function newKeys(): Promise<string> {
  const kid = `k${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`
  const signing = `${kid}:${randomBytes(32).toString('base64url')}`
  const { publicKeys } = await readSigningKeys(signing)
  return `CHECKPOINT_KEYS (secret of the audit Worker; the new key first, older ones after it):
${signing}
AUDIT_PUBLIC_KEYS (for those who verify; keep older ones beside it):
${publicKeys}
AUDIT_KEYS (secret of the audit Worker; the new key first, older ones after a comma until npm run audit -- rewrap):
${kid}:${randomBytes(32).toString('base64url')}`
}
