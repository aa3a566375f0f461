import { DurableObject } from 'cloudflare:workers'
import { type Config, type Env, readConfig } from '../config.ts'
import { type Confirmation, Confirmations } from './confirmations.ts'
import type { ConnectionFacts, SessionFacts } from './connection.ts'
import { type Connection, Connections, type Found, type Grant } from './connections/connections.ts'
import { Moves } from './connections/moves.ts'
import { type PendingLink, PendingLinks } from './connections/pending-links.ts'
import { People, type Person } from './connections/people.ts'
import { isSponsorOf, standing } from './connections/standing.ts'
import { type Credentials, TokenKeeper } from './connections/token-keeper.ts'
import { type Created, type Creation, Creations } from './creations.ts'
import { Places } from './places.ts'
import { type KeyRing, readKeyRing } from './seal.ts'

const idleMs = 7 * 24 * 60 * 60 * 1000
const absoluteMs = 30 * 24 * 60 * 60 * 1000
/** Moving the alarm costs a write, so use within the same stretch does not move it. */
const touchEveryMs = 60 * 60 * 1000

interface Stored {
  createdAt: number
  touchedAt: number
  /** Digest of the key of the browser in which the person approved the agent. */
  browser?: string
}

/** A session on its way to another name. */
interface Moving extends Pick<Stored, 'createdAt' | 'browser'> {
  connections: Connection[]
  people: Person[]
}

/**
 * One session: a grant of an MCP client, or a browser. Named by the digest of its key, which only the client's sealed
 * token or the browser's cookie holds. Keeps the tokens of each connected platform sealed, refreshes them ahead of
 * expiry, one flight for each platform at a time, and forgets everything when it ends.
 */
