import { createAuthorizer, type Principal } from '@repo/cerbos'
import type { Platform } from '@repo/platforms'
import type { Context } from 'hono'
import { type Config, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import type { FailureCode } from '../failure/failures.ts'
import { log } from '../log.ts'
import { type BreakGlass, breakGlassPage, glassBrokenPage, glassWholePage } from '../pages/break-glass.ts'
import { readBrowserCookie, readSessionCookie } from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
import { digest, isSecret } from '../session/secret.ts'
import { type App, fieldOf, formOf } from '../smart/browser.ts'
import { toPrincipal } from '../smart/principal.ts'
import type { GlassRequested, GlassShown } from './break-glass-request.ts'
import { type Broken, recordGlass } from './glass-audit.ts'
import { readReason } from './reason.ts'
import { admitUnderGlass } from './under-glass.ts'

/** @throws Failure `connection/unknown` */
async function requestOf(c: Context<App>, id: string | undefined) {
  if (!isSecret(id)) throw new Failure('connection/unknown')
  return { id, stub: c.env.BREAK_GLASS_REQUEST.getByName(await digest(id)) }
}

/** @throws Failure `platform/unknown` */
function platformOf({ platforms }: Config, id: string): Platform {
  const platform = platforms.get(id)
  if (!platform) throw new Failure('platform/unknown')
  return platform
}

function viewOf(config: Config, { platform, patient, clientName }: GlassShown): Omit<BreakGlass, 'request'> {
  const minutes = config.breakGlassMinutes
  return { agentName: clientName, platform: platformOf(config, platform), patient, minutes }
}

const presented = (c: Context<App>) => ({ browserKey: readBrowserCookie(c), browserSession: readSessionCookie(c) })

type Link = Awaited<ReturnType<typeof requestOf>>

async function page(c: Context<App>, { id, stub }: Link, refusedReason?: string) {
  const looked = await stub.look(presented(c))
  if (!looked.ok) throw new Failure(looked.code)
  const refused = refusedReason !== undefined && { refusedReason }
  return breakGlassPage({ ...viewOf(readConfig(c.env), looked), request: id, ...refused })
}

/** `GET /auth/break-glass`: the page behind the link that an agent was given. */
export async function askBreakGlass(c: Context<App>): Promise<Response> {
  return c.html(await page(c, await requestOf(c, c.req.query('request'))))
}

/** `POST /auth/break-glass`: with a reason it opens the patient's records for a while; refused, it ends the link. */
export async function takeBreakGlass(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const came = { request: c.req.raw, startedAt: Date.now() }
  const form = await formOf(c)
  const link = await requestOf(c, fieldOf(form, 'request'))
  const isAgreed = form.get('decision') === 'approve'
  const given = fieldOf(form, 'reason') ?? ''
  const reason = readReason(given)
  if (isAgreed && reason === undefined) return c.html(await page(c, link, given.slice(0, 500)), 400)
  const taken = await link.stub.take(presented(c))
  if (!taken.ok) throw new Failure(taken.code)
  const principal = await principalOf(c, config, taken)
  if (!isAgreed || reason === undefined) {
    await orLogged(c, { ...came, principal, asked: taken }, 'break-glass/declined')
    return c.html(glassWholePage())
  }
  try {
    await breakIt(c, config, { ...came, principal, asked: taken, reason })
  } catch (cause) {
    await orLogged(c, { ...came, principal, asked: taken }, Failure.from(cause).code)
    throw cause
  }
  return c.html(glassBrokenPage(viewOf(config, taken)))
}

/**
 * Who is signed in at the platform now, where that is still who asked.
 * @throws Failure `session/none`
 */
async function principalOf(c: Context<App>, config: Config, asked: GlassRequested): Promise<Principal> {
  const session = await (await sessionOf(c.env, asked.sessionKey)).describe()
  const facts = session?.connections.find(
    ({ platform, subject, state }) => platform === asked.platform && subject === asked.subject && state === 'connected',
  )
  if (!facts) throw new Failure('session/none')
  return toPrincipal(config, facts, asked.clientId)
}

interface Breaking extends Broken {
  asked: GlassRequested
  reason: string
}

/** @throws AuthorizationError, AuditError; Failure `session/none`: then nothing is opened */
async function breakIt(c: Context<App>, config: Config, { reason, ...broken }: Breaking): Promise<void> {
  const { principal, asked } = broken
  const { url, timeoutMs, policyVersion } = config.cerbos
  const authorizer = createAuthorizer({ pdpUrl: url, timeoutMs, policyVersion })
  const decision = await admitUnderGlass(authorizer, principal, asked.patient)
  await recordGlass(c.env, { ...broken, decision }, { reason })
  const { sessionKey, platform, subject, patient } = asked
  const until = Date.now() + config.breakGlassMinutes * 60_000
  const session = await sessionOf(c.env, sessionKey)
  if (!(await session.breakGlass(platform, { subject, patient, until }))) throw new Failure('session/none')
}

/** What was not opened stays closed, whether that can be recorded or not. */
async function orLogged(c: Context<App>, broken: Broken, code: FailureCode) {
  await recordGlass(c.env, broken, { code }).catch((cause: unknown) =>
    log('audit/break-glass-unrecorded', { code: Failure.from(cause).code }),
  )
}
