import type { ConnectionFacts } from '../connection.ts'
import { type KeyRing, seal, unseal } from '../seal.ts'

const prefix = 'person:'

/** Somebody as one platform knows them. */
export type Person = Pick<ConnectionFacts, 'platform' | 'subject'>

interface Stored {
  /** A sealed Person. */
  sealed: string
}

/** Those who were signed in at platforms that the session has left: their agents are theirs still. */
export class People {
  readonly #storage: SyncKvStorage
  readonly #ring: () => Promise<KeyRing>
  readonly #context: string

  constructor(storage: SyncKvStorage, ring: () => Promise<KeyRing>, context: string) {
    this.#storage = storage
    this.#ring = ring
    this.#context = context
  }

  async all(): Promise<Person[]> {
    const ring = await this.#ring()
    const stored = [...this.#storage.list<Stored>({ prefix })]
    const people = stored.map(([key, { sealed }]) => unseal(ring, this.#place(key.slice(prefix.length)), sealed))
    return (await Promise.all(people)).filter((person) => person !== undefined) as Person[]
  }

  /** Remembers somebody, if `mayStore` once it is sealed. */
  async put({ platform, subject }: Person, mayStore = () => true): Promise<void> {
    const sealed = await seal(await this.#ring(), this.#place(platform), { platform, subject })
    if (mayStore()) this.#storage.put<Stored>(prefix + platform, { sealed })
  }

  #place(platform: string): string {
    return `${this.#context}|person|${platform}`
  }
}
