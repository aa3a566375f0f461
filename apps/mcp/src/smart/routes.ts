import { AuthorizationError, authorizationErrorRedirect, CimdFetchError } from '@cloudflare/workers-oauth-provider'
import { revokeSmartGrant, type SmartGrant } from '@repo/fhir'
import { type Context, Hono } from 'hono'
import { type Config, type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { authorizationServer } from '../oauth/authorization-server.ts'
import type { GrantProps } from '../oauth/grant-props.ts'
import { consentPage, onwardPage } from '../pages/consent.ts'
import { badRequestPage, signedOutPage, signOutPage } from '../pages/message.ts'
import type { PlatformLabel } from '../pages/platform-field.ts'
import { connectionFacts } from '../session/connection.ts'
import * as cookies from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
import { newSecret } from '../session/secret.ts'
import type { Attempt } from '../session/sign-in-attempt.ts'
import { recordSignIn, recordSignOut, type SignInFacts } from './audit-sign-in.ts'
import { principalId } from './principal.ts'
import { attemptNameOf, type BegunSignIn, beginSignIn, finishSignIn, takeAttempt } from './sign-in.ts'

type App = { Bindings: Env }

function remember(c: Context<App>, begun: BegunSignIn): void {
  cookies.writeAttemptCookie(c, begun.attemptName, begun.browserKey, begun.ttlSeconds)
}

/** Shows what a client's authorization request asks, or why it cannot be answered. */
async function askConsent(c: Context<App>, config: Config): Promise<Response> {
  const oauth = authorizationServer(config).getOAuthApi(c.env)
  try {
    const request = await oauth.parseAuthRequest(c.req.raw)
    const client = await oauth.describeConsent(request)
    const consent = await oauth.beginConsent(request)
    consent.headers.forEach((value, name) => {
      if (name !== 'set-cookie') c.header(name, value)
    })
    for (const cookie of consent.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return c.html(consentPage(client, [platformOf(config)], consent.handle))
  } catch (cause) {
    if (cause instanceof AuthorizationError && cause.redirectTo) return c.redirect(cause.redirectTo)
    if (cause instanceof AuthorizationError) return c.html(badRequestPage(cause.description), 400)
    if (cause instanceof CimdFetchError) return c.html(badRequestPage('This application could not be verified.'), 400)
    throw cause
  }
}

/** The consent form: allowed leads on to the platform, refused leads back to the client. */
async function takeConsent(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const oauth = authorizationServer(config).getOAuthApi(c.env)
  const form = await formOf(c)
  const handle = String(form.get('handle') ?? '')
  const scope = form.getAll('scope').map(String)
  try {
    // Nothing ticked is a refusal too: a grant without a scope could do nothing.
    if (form.get('decision') !== 'approve' || scope.length === 0) {
      const denied = await oauth.denyConsent(c.req.raw, handle)
      return c.html(onwardPage(denied.headers.get('location') ?? '/', 'the agent'))
    }
    const approved = await oauth.approveConsent(c.req.raw, handle, { scope })
    for (const cookie of approved.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    const begun = await beginSignIn(c.env, config, approved.request)
    remember(c, begun)
    return c.html(onwardPage(begun.authorizeUrl, platformOf(config).name))
  } catch (cause) {
    if (cause instanceof AuthorizationError) return c.html(badRequestPage(cause.description), 400)
    throw cause
  }
}

async function formOf(c: Context<App>): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (cause) {
    throw new Failure('input/invalid', { cause, hint: 'The body is not a form.' })
  }
}

function platformOf(config: Config): PlatformLabel {
  const fhirBaseUrl = config.smartEnv.SMART_ISS ?? config.smartEnv.FHIR_BASE_URL ?? config.publicUrl
  return { id: 'default', name: new URL(fhirBaseUrl).host, fhirBaseUrl }
}

/** Completes the waiting client's request, with a session of its own. */
async function completeForClient(c: Context<App>, config: Config, attempt: Attempt, grant: SmartGrant) {
  const { authRequest } = attempt
  if (!authRequest) throw new Failure('internal')
  const oauth = authorizationServer(config).getOAuthApi(c.env)
  const client = await oauth.lookupClient(authRequest.clientId)
  const sessionKey = await openSession(c.env, attempt, grant)
  const props: GrantProps = {
    sessionKey,
    clientId: authRequest.clientId,
    clientName: client?.clientName ?? authRequest.clientId,
  }
  const userId = await principalId(config, grant.subject)
  const request = { request: authRequest, userId, metadata: {}, scope: authRequest.scope, props }
  const { redirectTo } = await oauth.completeAuthorization(request)
  return redirectTo
}

/** A sign-in that cannot be recorded did not happen: its tokens go back to the platform. */
async function recordOrRevoke(env: Env, config: Config, grant: SmartGrant, signIn: SignInFacts): Promise<void> {
  try {
    await recordSignIn(env, config, grant, signIn)
  } catch (cause) {
    await revokeSmartGrant(grant, { allowLoopbackHttp: config.development })
    throw cause
  }
}

async function openSession(env: Env, attempt: Attempt, grant: SmartGrant): Promise<string> {
  const sessionKey = newSecret()
  const session = await sessionOf(env, sessionKey)
  await session.open({})
  const { platform: id, scope } = attempt
  await session.join(grant, connectionFacts({ id, scope }, grant, new Date()))
  return sessionKey
}

/** The platform sends the browser back here. */
async function callback(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const attemptName = await attemptNameOf(c.req.raw)
  const attempt = await takeAttempt(c.env, attemptName, cookies.readAttemptCookie(c, attemptName))
  cookies.clearAttemptCookie(c, attemptName)
  try {
    const grant = await finishSignIn(config, attempt, c.req.raw)
    const signIn = { platform: attempt.platform, clientId: attempt.authRequest?.clientId }
    await recordOrRevoke(c.env, config, grant, signIn)
    if (attempt.authRequest) return c.redirect(await completeForClient(c, config, attempt, grant))
    const previous = cookies.readSessionCookie(c)
    // A new key at each sign-in: whoever planted or knew the old one gains nothing.
    if (previous) await (await sessionOf(c.env, previous)).end()
    cookies.writeSessionCookie(c, await openSession(c.env, attempt, grant))
    return c.redirect('/')
  } catch (cause) {
    const failure = Failure.from(cause)
    if (!attempt.authRequest) throw failure
    log('smart/sign-in-failed', { code: failure.code })
    const error = failure.code === 'smart/login-denied' ? 'access_denied' : 'server_error'
    return c.redirect(authorizationErrorRedirect(attempt.authRequest, error, failure.say()))
  }
}

async function signOut(c: Context<App>): Promise<Response> {
  const sessionKey = cookies.readSessionCookie(c)
  const session = sessionKey && (await sessionOf(c.env, sessionKey))
  const facts = session && (await session.describe())
  if (session && facts) {
    // Ended first: a sign-out is never refused because it cannot be recorded.
    await session.end()
    for (const connection of facts.connections) {
      await recordSignOut(c.env, readConfig(c.env), connection).catch((cause) => {
        log('audit/sign-out-unrecorded', { code: Failure.from(cause).code })
      })
    }
  }
  cookies.clearSessionCookie(c)
  return c.html(signedOutPage())
}

/** `/auth`: sign-in of people, alone or on behalf of an MCP client's authorization request. */
export const authRoutes = new Hono<App>()
  .get('/login', async (c) => {
    const config = readConfig(c.env)
    if (new URL(c.req.url).search !== '') return askConsent(c, config)
    const begun = await beginSignIn(c.env, config)
    remember(c, begun)
    return c.redirect(begun.authorizeUrl)
  })
  .post('/login', takeConsent)
  .get('/callback', callback)
  .get('/logout', (c) => c.html(signOutPage()))
  .post('/logout', signOut)
