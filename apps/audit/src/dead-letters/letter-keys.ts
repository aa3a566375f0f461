import { type KeyRing, readKeyRing } from '../sealing/key-ring.ts'

/**
 * Keys to put a letter away with: `AUDIT_KEYS`, or the first entry of it that is a key where the whole cannot be read. A
 * record that waits because a key was mistyped is safe in the bucket then, and not in a queue that forgets it.
 *
 * @throws SealingError `sealing/keys-invalid` where no entry is a key: nothing is ever kept in clear.
 */
export async function letterKeys(setting: string): Promise<KeyRing> {
  for (const ring of [setting, ...setting.split(/[\s,]+/)]) {
    try {
      return await readKeyRing(ring)
    } catch {
      // The next one may be a key.
    }
  }
  return readKeyRing(setting)
}
