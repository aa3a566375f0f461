import { DurableObject } from 'cloudflare:workers'
import { refreshSmartGrant, revokeSmartGrant, SmartError, type SmartErrorCode, type SmartGrant } from '@repo/fhir'
import { type Config, type Env, readConfig } from '../config.ts'
import { log } from '../log.ts'
import { type Confirmation, Confirmations } from './confirmations.ts'
import type { ConnectionFacts } from './connection.ts'
import { type Created, type Creation, Creations } from './creations.ts'
import { isStale, type KeyRing, readKeyRing, seal, unseal } from './seal.ts'

const idleMs = 7 * 24 * 60 * 60 * 1000
const absoluteMs = 30 * 24 * 60 * 60 * 1000
/** A token this close to its end is replaced before it is used. */
const refreshAheadMs = 60_000
/** Moving the alarm costs a write, so use within the same stretch does not move it. */
const touchEveryMs = 60 * 60 * 1000
/** After a failed refresh, how long the next attempt waits. */
const retryAfterMs = 5_000
/** A token refused within this time of its refresh will not be helped by another one. */
const freshMs = 60_000

interface Stored {
  /** A sealed Connection. */
  sealed: string
  createdAt: number
  touchedAt: number
}

/** What a session keeps of its platform; in storage it is sealed whole, person and all. */
interface Connection {
  grant: SmartGrant
  facts: ConnectionFacts
}

export type Credentials = { ok: true; smartAccessToken: string } | { ok: false; code: SmartErrorCode }

const expired: Credentials = { ok: false, code: 'smart/session-expired' }

/**
 * One session: a grant of an MCP client, or a browser. Named by the digest of its key, which only the client's sealed
 * token or the browser's cookie holds. Keeps the platform's tokens sealed, refreshes them ahead of expiry, one flight
 * at a time, and forgets everything when it ends.
 */
export class Session extends DurableObject<Env> {
  #flight: Promise<Credentials> | undefined
  #failedAt = 0
  #refreshedAt = 0
  #ring: Promise<KeyRing> | undefined
  readonly #confirmations = new Confirmations(this.ctx.storage, () => Date.now())
  readonly #creations = new Creations(this.ctx.storage, () => Date.now())

  /** Keeps a fresh grant. */
  async open(grant: SmartGrant, facts: ConnectionFacts): Promise<void> {
    const now = Date.now()
    await this.#store({ sealed: await this.#seal({ grant, facts }), createdAt: now, touchedAt: now })
    await this.ctx.storage.setAlarm(now + idleMs)
  }

  /** Who is signed in, or undefined when the session has ended or never was. */
  async describe(): Promise<ConnectionFacts | undefined> {
    const stored = await this.#load()
    if (!stored) return undefined
    const now = Date.now()
    if (now - stored.touchedAt > touchEveryMs) {
      await this.#store({ ...stored, touchedAt: now })
      await this.ctx.storage.setAlarm(Math.min(now + idleMs, stored.createdAt + absoluteMs))
    }
    return (await this.#open(stored))?.facts
  }

  /** A platform token that is good for at least a minute, refreshed if need be. */
  async credentials(): Promise<Credentials> {
    const stored = await this.#load()
    if (!stored) return expired
    const connection = await this.#open(stored)
    if (!connection) return this.#expire()
    const { grant } = connection
    const left = grant.expiresAt === undefined ? Number.POSITIVE_INFINITY : grant.expiresAt - Date.now()
    if (left > refreshAheadMs) return { ok: true, smartAccessToken: grant.smartAccessToken }
    if (!grant.refreshToken) return left > 0 ? { ok: true, smartAccessToken: grant.smartAccessToken } : this.#expire()
    if (Date.now() - this.#failedAt < retryAfterMs) return this.#stillGood(grant, 'smart/unavailable')
    this.#flight ??= this.#refresh(connection).finally(() => {
      this.#flight = undefined
    })
    return this.#flight
  }

