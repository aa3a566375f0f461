import {
  AuthorizationError,
  type AuthRequest,
  authorizationErrorRedirect,
  CimdFetchError,
} from '@cloudflare/workers-oauth-provider'
import { SmartError } from '@repo/fhir'
import type { Platform } from '@repo/platforms'
import type { Context } from 'hono'
import { type Config, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { authorizationServer } from '../oauth/authorization-server.ts'
import { consentPage, onwardPage } from '../pages/consent.ts'
import { badRequestPage } from '../pages/message.ts'
import { addressOf } from '../protection/address.ts'
import { readKeyRing, seal, unseal } from '../session/seal.ts'
import { recordConsent, recordRefusedSignIn } from './audit-sign-in.ts'
import { type App, fieldOf, formOf, rememberAttempt, rememberBrowser } from './browser.ts'
import { beginSignIn, smartPlatform } from './sign-in.ts'

/** What a consent form is about: the library's handle, and the client by the name that the page shows. */
interface ShownConsent {
  handle: string
  clientName: string
}

const sealContext = 'consent'

const offered = ({ platforms }: Config) => platforms.all.filter(({ auth }) => auth === 'smart')

function passCookies(c: Context<App>, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
}

const needsPkce = 'Every client must use PKCE with S256.'

/** A secret does not keep a client from redeeming a code that somebody put under it: that takes PKCE (RFC 9700 §4.5). */
function usesPkce({ codeChallenge, codeChallengeMethod }: AuthRequest): boolean {
  return Boolean(codeChallenge) && codeChallengeMethod === 'S256'
}

/** Shows what a client's authorization request asks, or why it cannot be answered. */
export async function askConsent(c: Context<App>, config: Config): Promise<Response> {
  const oauth = authorizationServer(config).getOAuthApi(c.env)
  try {
    const request = await oauth.parseAuthRequest(c.req.raw)
    // The library asks it of public clients alone.
    if (!usesPkce(request)) return c.redirect(authorizationErrorRedirect(request, 'invalid_request', needsPkce))
    const client = await oauth.describeConsent(request)
    const consent = await oauth.beginConsent(request)
    consent.headers.forEach((value, name) => {
      if (name !== 'set-cookie') c.header(name, value)
    })
    passCookies(c, consent.headers)
    // A metadata document may say another name at the next look: what was shown goes with the form, and is recorded.
    const shown: ShownConsent = { handle: consent.handle, clientName: client.clientName || request.clientId }
    const sealed = await seal(await readKeyRing(config.sessionKeys), sealContext, shown)
    return c.html(consentPage(client, offered(config), sealed))
  } catch (cause) {
    if (cause instanceof AuthorizationError && cause.redirectTo) return c.redirect(cause.redirectTo)
    if (cause instanceof AuthorizationError) return c.html(badRequestPage(cause.description), 400)
    if (cause instanceof CimdFetchError) return c.html(badRequestPage('This application could not be verified.'), 400)
    throw cause
  }
}

/**
 * The platform that was chosen. Nobody is chosen for where there are several.
 * @throws Failure `platform/unknown`
 */
function chosenPlatform(config: Config, form: FormData): Platform {
  const [only, ...others] = offered(config)
  return smartPlatform(config, fieldOf(form, 'platform') ?? (others.length === 0 ? only?.id : ''))
}

interface Approved {
  authRequest: AuthRequest
  clientName: string
}

/** Leads on to the platform. The consent is used up: where that fails, the client is told in its redirect. */
async function goOn(c: Context<App>, config: Config, platform: Platform, { authRequest, clientName }: Approved) {
  const { clientId } = authRequest
  const address = addressOf(c.req.raw)
  try {
    await recordConsent(c.env, config, { platform: platform.id, clientId, address })
    const waiting = { kind: 'client', authRequest, clientName } as const
    const begun = await beginSignIn(c.env, config, { platform, browser: await rememberBrowser(c), waiting })
    rememberAttempt(c, begun)
    return c.html(onwardPage(begun.authorizeUrl, platform.name))
  } catch (cause) {
    const failure = Failure.from(cause)
    log('smart/sign-in-not-begun', { code: failure.code })
    await recordRefusedSignIn(c.env, config, { platform: platform.id, clientId, address, code: failure.code })
    const error = cause instanceof SmartError ? 'temporarily_unavailable' : 'server_error'
    return c.html(onwardPage(authorizationErrorRedirect(authRequest, error, failure.say()), 'the agent'))
  }
}

/** The consent form: allowed leads on to the platform that was chosen, refused leads back to the client. */
export async function takeConsent(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const oauth = authorizationServer(config).getOAuthApi(c.env)
  const form = await formOf(c)
  const sealed = fieldOf(form, 'handle') ?? ''
  const shown = (await unseal(await readKeyRing(config.sessionKeys), sealContext, sealed)) as ShownConsent | undefined
  if (!shown) return c.html(badRequestPage('The form is not one of this server.'), 400)
  const { handle, clientName } = shown
  const scope = form.getAll('scope').map(String)
  try {
    // Nothing ticked is a refusal too: a grant without a scope could do nothing.
    if (form.get('decision') !== 'approve' || scope.length === 0) {
      const denied = await oauth.denyConsent(c.req.raw, handle)
      passCookies(c, denied.headers)
      const platform = config.platforms.get(fieldOf(form, 'platform') ?? '')?.id
      const { clientId } = denied.request
      const address = addressOf(c.req.raw)
      await recordRefusedSignIn(c.env, config, { platform, clientId, address, code: 'smart/login-denied' })
      return c.html(onwardPage(denied.headers.get('location') ?? '/', 'the agent'))
    }
    const platform = chosenPlatform(config, form)
    const approved = await oauth.approveConsent(c.req.raw, handle, { scope })
    passCookies(c, approved.headers)
    return await goOn(c, config, platform, { authRequest: approved.request, clientName })
  } catch (cause) {
    if (cause instanceof AuthorizationError) return c.html(badRequestPage(cause.description), 400)
    throw cause
  }
}
