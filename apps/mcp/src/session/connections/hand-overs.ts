import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import type { ConnectionFacts } from '../connection.ts'
import type { Lifetime } from '../lifetime.ts'
import type { Session } from '../session.ts'
import type { Connection, Connections, Sealed } from './connections.ts'
import { isSponsorOf } from './standing.ts'
import type { TokenKeeper } from './token-keeper.ts'

const againMs = 60 * 1000
/** How long a successor that cannot be reached is asked again. */
const patienceMs = 10 * 60 * 1000
const handingKey = 'handing'
const takenKey = 'taken'

/** Kept until the successor has answered: a restart finds it, and all that was to be handed over, still there. */
interface Handing {
  to: string
  createdAt: number
  platforms: string[]
  until: number
}

/** What another session took in here: whoever asks again gets the answer that was lost. */
interface Taken {
  from: string
  platforms: string[]
}

/** What a session hands over, with its age. `from`: the id of its object. */
export interface Offer {
  from: string
  createdAt: number
  connections: Connection[]
}

/** What became of the connections of a session that another one takes the place of. */
export interface HandedOver<T> {
  /** Go on there. */
  kept: T[]
  ended: T[]
}

interface Surroundings {
  id: string
  storage: DurableObjectStorage
  life: Lifetime
  connections: Connections
  tokens: TokenKeeper
  sessionNamed(name: string): DurableObjectStub<Session>
}

/** Connections of an agent's session that go on in the session of a new grant, which takes its place. */
export class HandOvers {
  readonly #around: Surroundings
  readonly #kv: SyncKvStorage
  /** What is under way; never rejected. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(around: Surroundings) {
    this.#around = around
    this.#kv = around.storage.kv
  }

  /**
   * The people's own connections that were signed in to in the browser of this session. Of an agent's, where it was
   * approved: a new grant may go on with them.
   */
  async offered(): Promise<ConnectionFacts[]> {
    const browser = this.#around.life.now()?.browser
    const found = await this.#around.connections.all()
    return found.map(({ facts }) => facts).filter((facts) => browser !== undefined && facts.browser === browser)
  }

  /**
   * Ends here. What another session, which is open, can take in of these platforms goes on there, with what they sponsor;
   * the rest is the caller's to give back. Where it throws, {@link finish} goes on with it.
   */
  async handOver(to: string, platforms: string[]): Promise<HandedOver<Connection>> {
    const { life, tokens } = this.#around
    // A renewal under way would leave the other object with a refresh token that is used up.
    do await tokens.settled()
    while (tokens.isRenewing)
    const stored = life.now()
    if (!stored) return { kept: [], ended: [] }
    life.stop()
    const now = Date.now()
    this.#kv.put<Handing>(handingKey, { to, createdAt: stored.createdAt, platforms, until: now + patienceMs })
    return this.finish()
  }

  get isUnderWay(): boolean {
    return this.#kv.get<Handing>(handingKey) !== undefined
  }

  /** Waits for what is under way, and brings to its end what was interrupted. */
  finish(): Promise<HandedOver<Connection>> {
    const finished = this.#last.then(() => this.#finish())
    this.#last = finished.catch(() => undefined)
    return finished
  }

  /** Takes in what another object hands over, all of it or nothing. Answers the platforms that go on here. */
  async takeOver(offer: Offer): Promise<string[]> {
    const { life, connections: own } = this.#around
    const before = own.listed()
    const coming = admitted(await own.opened(before), before, offer.connections)
    const sealed = await own.sealed(coming)
    // Nothing is awaited from here to the last write: an error leaves nothing behind.
    const current = life.now()
    if (!current) return []
    const taken = this.#kv.get<Taken>(takenKey)
    if (taken?.from === offer.from) return taken.platforms
    // Something changed while it was sealed: judged anew.
    if (!isSame(before, own.listed())) return this.takeOver(offer)
    own.store(sealed)
    const platforms = sealed.map(({ platform }) => platform)
    this.#kv.put<Taken>(takenKey, { from: offer.from, platforms })
    await life.predate(current, offer.createdAt)
    return platforms
  }

  async #finish(): Promise<HandedOver<Connection>> {
    const handing = this.#kv.get<Handing>(handingKey)
    if (!handing) return { kept: [], ended: [] }
    // First: whatever fails from here on is tried again.
    await this.#around.storage.setAlarm(Date.now() + againMs)
    const found = await this.#around.connections.all()
    const connections = found.filter(({ facts }) => facts.sponsor || handing.platforms.includes(facts.platform))
    const taken = await this.#offer(handing, connections)
    await this.#around.storage.deleteAll()
    const goesOn = ({ facts }: Connection) => taken.includes(facts.platform)
    return { kept: found.filter(goesOn), ended: found.filter((connection) => !goesOn(connection)) }
  }

  async #offer({ to, createdAt, until }: Handing, connections: Connection[]): Promise<string[]> {
    const { id, sessionNamed } = this.#around
    try {
      return await sessionNamed(to).takeOver({ from: id, createdAt, connections })
    } catch (cause) {
      log('session/not-handed-over', { code: Failure.from(cause).code })
      if (Date.now() >= until) return []
      // What it holds is not known: nothing is said to have ended before it has answered.
      throw cause
    }
  }
}

/** What a session with connections of its own can take in: no second one of a platform, none without its sponsor. */
function admitted(own: readonly Connection[], listed: readonly Sealed[], offered: readonly Connection[]): Connection[] {
  const isNew = ({ facts }: Connection) => !listed.some(({ platform }) => platform === facts.platform)
  const coming = offered.filter(isNew)
  const isSponsored = ({ facts }: Connection) =>
    !facts.sponsor || [...own, ...coming].some((person) => isSponsorOf(facts, person.facts))
  return coming.filter(isSponsored)
}

function isSame(before: readonly Sealed[], now: readonly Sealed[]): boolean {
  const sealOf = (platform: string) => now.find((each) => each.platform === platform)?.sealed
  return before.length === now.length && before.every(({ platform, sealed }) => sealOf(platform) === sealed)
}
