import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { readState, writeState } from './state-store.ts'

/** What signs tokens and cookies. */
export interface SmartKeys {
  signingKey: JWK & { kid: string }
  cookieKeys: string[]
}

/** Loads the keys of `directory`, made there on first use; without a directory they live as long as the process. */
export async function loadKeys(directory?: string): Promise<SmartKeys> {
  if (!directory) return createKeys()
  const path = join(directory, 'smart-keys.json')
  const known = await readState(path)
  if (!Array.isArray(known)) return known as SmartKeys
  const keys = await createKeys()
  await writeState(directory, path, keys)
  return keys
}

async function createKeys(): Promise<SmartKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  return {
    signingKey: { ...jwk, kid, alg: 'RS256', use: 'sig' },
    cookieKeys: [randomBytes(32).toString('base64url')],
  }
}

/** The public half, as published at `jwks_uri`. */
export function publicKeyOf({ signingKey: { kty, n, e, kid, alg, use } }: SmartKeys): JWK {
  return Object.fromEntries(Object.entries({ kty, n, e, kid, alg, use }).filter(([, value]) => value !== undefined))
}
