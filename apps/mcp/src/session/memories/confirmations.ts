import { type Kept, makeRoom } from '../kept.ts'
import { digest, newSecret } from '../secret.ts'

/** How long a person has to agree to a change that they were shown. */
export const confirmationTtlMs = 5 * 60 * 1000
const maxOutstanding = 50
const prefix = 'confirmation:'

interface Stored {
  /** Digest of handle and call: the call's own digest could be guessed from its likely contents. */
  call: string
  expiresAt: number
}

export interface Confirmation {
  handle: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** Changes that wait for a person to agree: each handle opens one call once, for five minutes. */
export class Confirmations {
  readonly #storage: Kept
  readonly #now: () => number
  readonly #isOpen: () => boolean

  /** `isOpen`: whether the session has not ended; then nothing is kept. */
  constructor(storage: Kept, now: () => number, isOpen = () => true) {
    this.#storage = storage
    this.#now = now
    this.#isOpen = isOpen
  }

  /** A handle for the call of this digest. Of more than 50 outstanding ones the oldest are forgotten. */
  async mint(callDigest: string): Promise<Confirmation | undefined> {
    const handle = newSecret()
    const key = prefix + (await digest(handle))
    const call = await digest(`${handle}|${callDigest}`)
    const expiresAt = this.#now() + confirmationTtlMs
    // From here on nothing but storage is awaited: the session cannot end before this is kept.
    if (!this.#isOpen()) return undefined
    await makeRoom(this.#storage, prefix, maxOutstanding, this.#now())
    await this.#storage.put<Stored>(key, { call, expiresAt })
    return { handle, expiresAt }
  }

  /** Whether the handle was minted for this very call. Used up by asking, whatever the answer. */
  async redeem(handle: string, callDigest: string): Promise<boolean> {
    const key = prefix + (await digest(handle))
    const call = await digest(`${handle}|${callDigest}`)
    const stored = await this.#storage.get<Stored>(key)
    const wasThere = await this.#storage.delete(key)
    return wasThere && stored !== undefined && stored.expiresAt > this.#now() && stored.call === call
  }
}
