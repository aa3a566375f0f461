import { type Context, Hono } from 'hono'
import { recordRefusals } from './audit/refusals.ts'
import { type Env, readConfig } from './config.ts'
import { Failure } from './failure/failure.ts'
import { health } from './health.ts'
import { log } from './log.ts'
import { type Agent, browserClientId } from './mcp/caller.ts'
import { metrics } from './metrics.ts'
import { agentRoutes } from './oauth/agents/agent-routes.ts'
import { authorizationServer, type ResourcePath, resourcePaths } from './oauth/authorization-server.ts'
import { resourceServer } from './oauth/resource-server.ts'
import { mcpScopes } from './oauth/scopes.ts'
import { serveTokenEndpoint } from './oauth/token-endpoint.ts'
import { auditPages } from './pages/audit/audit-routes.ts'
import { failurePage } from './pages/failure-page.ts'
import { allowCopyScript, pageRoutes } from './pages/routes.ts'
import { addressOf } from './protection/address.ts'
import { smallBody } from './protection/body-limit.ts'
import { countAddress, countUnverified, noteVerified } from './protection/counting.ts'
import { noStore, safeHeaders } from './protection/headers.ts'
import { ownForm, ownHost, ownOrigin } from './protection/origins.ts'
import { windowSeconds } from './protection/rate-limits.ts'
import { outcomesForErrors } from './rest/error-outcomes.ts'
import { browserSession } from './session/browser-session.ts'
import { authRoutes, keyRoutes } from './smart/routes.ts'
import { serveTrail, trailApi } from './trail/api.ts'

type App = { Bindings: Env }
type Serve = (request: Request, env: Env, agent: Agent) => Promise<Response>

/** Loaded with the first request for one: MCP's schemas and the tools' take longer than everything else together. */
const serving: Record<ResourcePath, Serve> = {
  '/mcp': async (...call) => (await import('./mcp/handler.ts')).serveMcp(...call),
  '/sse': async (...call) => (await import('./mcp/sse/sse.ts')).serveSse(...call),
  '/api/fhir': async (...call) => (await import('./rest/serve-rest.ts')).serveRest(...call),
  '/api/audit': serveTrail,
}

const countEverything = countAddress('ADDRESS_LIMIT')
const countUnverifiedCalls = countUnverified('ADDRESS_LIMIT')
const countRefusedTokens = countUnverified('TOKEN_LIMIT', ({ res }) => givesTokens(res))

/** How a request is counted by its address. */
function countingFor(path: string) {
  if (path === '/oauth/token') return countRefusedTokens
  const isResource = resourcePaths.some((each) => path === each || path.startsWith(`${each}/`))
  return isResource ? countUnverifiedCalls : countEverything
}

/** For the log: what stands below a resource can name a patient. */
function loggedPath(path: string): string {
  return resourcePaths.find((each) => path.startsWith(`${each}/`)) ?? path
}

/** An answer of the token endpoint with tokens in it. */
function givesTokens({ ok, headers }: Response): boolean {
  return ok && headers.get('content-type')?.includes('json') === true
}

/** A browser's own session stands in for a token, for requests that its own pages make; such a request is counted. */
async function cookieAgent(c: Context<App>): Promise<Agent | undefined> {
  if (c.req.header('authorization')) return undefined
  const sameOrigin = c.req.header('sec-fetch-site') === 'same-origin' || c.req.header('origin') !== undefined
  const own = sameOrigin && (await browserSession(c))
  if (!own) return undefined
  const address = addressOf(c.req.raw)
  const browser = {
    sessionKey: own.sessionKey,
    clientId: browserClientId,
    clientName: 'Browser session',
    scopes: mcpScopes,
  }
  return { ...browser, ...(address && { address }) }
}

/** Hono types the runtime's context by the least that all its runtimes have; here it is the Workers' own. */
function contextOf(c: Context<App>): ExecutionContext {
  return c.executionCtx as ExecutionContext
}

const app = new Hono<App>()

app.use(recordRefusals)
app.use('/api/fhir/*', outcomesForErrors)
app.get('/', allowCopyScript)
app.use(safeHeaders, (c, next) => countingFor(c.req.path)(c, next))
app.get('/health', async (c) => {
  const state = await health(c.env)
  return c.json(state, state.status === 'ok' ? 200 : 503, { 'cache-control': 'no-store' })
})
app.get('/metrics', metrics)
app.use(ownHost)

app.route('/', pageRoutes)
app.route('/audit', auditPages)

app.use('/auth/*', noStore, ownForm, countAddress('SIGN_IN_LIMIT'), smallBody)
app.route('/auth', authRoutes)
app.route('/.well-known', keyRoutes)
app.route('/auth', agentRoutes)

// `/mcp/*` matches `/mcp` too.
for (const path of resourcePaths) app.use(`${path}/*`, ownOrigin)
app.route('/api/audit', trailApi)
for (const path of resourcePaths) {
  const serve = serving[path]
  const withToken = (c: Context<App>) =>
    resourceServer(readConfig(c.env), path, serve, () => noteVerified(c)).fetch(c.req.raw, c.env, contextOf(c))
  const handle = async (c: Context<App>) => {
    const agent = await cookieAgent(c)
    return agent ? serve(c.req.raw, c.env, agent) : withToken(c)
  }
  app.all(`${path}/*`, handle)
  app.get(`/.well-known/oauth-protected-resource${path}`, withToken)
}

app.use('/oauth/register', countAddress('REGISTRATION_LIMIT'))
app.use('/oauth/*', smallBody)
app.all('/oauth/token', (c) => serveTokenEndpoint(c.req.raw, c.env, contextOf(c)))
app.all('*', (c) => authorizationServer(readConfig(c.env)).fetch(c.req.raw, c.env, contextOf(c)))

app.onError((cause, c) => {
  const failure = Failure.from(cause)
  const cut = failure.code === 'internal' ? { kind: cause.name } : {}
  log('request/failed', { code: failure.code, path: loggedPath(c.req.path), ...cut })
  c.header('cache-control', 'no-store')
  const { status } = failure.disposition
  if (failure.code === 'request/too-many') c.header('retry-after', String(windowSeconds))
  if (c.req.header('accept')?.includes('text/html')) return c.html(failurePage(failure), status)
  const said = failure.say()
  // RFC 6749 §5.2 and RFC 7591 §3.2.2 have the words under another name.
  const isOAuth = c.req.path.startsWith('/oauth/')
  return c.json({ error: failure.code, message: said, ...(isOAuth && { error_description: said }) }, status)
})

export { app }
