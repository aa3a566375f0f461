import type { ServiceGrant, SmartGrant } from '@repo/fhir'
import type { ConnectionFacts } from '../connection.ts'
import { isStale, type KeyRing, seal, unseal } from '../seal.ts'

const prefix = 'connection:'

export type Grant = SmartGrant | ServiceGrant

/** What a session keeps of a platform; in storage it is sealed whole, person and all. */
export interface Connection {
  facts: ConnectionFacts
  /** Absent once the platform has refused to renew it. */
  grant?: Grant
  /** When the present access token came, in milliseconds since 1970. */
  renewedAt: number
  /** How often it has been renewed since the person signed in. */
  renewals: number
}

interface Stored {
  /** A sealed Connection. */
  sealed: string
}

export interface Sealed extends Stored {
  platform: string
}

/** A connection as it was found; its seal tells whether it is still the one that is stored. */
export type Found = Connection & { readonly sealed: string }

/** The connections of one session, each sealed for its place. */
export class Connections {
  readonly #storage: SyncKvStorage
  readonly #ring: () => Promise<KeyRing>
  readonly #context: string

  constructor(storage: SyncKvStorage, ring: () => Promise<KeyRing>, context: string) {
    this.#storage = storage
    this.#ring = ring
    this.#context = context
  }

  all(): Promise<Found[]> {
    return this.opened(this.listed())
  }

  /** What is stored, still sealed, by platform. */
  listed(): Sealed[] {
    return [...this.#storage.list<Stored>({ prefix })].map(([key, { sealed }]) => ({
      platform: key.slice(prefix.length),
      sealed,
    }))
  }

  /** Those of them that can be opened, stored or not. */
  async opened(listed: Sealed[]): Promise<Found[]> {
    const found = await Promise.all(listed.map((each) => this.#open(each)))
    return found.filter((connection) => connection !== undefined)
  }

  sealedOf(platform: string): string | undefined {
    return this.#storage.get<Stored>(prefix + platform)?.sealed
  }

  /** Undefined where there is none, or none that can be opened. */
  async get(platform: string): Promise<Found | undefined> {
    const sealed = this.sealedOf(platform)
    return sealed === undefined ? undefined : this.#open({ platform, sealed })
  }

  /** Stores a connection in the place of what was there, if `mayStore` and that is still there once it is sealed. */
  async put(connection: Connection, from: string | undefined, mayStore = () => true): Promise<boolean> {
    const { platform, sealed } = await this.#seal(connection)
    return mayStore() && this.#swap(platform, from, sealed)
  }

  /** The same, sealed for this place and not stored. */
  sealed(connections: readonly Connection[]): Promise<Sealed[]> {
    return Promise.all(connections.map((connection) => this.#seal(connection)))
  }

  /** Stores what {@link sealed} has sealed. */
  store(all: readonly Sealed[]): void {
    for (const { platform, sealed } of all) this.#storage.put<Stored>(prefix + platform, { sealed })
  }

  /** What was there. */
  take(platform: string): Sealed | undefined {
    const sealed = this.sealedOf(platform)
    this.#storage.delete(prefix + platform)
    return sealed === undefined ? undefined : { platform, sealed }
  }

  /** What was there; where a subject is named, if it was theirs. */
  async takeOf(platform: string, subject?: string): Promise<Sealed | undefined> {
    if (subject === undefined) return this.take(platform)
    const found = await this.get(platform)
    if (found?.facts.subject !== subject) return undefined
    // Something changed while it was opened: judged anew.
    return this.sealedOf(platform) === found.sealed ? this.take(platform) : this.takeOf(platform, subject)
  }

  async #seal({ facts, grant, renewedAt, renewals }: Connection): Promise<Sealed> {
    const { platform } = facts
    const content: Connection = { facts, renewedAt, renewals, ...(grant && { grant }) }
    return { platform, sealed: await seal(await this.#ring(), this.#place(platform), content) }
  }

  async #open({ platform, sealed }: Sealed): Promise<Found | undefined> {
    const ring = await this.#ring()
    const connection = (await unseal(ring, this.#place(platform), sealed)) as Connection | undefined
    if (!connection || !isStale(ring, sealed)) return connection && { ...connection, sealed }
    const fresh = await seal(ring, this.#place(platform), connection)
    // Sealed anew only if nobody has stored another one meanwhile.
    return { ...connection, sealed: this.#swap(platform, sealed, fresh) ? fresh : sealed }
  }

  /** Nothing is awaited between look and write. */
  #swap(platform: string, from: string | undefined, to: string): boolean {
    if (this.sealedOf(platform) !== from) return false
    this.#storage.put<Stored>(prefix + platform, { sealed: to })
    return true
  }

  #place(platform: string): string {
    return `${this.#context}|${platform}`
  }
}
