import type { Platform } from '@repo/platforms'
import type { Context } from 'hono'
import { type Config, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import type { FailureCode } from '../failure/failures.ts'
import { confirmConnectionPage } from '../pages/confirm-connection.ts'
import { onwardPage } from '../pages/consent.ts'
import { refusedPage, signedInPage } from '../pages/message.ts'
import { addressOf } from '../protection/address.ts'
import type { Approval, Shown } from '../session/connections/connection-request.ts'
import { readBrowserCookie, readSessionCookie } from '../session/cookies.ts'
import { digest, isSecret } from '../session/secret.ts'
import { recordConsent, recordRefusedSignIn } from './audit-sign-in.ts'
import { type App, fieldOf, formOf, rememberAttempt, rememberBrowser } from './browser.ts'
import { joinService } from './service-connection.ts'
import { beginSignIn } from './sign-in.ts'

/**
 * The link's object, by its id.
 * @throws Failure `connection/unknown`
 */
async function requestOf(c: Context<App>, id: string | undefined) {
  if (!isSecret(id)) throw new Failure('connection/unknown')
  const name = await digest(id)
  return { id, name, stub: c.env.CONNECTION_REQUEST.getByName(name) }
}

type Link = Awaited<ReturnType<typeof requestOf>>
type Approved = Extract<Approval, { ok: true }>

/** @throws Failure `platform/unknown` */
function configuredPlatform({ platforms }: Config, id: string): Platform {
  const platform = platforms.get(id)
  if (!platform) throw new Failure('platform/unknown')
  return platform
}

/** Which agent asks for which platform. */
async function confirmPage(c: Context<App>, { id, stub }: Link, error?: 'wrong-code') {
  const looked = await stub.look(readBrowserCookie(c), readSessionCookie(c))
  if (!looked.ok) throw new Failure(looked.code)
  const { platform, clientId, clientName, needsCode, needsPerson = false } = looked
  const asked = configuredPlatform(readConfig(c.env), platform)
  const signsIn = asked.auth === 'smart'
  const view = { agentName: clientName, platform: asked, needsCode, needsPerson, request: id, signsIn }
  // A client that is named by an https URL has a metadata document there, which the OAuth library has fetched.
  const verified = clientId.startsWith('https://') && { verifiedDomain: new URL(clientId).hostname }
  return confirmConnectionPage({ ...view, ...verified, ...(error && { error }) })
}

/** `GET /auth/connect`: the page behind the link that an agent gives. */
export async function askConnection(c: Context<App>): Promise<Response> {
  return c.html(await confirmPage(c, await requestOf(c, c.req.query('request'))))
}

type NotApproved = Exclude<Approval, Approved>

/** Records why a link was not approved. The page again where a further code may be typed. */
async function notApproved(c: Context<App>, link: Link, approval: NotApproved): Promise<Response> {
  if (approval.code === 'platform/not-allowed') {
    await recordRefused(c, approval.asked, approval.code)
    throw new Failure(approval.code)
  }
  const { code, guessed } = approval
  if (guessed) await recordRefused(c, guessed, 'connection/wrong-code')
  if (code === 'connection/unknown') {
    // The last guess has ended the link.
    if (guessed) await recordRefused(c, guessed, code)
    throw new Failure(code)
  }
  return c.html(await confirmPage(c, link, 'wrong-code'), 403)
}

function recordRefused(c: Context<App>, { platform, clientId }: Shown, code: FailureCode): Promise<void> {
  const address = addressOf(c.req.raw)
  return recordRefusedSignIn(c.env, readConfig(c.env), { platform, clientId, address, code })
}

/** `POST /auth/connect`: agreed leads on to the platform, refused ends the link. */
export async function takeConnection(c: Context<App>): Promise<Response> {
  const form = await formOf(c)
  const link = await requestOf(c, fieldOf(form, 'request'))
  if (form.get('decision') !== 'approve') {
    const asked = await link.stub.refuse()
    if (!asked) throw new Failure('connection/unknown')
    await recordRefused(c, asked, 'smart/login-denied')
    return c.html(refusedPage())
  }
  const [browserKey, browserSession, code] = [readBrowserCookie(c), readSessionCookie(c), fieldOf(form, 'code')]
  const approval = await link.stub.approve({ browserKey, browserSession, ...(code && { code }) })
  if (!approval.ok) return notApproved(c, link, approval)
  try {
    return await goOn(c, readConfig(c.env), link, approval)
  } catch (cause) {
    await link.stub.settle('failed')
    await recordRefused(c, approval, Failure.from(cause).code)
    throw cause
  }
}

/** On to the platform; one that signs in nobody is joined here. */
async function goOn(c: Context<App>, config: Config, link: Link, approved: Approved): Promise<Response> {
  const { sessionKey, clientId, clientName, sponsor: agreed } = approved
  const platform = configuredPlatform(config, approved.platform)
  await recordConsent(c.env, config, { platform: platform.id, clientId, address: addressOf(c.req.raw) })
  if (platform.auth !== 'smart') {
    const joining = { sessionKey, platform: platform.id, clientId, agreed, address: addressOf(c.req.raw) }
    await joinService(c.env, config, joining, () => link.stub.settle('connected'))
    return c.html(signedInPage({ platformName: platform.name, agentName: clientName, service: true }))
  }
  const waiting = { kind: 'agent', sessionKey, request: link.name, clientId, clientName } as const
  const begun = await beginSignIn(c.env, config, { platform, browser: await rememberBrowser(c), waiting })
  rememberAttempt(c, begun)
  return c.html(onwardPage(begun.authorizeUrl, platform.name))
}
