import type { AuthRequest } from '@cloudflare/workers-oauth-provider'
import type { Config, Env } from '../config.ts'
import { digest } from '../session/secret.ts'
import { endSession, endSessions } from '../smart/session-ends.ts'
import { authorizationServer } from './authorization-server.ts'
import type { GrantProps } from './grant-props.ts'
import { findGrant, type Grant, type GrantMetadata, grantsOf } from './grants.ts'

/** An MCP client that a person has allowed to act for them, as the person is shown it. */
export interface ConnectedAgent {
  grantId: string
  clientId: string
  clientName: string
  /** Instant, RFC 3339. */
  since: string
  scopes: string[]
}

export interface Connecting {
  authRequest: AuthRequest
  userId: string
  sessionKey: string
  clientName: string
}

/** A client that calls itself by a whole text is not kept by it. */
const clientNameLength = 200

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
    .map(({ grantId, clientId, clientName, createdAt, scopes }) => ({
      grantId,
      clientId,
      clientName,
      since: new Date(createdAt * 1000).toISOString(),
      scopes,
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
 * Grants a waiting client what the person allowed, and answers where their browser goes with the code.
 * Earlier grants that this one takes the place of lose their sessions too.
 */
export async function connectAgent(env: Env, config: Config, connecting: Connecting): Promise<string> {
  const { authRequest, userId, sessionKey } = connecting
  const clientName = connecting.clientName.slice(0, clientNameLength)
  const earlier = (await grantsOf(env, config, userId)).filter((grant) => isReplaced(grant, authRequest))
  const props: GrantProps = { sessionKey, clientId: authRequest.clientId, clientName }
  const metadata: GrantMetadata = { session: await digest(sessionKey), clientName }
  const oauth = authorizationServer(config).getOAuthApi(env)
  const request = { request: authRequest, userId, metadata, scope: authRequest.scope, props }
  const { redirectTo } = await oauth.completeAuthorization(request)
  await endSessions(env, config, earlier)
  return redirectTo
}

/**
 * Whether the OAuth library revokes a grant for a new one of the same person: of the same client and resource and, where
 * every installation shares the client's id (a metadata document's URL), of the same redirect URI.
 */
function isReplaced(grant: Grant, { clientId, resource, redirectUri }: AuthRequest): boolean {
  const asked = [resource ?? grant.resourceIndicator].flat()
  const sameInstallation = !clientId.startsWith('https:') || grant.redirectUri === redirectUri
  return grant.clientId === clientId && asked.includes(grant.resourceIndicator ?? '') && sameInstallation
}