export class Session extends DurableObject<Env> {
  #ring: Promise<KeyRing> | undefined
  readonly #kv = this.ctx.storage.kv
  readonly #connections = new Connections(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #tokens = new TokenKeeper({
    connections: this.#connections,
    config: () => this.#config,
    isOpen: () => this.#load() !== undefined,
  })
  readonly #people = new People(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #moves = new Moves(this.#kv)
  readonly #pending = new PendingLinks(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #memory = [this.ctx.storage, () => Date.now(), () => this.#load() !== undefined] as const
  readonly #confirmations = new Confirmations(...this.#memory)
  readonly #creations = new Creations(...this.#memory)
  readonly #places = new Places(...this.#memory)

  /** Begins the session, with no connection yet. `browser`: digest of the key of the browser that approves it. */
  async open({ browser }: { browser?: string } = {}): Promise<void> {
    const now = Date.now()
    this.#kv.put<Stored>('session', { createdAt: now, touchedAt: now, ...(browser && { browser }) })
    await this.ctx.storage.setAlarm(now + idleMs)
  }

  /**
   * Keeps a fresh grant. `other-person`: this session is connected to that platform as somebody else; `ended`: there
   * is no session. In both cases nothing is kept, and the grant is the caller's to give back.
   */
  async join(grant: Grant, facts: ConnectionFacts): Promise<'connected' | 'other-person' | 'ended'> {
    const moved = await this.#moved()
    if (moved) return moved.join(grant, facts)
    const { platform, subject } = facts
    const from = this.#connections.sealedOf(platform)
    const people = await this.#connections.all()
    const before = await this.#connections.get(platform)
    if (!this.#load()) return 'ended'
    if (before && before.facts.subject !== subject) return 'other-person'
    if (facts.sponsor && !people.some((person) => isSponsorOf(facts, person.facts))) return 'other-person'
    const connection: Connection = { facts, grant, renewedAt: Date.parse(facts.connectedAt), renewals: 0 }
    const kept = await this.#connections.put(connection, from, () => this.#load() !== undefined)
    // Something changed while it was sealed: judged anew.
    if (!kept) return this.join(grant, facts)
    this.#tokens.reset(platform)
    if (before?.grant) this.ctx.waitUntil(this.#tokens.revoke(before.grant, platform, grant))
    return 'connected'
  }

  /** Who is connected to what, or undefined when the session has ended or never was. Counts as a use of it. */
  async describe(): Promise<SessionFacts | undefined> {
    const stored = this.#load()
    if (!stored) return undefined
    const now = Date.now()
    if (now - stored.touchedAt > touchEveryMs) {
      this.#kv.put<Stored>('session', { ...stored, touchedAt: now })
      await this.ctx.storage.setAlarm(Math.min(now + idleMs, stored.createdAt + absoluteMs))
    }
    const connections = standing(this.#config, await this.#connections.all(), now)
    return this.#load() && { connections, createdAt: new Date(stored.createdAt).toISOString() }
  }

  /** Whether it lives, asked by somebody else than its own client: that is no use of it, and prolongs nothing. */
  async isOpen(): Promise<boolean> {
    return this.#load() !== undefined
  }

  /** A token of the platform that is not about to end, refreshed if need be. */
  credentials(platform: string): Promise<Credentials> {
    return this.#tokens.credentials(platform)
  }

  /**
   * The platform refused a token that this session gave: the next call refreshes it; a fresh one ends the connection.
   * A late report about a token that has been replaced since says nothing about the present one.
   */
  tokenRefused(platform: string, smartAccessToken: string): Promise<void> {
    return this.#tokens.refused(platform, smartAccessToken)
  }

  /** Whether {@link join} would take somebody, asked before their sign-in is recorded. */
  async admits({ platform, subject }: Person): Promise<'yes' | 'other-person' | 'ended'> {
    const moved = await this.#moved()
    if (moved) return moved.admits({ platform, subject })
    const before = await this.#connections.get(platform)
    if (!this.#load()) return 'ended'
    return before && before.facts.subject !== subject ? 'other-person' : 'yes'
  }

  /** Everybody who is signed in, or was until they disconnected; undefined where the session has ended. */
  async people(): Promise<Person[] | undefined> {
    const connected = (await this.#connections.all()).map(({ facts }) => facts).filter(({ service }) => !service)
    // Where somebody else signed in afterwards, that platform's person is that one.
    const left = (await this.#people.all()).filter(
      (one) => !connected.some(({ platform }) => platform === one.platform),
    )
    const people = [...connected, ...left].map(({ platform, subject }) => ({ platform, subject }))
    return this.#load() && people
  }

  /**
   * Ends one connection here at once, and those that it sponsors, then tells the platforms. Answers whose they were, its
   * own first; none where there was none.
   */
  async disconnect(platform: string): Promise<ConnectionFacts[]> {
    const moved = await this.#moved()
    if (moved) return moved.disconnect(platform)
    const taken = this.#load() && this.#connections.take(platform)
    if (!taken) return []
    this.#tokens.reset(platform)
    const sponsored = (await this.#connections.all()).filter(({ facts }) => facts.sponsor?.platform === platform)
    for (const { facts } of sponsored) this.#connections.take(facts.platform)
    const own = await this.#connections.opened([taken])
    for (const { facts } of own) if (!facts.service) await this.#people.put(facts, () => this.#load() !== undefined)
    return this.#giveBack([...own, ...sponsored])
  }

  /** Whether this is the digest of the key of the browser in which the person approved this session's agent. */
  async approvedBy(browserDigest: string): Promise<boolean> {
    return this.#load()?.browser === browserDigest
  }

  /** Keeps the link that the person is given for a platform, see {@link PendingLinks.put}. */
  pend(platform: string, link: PendingLink, instead?: string): Promise<PendingLink> {
    return this.#pending.put(platform, link, instead, () => this.#load() !== undefined)
  }

  /** The link that was last made for a platform, whatever has become of it. */
  async pending(platform: string): Promise<PendingLink | undefined> {
    return this.#load() && this.#pending.get(platform)
  }

  /** Ends here and goes on under another name, with its connections and its age. False where it has ended. */
  moveTo(name: string): Promise<boolean> {
    return this.#moves.make(() => this.#move(name))
  }

  /** What another object of this class hands over by {@link moveTo}. */
  async receive({ createdAt, browser, connections, people }: Moving): Promise<void> {
    const now = Date.now()
    this.#kv.put<Stored>('session', { createdAt, touchedAt: now, ...(browser && { browser }) })
    for (const connection of connections) {
      await this.#connections.put(connection, this.#connections.sealedOf(connection.facts.platform))
    }
    for (const person of people) await this.#people.put(person)
    await this.ctx.storage.setAlarm(Math.min(now + idleMs, createdAt + absoluteMs))
  }

  /** See {@link Confirmations}. Undefined when the session has ended. */
  async mintConfirmation(callDigest: string): Promise<Confirmation | undefined> {
    return this.#load() && this.#confirmations.mint(callDigest)
  }

  redeemConfirmation(handle: string, callDigest: string): Promise<boolean> {
    return this.#confirmations.redeem(handle, callDigest)
  }

  /** See {@link Creations}. */
  findCreation(key: string, contentDigest: string): Promise<Creation> {
    return this.#creations.find(key, contentDigest)
  }

  /** Undefined when the session has ended. */
  async beginCreation(key: string, contentDigest: string): Promise<Creation | undefined> {
    return this.#load() && this.#creations.begin(key, contentDigest)
  }

  settleCreation(key: string, created: Created): Promise<void> {
    return this.#creations.settle(key, created)
  }

  forgetCreation(key: string): Promise<void> {
    return this.#creations.forget(key)
  }

  /** See {@link Places}. Undefined when the session has ended. */
  async keepPlace(sealed: string): Promise<string | undefined> {
    return this.#load() && this.#places.keep(sealed)
  }

  findPlace(handle: string): Promise<string | undefined> {
    return this.#places.find(handle)
  }

  /**
   * Ends the session here at once, then tells the platforms (RFC 7009), which may fail without consequence. Answers what
   * was connected. A session that has moved ends where it went on.
   */
  async end(): Promise<ConnectionFacts[]> {
    const moved = await this.#moved()
    if (moved) return moved.end()
    // Read past the lifetimes: a session that ends by them is given back to the platforms too.
    const listed = this.#connections.listed()
    await this.ctx.storage.deleteAll()
    return this.#giveBack(await this.#connections.opened(listed))
  }

  override async alarm(): Promise<void> {
    if (this.#moves.next()) await this.ctx.storage.deleteAll()
    else await this.end()
  }

  async #move(name: string): Promise<boolean> {
    const next = this.#moves.next()
    if (next) return this.env.SESSION.getByName(next).moveTo(name)
    // A renewal under way would leave the other object with a refresh token that is used up.
    await this.#tokens.settled()
    const count = this.#connections.listed().length
    const [connections, people] = [await this.#connections.all(), await this.#people.all()]
    const stored = this.#load()
    if (!stored) return false
    if (count !== this.#connections.listed().length || !this.#isAtRest(connections)) return this.#move(name)
    // Ended here before the other object is told: what comes meanwhile goes there too, and brings nothing back.
    this.#kv.delete('session')
    const until = this.#moves.begin(name)
    const { createdAt, browser } = stored
    try {
      const moving: Moving = { createdAt, connections, people, ...(browser && { browser }) }
      await this.env.SESSION.getByName(name).receive(moving)
    } catch (cause) {
      this.#moves.undo()
      this.#kv.put<Stored>('session', stored)
      throw cause
    }
    this.#moves.clear()
    await this.ctx.storage.setAlarm(until)
    return true
  }

  /** Whether these are still what is stored, and no renewal is about to replace one. */
  #isAtRest(connections: readonly Found[]): boolean {
    const isSame = connections.every(({ facts, sealed }) => this.#connections.sealedOf(facts.platform) === sealed)
    return isSame && !this.#tokens.isRenewing
  }

  /** The object in which it goes on, once it has arrived there. */
  async #moved(): Promise<DurableObjectStub<Session> | undefined> {
    if (this.#moves.next()) await this.#moves.settled()
    const next = this.#moves.next()
    return next === undefined ? undefined : this.env.SESSION.getByName(next)
  }

  async #giveBack(ended: readonly Found[]): Promise<ConnectionFacts[]> {
    // A platform that is down would keep the person waiting for what is over here already.
    for (const { grant, facts } of ended) if (grant) this.ctx.waitUntil(this.#tokens.revoke(grant, facts.platform))
    return ended.map(({ facts }) => facts)
  }

  #load(): Stored | undefined {
    const stored = this.#kv.get<Stored>('session')
    if (!stored) return undefined
    const now = Date.now()
    return now < Math.min(stored.touchedAt + idleMs, stored.createdAt + absoluteMs) ? stored : undefined
  }

  get #config(): Config {
    return readConfig(this.env)
  }

  #keyRing(): Promise<KeyRing> {
    this.#ring ??= readKeyRing(this.#config.sessionKeys)
    return this.#ring
  }
}
