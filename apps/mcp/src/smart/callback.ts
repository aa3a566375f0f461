import { authorizationErrorRedirect } from '@cloudflare/workers-oauth-provider'
import { revokeSmartGrant, SmartError, type SmartGrant } from '@repo/fhir'
import { defaultId, type Platform } from '@repo/platforms'
import type { Context } from 'hono'
import { type Config, type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { connectAgent } from '../oauth/agents/agents.ts'
import { keepLinked } from '../oauth/agents/linking.ts'
import { signedInPage } from '../pages/message.ts'
import { addressOf } from '../protection/address.ts'
import { type ConnectionFacts, connectionFacts } from '../session/connection.ts'
import { grantOptions } from '../session/connections/platform-client.ts'
import * as cookies from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
import { digest, newSecret } from '../session/secret.ts'
import type { Attempt, Waiting } from '../session/sign-in-attempt.ts'
import { recordRefusedSignIn, recordSignIn } from './audit-sign-in.ts'
import type { App } from './browser.ts'
import { principalId } from './principal.ts'
import { endSessions, leaveSession, orTakenBack } from './session-ends.ts'
import { attemptNameOf, finishSignIn, smartPlatform, takeAttempt } from './sign-in.ts'

/** A sign-in that the platform has confirmed and nothing has been made of yet. */
interface SignedIn {
  platform: Platform
  attempt: Attempt
  grant: SmartGrant
  facts: ConnectionFacts
}

type WaitingClient = Extract<Waiting, { kind: 'client' }>
type WaitingAgent = Extract<Waiting, { kind: 'agent' }>

async function newSession(env: Env, { grant, facts, attempt }: SignedIn): Promise<string> {
  const hasCode = attempt.waiting?.kind === 'client'
  const sessionKey = newSecret()
  const session = await sessionOf(env, sessionKey)
  await session.open({ browser: attempt.browser, hasCode })
  await orTakenBack(session.join(grant, facts), () => session.end())
  return sessionKey
}

/** @throws Failure `session/other-person`, `session/none` */
async function joinSession(env: Env, sessionKey: string, { grant, facts }: SignedIn): Promise<void> {
  const joined = await (await sessionOf(env, sessionKey)).join(grant, facts)
  if (joined === 'other-person') throw new Failure('session/other-person')
  if (joined === 'ended') throw new Failure('session/none')
}

/**
 * Whether the session lives. Refuses somebody else than its person on that platform, before anything is recorded.
 * @throws Failure `session/other-person`
 */
async function isOpenFor(env: Env, sessionKey: string, { facts }: SignedIn): Promise<boolean> {
  const { platform, subject } = facts
  const admitted = await (await sessionOf(env, sessionKey)).admits({ platform, subject })
  if (admitted === 'other-person') throw new Failure('session/other-person')
  return admitted === 'yes'
}

/** Completes the waiting client's request, with a session of its own. */
async function completeForClient(
  c: Context<App>,
  config: Config,
  signedIn: SignedIn,
  { authRequest, clientName }: WaitingClient,
): Promise<Response> {
  const { clientId } = authRequest
  await recordSignIn(c.env, config, signedIn.facts, { clientId, address: addressOf(c.req.raw) })
  const userId = await principalId(config, signedIn.facts)
  const sessionKey = await newSession(c.env, signedIn)
  const session = await digest(sessionKey)
  const connected = connectAgent(c.env, config, { authRequest, userId, sessionKey, clientName })
  return c.redirect(await orTakenBack(connected, () => endSessions(c.env, config, [{ session, clientId }])))
}

/** Connects the session of the agent that gave the person the link. */
async function completeForAgent(
  c: Context<App>,
  config: Config,
  signedIn: SignedIn,
  { sessionKey, request, clientId, clientName }: WaitingAgent,
): Promise<Response> {
  if (!(await isOpenFor(c.env, sessionKey, signedIn))) throw new Failure('session/none')
  await recordSignIn(c.env, config, signedIn.facts, { clientId, address: addressOf(c.req.raw) })
  await keepLinked(c.env, config, signedIn.facts, { session: await digest(sessionKey), clientId, clientName })
  await joinSession(c.env, sessionKey, signedIn)
  const settled = c.env.CONNECTION_REQUEST.getByName(request).settle('connected')
  const left = { sessionKey, platform: signedIn.facts.platform, clientId }
  await orTakenBack(settled, () => leaveSession(c.env, config, left))
  const { name } = signedIn.grant
  const { platform } = signedIn
  return c.html(signedInPage({ platformName: platform.name, agentName: clientName, ...(name && { personName: name }) }))
}

/**
 * The key under which a session goes on from now.
 * @throws Failure `session/none`
 */
async function moveSession(env: Env, sessionKey: string): Promise<string> {
  const next = newSecret()
  if (!(await (await sessionOf(env, sessionKey)).moveTo(await digest(next)))) throw new Failure('session/none')
  return next
}

/**
 * Adds the platform to what the browser is signed in to, under a new key: whoever planted or knew the old one gains
 * nothing, and by a key that is old already gets a session of their own.
 */
async function completeForBrowser(c: Context<App>, config: Config, signedIn: SignedIn): Promise<Response> {
  const previous = cookies.readSessionCookie(c)
  const isOpen = previous !== undefined && (await isOpenFor(c.env, previous, signedIn))
  await recordSignIn(c.env, config, signedIn.facts, { address: addressOf(c.req.raw) })
  if (isOpen) {
    await joinSession(c.env, previous, signedIn)
    const moving = moveSession(c.env, previous)
    const left = { sessionKey: previous, platform: signedIn.facts.platform }
    const moved = await orTakenBack(moving, () => leaveSession(c.env, config, left))
    cookies.writeSessionCookie(c, moved)
  } else cookies.writeSessionCookie(c, await newSession(c.env, signedIn))
  return c.redirect('/')
}

function complete(c: Context<App>, config: Config, signedIn: SignedIn): Promise<Response> {
  const { waiting } = signedIn.attempt
  if (waiting?.kind === 'client') return completeForClient(c, config, signedIn, waiting)
  if (waiting?.kind === 'agent') return completeForAgent(c, config, signedIn, waiting)
  return completeForBrowser(c, config, signedIn)
}

async function signInFrom(c: Context<App>, config: Config, attempt: Attempt): Promise<Response> {
  // RFC 9700 §4.4.2: an answer at another platform's redirect URI was meant for another login (mix-up).
  if ((c.req.param('platform') ?? defaultId) !== attempt.platform) throw new SmartError('smart/state-mismatch')
  const platform = smartPlatform(config, attempt.platform)
  const grant = await finishSignIn(config, platform, attempt, c.req.raw)
  const { scope, browser } = attempt
  try {
    const facts = connectionFacts({ id: platform.id, scope, browser }, grant, new Date())
    return await complete(c, config, { platform, attempt, grant, facts })
  } catch (cause) {
    // What could not be recorded or kept did not happen: its tokens go back to the platform.
    await revokeSmartGrant(grant, grantOptions(config, platform))
    throw cause
  }
}

/** Tells whoever waits that the sign-in failed: the client by its redirect, the agent by its request. */
async function fail(c: Context<App>, { waiting, platform }: Attempt, cause: unknown): Promise<Response> {
  const failure = Failure.from(cause)
  const clientId = waiting?.kind === 'client' ? waiting.authRequest.clientId : waiting?.clientId
  const address = addressOf(c.req.raw)
  await recordRefusedSignIn(c.env, readConfig(c.env), { platform, clientId, address, code: failure.code })
  const wasRefused = failure.code === 'smart/login-denied'
  if (waiting?.kind === 'agent') {
    await c.env.CONNECTION_REQUEST.getByName(waiting.request).settle(wasRefused ? 'refused' : 'failed')
  }
  if (waiting?.kind !== 'client') throw failure
  log('smart/sign-in-failed', { code: failure.code })
  const error = wasRefused ? 'access_denied' : 'server_error'
  return c.redirect(authorizationErrorRedirect(waiting.authRequest, error, failure.say()))
}

/** `GET /auth/callback`, for a further platform `/auth/callback/<id>`: the platform sends the browser back here. */
export async function callback(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const attemptName = await attemptNameOf(c.req.raw)
  const attempt = await takeAttempt(c.env, attemptName, cookies.readAttemptCookie(c, attemptName))
  cookies.clearAttemptCookie(c, attemptName)
  return signInFrom(c, config, attempt).catch((cause: unknown) => fail(c, attempt, cause))
}
