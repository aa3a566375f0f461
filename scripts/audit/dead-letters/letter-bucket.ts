import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getPlatformProxy } from 'wrangler'
import type { LetterBucket } from '../../../apps/audit/src/dead-letters/dead-letter-store.ts'

export type Bucket = Pick<LetterBucket, 'list' | 'put'>

/** Where the letters are: a local stack's folder, or the account that wrangler is signed in to. */
export type Place = { stateDir: string } | 'remote'

/** Opens the bucket for `use`; that of a local stack also while the stack runs. */
export async function withLetters<T>(place: Place, use: (bucket: Bucket) => Promise<T>): Promise<T> {
  const proxy = await getPlatformProxy<{ DEAD_LETTER_STORE: LetterBucket }>(proxyOptions(place))
  try {
    return await use(proxy.env.DEAD_LETTER_STORE)
  } finally {
    await proxy.dispose()
  }
}

function proxyOptions(place: Place): NonNullable<Parameters<typeof getPlatformProxy>[0]> {
  if (place === 'remote') return { configPath: join(import.meta.dirname, 'remote-letters.toml'), persist: false }
  const path = join(place.stateDir, 'wrangler', 'v3')
  if (!existsSync(path)) throw new Error('no stack ran here: start it, or say --remote')
  return { configPath: join(import.meta.dirname, 'local-letters.toml'), persist: { path }, remoteBindings: false }
}
