import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getPlatformProxy } from 'wrangler'
import type { LetterBucket } from '../../../apps/audit/src/dead-letters/dead-letter-store.ts'
import { readFacts } from '../../stack/facts.ts'

const askMs = 5_000

export type Bucket = Pick<LetterBucket, 'list' | 'put'>

/** Where the letters are: a local stack's folder, or the account that wrangler is signed in to. */
export type Place = { stateDir: string } | 'remote'

/** How many messages wait for the bucket; undefined where nobody tells. */
export type Undelivered = () => Promise<number | undefined>

interface Env {
  DEAD_LETTER_STORE: LetterBucket
  DEAD_LETTER_QUEUE: { metrics(): Promise<{ backlogCount: number }> }
}

/** Opens the bucket for `use`; that of a local stack also while the stack runs. */
export async function withLetters<T>(
  place: Place,
  use: (bucket: Bucket, undelivered: Undelivered) => Promise<T>,
): Promise<T> {
  const proxy = await getPlatformProxy<Env>(proxyOptions(place))
  const { DEAD_LETTER_STORE, DEAD_LETTER_QUEUE } = proxy.env
  const ask = place === 'remote' ? async () => (await DEAD_LETTER_QUEUE.metrics()).backlogCount : () => toldBy(place)
  try {
    return await use(DEAD_LETTER_STORE, () => soonOrUnknown(ask()))
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

/** The queue of a local stack lives in its Workers, which tell of it in `/health`. */
async function toldBy({ stateDir }: { stateDir: string }): Promise<number | undefined> {
  const facts = readFacts(stateDir)
  if (facts === undefined) return undefined
  const answer = await fetch(`${facts.urls.home}/health`, { signal: AbortSignal.timeout(askMs) })
  return ((await answer.json()) as { undelivered?: { count: number } }).undelivered?.count
}

async function soonOrUnknown(asked: Promise<number | undefined>): Promise<number | undefined> {
  const late = sleep(askMs, undefined, { ref: false })
  return Promise.race([asked.catch(() => undefined), late])
}