  /**
   * The platform refused a token that this session gave: the next call refreshes it, or a fresh one ends the session.
   * A late report about a token that has been replaced since says nothing about the present one.
   */
  async tokenRefused(smartAccessToken: string): Promise<void> {
    const stored = await this.#load()
    const connection = stored && (await this.#open(stored))
    if (!connection || connection.grant.smartAccessToken !== smartAccessToken) return
    const { grant } = connection
    if (!grant.refreshToken || Date.now() - this.#refreshedAt < freshMs) {
      await this.end()
      return
    }
    await this.#keep({ ...connection, grant: { ...grant, expiresAt: 0 } }, grant)
  }

  /** See {@link Confirmations}. Undefined when the session has ended. */
  async mintConfirmation(callDigest: string): Promise<Confirmation | undefined> {
    return (await this.#load()) && this.#confirmations.mint(callDigest)
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
    return (await this.#load()) && this.#creations.begin(key, contentDigest)
  }

  settleCreation(key: string, created: Created): Promise<void> {
    return this.#creations.settle(key, created)
  }

  forgetCreation(key: string): Promise<void> {
    return this.#creations.forget(key)
  }

  /** Ends the session here at once, then tells the platform (RFC 7009), which may fail without consequence. */
  async end(): Promise<void> {
    // Read past the lifetimes: a session that ends by them is given back to the platform too.
    const stored = await this.ctx.storage.get<Stored>('connection')
    await this.ctx.storage.deleteAll()
    const connection = stored && (await unseal(await this.#keyRing(), this.#context, stored.sealed))
    if (connection) await this.#revoke((connection as Connection).grant)
  }

  override async alarm(): Promise<void> {
    await this.end()
  }

  /** A session that cannot be continued: the client's next request gets a 401 and begins a new sign-in. */
  async #expire(): Promise<Credentials> {
    await this.ctx.storage.deleteAll()
    return expired
  }

  async #revoke(grant: SmartGrant): Promise<void> {
    log('session/ended', { revoked: await revokeSmartGrant(grant, this.#grantOptions()) })
  }

  async #refresh({ grant, facts }: Connection): Promise<Credentials> {
    try {
      const fresh = await refreshSmartGrant(grant, this.#grantOptions())
      this.#refreshedAt = Date.now()
      const { scope, scopes } = fresh
      if (await this.#keep({ grant: fresh, facts: { ...facts, scope, scopes } }))
        return { ok: true, smartAccessToken: fresh.smartAccessToken }
      // The session ended while the platform answered: its token is not given out, but given back.
      await this.#revoke(fresh)
      return expired
    } catch (cause) {
      const code = cause instanceof SmartError ? cause.code : 'smart/unavailable'
      log('session/refresh-failed', { code })
      if (code === 'smart/session-expired') return this.#expire()
      this.#failedAt = Date.now()
      return this.#stillGood(grant, code)
    }
  }

  /**
   * Stores a changed connection, unless the session has ended or, given `from`, another token has taken its place.
   * Sealed first: between look and write nothing but reading happens.
   */
  async #keep(connection: Connection, from?: SmartGrant): Promise<boolean> {
    const sealed = await this.#seal(connection)
    const stored = await this.#load()
    if (!stored) return false
    if (from) {
      const current = (await unseal(await this.#keyRing(), this.#context, stored.sealed)) as Connection | undefined
      const latest = await this.#load()
      if (current?.grant.smartAccessToken !== from.smartAccessToken || latest?.sealed !== stored.sealed) return false
    }
    await this.#store({ ...stored, sealed })
    return true
  }

  /** A refresh that could not be made ahead of time costs nothing while the token lives. */
  #stillGood(grant: SmartGrant, code: SmartErrorCode): Credentials {
    const alive = grant.expiresAt !== undefined && grant.expiresAt > Date.now()
    return alive ? { ok: true, smartAccessToken: grant.smartAccessToken } : { ok: false, code }
  }

  async #load(): Promise<Stored | undefined> {
    const stored = await this.ctx.storage.get<Stored>('connection')
    if (!stored) return undefined
    const now = Date.now()
    return now < Math.min(stored.touchedAt + idleMs, stored.createdAt + absoluteMs) ? stored : undefined
  }

  async #store(stored: Stored): Promise<void> {
    await this.ctx.storage.put<Stored>('connection', stored)
  }

  async #open(stored: Stored): Promise<Connection | undefined> {
    const ring = await this.#keyRing()
    const connection = (await unseal(ring, this.#context, stored.sealed)) as Connection | undefined
    if (!connection || !isStale(ring, stored.sealed)) return connection
    const sealed = await this.#seal(connection)
    const current = await this.#load()
    // Sealed anew only if nobody has stored another one meanwhile.
    if (current?.sealed === stored.sealed) await this.#store({ ...current, sealed })
    return connection
  }

  async #seal(connection: Connection): Promise<string> {
    return seal(await this.#keyRing(), this.#context, connection)
  }

  get #context(): string {
    return `session|${this.ctx.id}`
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
