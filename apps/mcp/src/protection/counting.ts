import type { Context, Next } from 'hono'
import { type Env, readConfig } from '../config.ts'
import { limitAddress } from './rate-limits.ts'
import type { LimitName } from './within.ts'

type App = { Bindings: Env }

const verified = 'isVerified'

/** Says of a request that it is known whose it is: it is counted by that, and not by its address. */
export function noteVerified(c: Context): void {
  c.set(verified, true)
}

/** Counts a request by its address, for what it is about. */
export function countAddress(limit: LimitName) {
  return async (c: Context<App>, next: Next): Promise<void> => {
    await limitAddress(c.env, readConfig(c.env), limit, c.req.raw)
    await next()
  }
}

/**
 * Counts by its address what no token or code vouched for, however it was answered, since many may call from one. That is
 * known once the request has been served: what is too much is refused then.
 */
export function countUnverified(
  limit: LimitName,
  isVerified: (c: Context) => boolean = (c) => c.get(verified) === true,
) {
  return async (c: Context<App>, next: Next): Promise<void> => {
    await next()
    if (!isVerified(c)) await limitAddress(c.env, readConfig(c.env), limit, c.req.raw)
  }
}
