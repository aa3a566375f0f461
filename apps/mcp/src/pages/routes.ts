import { type Context, Hono, type Next } from 'hono'
import { type Config, type Env, readConfig } from '../config.ts'
import { agentsOfPeople } from '../oauth/agents/agent-routes.ts'
import { browserSession } from '../session/browser-session.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { rolesOfConnection } from '../smart/principal.ts'
import { sponsorOf } from '../smart/service-connection.ts'
import { connectionsPage } from './connections/connections-page.ts'
import type { PlatformView } from './connections/connections-view.ts'
import { copyScript } from './connections/copy-script.ts'
import { readListQuery } from './connections/list-query.ts'
import { missingScopes } from './grants/missing-scopes.ts'
import { stylesheet } from './style.ts'

type App = { Bindings: Env }

const assetHeaders = { 'cache-control': 'public, max-age=3600' }

function platformViews(config: Config, connections: readonly ConnectionFacts[]): PlatformView[] {
  return config.platforms.all.map(({ id, name, fhirBaseUrl, auth }) => {
    const platform = { id, name, fhirBaseUrl, auth }
    const facts = connections.find((connection) => connection.platform === id)
    const isOpenToMe = auth !== 'smart' && sponsorOf(config, id, connections) !== undefined
    if (!facts) return { platform, isOpenToMe, roles: [], missing: [] }
    return { platform, isOpenToMe, facts, roles: rolesOfConnection(config, facts), missing: missingScopes(facts) }
  })
}

const platformName = ({ platforms }: Config, id: string) => platforms.get(id)?.name ?? id

async function firstPage(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const own = await browserSession(c)
  const platforms = platformViews(config, own?.facts.connections ?? [])
  const people = await own?.session.people()
  const { approved, linked } = await agentsOfPeople(c.env, config, people ?? [])
  const linkedAgents = linked.map((agent) => ({ ...agent, platformName: platformName(config, agent.platform) }))
  c.header('cache-control', 'no-store')
  const query = readListQuery(new URL(c.req.url).searchParams)
  return c.html(
    connectionsPage({
      publicUrl: config.publicUrl,
      signedIn: people !== undefined,
      platforms,
      agents: approved,
      linkedAgents,
      query,
    }),
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
