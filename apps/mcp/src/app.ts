import { type Context, Hono, type Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { type Env, readConfig } from './config.ts'
import { Failure } from './failure/failure.ts'
import { health } from './health.ts'
import { log } from './log.ts'
import type { Agent } from './mcp/caller.ts'
import { authorizationServer, type ResourcePath, resourcePaths } from './oauth/authorization-server.ts'
import { resourceServer } from './oauth/resource-server.ts'
import { mcpScopes } from './oauth/scopes.ts'
import { failurePage } from './pages/failure-page.ts'
import { homePage } from './pages/home.ts'
import { stylesheet } from './pages/style.ts'
import { readSessionCookie } from './session/cookies.ts'
import { sessionOf } from './session/find-session.ts'
import { rolesOf } from './smart/principal.ts'
import { authRoutes } from './smart/routes.ts'

type App = { Bindings: Env }
type Serve = (request: Request, env: Env, agent: Agent) => Promise<Response>

/** Loaded with the first request for one: MCP's schemas and the tools' take longer than everything else together. */
const serving: Record<ResourcePath, Serve> = {
  '/mcp': async (...call) => (await import('./mcp/handler.ts')).serveMcp(...call),
  '/sse': async (...call) => (await import('./mcp/sse/sse.ts')).serveSse(...call),
}

/** Refuses a request that names another host: a page elsewhere that points its own name at us (DNS rebinding). */
async function ownHost(c: Context<App>, next: Next) {
  const { publicUrl } = readConfig(c.env)
  if (c.req.header('host') !== new URL(publicUrl).host) throw new Failure('request/foreign-origin')
  await next()
}

/** Sign-in pages and redirects carry single-use values. */
async function noStore(c: Context<App>, next: Next) {
  await next()
  c.header('cache-control', 'no-store')
}

/** Refuses MCP requests that a page of another origin makes. Programs send no Origin. */
async function ownOrigin(c: Context<App>, next: Next) {
  const origin = c.req.header('origin')
  if (origin && origin !== readConfig(c.env).publicUrl) throw new Failure('request/foreign-origin')
  await next()
}

/** Refuses what a page of another origin posts, whatever its content type (CSRF). Browsers always send one of the two. */
async function ownForm(c: Context<App>, next: Next) {
  const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
  const isOwn =
    c.req.header('origin') === readConfig(c.env).publicUrl || c.req.header('sec-fetch-site') === 'same-origin'
  if (!isSafe && !isOwn) throw new Failure('request/foreign-origin')
  await next()
}

/** A browser's own session stands in for a token, for requests that its own pages make. */
async function cookieAgent(c: Context<App>): Promise<Agent | undefined> {
  if (c.req.header('authorization')) return undefined
  const sessionKey = readSessionCookie(c)
  const sameOrigin = c.req.header('sec-fetch-site') === 'same-origin' || c.req.header('origin') !== undefined
  if (!sessionKey || !sameOrigin) return undefined
  const facts = await (await sessionOf(c.env, sessionKey)).describe()
  return facts && { sessionKey, clientId: 'browser', clientName: 'Browser session', scopes: mcpScopes }
}

/** Hono types the runtime's context by the least that all its runtimes have; here it is the Workers' own. */
function contextOf(c: Context<App>): ExecutionContext {
  return c.executionCtx as ExecutionContext
}

const app = new Hono<App>()

app.use(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Not `no-referrer`: browsers would send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  }),
)
app.get('/health', async (c) => {
  const state = await health(c.env)
  return c.json(state, state.status === 'ok' ? 200 : 503, { 'cache-control': 'no-store' })
})
app.use(ownHost)

app.get('/', async (c) => {
  const config = readConfig(c.env)
  const sessionKey = readSessionCookie(c)
  const session = sessionKey ? await (await sessionOf(c.env, sessionKey)).describe() : undefined
  const facts = session?.connections.find(({ state }) => state === 'connected')
  c.header('cache-control', 'no-store')
  return c.html(homePage(config.publicUrl, facts, facts ? rolesOf(config.roleMap, facts.fhirUser) : []))
})
app.get('/style.css', (c) =>
  c.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
)

app.use('/auth/*', ownForm, noStore)
app.route('/auth', authRoutes)

for (const path of resourcePaths) {
  const serve = serving[path]
  const withToken = (c: Context<App>) =>
    resourceServer(readConfig(c.env), path, serve).fetch(c.req.raw, c.env, contextOf(c))
  const handle = async (c: Context<App>) => {
    const agent = await cookieAgent(c)
    return agent ? serve(c.req.raw, c.env, agent) : withToken(c)
  }
  // `/mcp/*` matches `/mcp` too.
  app.use(`${path}/*`, ownOrigin)
  app.all(`${path}/*`, handle)
  app.get(`/.well-known/oauth-protected-resource${path}`, withToken)
}

app.all('*', (c) => authorizationServer(readConfig(c.env)).fetch(c.req.raw, c.env, contextOf(c)))

app.onError((cause, c) => {
  const failure = Failure.from(cause)
  const cut = failure.code === 'internal' ? { kind: cause.name } : {}
  log('request/failed', { code: failure.code, path: new URL(c.req.url).pathname, ...cut })
  c.header('cache-control', 'no-store')
  const { status } = failure.disposition
  const page = c.req.header('accept')?.includes('text/html')
  return page ? c.html(failurePage(failure), status) : c.json({ error: failure.code, message: failure.say() }, status)
})

export { app }
