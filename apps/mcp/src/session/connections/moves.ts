/** How long a session can be found under the name that it has left, by what was under way. */
const movedMs = 60 * 1000
const key = 'moved'

/** The name under which a session goes on. */
interface Moved {
  to: string
  until: number
}

/** Where a session went on under another name: one move at a time, and the last one remembered for a minute. */
export class Moves {
  readonly #storage: SyncKvStorage
  /** The last move, which waits for those before it; never rejected. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(storage: SyncKvStorage) {
    this.#storage = storage
  }

  /** Makes a move once those before it are over. */
  make(move: () => Promise<boolean>): Promise<boolean> {
    const made = this.#last.then(move)
    this.#last = made.catch(() => undefined)
    return made
  }

  /** Until no move is under way. */
  async settled(): Promise<void> {
    await this.#last
  }

  /** From here on it is found under the other name. Answers until when. */
  begin(to: string): number {
    const until = Date.now() + movedMs
    this.#storage.put<Moved>(key, { to, until })
    return until
  }

  /** It stays where it was. */
  undo(): void {
    this.#storage.delete(key)
  }

  /** Forgets all that was kept under the old name, but where it went on. */
  clear(): void {
    for (const [each] of [...this.#storage.list()]) if (each !== key) this.#storage.delete(each)
  }

  /** The name under which it goes on. */
  next(): string | undefined {
    const moved = this.#storage.get<Moved>(key)
    return moved && moved.until > Date.now() ? moved.to : undefined
  }
}
