import { base64url } from 'jose'
import { type Kept, makeRoom } from '../kept.ts'
import { digest } from '../secret.ts'

/** How long a listing can be gone on with. */
export const placeTtlMs = 30 * 60 * 1000
const maxKept = 200
const prefix = 'place:'
/** 72 bits: a handle is good for half an hour, in one session, and each guess is a request of that session. */
const handleBytes = 9

interface Stored {
  sealed: string
  expiresAt: number
}

/** Whether a value has the form of a handle of a place. */
export function isPlaceHandle(value: string): boolean {
  return /^[A-Za-z0-9_-]{12}$/.test(value)
}

/** Places in listings at which a caller can go on: each under a handle, for half an hour, as often as it is asked for. */
export class Places {
  readonly #storage: Kept
  readonly #now: () => number
  readonly #isOpen: () => boolean

  /** `isOpen`: whether the session has not ended; then nothing is kept. */
  constructor(storage: Kept, now: () => number, isOpen = () => true) {
    this.#storage = storage
    this.#now = now
    this.#isOpen = isOpen
  }

  /** A handle for what was sealed. Of more than 200 the oldest are forgotten. */
  async keep(sealed: string): Promise<string | undefined> {
    const handle = base64url.encode(crypto.getRandomValues(new Uint8Array(handleBytes)))
    const key = prefix + (await digest(handle))
    // From here on nothing but storage is awaited: the session cannot end before this is kept.
    if (!this.#isOpen()) return undefined
    await makeRoom(this.#storage, prefix, maxKept, this.#now())
    await this.#storage.put<Stored>(key, { sealed, expiresAt: this.#now() + placeTtlMs })
    return handle
  }

  /** What was sealed, as long as it is kept. */
  async find(handle: string): Promise<string | undefined> {
    const stored = await this.#storage.get<Stored>(prefix + (await digest(handle)))
    return stored && stored.expiresAt > this.#now() ? stored.sealed : undefined
  }
}
