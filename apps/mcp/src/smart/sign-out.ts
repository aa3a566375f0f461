import type { Context } from 'hono'
import { readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { disconnectedPage, signedOutPage } from '../pages/message.ts'
import { addressOf } from '../protection/address.ts'
import { browserSession } from '../session/browser-session.ts'
import { clearBrowserCookie, clearSessionCookie, readSessionCookie } from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
import { recordEnds } from './audit-sign-in.ts'
import { type App, fieldOf, formOf } from './browser.ts'

/** `POST /auth/logout`: ends the browser's session, with every platform in it. */
export async function signOut(c: Context<App>): Promise<Response> {
  const sessionKey = readSessionCookie(c)
  const address = addressOf(c.req.raw)
  if (sessionKey)
    await recordEnds(c.env, readConfig(c.env), await (await sessionOf(c.env, sessionKey)).end(), { address })
  clearSessionCookie(c)
  // Whoever uses this browser next is not the person who approved an agent in it.
  clearBrowserCookie(c)
  return c.html(signedOutPage())
}

/** `POST /auth/disconnect`: ends one platform of the browser's session. */
export async function disconnect(c: Context<App>): Promise<Response> {
  const platform = fieldOf(await formOf(c), 'platform') ?? ''
  const own = await browserSession(c)
  if (!own) throw new Failure('session/none')
  const config = readConfig(c.env)
  const ended = await own.session.disconnect(platform)
  if (ended.length === 0) throw new Failure('platform/not-connected')
  await recordEnds(c.env, config, ended, { address: addressOf(c.req.raw) })
  const platformName = config.platforms.get(platform)?.name ?? platform
  return c.html(disconnectedPage({ platformName, service: ended[0]?.service === true }))
}
