import { type Kept, makeRoom } from '../kept.ts'
import { type KeyRing, seal, unseal } from '../seal.ts'
import { digest } from '../secret.ts'

/** How long an idempotency key stands for its creation. */
export const creationTtlMs = 24 * 60 * 60 * 1000
const maxKept = 1_000
const prefix = 'creation:'

export interface Created {
  reference: string
  versionId?: string
}

interface Stored {
  /** Digest of key and content. */
  content: string
  expiresAt: number
  /** A sealed Created. Absent while the creation is under way, and for ever where nobody knows how it ended. */
  sealed?: string
}

/** What an idempotency key stands for. `other`: another content; `begun`: a creation whose end is not known. */
export type Creation = { state: 'none' | 'other' | 'begun' } | ({ state: 'created' } & Created)

/** Creations under a key that the caller chose, so that a repeated call creates nothing twice. */
export class Creations {
  readonly #storage: Kept
  readonly #now: () => number
  readonly #isOpen: () => boolean
  readonly #ring: () => Promise<KeyRing>
  readonly #context: string

  /** `isOpen`: whether the session has not ended; then nothing is kept. */
  constructor(storage: Kept, now: () => number, isOpen: () => boolean, ring: () => Promise<KeyRing>, context: string) {
    this.#storage = storage
    this.#now = now
    this.#isOpen = isOpen
    this.#ring = ring
    this.#context = context
  }

  async find(key: string, contentDigest: string): Promise<Creation> {
    const [name, content] = [await nameOf(key), await digest(`${key}|${contentDigest}`)]
    const stored = this.#alive(await this.#storage.get<Stored>(name))
    return stored ? this.#told(name, stored, content) : { state: 'none' }
  }

  /** As `find`; where there is none the creation is begun: of several calls at once, one is told `none`. */
  async begin(key: string, contentDigest: string): Promise<Creation | undefined> {
    const [name, content] = [await nameOf(key), await digest(`${key}|${contentDigest}`)]
    const now = this.#now()
    // From here on nothing but storage is awaited: no other call gets between look and write, and no end of the session.
    if (!this.#isOpen()) return undefined
    const stored = this.#alive(await this.#storage.get<Stored>(name))
    if (stored) return this.#told(name, stored, content)
    await makeRoom(this.#storage, prefix, maxKept, now)
    await this.#storage.put<Stored>(name, { content, expiresAt: now + creationTtlMs })
    return { state: 'none' }
  }

  /** Notes what a creation that was begun made. */
  async settle(key: string, created: Created): Promise<void> {
    const name = await nameOf(key)
    const sealed = await seal(await this.#ring(), this.#place(name), created)
    const stored = await this.#storage.get<Stored>(name)
    if (stored) await this.#storage.put<Stored>(name, { ...stored, sealed })
  }

  /** Forgets a creation that certainly did not happen. */
  async forget(key: string): Promise<void> {
    await this.#storage.delete(await nameOf(key))
  }

  #alive(stored: Stored | undefined): Stored | undefined {
    return stored && stored.expiresAt > this.#now() ? stored : undefined
  }

  async #told(name: string, { content: known, sealed }: Stored, content: string): Promise<Creation> {
    if (known !== content) return { state: 'other' }
    const created = sealed && ((await unseal(await this.#ring(), this.#place(name), sealed)) as Created | undefined)
    return created ? { state: 'created', ...created } : { state: 'begun' }
  }

  #place(name: string): string {
    return `${this.#context}|${name}`
  }
}

async function nameOf(key: string): Promise<string> {
  return prefix + (await digest(key))
}
