const idleMs = 7 * 24 * 60 * 60 * 1000
/** No session lives longer. */
export const longestMs = 30 * 24 * 60 * 60 * 1000
/** Moving the alarm costs a write, so use within the same stretch does not move it. */
const touchEveryMs = 60 * 60 * 1000

export interface Stored {
  createdAt: number
  touchedAt: number
  /** Digest of the key of the browser in which the person approved the agent. */
  browser?: string
}

/** How long a session lives: seven days after its last use, and thirty after it began. */
export class Lifetime {
  readonly #storage: DurableObjectStorage
  readonly #kv: SyncKvStorage

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
    this.#kv = storage.kv
  }

  /** Begins it, or goes on with one that began earlier. */
  async begin({ createdAt, browser }: { createdAt?: number; browser?: string }): Promise<void> {
    const touchedAt = Date.now()
    await this.#keep({ createdAt: createdAt ?? touchedAt, touchedAt, ...(browser && { browser }) })
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

function endOf({ touchedAt, createdAt }: Stored): number {
  return Math.min(touchedAt + idleMs, createdAt + longestMs)
}
