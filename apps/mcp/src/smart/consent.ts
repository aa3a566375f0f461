import { AuthorizationError, CimdFetchError } from '@cloudflare/workers-oauth-provider'
import type { Context } from 'hono'
import { type Config, readConfig } from '../config.ts'
import { authorizationServer } from '../oauth/authorization-server.ts'
import { consentPage, onwardPage } from '../pages/consent.ts'
import { badRequestPage } from '../pages/message.ts'
import { type App, fieldOf, formOf, rememberAttempt, rememberBrowser } from './browser.ts'
import { beginSignIn, smartPlatform } from './sign-in.ts'

/** Shows what a client's authorization request asks, or why it cannot be answered. */
export async function askConsent(c: Context<App>, config: Config): Promise<Response> {
  const oauth = authorizationServer(config).getOAuthApi(c.env)
  try {
    const request = await oauth.parseAuthRequest(c.req.raw)
    const client = await oauth.describeConsent(request)
    const consent = await oauth.beginConsent(request)
    consent.headers.forEach((value, name) => {
      if (name !== 'set-cookie') c.header(name, value)
    })
    for (const cookie of consent.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    const platforms = config.platforms.all.filter(({ auth }) => auth === 'smart')
    return c.html(consentPage(client, platforms, consent.handle))
  } catch (cause) {
    if (cause instanceof AuthorizationError && cause.redirectTo) return c.redirect(cause.redirectTo)
    if (cause instanceof AuthorizationError) return c.html(badRequestPage(cause.description), 400)
    if (cause instanceof CimdFetchError) return c.html(badRequestPage('This application could not be verified.'), 400)
    throw cause
  }
}

/** The consent form: allowed leads on to the platform that was chosen, refused leads back to the client. */
export async function takeConsent(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const oauth = authorizationServer(config).getOAuthApi(c.env)
  const form = await formOf(c)
  const handle = fieldOf(form, 'handle') ?? ''
  const scope = form.getAll('scope').map(String)
  try {
    // Nothing ticked is a refusal too: a grant without a scope could do nothing.
    if (form.get('decision') !== 'approve' || scope.length === 0) {
      const denied = await oauth.denyConsent(c.req.raw, handle)
      return c.html(onwardPage(denied.headers.get('location') ?? '/', 'the agent'))
    }
    const platform = smartPlatform(config, fieldOf(form, 'platform'))
    const approved = await oauth.approveConsent(c.req.raw, handle, { scope })
    for (const cookie of approved.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    const waiting = { kind: 'client', authRequest: approved.request } as const
    const begun = await beginSignIn(c.env, config, { platform, browser: await rememberBrowser(c), waiting })
    rememberAttempt(c, begun)
    return c.html(onwardPage(begun.authorizeUrl, platform.name))
  } catch (cause) {
    if (cause instanceof AuthorizationError) return c.html(badRequestPage(cause.description), 400)
    throw cause
  }
}
