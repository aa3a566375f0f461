import { type Context, Hono, type Next } from 'hono'
import { type Config, type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { agentsOf, revokeAgent } from '../oauth/agents.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { readSessionCookie } from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
import { recordSignOut } from '../smart/audit-sign-in.ts'
import { principalId, rolesOf } from '../smart/principal.ts'
import { connectionsPage } from './connections/connections-page.ts'
import type { AgentView, PlatformView } from './connections/connections-view.ts'
import { copyScript } from './connections/copy-script.ts'
import { readListQuery } from './connections/list-query.ts'
import { missingScopes } from './grants/missing-scopes.ts'
import { stylesheet } from './style.ts'

type App = { Bindings: Env }

const assetHeaders = { 'cache-control': 'public, max-age=3600' }

/** What this browser is connected to. */
async function connectionsOf(c: Context<App>): Promise<ConnectionFacts[]> {
  const sessionKey = readSessionCookie(c)
  const session = sessionKey ? await (await sessionOf(c.env, sessionKey)).describe() : undefined
  return session?.connections ?? []
}

/** The people who signed in here: agents belong to whom their consent ended in a sign-in of. */
async function userIdsOf(
  config: Config,
  connections: readonly ConnectionFacts[],
): Promise<Map<string, ConnectionFacts>> {
  const people = connections.filter(({ service }) => !service)
  return new Map(
    await Promise.all(people.map(async (facts) => [await principalId(config, facts.subject), facts] as const)),
  )
}

function rolesAt(config: Config, allowedRoles: readonly string[], facts: ConnectionFacts): readonly string[] {
  const { service, sponsor, fhirUser } = facts
  const roles = rolesOf(config.roleMap, sponsor?.fhirUser ?? fhirUser)
  return service ? roles.filter((role) => allowedRoles.includes(role)) : roles
}

function platformViews(config: Config, connections: readonly ConnectionFacts[]): PlatformView[] {
  return config.platforms.all.map(({ id, name, fhirBaseUrl, auth, allowedRoles }) => {
    const platform = { id, name, fhirBaseUrl, auth }
    const facts = connections.find((connection) => connection.platform === id)
    if (!facts) return { platform, roles: [], missing: [] }
    return { platform, facts, roles: rolesAt(config, allowedRoles, facts), missing: missingScopes(facts) }
  })
}

async function firstPage(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const connections = await connectionsOf(c)
  const userIds = [...(await userIdsOf(config, connections)).keys()]
  const agents: AgentView[] = (await Promise.all(userIds.map((userId) => agentsOf(c.env, config, userId)))).flat()
  c.header('cache-control', 'no-store')
  const query = readListQuery(new URL(c.req.url).searchParams)
  return c.html(
    connectionsPage({ publicUrl: config.publicUrl, platforms: platformViews(config, connections), agents, query }),
  )
}

/** Takes an agent's access back. It is over before it is recorded: a revocation never waits for the record of it. */
async function revoke(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const grantId = String((await c.req.parseBody()).grantId ?? '')
  const people = await userIdsOf(config, await connectionsOf(c))
  if (people.size === 0) throw new Failure('session/none')
  for (const [userId, facts] of people) {
    const agent = (await agentsOf(c.env, config, userId)).find((each) => each.grantId === grantId)
    if (!agent || !(await revokeAgent(c.env, config, userId, grantId))) continue
    const ended = { ...facts, clientId: agent.clientId }
    await recordSignOut(c.env, config, ended).catch((cause) => {
      log('audit/sign-out-unrecorded', { code: Failure.from(cause).code })
    })
  }
  return c.redirect('/#agents', 303)
}

/**
 * Lets the first page run its own script, and no other page any. Stands around `secureHeaders`, which sets the policy on
 * the way out.
 */
export async function allowCopyScript(c: Context<App>, next: Next): Promise<void> {
  await next()
  const policy = c.res.headers.get('content-security-policy')
  if (policy) c.res.headers.set('content-security-policy', `${policy}; script-src 'self'`)
}

/** The first page with what it needs, and the end of an agent. `/auth/*` must be guarded against foreign forms before. */
export const pageRoutes = new Hono<App>()
  .get('/', firstPage)
  .get('/style.css', (c) => c.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8', ...assetHeaders }))
  .get('/copy.js', (c) =>
    c.body(copyScript, 200, { 'content-type': 'text/javascript; charset=utf-8', ...assetHeaders }),
  )
  .post('/auth/agents/revoke', revoke)
