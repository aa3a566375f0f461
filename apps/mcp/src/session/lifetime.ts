const idleMs = 7 * 24 * 60 * 60 * 1000
/** No session lives longer. */
export const longestMs = 30 * 24 * 60 * 60 * 1000
/** A code is good for as long (RFC 6749 §4.1.2): what nobody redeems connects nobody. */
const codeMs = 10 * 60 * 1000
/** How many grants a session knows whose place it took. */
export const mostReplaced = 20
/** Moving the alarm costs a write, so use within the same stretch does not move it. */
const touchEveryMs = 60 * 60 * 1000

export interface Stored {
  createdAt: number
  touchedAt: number
  /** Digest of the key of the browser in which the person approved the agent. */
  browser?: string
  /** When it ends unless the code that leads to it has been redeemed. */
  redeemBy?: number
  /** The ids of the grants whose place it has taken. */
  replaced?: string[]
}

/** How a session stands towards a grant that would take the place of its own. */
export interface Standing {
  isOpen: boolean
  /** It lives, and was approved in the browser in which the new grant is. */
  isOfBrowser: boolean
  /** It lives, and its code has not been redeemed yet. */
  isWaiting: boolean
  /** The ids of the grants whose place it has taken. */
  replaced: string[]
}

/** How long a session lives: seven days after its last use, and thirty after it began. */
export class Lifetime {
  readonly #storage: DurableObjectStorage
  readonly #kv: SyncKvStorage

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
    this.#kv = storage.kv
  }

  /**
   * Begins it, or goes on with one that began earlier. `browser`: digest of the key of the browser that approves it;
   * `hasCode`: it ends after ten minutes unless {@link redeem} is called.
   */
  async begin(begun: { createdAt?: number; browser?: string; hasCode?: boolean }): Promise<void> {
    const touchedAt = Date.now()
    const { createdAt = touchedAt, browser, hasCode } = begun
    const more = { ...(browser && { browser }), ...(hasCode && { redeemBy: touchedAt + codeMs }) }
    await this.#keep({ createdAt, touchedAt, ...more })
  }

  /** Its code has been redeemed. Undefined where it has ended. */
  async redeem(): Promise<Stored | undefined> {
    const stored = this.now()
    if (!stored) return undefined
    const { redeemBy: _, ...redeemed } = stored
    await this.#keep({ ...redeemed, touchedAt: Date.now() })
    return redeemed
  }

  /** Remembers whose place it has taken: what is asked of those grants is asked of this one. */
  replace(grantIds: readonly string[]): void {
    const stored = this.now()
    if (stored) this.goOn({ ...stored, replaced: [...grantIds, ...(stored.replaced ?? [])].slice(0, mostReplaced) })
  }

  /** It goes on with what began earlier, and is as old from now. */
  async predate(stored: Stored, createdAt: number): Promise<void> {
    await this.#keep({ ...stored, createdAt: Math.min(stored.createdAt, createdAt) })
  }

  /** `browser`: digest of the key of the browser in which the new grant was approved. */
  standing(browser?: string): Standing {
    const stored = this.now()
    const isOfBrowser = browser !== undefined && stored?.browser === browser
    const isWaiting = stored?.redeemBy !== undefined
    return { isOpen: stored !== undefined, isOfBrowser, isWaiting, replaced: stored?.replaced ?? [] }
  }

  /** Undefined when it has ended or never was. */
  now(): Stored | undefined {
    const stored = this.#kv.get<Stored>('session')
    return stored && Date.now() < endOf(stored) ? stored : undefined
  }

  /** Counts as a use. */
  async touch(stored: Stored): Promise<void> {
    const touchedAt = Date.now()
    if (touchedAt - stored.touchedAt > touchEveryMs) await this.#keep({ ...stored, touchedAt })
  }

  /** Ends it at once; the alarm that gives back what it was connected to stays. */
  stop(): void {
    this.#kv.delete('session')
  }

  goOn(stored: Stored): void {
    this.#kv.put<Stored>('session', stored)
  }

  async #keep(stored: Stored): Promise<void> {
    this.goOn(stored)
    await this.#storage.setAlarm(endOf(stored))
  }
}

function endOf({ touchedAt, createdAt, redeemBy = Number.POSITIVE_INFINITY }: Stored): number {
  return Math.min(touchedAt + idleMs, createdAt + longestMs, redeemBy)
}
