import { waitUntil } from 'cloudflare:workers'
import {
  refreshSmartGrant,
  requestBackendGrant,
  revokeSmartGrant,
  SmartError,
  type SmartErrorCode,
  type SmartGrant,
} from '@repo/fhir'
import type { Platform } from '@repo/platforms'
import type { Config } from '../../config.ts'
import { log } from '../../log.ts'
import type { ConnectionFacts } from '../connection.ts'
import type { Connection, Connections, Found, Grant } from './connections.ts'
import { grantOptions } from './platform-client.ts'
import { isAlive, isDue, isFresh, type Refusal, Refusals, Renewals } from './renewal.ts'
import { isCurrent, isSponsorOf } from './standing.ts'

/** `smartAccessToken` is absent for a platform that asks for none. */
export type Credentials = { ok: true; smartAccessToken?: string } | { ok: false; code: SmartErrorCode }

const expired: Credentials = { ok: false, code: 'smart/session-expired' }

/** Whether a person signed in for it. */
function isOfPerson(grant: Grant): grant is SmartGrant {
  return 'subject' in grant
}

/** What the platform knows a grant by that lives on: while that is the same, renewing it goes on from there. */
function rootOf(grant: Grant): string | undefined {
  return isOfPerson(grant) ? grant.refreshToken : grant.smartAccessToken
}

/** RFC 6749 §5.2 asks for a code. A refusal without one that is known is final once the access token is over. */
function isUnexplained(cause: unknown): boolean {
  if (!(cause instanceof SmartError) || cause.code !== 'smart/token-failed') return false
  return cause.oauthError === undefined && (cause.status === 400 || cause.status === 401)
}

interface Surroundings {
  connections: Connections
  config(): Config
  /** Whether the session has not ended. */
  isOpen(): boolean
  /** Told where a platform renews a connection no longer, or refuses what it has just renewed. */
  lost(facts: ConnectionFacts, code: SmartErrorCode): Promise<void>
}

