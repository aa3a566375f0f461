import { type Context, Hono, type Next } from 'hono'
import { type Config, type Env, readConfig } from '../config.ts'
import { agentsOf } from '../oauth/agents.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { readSessionCookie } from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
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

/** The agents of everybody who signed in here: one belongs to the person whom its consent ended in a sign-in of. */
async function agentsOfPeople(env: Env, config: Config, connections: readonly ConnectionFacts[]): Promise<AgentView[]> {
  const people = connections.filter(({ service }) => !service)
  const userIds = new Set(await Promise.all(people.map(({ subject }) => principalId(config, subject))))
  return (await Promise.all([...userIds].map((userId) => agentsOf(env, config, userId)))).flat()
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
  const agents = await agentsOfPeople(c.env, config, connections)
  c.header('cache-control', 'no-store')
  const query = readListQuery(new URL(c.req.url).searchParams)
  return c.html(
    connectionsPage({ publicUrl: config.publicUrl, platforms: platformViews(config, connections), agents, query }),
  )
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

/** The first page with its stylesheet and script. */
export const pageRoutes = new Hono<App>()
  .get('/', firstPage)
  .get('/style.css', (c) => c.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8', ...assetHeaders }))
  .get('/copy.js', (c) =>
    c.body(copyScript, 200, { 'content-type': 'text/javascript; charset=utf-8', ...assetHeaders }),
  )
