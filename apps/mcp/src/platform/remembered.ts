/** How long a value is good for, and how long a failure keeps others from trying, in milliseconds. */
export interface Remembering {
  keepMs: number
  retryAfterMs: number
  now(): number
}

/** One value that is costly to have: fetched by one caller for all, kept for a while, and not asked for again at once where it failed. */
export class Remembered<T> {
  readonly #fetch: () => Promise<T>
  readonly #remembering: Remembering
  #value: T | undefined
  #staleAt = 0
  #flight: Promise<T | undefined> | undefined

  /** `fetch` rejects where there is no value to be had. */
  constructor(fetch: () => Promise<T>, remembering: Remembering) {
    this.#fetch = fetch
    this.#remembering = remembering
  }

  /** Undefined where the last attempt failed. */
  async get(): Promise<T | undefined> {
    if (this.#remembering.now() < this.#staleAt) return this.#value
    this.#flight ??= this.#refresh().finally(() => {
      this.#flight = undefined
    })
    return this.#flight
  }

  async #refresh(): Promise<T | undefined> {
    const { keepMs, retryAfterMs, now } = this.#remembering
    try {
      this.#value = await this.#fetch()
      this.#staleAt = now() + keepMs
    } catch {
      this.#value = undefined
      this.#staleAt = now() + retryAfterMs
    }
    return this.#value
  }
}
