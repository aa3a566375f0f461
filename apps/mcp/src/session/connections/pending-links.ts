import { type KeyRing, seal, unseal } from '../seal.ts'

/** How long a link can be opened; a sign-in that it began may take as long again. */
export const linkTtlMs = 10 * 60 * 1000
const prefix = 'pending:'

/** A link that a person was last given to sign in at a platform. */
export interface PendingLink {
  /** The name of its ConnectionRequest. */
  request: string
  /** What the link carries: the request's name is its digest. */
  id: string
  /** To be typed in a browser that did not approve the agent. */
  code: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

interface Stored {
  /** A sealed PendingLink. */
  sealed: string
}

/** The link that was last made for each platform of a session. */
export class PendingLinks {
  readonly #storage: SyncKvStorage
  readonly #ring: () => Promise<KeyRing>
  readonly #context: string

  constructor(storage: SyncKvStorage, ring: () => Promise<KeyRing>, context: string) {
    this.#storage = storage
    this.#ring = ring
    this.#context = context
  }

  async get(platform: string): Promise<PendingLink | undefined> {
    const { sealed } = this.#storage.get<Stored>(prefix + platform) ?? {}
    if (sealed === undefined) return undefined
    return (await unseal(await this.#ring(), this.#place(platform), sealed)) as PendingLink | undefined
  }

  /**
   * Keeps a link in the place of the one that the caller knows of. Where another one has taken that place meanwhile, that
   * one stands: of several callers at once, all get the same.
   */
  async put(
    platform: string,
    link: PendingLink,
    instead: string | undefined,
    mayStore: () => boolean,
  ): Promise<PendingLink> {
    const sealed = await seal(await this.#ring(), this.#place(platform), link)
    const from = this.#storage.get<Stored>(prefix + platform)?.sealed
    const current = await this.get(platform)
    if (current && current.request !== instead) return current
    if (this.#storage.get<Stored>(prefix + platform)?.sealed !== from)
      return this.put(platform, link, instead, mayStore)
    if (mayStore()) this.#storage.put<Stored>(prefix + platform, { sealed })
    return link
  }

  #place(platform: string): string {
    return `${this.#context}|pending|${platform}`
  }
}
