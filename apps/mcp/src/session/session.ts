import { DurableObject } from 'cloudflare:workers'
import { type Config, type Env, readConfig } from '../config.ts'
import { type Confirmation, Confirmations } from './confirmations.ts'
import type { ConnectionFacts, SessionFacts } from './connection.ts'
import { type Connection, Connections, type Found, type Grant } from './connections/connections.ts'
import { type PendingLink, PendingLinks } from './connections/pending-links.ts'
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
  readonly #pending = new PendingLinks(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #confirmations = new Confirmations(this.ctx.storage, () => Date.now())
  readonly #creations = new Creations(this.ctx.storage, () => Date.now())
  readonly #places = new Places(this.ctx.storage, () => Date.now())

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
    const { platform, subject } = facts
    const from = this.#connections.sealedOf(platform)
    const before = await this.#connections.get(platform)
    if (!this.#load()) return 'ended'
    if (before && before.facts.subject !== subject) return 'other-person'
    const connection: Connection = { facts, grant, renewedAt: Date.parse(facts.connectedAt), renewals: 0 }
    const kept = await this.#connections.put(connection, from, () => this.#load() !== undefined)
    // Something changed while it was sealed: judged anew.
    if (!kept) return this.join(grant, facts)
    this.#tokens.reset(platform)
    if (before?.grant) this.ctx.waitUntil(this.#tokens.revoke(before.grant, platform))
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
    const connections = withSponsors((await this.#connections.all()).map(({ facts }) => facts))
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

  /**
   * Ends one connection here at once, and those that it sponsors, then tells the platform. Answers whose it was;
   * undefined where there was none.
   */
  async disconnect(platform: string): Promise<ConnectionFacts | undefined> {
    const taken = this.#load() && this.#connections.take(platform)
    if (!taken) return undefined
    this.#tokens.reset(platform)
    const sponsored = (await this.#connections.all()).filter(({ facts }) => facts.sponsor?.platform === platform)
    for (const { facts } of sponsored) this.#connections.take(facts.platform)
    const [found] = await this.#connections.opened([taken])
    await this.#giveBack([...(found ? [found] : []), ...sponsored])
    return found?.facts
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
  async moveTo(name: string): Promise<boolean> {
    // A renewal under way would leave the other object with a refresh token that is used up.
    await this.#tokens.settled()
    const connections = await this.#connections.all()
    const stored = this.#load()
    if (!stored) return false
    const { createdAt, browser } = stored
    await this.env.SESSION.getByName(name).receive({ createdAt, connections, ...(browser && { browser }) })
    await this.ctx.storage.deleteAll()
    return true
  }

  /** What another object of this class hands over by {@link moveTo}. */
  async receive({ createdAt, browser, connections }: Moving): Promise<void> {
    const now = Date.now()
    this.#kv.put<Stored>('session', { createdAt, touchedAt: now, ...(browser && { browser }) })
    for (const connection of connections) {
      await this.#connections.put(connection, this.#connections.sealedOf(connection.facts.platform))
    }
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

  /** Ends the session here at once, then tells the platforms (RFC 7009), which may fail without consequence. */
  async end(): Promise<void> {
    // Read past the lifetimes: a session that ends by them is given back to the platforms too.
    const listed = this.#connections.listed()
    await this.ctx.storage.deleteAll()
    await this.#giveBack(await this.#connections.opened(listed))
  }

  override async alarm(): Promise<void> {
    await this.end()
  }

  async #giveBack(ended: readonly Found[]): Promise<void> {
    await Promise.all(ended.map(({ grant, facts }) => grant && this.#tokens.revoke(grant, facts.platform)))
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

/** A platform that signs in nobody is open only while the person who joined it is connected to theirs. */
function withSponsors(connections: readonly ConnectionFacts[]): ConnectionFacts[] {
  const isConnected = (id: string) =>
    connections.some(({ platform, state }) => platform === id && state === 'connected')
  return connections.map((facts) =>
    facts.sponsor && !isConnected(facts.sponsor.platform) ? { ...facts, state: 'expired' as const } : facts,
  )
}
