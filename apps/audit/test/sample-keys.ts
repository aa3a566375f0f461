import type { Sealing } from '../src/audit-database.ts'

/** `AUDIT_KEYS` of the tests. */
export const sampleKeyRing = `kek-1:${Buffer.alloc(32, 1).toString('base64url')}`

export const sampleSealing: Sealing = { keyRing: sampleKeyRing }
