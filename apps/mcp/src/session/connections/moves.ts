import type { Lifetime, Stored } from '../lifetime.ts'
import type { Session } from '../session.ts'
import type { Connection, Connections } from './connections.ts'
import type { People, Person } from './people.ts'
import type { TokenKeeper } from './token-keeper.ts'

/** How long a session can be found under the name that it has left, by what was under way. */
const movedMs = 60 * 1000
const key = 'moved'

/** The name under which a session goes on. */
interface Moved {
  to: string
  until: number
}

/** A session on its way to another name. */
export interface Moving extends Pick<Stored, 'createdAt' | 'browser'> {
  connections: Connection[]
  people: Person[]
}

interface Left {
  stored: Stored
  moving: Moving
  /** Until when it is told here where it went. */
  until: number
}

interface Surroundings {
  storage: DurableObjectStorage
  life: Lifetime
  connections: Connections
  people: People
  tokens: TokenKeeper
  sessionNamed(name: string): DurableObjectStub<Session>
}

/** Where a session went on under another name: one move at a time, and the last one remembered for a minute. */
export class Moves {
  readonly #around: Surroundings
  readonly #kv: SyncKvStorage
  /** The last move, which waits for those before it; never rejected. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(around: Surroundings) {
    this.#around = around
    this.#kv = around.storage.kv
  }

  /**
   * Ends here and goes on under another name, with its connections and its age. False where it has ended, or goes on
   * elsewhere already: whoever still holds the old key moves nothing.
   */
  moveTo(name: string): Promise<boolean> {
    return this.#inTurn(() => this.#move(name))
  }

  /** Becomes what another object moves here. */
  async receive({ createdAt, browser, connections, people }: Moving): Promise<void> {
    const { life, connections: own } = this.#around
    for (const person of people) await this.#around.people.put(person)
    const sealed = await own.sealed(connections)
    // All in one step: of half a session the other object would not know.
    own.store(sealed)
    await life.begin({ createdAt, ...(browser && { browser }) })
  }

  /** The object in which it goes on, once it has arrived there. */
  async moved(): Promise<DurableObjectStub<Session> | undefined> {
    await this.settled()
    const next = this.next()
    return next === undefined ? undefined : this.#around.sessionNamed(next)
  }

  /** Until no move is under way. */
  async settled(): Promise<void> {
    if (this.next() !== undefined) await this.#last
  }

  /** The name under which it goes on. */
  next(): string | undefined {
    const moved = this.#kv.get<Moved>(key)
    return moved && moved.until > Date.now() ? moved.to : undefined
  }

  #inTurn<T>(move: () => Promise<T>): Promise<T> {
    const made = this.#last.then(move)
    this.#last = made.catch(() => undefined)
    return made
  }

  async #move(name: string): Promise<boolean> {
    const { storage, life, sessionNamed } = this.#around
    const left = await this.#leave(name)
    if (!left) return false
    try {
      await sessionNamed(name).receive(left.moving)
    } catch (cause) {
      this.#kv.delete(key)
      life.goOn(left.stored)
      throw cause
    }
    // Forgets all that was kept under the old name, but where it went on.
    for (const [each] of [...this.#kv.list()]) if (each !== key) this.#kv.delete(each)
    await storage.setAlarm(left.until)
    return true
  }

  /** Ends it here before the other object is told: what comes meanwhile waits, and brings nothing back. */
  async #leave(name: string): Promise<Left | undefined> {
    const { life, connections, people, tokens } = this.#around
    // A renewal under way would leave the other object with a refresh token that is used up.
    await tokens.settled()
    const count = connections.listed().length
    const [found, known] = [await connections.all(), await people.all()]
    const stored = life.now()
    if (!stored) return undefined
    const isSame = found.every(({ facts, sealed }) => connections.sealedOf(facts.platform) === sealed)
    if (!isSame || count !== connections.listed().length || tokens.isRenewing) return this.#leave(name)
    life.stop()
    const until = Date.now() + movedMs
    this.#kv.put<Moved>(key, { to: name, until })
    const { createdAt, browser } = stored
    const moving: Moving = { createdAt, connections: found, people: known, ...(browser && { browser }) }
    return { stored, moving, until }
  }
}