/** The tokens of a session's connections: given out while they are good, renewed before they end, and given back. */
export class TokenKeeper {
  readonly #around: Surroundings
  readonly #renewals = new Renewals<Credentials>()
  readonly #refusals = new Refusals()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** A token of the platform that is not about to end, refreshed if need be. */
  async credentials(platform: string): Promise<Credentials> {
    const found = await this.#living(platform)
    if (!found?.grant) return expired
    const refused = await this.#sponsorRefusal(found.facts)
    if (refused) return refused
    const now = Date.now()
    if (!isDue(found, now)) return this.#given(found.grant, platform)
    if (!this.#isRenewable(found.grant)) {
      if (isAlive(found.grant, now)) return this.#given(found.grant, platform)
      return (await this.#expire(found)) ? expired : this.credentials(platform)
    }
    const refusal = this.#renewals.refusalOf(platform, now)
    if (refusal) return this.#stillGood(found.grant, platform, refusal)
    return this.#renewals.join(platform, () => this.#renew(platform))
  }

  /** See `Session.tokenRefused`. */
  async refused(platform: string, smartAccessToken: string, refusal?: Refusal): Promise<void> {
    const found = await this.#living(platform)
    // Of many calls with one token the first has said it, or it is being replaced already.
    if (!found?.grant || found.grant.expiresAt === 0 || this.#renewals.isUnderWay(platform)) return
    const given = this.#given(found.grant, platform)
    if (!given.ok || given.smartAccessToken !== smartAccessToken) return
    const isRenewable = this.#isRenewable(found.grant)
    if (isRenewable && !isFresh(found, Date.now())) {
      const dead = { ...found, grant: { ...found.grant, expiresAt: 0 } }
      await this.#around.connections.put(dead, found.sealed, () => !this.#renewals.isUnderWay(platform))
      return
    }
    // Within a call it is given out again, and the call's last refusal tells.
    if (isRenewable && !(refusal && this.#refusals.blame(platform, smartAccessToken, refusal))) return
    if (await this.#expire(found)) this.#giveUp(found.grant, found.facts, 'smart/session-expired')
  }

  /** A new sign-in, or the end of one: what failed before says nothing any more. */
  reset(platform: string): void {
    this.#renewals.succeeded(platform)
    this.#refusals.forget(platform)
  }

  get isRenewing(): boolean {
    return this.#renewals.isFlying
  }

  /** Until no renewal is under way. */
  settled(): Promise<void> {
    return this.#renewals.settled()
  }

  /**
   * Gives tokens back to the platform where it takes them (RFC 7009), if it is the one that gave them. Never throws.
   * `kept`: what goes on; of the same authorization nothing is given back.
   */
  async revoke(grant: Grant, platform: string, kept?: Grant): Promise<void> {
    // RFC 7009 §2.1: a server may end the refresh token with an access token of the same authorization.
    if (kept && rootOf(kept) !== undefined && rootOf(kept) === rootOf(grant)) return
    try {
      const configured = this.#platform(platform)
      const isOurs = isCurrent(this.#around.config(), platform, grant)
      const revoked = isOurs && (await revokeSmartGrant(grant, this.#options(configured), kept))
      log('session/ended', { platform, revoked })
    } catch {
      log('session/ended', { platform, revoked: false })
    }
  }

  /** The platform as it is configured now. One that is configured no longer gives and takes nothing. */
  #platform(id: string): Platform {
    const platform = this.#around.config().platforms.get(id)
    if (!platform) throw new SmartError('smart/config-invalid', { setting: 'PLATFORMS' })
    return platform
  }

  #options(platform: Platform) {
    return grantOptions(this.#around.config(), platform)
  }

  /** What was given by the platform that is configured now. Another one under the same id is sent no secret of it. */
  async #living(platform: string): Promise<Found | undefined> {
    const found = await this.#around.connections.get(platform)
    if (!found?.grant || !this.#around.isOpen()) return undefined
    return isCurrent(this.#around.config(), platform, found.grant) ? found : undefined
  }

  /** Why a platform that signs in nobody is not open: its sponsor's own access is, renewed if need be, over. */
  async #sponsorRefusal(facts: ConnectionFacts): Promise<Credentials | undefined> {
    if (!facts.sponsor) return undefined
    const sponsor = await this.#living(facts.sponsor.platform)
    if (!sponsor || !isSponsorOf(facts, sponsor.facts)) return expired
    const own = await this.credentials(facts.sponsor.platform)
    return own.ok ? undefined : own
  }

  #isRenewable(grant: Grant): boolean {
    return isOfPerson(grant) ? grant.refreshToken !== undefined : grant.tokenEndpoint !== undefined
  }

  /** A fixed token stays in the settings. */
  #given(grant: Grant, platform: string): Credentials {
    const token = grant.smartAccessToken ?? this.#around.config().platforms.secrets(platform).staticToken
    return { ok: true, ...(token !== undefined && { smartAccessToken: token }) }
  }

  /** A refresh that could not be made ahead of time costs nothing while the token lives. */
  #stillGood(grant: Grant, platform: string, code: SmartErrorCode): Credentials {
    return isAlive(grant, Date.now()) ? this.#given(grant, platform) : { ok: false, code }
  }

  /** Looks again before it asks: the flight before this one may just have brought what the caller came for. */
  async #renew(platform: string): Promise<Credentials> {
    const found = await this.#living(platform)
    if (!found?.grant || !this.#isRenewable(found.grant)) return expired
    if (!isDue(found, Date.now())) return this.#given(found.grant, platform)
    try {
      return await this.#keep(found, await this.#renewed(found.grant, platform))
    } catch (cause) {
      const code = this.#renewals.failed(platform, cause, Date.now())
      const isOver = isUnexplained(cause) && !isAlive(found.grant, Date.now())
      if (code !== 'smart/session-expired' && !isOver) return this.#stillGood(found.grant, platform, code)
      if (await this.#expire(found)) this.#giveUp(found.grant, found.facts, code)
      return expired
    }
  }

  /** What is left of it may live at the platform for long: nobody waits for that to end. */
  #giveUp(grant: Grant, facts: ConnectionFacts, code: SmartErrorCode): void {
    waitUntil(this.revoke(grant, facts.platform))
    waitUntil(this.#around.lost(facts, code))
  }

  async #renewed(grant: Grant, id: string): Promise<Grant> {
    const platform = this.#platform(id)
    if (isOfPerson(grant)) return refreshSmartGrant(grant, this.#options(platform))
    const { fhirBaseUrl, scope, clientId = '' } = platform
    return requestBackendGrant({ fhirBaseUrl, scope, clientId, ...this.#options(platform) })
  }

  /** Keeps a fresh grant in the place of the one that it renews, however that was sealed anew meanwhile. */
  async #keep(found: Found, fresh: Grant): Promise<Credentials> {
    const { scope, scopes } = fresh
    const { platform } = found.facts
    const facts = { ...found.facts, scope, scopes }
    const connection: Connection = { facts, grant: fresh, renewedAt: Date.now(), renewals: found.renewals + 1 }
    if (await this.#around.connections.put(connection, found.sealed, () => this.#around.isOpen())) {
      this.#renewals.succeeded(platform)
      return this.#given(fresh, platform)
    }
    const current = await this.#living(platform)
    const renewed = found.grant && rootOf(found.grant)
    if (current?.grant && renewed !== undefined && rootOf(current.grant) === renewed) return this.#keep(current, fresh)
    // The connection ended or was replaced while the platform answered: this token is not given out, but given back.
    await this.revoke(fresh, platform, current?.grant)
    return current?.grant && isAlive(current.grant, Date.now()) ? this.#given(current.grant, platform) : expired
  }

  /** A connection that cannot be continued: its facts stay, so that the person can be told what to sign in to again. */
  #expire(found: Found): Promise<boolean> {
    const { grant: _, ...rest } = found
    return this.#around.connections.put({ ...rest, facts: { ...found.facts, state: 'expired' } }, found.sealed)
  }
}
