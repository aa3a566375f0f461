import { DurableObject } from 'cloudflare:workers'
import { refreshSmartGrant, revokeSmartGrant, type SmartErrorCode, type SmartGrant } from '@repo/fhir'
import { type Config, type Env, readConfig } from '../config.ts'
import { log } from '../log.ts'
import { type Confirmation, Confirmations } from './confirmations.ts'
import type { ConnectionFacts, SessionFacts } from './connection.ts'
import { type Connection, Connections, type Found } from './connections/connections.ts'
import { isAlive, isDue, isFresh, Renewals } from './connections/renewal.ts'
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

export type Credentials = { ok: true; smartAccessToken: string } | { ok: false; code: SmartErrorCode }

const expired: Credentials = { ok: false, code: 'smart/session-expired' }

const given = ({ smartAccessToken }: SmartGrant): Credentials => ({ ok: true, smartAccessToken })

/**
 * One session: a grant of an MCP client, or a browser. Named by the digest of its key, which only the client's sealed
 * token or the browser's cookie holds. Keeps the tokens of each connected platform sealed, refreshes them ahead of
 * expiry, one flight for each platform at a time, and forgets everything when it ends.
 */
export class Session extends DurableObject<Env> {
  #ring: Promise<KeyRing> | undefined
  readonly #kv = this.ctx.storage.kv
  readonly #connections = new Connections(this.#kv, () => this.#keyRing(), `session|${this.ctx.id}`)
  readonly #renewals = new Renewals<Credentials>()
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
  async join(grant: SmartGrant, facts: ConnectionFacts): Promise<'connected' | 'other-person' | 'ended'> {
    const { platform, subject } = facts
    const from = this.#connections.sealedOf(platform)
    const before = await this.#connections.get(platform)
    if (!this.#load()) return 'ended'
    if (before && before.facts.subject !== subject) return 'other-person'
    const connection: Connection = { facts, grant, renewedAt: Date.parse(facts.connectedAt), renewals: 0 }
    const kept = await this.#connections.put(connection, from, () => this.#load() !== undefined)
    // Something changed while it was sealed: judged anew.
    if (!kept) return this.join(grant, facts)
    this.#renewals.succeeded(platform)
    if (before?.grant) this.ctx.waitUntil(this.#revoke(before.grant))
    return 'connected'
  }

  /** Who is connected to what, or undefined when the session has ended or never was. */
  async describe(): Promise<SessionFacts | undefined> {
    const stored = this.#load()
    if (!stored) return undefined
    const now = Date.now()
    if (now - stored.touchedAt > touchEveryMs) {
      this.#kv.put<Stored>('session', { ...stored, touchedAt: now })
      await this.ctx.storage.setAlarm(Math.min(now + idleMs, stored.createdAt + absoluteMs))
    }
    const connections = (await this.#connections.all()).map(({ facts }) => facts)
    return this.#load() && { connections, createdAt: new Date(stored.createdAt).toISOString() }
  }

  /** A token of the platform that is not about to end, refreshed if need be. */
  async credentials(platform: string): Promise<Credentials> {
    const found = await this.#living(platform)
    if (!found?.grant) return expired
    const now = Date.now()
    if (!isDue(found, now)) return given(found.grant)
    if (!found.grant.refreshToken) {
      if (isAlive(found.grant, now)) return given(found.grant)
      return (await this.#expire(found)) ? expired : this.credentials(platform)
    }
    const refusal = this.#renewals.refusalOf(platform, now)
    if (refusal) return stillGood(found.grant, refusal)
    return this.#renewals.join(platform, () => this.#renew(platform))
  }

  /**
   * The platform refused a token that this session gave: the next call refreshes it; a fresh one ends the connection.
   * A late report about a token that has been replaced since says nothing about the present one.
   */
  async tokenRefused(platform: string, smartAccessToken: string): Promise<void> {
    const found = await this.#living(platform)
    if (found?.grant?.smartAccessToken !== smartAccessToken) return
    const { grant } = found
    if (grant.refreshToken && !isFresh(found, Date.now())) {
      await this.#connections.put({ ...found, grant: { ...grant, expiresAt: 0 } }, found.sealed)
      return
    }
    if (await this.#expire(found)) await this.#revoke(grant)
  }

  /** Ends one connection here at once, then tells the platform. Answers whose it was. */
  async disconnect(platform: string): Promise<ConnectionFacts | undefined> {
    const taken = this.#load() && this.#connections.take(platform)
    const [found] = taken ? await this.#connections.opened([taken]) : []
    this.#renewals.succeeded(platform)
    if (found?.grant) await this.#revoke(found.grant)
    return found?.facts
  }

  /** Whether this is the digest of the key of the browser in which the person approved this session's agent. */
  async approvedBy(browserDigest: string): Promise<boolean> {
    return this.#load()?.browser === browserDigest
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
    const connections = await this.#connections.opened(listed)
    await Promise.all(connections.map(({ grant }) => grant && this.#revoke(grant)))
  }

  override async alarm(): Promise<void> {
    await this.end()
  }

  async #living(platform: string): Promise<Found | undefined> {
    const found = await this.#connections.get(platform)
    return this.#load() && found
  }

  /** Looks again before it asks: the flight before this one may just have brought what the caller came for. */
  async #renew(platform: string): Promise<Credentials> {
    const found = await this.#living(platform)
    if (!found?.grant?.refreshToken) return expired
    if (!isDue(found, Date.now())) return given(found.grant)
    try {
      const fresh = await refreshSmartGrant(found.grant, this.#grantOptions())
      return await this.#keep(found, fresh)
    } catch (cause) {
      const code = this.#renewals.failed(platform, cause, Date.now())
      if (code !== 'smart/session-expired') return stillGood(found.grant, code)
      await this.#expire(found)
      return expired
    }
  }

  async #keep(found: Found, fresh: SmartGrant): Promise<Credentials> {
    const { scope, scopes } = fresh
    const facts = { ...found.facts, scope, scopes }
    const connection = { facts, grant: fresh, renewedAt: Date.now(), renewals: found.renewals + 1 }
    if (await this.#connections.put(connection, found.sealed)) {
      this.#renewals.succeeded(facts.platform)
      return given(fresh)
    }
    // The connection ended or was replaced while the platform answered: this token is not given out, but given back.
    await this.#revoke(fresh)
    const current = await this.#living(facts.platform)
    return current?.grant && isAlive(current.grant, Date.now()) ? given(current.grant) : expired
  }

  /** A connection that cannot be continued: its facts stay, so that the person can be told what to sign in to again. */
  async #expire(found: Found): Promise<boolean> {
    const { grant: _, ...rest } = found
    return this.#connections.put({ ...rest, facts: { ...found.facts, state: 'expired' } }, found.sealed)
  }

  async #revoke(grant: SmartGrant): Promise<void> {
    log('session/ended', { revoked: await revokeSmartGrant(grant, this.#grantOptions()) })
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

  #grantOptions() {
    const { smartEnv, development } = this.#config
    const clientSecret = smartEnv.SMART_CLIENT_SECRET
    return { allowLoopbackHttp: development, ...(clientSecret && { clientSecret }) }
  }
}

/** A refresh that could not be made ahead of time costs nothing while the token lives. */
function stillGood(grant: SmartGrant, code: SmartErrorCode): Credentials {
  const alive = grant.expiresAt !== undefined && grant.expiresAt > Date.now()
  return alive ? given(grant) : { ok: false, code }
}
