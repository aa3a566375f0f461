import { DurableObject } from 'cloudflare:workers'
import type { Reference } from '@repo/fhir'
import { type Config, type Env, readConfig } from '../config.ts'
import { recordEnds, recordRefreshFailure } from '../smart/audit-sign-in.ts'
import { type BrokenGlass, GlassKeeper } from './care/broken-glass.ts'
import { Panels } from './care/panels.ts'
import type { ConnectionFacts, SessionFacts } from './connection.ts'
import { Admission } from './connections/admission.ts'
import { type Connection, Connections, type Grant } from './connections/connections.ts'
import { type HandedOver, HandOvers, type Offer } from './connections/hand-overs.ts'
import { Moves, type Moving } from './connections/moves.ts'
import { type PendingLink, PendingLinks } from './connections/pending-links.ts'
import { People, type Person } from './connections/people.ts'
import type { Refusal } from './connections/renewal.ts'
import { standing } from './connections/standing.ts'
import { type Credentials, TokenKeeper } from './connections/token-keeper.ts'
import { Lifetime, type Standing, type Stored } from './lifetime.ts'
import { type Confirmation, Confirmations } from './memories/confirmations.ts'
import { type Created, type Creation, Creations } from './memories/creations.ts'
import { Places } from './memories/places.ts'
import { type KeyRing, readKeyRing } from './seal.ts'

/**
 * One session: a grant of an MCP client, or a browser. Named by the digest of its key, which only the client's sealed
 * token or the browser's cookie holds. Keeps the tokens of each connected platform sealed, refreshes them ahead of
 * expiry, one flight for each platform at a time, and forgets everything when it ends.
 */
