import { SmartError, type SmartErrorCode } from '@repo/fhir'
import { log } from '../../log.ts'
import type { Connection } from './connections.ts'

/** A token this close to its end is replaced before it is used. */
const aheadMs = 60_000
/** Of a short-lived token, the share of its life in which it is replaced: else each call would replace it. */
const aheadShare = 1 / 5
const firstWaitMs = 5_000
const longestWaitMs = 5 * 60_000
/** A token that came by a refresh is used for so long, whatever the platform says of its life: else each call asks. */
const leastMs = 5_000
/** A token refused within this time of its refresh will not be helped by another one. */
const freshMs = 60_000

/** Whether the access token has to be replaced before its next use. */
export function isDue({ grant, renewedAt, renewals }: Connection, now: number): boolean {
  if (grant?.expiresAt === undefined || (renewals > 0 && now - renewedAt < leastMs)) return false
  const ahead = Math.min(aheadMs, Math.max(0, grant.expiresAt - renewedAt) * aheadShare)
  return grant.expiresAt - now <= ahead
}

export function isAlive({ expiresAt }: { expiresAt?: number }, now: number): boolean {
  return expiresAt === undefined || expiresAt > now
}

/** Whether the token has just come by a refresh. One that came by the sign-in may be refused for its age. */
export function isFresh({ renewedAt, renewals }: Connection, now: number): boolean {
  return renewals > 0 && now - renewedAt < freshMs
}

/** The wait after so many failures in a row: doubled each time, and a random half of it, so that sessions spread. */
export function waitMs(failures: number, random: number): number {
  return Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs) * (0.5 + random / 2)
}

interface Failed {
  failures: number
  code: SmartErrorCode
  until: number
}

/** Renewals of a session's tokens: one flight for each platform, and waits after failures. In memory alone. */
export class Renewals<T> {
  readonly #flights = new Map<string, Promise<T>>()
  readonly #failed = new Map<string, Failed>()

  /** The code of the last failure while it is too early to try again. */
  refusalOf(platform: string, now: number): SmartErrorCode | undefined {
    const failed = this.#failed.get(platform)
    return failed && failed.until > now ? failed.code : undefined
  }

  /** Joins the flight that is under way, or begins one. */
  join(platform: string, fly: () => Promise<T>): Promise<T> {
    const under = this.#flights.get(platform)
    if (under) return under
    const flight = fly().finally(() => this.#flights.delete(platform))
    this.#flights.set(platform, flight)
    return flight
  }

  isUnderWay(platform: string): boolean {
    return this.#flights.has(platform)
  }

  succeeded(platform: string): void {
    this.#failed.delete(platform)
  }

  /** Notes a failure and answers its code. */
  failed(platform: string, cause: unknown, now: number): SmartErrorCode {
    const code = cause instanceof SmartError ? cause.code : 'smart/unavailable'
    const failures = (this.#failed.get(platform)?.failures ?? 0) + 1
    this.#failed.set(platform, { failures, code, until: now + waitMs(failures, Math.random()) })
    log('session/refresh-failed', { code, platform, failures })
    return code
  }

  get isFlying(): boolean {
    return this.#flights.size > 0
  }

  /** Until no flight is under way; how each ends does not matter. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#flights.values())
  }
}

/** A request that a platform refused for its token, another one having been refused in its place before. */
export interface Refusal {
  /** The platform says that the token is invalid (RFC 6750 §3.1). */
  isInvalid: boolean
  /** Digest of the request. */
  request: string
}

interface Seen {
  smartAccessToken: string
  request: string
}

/**
 * What speaks against tokens that have just been renewed. Some platforms answer 401 to a record that is closed to the
 * person: one request is no reason to end a connection. In memory alone.
 */
export class Refusals {
  readonly #seen = new Map<string, Seen>()

  /** Whether the token is to blame: the platform says so, or has refused another request with it too. */
  blame(platform: string, smartAccessToken: string, { isInvalid, request }: Refusal): boolean {
    if (isInvalid) return true
    const seen = this.#seen.get(platform)
    if (seen?.smartAccessToken === smartAccessToken) return seen.request !== request
    this.#seen.set(platform, { smartAccessToken, request })
    return false
  }

  forget(platform: string): void {
    this.#seen.delete(platform)
  }
}
