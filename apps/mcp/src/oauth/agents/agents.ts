import type { AuthRequest } from '@cloudflare/workers-oauth-provider'
import type { Config, Env } from '../../config.ts'
import { digest } from '../../session/secret.ts'
import { type ClientSession, endSession } from '../../smart/session-ends.ts'
import { authorizationServer } from '../authorization-server.ts'
import type { GrantProps } from '../grant-props.ts'
import { findGrant, type GrantMetadata, grantsOf } from '../grants.ts'
import { clientNameLength } from './linking.ts'
import { successorsOf } from './replacement.ts'

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
 * Takes back what a person allowed an agent: its session ends first, then the grant goes with its tokens. So does the
 * grant that has taken the place of this one since the person was shown it.
 * @returns false where this person has no such grant
 */
export async function revokeAgent(env: Env, config: Config, userId: string, grantId: string): Promise<boolean> {
  // By its key: a list of KV may not have it yet.
  if (!grantIdForm.test(grantId)) return false
  const grant = await findGrant(env, userId, grantId)
  if (grant) await endGrant(env, config, userId, { ...grant, grantId })
  const successors = await successorsOf(env, config, { userId, grantId })
  for (const successor of successors) await endGrant(env, config, userId, successor)
  return grant !== undefined || successors.length > 0
}

async function endGrant(env: Env, config: Config, userId: string, grant: ClientSession & { grantId: string }) {
  await endSession(env, config, grant)
  await authorizationServer(config).getOAuthApi(env).revokeGrant(grant.grantId, userId)
}

/** Grants a waiting client what the person allowed, and answers where their browser goes with the code. */
export async function connectAgent(env: Env, config: Config, connecting: Connecting): Promise<string> {
  const { authRequest, userId, sessionKey } = connecting
  const clientName = connecting.clientName.slice(0, clientNameLength)
  const props: GrantProps = { sessionKey, clientId: authRequest.clientId, clientName }
  const metadata: GrantMetadata = { session: await digest(sessionKey), clientName, approvedAt: Date.now() }
  const oauth = authorizationServer(config).getOAuthApi(env)
  const request = { request: authRequest, userId, metadata, scope: authRequest.scope, props }
  // The library knows neither browsers nor sessions, so it is not what replaces grants.
  const { redirectTo } = await oauth.completeAuthorization({ ...request, revokeExistingGrants: false })
  return redirectTo
}
