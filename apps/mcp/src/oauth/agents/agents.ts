import type { AuthRequest } from '@cloudflare/workers-oauth-provider'
import type { Config, Env } from '../../config.ts'
import { digest } from '../../session/secret.ts'
import { endSession } from '../../smart/session-ends.ts'
import { authorizationServer } from '../authorization-server.ts'
import type { GrantProps } from '../grant-props.ts'
import { findGrant, type GrantMetadata, grantsOf } from '../grants.ts'
import { clientNameLength } from './linking.ts'
import { findReplaced, replaceGrants } from './replacement.ts'

/** An MCP client that a person has allowed to act for them, as the person is shown it. */
export interface ConnectedAgent {
  grantId: string
  clientId: string
  clientName: string
  /** Instant, RFC 3339. */
  since: string
  scopes: string[]
  /** The name of its session object. */
  session: string
}

export interface Connecting {
  authRequest: AuthRequest
  userId: string
  sessionKey: string
  clientName: string
  /** Digest of the key of the browser in which the person approves it. */
  browser: string
}

const grantIdForm = /^[\w-]{1,100}$/

function isConnected(env: Env, { session }: GrantMetadata): Promise<boolean> {
  return env.SESSION.getByName(session).isOpen()
}

/** The agents of a person whose sessions live, the latest first. */
export async function agentsOf(env: Env, config: Config, userId: string): Promise<ConnectedAgent[]> {
  const grants = await grantsOf(env, config, userId)
  const alive = await Promise.all(grants.map((grant) => isConnected(env, grant)))
  return grants
    .filter((_, index) => alive[index])
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .map(({ grantId, clientId, clientName, createdAt, scopes, session }) => ({
      grantId,
      clientId,
      clientName,
      since: new Date(createdAt * 1000).toISOString(),
      scopes,
      session,
    }))
}

/**
 * Takes back what a person allowed an agent: its session ends first, then the grant goes with its tokens.
 * @returns false where this person has no such grant
 */
export async function revokeAgent(env: Env, config: Config, userId: string, grantId: string): Promise<boolean> {
  // By its key: a list of KV may not have it yet.
  const grant = grantIdForm.test(grantId) ? await findGrant(env, userId, grantId) : undefined
  if (!grant) return false
  await endSession(env, config, grant)
  await authorizationServer(config).getOAuthApi(env).revokeGrant(grantId, userId)
  return true
}

/**
 * Grants a waiting client what the person allowed, and answers where their browser goes with the code. Earlier grants
 * that this one takes the place of end, see {@link replaceGrants}.
 */
export async function connectAgent(env: Env, config: Config, connecting: Connecting): Promise<string> {
  const { authRequest, userId, sessionKey, browser } = connecting
  const clientName = connecting.clientName.slice(0, clientNameLength)
  const replaced = await findReplaced(env, config, { authRequest, userId, browser })
  const props: GrantProps = { sessionKey, clientId: authRequest.clientId, clientName }
  const metadata: GrantMetadata = { session: await digest(sessionKey), clientName }
  const oauth = authorizationServer(config).getOAuthApi(env)
  const request = { request: authRequest, userId, metadata, scope: authRequest.scope, props }
  // The library knows neither browsers nor sessions, so it is not what replaces grants.
  const { redirectTo } = await oauth.completeAuthorization({ ...request, revokeExistingGrants: false })
  await replaceGrants(env, config, replaced, { userId, ...metadata })
  return redirectTo
}
