import { OAuthError } from '@cloudflare/workers-oauth-provider'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { digest } from '../session/secret.ts'
import { networkOf } from './address.ts'

type LimitName =
  | 'SESSION_LIMIT'
  | 'CLIENT_LIMIT'
  | 'ADDRESS_LIMIT'
  | 'TOKEN_LIMIT'
  | 'SIGN_IN_LIMIT'
  | 'REGISTRATION_LIMIT'

/** The window of every limit in wrangler.toml. */
export const windowSeconds = 60

/** Who has been verified to call. */
export interface Verified {
  sessionKey: string
  clientId: string
}

async function isWithin(env: Env, limit: LimitName, counted: string): Promise<boolean> {
  // A digest: what is counted by is kept outside our storage.
  return (await env[limit].limit({ key: await digest(counted) })).success
}

/**
 * Counts a request by the address that Cloudflare saw; `X-Forwarded-For` is the caller's to write.
 * @throws Failure `request/too-many`
 */
export async function limitAddress(env: Env, config: Config, limit: LimitName, request: Request): Promise<void> {
  if (!config.rateLimits) return
  // Absent only where no network is between: all of those count as one.
  const address = request.headers.get('cf-connecting-ip') ?? 'none'
  if (!(await isWithin(env, limit, networkOf(address)))) throw new Failure('request/too-many')
}

async function isVerifiedWithin(env: Env, { sessionKey, clientId }: Verified): Promise<boolean> {
  const [session, client] = await Promise.all([
    isWithin(env, 'SESSION_LIMIT', sessionKey),
    isWithin(env, 'CLIENT_LIMIT', clientId),
  ])
  return session && client
}

/**
 * Counts a call by its session and its client, both known from a token that was verified: a name that anybody may send
 * would let one use up the share of another.
 * @throws Failure `request/too-many`
 */
export async function limitAgent(env: Env, config: Config, verified: Verified): Promise<void> {
  if (config.rateLimits && !(await isVerifiedWithin(env, verified))) throw new Failure('request/too-many')
}

/**
 * The same for a request to the token endpoint, once its code or refresh token has been verified.
 * @throws OAuthError `temporarily_unavailable`, 429
 */
export async function limitTokens(env: Env, config: Config, verified: Verified): Promise<void> {
  if (!config.rateLimits || (await isVerifiedWithin(env, verified))) return
  throw new OAuthError('temporarily_unavailable', {
    description: new Failure('request/too-many').say(),
    statusCode: 429,
    headers: { 'retry-after': String(windowSeconds) },
  })
}