export class Session extends DurableObject<Env> {
  #ring: Promise<KeyRing> | undefined
  readonly #kv = this.ctx.storage.kv
  readonly #life = new Lifetime(this.ctx.storage)
  readonly #connections = new Connections(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #tokens = new TokenKeeper({
    connections: this.#connections,
    config: () => this.#config,
    isOpen: () => this.#life.now() !== undefined,
    lost: (facts, code) => recordRefreshFailure(this.env, this.#config, facts, code),
  })
  readonly #people = new People(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #around = {
    id: this.ctx.id.toString(),
    storage: this.ctx.storage,
    life: this.#life,
    connections: this.#connections,
    people: this.#people,
    tokens: this.#tokens,
    sessionNamed: (name: string) => this.env.SESSION.getByName(name),
  }
  readonly #moves = new Moves(this.#around)
  readonly #admission = new Admission({ ...this.#around, moves: this.#moves })
  readonly #handOvers = new HandOvers(this.#around)
  readonly #panels = new Panels({ connections: this.#connections, tokens: this.#tokens, config: () => this.#config })
  readonly #glass = new GlassKeeper(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #pending = new PendingLinks(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #memory = [this.ctx.storage, () => Date.now(), () => this.#life.now() !== undefined] as const
  readonly #confirmations = new Confirmations(...this.#memory)
  readonly #creations = new Creations(...this.#memory, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #places = new Places(...this.#memory)

  /** Begins the session, with no connection yet. See {@link Lifetime.begin}. */
  async open(begun: { browser?: string; hasCode?: boolean } = {}): Promise<void> {
    await this.#life.begin(begun)
  }

  /** See {@link Lifetime.redeem}. */
  redeem(): Promise<Pick<Stored, 'browser'> | undefined> {
    return this.#life.redeem()
  }

  /**
   * Keeps a fresh grant. `other-person`: this session is connected to that platform as somebody else; `ended`: there
   * is no session. In both cases nothing is kept, and the grant is the caller's to give back.
   */
  join(grant: Grant, facts: ConnectionFacts): Promise<'connected' | 'other-person' | 'ended'> {
    return this.#admission.join(grant, facts)
  }

  /** Who is connected to what, or undefined when the session has ended or never was. Counts as a use of it. */
  async describe(): Promise<SessionFacts | undefined> {
    const stored = this.#life.now()
    if (!stored) return undefined
    await this.#life.touch(stored)
    const connections = await this.#glass.toldOf(standing(this.#config, await this.#connections.all(), Date.now()))
    return this.#life.now() && { connections, createdAt: new Date(stored.createdAt).toISOString() }
  }

  /** Whom the person of a platform cares for there; undefined where that cannot be had. See {@link Panels}. */
  async panel(platform: string): Promise<Reference[] | undefined> {
    return this.#life.now() && this.#panels.get(platform)
  }

  /** Opens a patient's records at a platform to whoever has broken the glass there. False where the session has ended. */
  async breakGlass(platform: string, broken: BrokenGlass): Promise<boolean> {
    return this.#glass.put(platform, broken, () => this.#life.now() !== undefined)
  }

  /** Whether it lives, asked by somebody else than its own client: that is no use of it, and prolongs nothing. */
  async isOpen(): Promise<boolean> {
    return this.#life.now() !== undefined
  }

  /** A token of the platform that is not about to end, refreshed if need be. */
  credentials(platform: string): Promise<Credentials> {
    return this.#tokens.credentials(platform)
  }

  /**
   * The platform refused a token that this session gave: the next call refreshes it; a fresh one that is to blame ends
   * the connection. A late report about a token that has been replaced since says nothing about the present one.
   */
  tokenRefused(platform: string, smartAccessToken: string, refusal?: Refusal): Promise<void> {
    return this.#tokens.refused(platform, smartAccessToken, refusal)
  }

  /** Whether {@link join} would take somebody, asked before their sign-in is recorded. */
  admits(person: Person): Promise<'yes' | 'other-person' | 'ended'> {
    return this.#admission.admits(person)
  }

  /**
   * Whether somebody is connected to a platform here. No use of the session, like {@link isOpen}. `browser`: only if
   * they signed in in the browser whose key has this digest.
   */
  isConnectedAs(person: Person, browser?: string): Promise<boolean> {
    return this.#admission.isConnectedAs(person, browser)
  }

  /** Everybody who is signed in, or was until they disconnected; undefined where the session has ended. */
  people(): Promise<Person[] | undefined> {
    return this.#admission.people()
  }

  /**
   * Ends one connection here at once, and those that it sponsors, then tells the platforms. Answers whose they were, its
   * own first; none where there was none. `subject`: only if it is theirs.
   */
  async disconnect(platform: string, subject?: string): Promise<ConnectionFacts[]> {
    const moved = await this.#moves.moved()
    if (moved) return moved.disconnect(platform, subject)
    if (this.#handOvers.isUnderWay) await this.#finishHandOver()
    const taken = this.#life.now() && (await this.#connections.takeOf(platform, subject))
    if (!taken) return []
    this.#glass.forget(platform)
    this.#tokens.reset(platform)
    const sponsored = (await this.#connections.all()).filter(({ facts }) => facts.sponsor?.platform === platform)
    for (const { facts } of sponsored) this.#connections.take(facts.platform)
    const own = await this.#connections.opened([taken])
    for (const { facts } of own) if (!facts.service) await this.#people.put(facts, () => this.#life.now() !== undefined)
    return this.#giveBack([...own, ...sponsored])
  }

  /** Whether this is the digest of the key of the browser in which the person approved this session's agent. */
  async approvedBy(browserDigest: string): Promise<boolean> {
    return this.#life.now()?.browser === browserDigest
  }

  /** Keeps the link that the person is given for a platform, see {@link PendingLinks.put}. */
  pend(platform: string, link: PendingLink, instead?: string): Promise<PendingLink> {
    return this.#pending.put(platform, link, instead, () => this.#life.now() !== undefined)
  }

  /** The link that was last made for a platform, whatever has become of it. */
  async pending(platform: string): Promise<PendingLink | undefined> {
    return this.#life.now() && this.#pending.get(platform)
  }

  /** See {@link Moves.moveTo}. */
  moveTo(name: string): Promise<boolean> {
    return this.#moves.moveTo(name)
  }

  receive(moving: Moving): Promise<void> {
    return this.#moves.receive(moving)
  }

  /** See {@link HandOvers.offered}. */
  offered(): Promise<ConnectionFacts[]> {
    return this.#handOvers.offered()
  }

  /** See {@link HandOvers.handOver}. What cannot go on is given back to the platforms. */
  async handOver(name: string, platforms: string[]): Promise<HandedOver<ConnectionFacts>> {
    const { kept, ended } = await this.#handOvers.handOver(name, platforms)
    return { kept: kept.map(({ facts }) => facts), ended: await this.#giveBack(ended) }
  }

  takeOver(offer: Offer): Promise<string[]> {
    return this.#handOvers.takeOver(offer)
  }

  /** See {@link Lifetime.replace}. */
  async replace(grantIds: string[]): Promise<void> {
    this.#life.replace(grantIds)
  }

  /** See {@link Lifetime.standing}. */
  async standing(browser?: string): Promise<Standing> {
    return this.#life.standing(browser)
  }

  /** See {@link Confirmations}. Undefined when the session has ended. */
  async mintConfirmation(callDigest: string): Promise<Confirmation | undefined> {
    return this.#life.now() && this.#confirmations.mint(callDigest)
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
    return this.#life.now() && this.#creations.begin(key, contentDigest)
  }

  settleCreation(key: string, created: Created): Promise<void> {
    return this.#creations.settle(key, created)
  }

  forgetCreation(key: string): Promise<void> {
    return this.#creations.forget(key)
  }

  /** See {@link Places}. Undefined when the session has ended. */
  async keepPlace(sealed: string): Promise<string | undefined> {
    return this.#life.now() && this.#places.keep(sealed)
  }

  findPlace(handle: string): Promise<string | undefined> {
    return this.#places.find(handle)
  }

  /**
   * Ends the session here at once, then tells the platforms (RFC 7009), which may fail without consequence. Answers what
   * was connected. A session that has moved ends where it went on.
   */
  async end(): Promise<ConnectionFacts[]> {
    const moved = await this.#moves.moved()
    if (moved) return moved.end()
    if (this.#handOvers.isUnderWay) await this.#finishHandOver()
    // Read past the lifetimes: a session that ends by them is given back to the platforms too.
    const listed = this.#connections.listed()
    await this.ctx.storage.deleteAll()
    return this.#giveBack(await this.#connections.opened(listed))
  }

  override async alarm(): Promise<void> {
    if (this.#moves.next()) return this.ctx.storage.deleteAll()
    // One that fails has set the next alarm itself.
    if (this.#handOvers.isUnderWay) return this.#finishHandOver().catch(() => undefined)
    await recordEnds(this.env, this.#config, await this.end(), { code: 'session/expired' })
  }

  /** An end that comes while connections are handed over is not theirs who go on. */
  async #finishHandOver(): Promise<void> {
    const { ended } = await this.#handOvers.finish()
    await recordEnds(this.env, this.#config, await this.#giveBack(ended))
  }

  async #giveBack(ended: readonly Connection[]): Promise<ConnectionFacts[]> {
    // A platform that is down would keep the person waiting for what is over here already.
    for (const { grant, facts } of ended) if (grant) this.ctx.waitUntil(this.#tokens.revoke(grant, facts.platform))
    return ended.map(({ facts }) => facts)
  }

  get #config(): Config {
    return readConfig(this.env)
  }

  #keyRing(): Promise<KeyRing> {
    this.#ring ??= readKeyRing(this.#config.sessionKeys)
    return this.#ring
  }
}
