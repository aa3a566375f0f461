import { readKeyRing } from '../sealing/key-ring.ts'
import { letterKeys } from './letter-keys.ts'
import { countLetters, type ListedLetters, letterKey, letterName, requestedLetters, requestKey } from './letter-list.ts'
import { openLetter, sealLetter } from './letter-seal.ts'

/** The part of an R2 bucket that is used here. */
export interface LetterBucket extends ListedLetters {
  get(key: string): Promise<{ text(): Promise<string> } | null>
  put(key: string, value: string, options: { customMetadata: Record<string, string> }): Promise<unknown>
  delete(keys: string[]): Promise<void>
}

/** Messages that could not become rows, sealed, for as long as it takes. */
export interface DeadLetterStore {
  /** Keeps a message. `cause`: a code. */
  send(message: unknown, cause: string): Promise<void>
  /** Names of those that are to be tried again. */
  requested(): Promise<string[]>
  /** The message; undefined where it is gone or does not open. */
  open(name: string): Promise<{ message: unknown } | undefined>
  /** The letter, and that it is to be tried again, are over. */
  remove(name: string): Promise<void>
  /** It stays, and is not tried again until somebody asks for it anew. */
  leave(name: string): Promise<void>
  /** How many there are, up to 1,000, and when the oldest was kept (RFC 3339). */
  extent(): Promise<{ count: number; oldest?: string }>
}

/** What may be told of a message beside its cause; a message that is no record may hold anything there. */
function labelsOf(message: unknown): Record<string, string> {
  const { id, tenant } = (typeof message === 'object' && message !== null ? message : {}) as Record<string, unknown>
  return {
    ...(typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) && { record: id }),
    ...(typeof tenant === 'string' && /^[a-z0-9-]{1,64}$/.test(tenant) && { tenant }),
  }
}

/** The store in a bucket. `keyRing`: the setting `AUDIT_KEYS`. */
export function deadLetterStore(bucket: LetterBucket, keyRing: string, now: () => Date): DeadLetterStore {
  return {
    async send(message, cause) {
      const name = letterName(now(), crypto.randomUUID())
      const sealed = await sealLetter(await letterKeys(keyRing), name, JSON.stringify(message) ?? 'null')
      await bucket.put(letterKey(name), sealed, { customMetadata: { cause, ...labelsOf(message) } })
    },
    requested: () => requestedLetters(bucket),
    async open(name) {
      const object = await bucket.get(letterKey(name))
      const text = object && (await openLetter(await readKeyRing(keyRing), name, await object.text()))
      return text ? { message: JSON.parse(text) } : undefined
    },
    remove: (name) => bucket.delete([letterKey(name), requestKey(name)]),
    leave: (name) => bucket.delete([requestKey(name)]),
    async extent() {
      const { count, oldest } = await countLetters(bucket)
      return { count, ...(oldest && { oldest: oldest.toISOString() }) }
    },
  }
}
