import { parseLaunch, publicJwks } from '@repo/fhir'
import { type Context, Hono } from 'hono'
import { askBreakGlass, takeBreakGlass } from '../break-glass/routes.ts'
import { readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { signOutPage } from '../pages/message.ts'
import { addressOf } from '../protection/address.ts'
import { browserSession } from '../session/browser-session.ts'
import { type App, fieldOf, formOf, rememberAttempt, rememberBrowser } from './browser.ts'
import { callback } from './callback.ts'
import { askConnection, takeConnection } from './connect.ts'
import { askConsent, takeConsent } from './consent.ts'
import { joinService } from './service-connection.ts'
import { beginSignIn, smartPlatform } from './sign-in.ts'
import { disconnect, signOut } from './sign-out.ts'

/** Whether the query is a person's own and not an MCP client's authorization request (RFC 6749 §4.1.1). */
function isOwn(params: URLSearchParams): boolean {
  return [...params.keys()].every((name) => name === 'platform')
}

/** `POST /auth/join`: connects the browser's session to a platform that signs in nobody. */
async function join(c: Context<App>): Promise<Response> {
  const platform = fieldOf(await formOf(c), 'platform') ?? ''
  const own = await browserSession(c)
  if (!own) throw new Failure('platform/not-allowed')
  await joinService(c.env, readConfig(c.env), { sessionKey: own.sessionKey, platform, address: addressOf(c.req.raw) })
  return c.redirect('/', 303)
}

/** `GET /auth/login`: a person by themselves, or an MCP client's authorization request. */
async function login(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  if (!isOwn(new URL(c.req.url).searchParams)) return askConsent(c, config)
  const platform = smartPlatform(config, c.req.query('platform'))
  const begun = await beginSignIn(c.env, config, { platform, browser: await rememberBrowser(c) })
  rememberAttempt(c, begun)
  return c.redirect(begun.authorizeUrl)
}

/** `GET /auth/launch`: from within an EHR, and of those that are configured alone (SMART App Launch 2.2 §3.0.2). */
async function launch(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const launched = parseLaunch(new URL(c.req.url).searchParams)
  const platform = launched && config.platforms.byIss(launched.iss)
  if (!launched || !platform) throw new Failure('smart/launch-unknown')
  const begun = await beginSignIn(c.env, config, { platform, browser: await rememberBrowser(c), launch: launched })
  rememberAttempt(c, begun)
  return c.redirect(begun.authorizeUrl)
}

/** `/auth`: sign-in of people, alone or for an agent, and its end. */
export const authRoutes = new Hono<App>()
  .get('/login', login)
  .post('/login', takeConsent)
  .get('/launch', launch)
  .get('/callback', callback)
  .get('/callback/:platform', callback)
  .get('/connect', askConnection)
  .post('/connect', takeConnection)
  .get('/break-glass', askBreakGlass)
  .post('/break-glass', takeBreakGlass)
  .post('/join', join)
  .post('/disconnect', disconnect)
  .get('/logout', (c) => c.html(signOutPage()))
  .post('/logout', signOut)

/** `/.well-known/jwks.json`: the keys by which our client authenticates at platforms, old ones too (RFC 7517 §5). */
export const keyRoutes = new Hono<App>().get('/jwks.json', (c) =>
  c.json(publicJwks(readConfig(c.env).platforms.signingKeys), 200, { 'cache-control': 'public, max-age=3600' }),
)
