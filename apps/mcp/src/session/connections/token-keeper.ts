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
import type { Connection, Connections, Found, Grant } from './connections.ts'
import { grantOptions } from './platform-client.ts'
import { isAlive, isDue, isFresh, Renewals } from './renewal.ts'

/** `smartAccessToken` is absent for a platform that asks for none. */
export type Credentials = { ok: true; smartAccessToken?: string } | { ok: false; code: SmartErrorCode }

const expired: Credentials = { ok: false, code: 'smart/session-expired' }

/** Whether a person signed in for it. */
function isOfPerson(grant: Grant): grant is SmartGrant {
  return 'subject' in grant
}

interface Surroundings {
  connections: Connections
  config(): Config
  /** Whether the session has not ended. */
  isOpen(): boolean
}

/** The tokens of a session's connections: given out while they are good, renewed before they end, and given back. */
export class TokenKeeper {
  readonly #around: Surroundings
  readonly #renewals = new Renewals<Credentials>()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** A token of the platform that is not about to end, refreshed if need be. */
  async credentials(platform: string): Promise<Credentials> {
    const found = await this.#living(platform)
    if (!found?.grant || !(await this.#isSponsored(found))) return expired
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
  async refused(platform: string, smartAccessToken: string): Promise<void> {
    const found = await this.#living(platform)
    if (!found?.grant) return
    const given = this.#given(found.grant, platform)
    if (!given.ok || given.smartAccessToken !== smartAccessToken) return
    if (this.#isRenewable(found.grant) && !isFresh(found, Date.now())) {
      await this.#around.connections.put({ ...found, grant: { ...found.grant, expiresAt: 0 } }, found.sealed)
      return
    }
    if (await this.#expire(found)) await this.revoke(found.grant, platform)
  }

  /** A new sign-in, or the end of one: what failed before says nothing any more. */
  reset(platform: string): void {
    this.#renewals.succeeded(platform)
  }

  get isRenewing(): boolean {
    return this.#renewals.isFlying
  }

  /** Until no renewal is under way. */
  settled(): Promise<void> {
    return this.#renewals.settled()
  }

  /** Gives tokens back to the platform where it takes them (RFC 7009). Never throws. */
  async revoke(grant: Grant, platform: string): Promise<void> {
    try {
      const configured = this.#platform(platform)
      log('session/ended', { platform, revoked: await revokeSmartGrant(grant, this.#options(configured)) })
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

  async #living(platform: string): Promise<Found | undefined> {
    const found = await this.#around.connections.get(platform)
    return this.#around.isOpen() && this.#around.config().platforms.get(platform) ? found : undefined
  }

  async #isSponsored({ facts: { sponsor } }: Found): Promise<boolean> {
    return sponsor === undefined || (await this.#living(sponsor.platform))?.grant !== undefined
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
      if (code !== 'smart/session-expired') return this.#stillGood(found.grant, platform, code)
      await this.#expire(found)
      return expired
    }
  }

  async #renewed(grant: Grant, id: string): Promise<Grant> {
    const platform = this.#platform(id)
    if (isOfPerson(grant)) return refreshSmartGrant(grant, this.#options(platform))
    const { fhirBaseUrl, scope, clientId = '' } = platform
    return requestBackendGrant({ fhirBaseUrl, scope, clientId, ...this.#options(platform) })
  }

  async #keep(found: Found, fresh: Grant): Promise<Credentials> {
    const { scope, scopes } = fresh
    const { platform } = found.facts
    const facts = { ...found.facts, scope, scopes }
    const connection: Connection = { facts, grant: fresh, renewedAt: Date.now(), renewals: found.renewals + 1 }
    if (await this.#around.connections.put(connection, found.sealed, () => this.#around.isOpen())) {
      this.#renewals.succeeded(platform)
      return this.#given(fresh, platform)
    }
    // The connection ended or was replaced while the platform answered: this token is not given out, but given back.
    await this.revoke(fresh, platform)
    const current = await this.#living(platform)
    return current?.grant && isAlive(current.grant, Date.now()) ? this.#given(current.grant, platform) : expired
  }

  /** A connection that cannot be continued: its facts stay, so that the person can be told what to sign in to again. */
  #expire(found: Found): Promise<boolean> {
    const { grant: _, ...rest } = found
    return this.#around.connections.put({ ...rest, facts: { ...found.facts, state: 'expired' } }, found.sealed)
  }
}
