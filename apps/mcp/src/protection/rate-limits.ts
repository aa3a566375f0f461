import { OAuthError } from '@cloudflare/workers-oauth-provider'
import { callerHeaders, refusedTo } from '../audit/refused-callers.ts'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { browserClientId } from '../mcp/caller.ts'
import type { SessionFacts } from '../session/connection.ts'
import { principalId } from '../smart/principal.ts'
import { networkOf } from './address.ts'
import { isWithin, type LimitName } from './within.ts'

/** The window of every limit in wrangler.toml. */
export const windowSeconds = 60

/** The SDK refuses more in one request, whatever they are. */
const mostMessages = 100

/** Who has been verified to call. */
export interface Verified {
  sessionKey: string
  /** None for a browser's own session: all of them would count as one client. */
  clientId?: string
  /** The opaque id of the person who approved the client, or who is signed in in the browser. */
  userId?: string
  clientName?: string
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

/** One after another: what one refuses uses up nothing of the next, which others share. */
async function isVerifiedWithin(env: Env, { sessionKey, clientId, userId }: Verified): Promise<boolean> {
  if (!(await isWithin(env, 'SESSION_LIMIT', sessionKey))) return false
  if (userId !== undefined && !(await isWithin(env, 'PERSON_LIMIT', userId))) return false
  return clientId === undefined || isWithin(env, 'CLIENT_LIMIT', clientId)
}

/**
 * Counts a call by its session, its person and its client, all known from a token that was verified: a name that anybody may send
 * would let one use up the share of another.
 * @throws Failure `request/too-many`
 */
export async function limitAgent(env: Env, config: Config, verified: Verified): Promise<void> {
  if (!config.rateLimits || (await isVerifiedWithin(env, verified))) return
  throw refusedTo(verified, new Failure('request/too-many'))
}

/**
 * Counts the messages of a request beyond the first, which was counted with the request (JSON-RPC 2.0 §6).
 * @throws Failure `request/too-many`
 */
export async function limitFurther(env: Env, config: Config, verified: Verified, message: unknown): Promise<void> {
  const { clientId, ...others } = verified
  const counted = clientId === browserClientId ? others : verified
  const further = Array.isArray(message) ? message.slice(1) : []
  for (const _ of further.slice(0, mostMessages)) await limitAgent(env, config, counted)
}

/**
 * The same for a call by a browser's own session, whose person is the one who signed in first.
 * @throws Failure `request/too-many`
 */
export async function limitBrowser(
  env: Env,
  config: Config,
  sessionKey: string,
  { connections }: SessionFacts,
): Promise<void> {
  const [first] = connections.toSorted((a, b) => a.connectedAt.localeCompare(b.connectedAt))
  if (!config.rateLimits) return
  const verified = { sessionKey, ...(first && { userId: await principalId(config, first) }) }
  if (await isVerifiedWithin(env, verified)) return
  throw refusedTo({ ...verified, clientId: browserClientId }, new Failure('request/too-many'))
}

/**
 * The same for a request to the token endpoint, once its code or refresh token has been verified.
 * @throws OAuthError `temporarily_unavailable`, 429
 */
export async function limitTokens(env: Env, config: Config, verified: Verified): Promise<void> {
  if (!config.rateLimits || (await isVerifiedWithin(env, verified))) return
  throw tooManyTokens(verified)
}

/** The same for an answer that the OAuth library has no part in: what to say instead, where there were too many. */
export async function refusedTokens(env: Env, config: Config, verified: Verified): Promise<Response | undefined> {
  if (!config.rateLimits || (await isVerifiedWithin(env, verified))) return undefined
  const { code: error, description: error_description, statusCode: status, headers } = tooManyTokens(verified)
  // RFC 6749 §5.2.
  return Response.json({ error, error_description }, { status, headers: { ...headers, 'cache-control': 'no-store' } })
}

function tooManyTokens(verified: Verified): OAuthError {
  return new OAuthError('temporarily_unavailable', {
    description: new Failure('request/too-many').say(),
    statusCode: 429,
    headers: { 'retry-after': String(windowSeconds), ...callerHeaders(verified) },
  })
}
