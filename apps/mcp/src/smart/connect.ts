import type { Context } from 'hono'
import { readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { confirmConnectionPage } from '../pages/confirm-connection.ts'
import { onwardPage } from '../pages/consent.ts'
import { refusedPage } from '../pages/message.ts'
import { readBrowserCookie } from '../session/cookies.ts'
import { digest, isSecret } from '../session/secret.ts'
import { type App, fieldOf, formOf, rememberAttempt, rememberBrowser } from './browser.ts'
import { beginSignIn, smartPlatform } from './sign-in.ts'

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

/** Which agent asks for which platform. */
async function confirmPage(c: Context<App>, { id, stub }: Link, error?: 'wrong-code') {
  const looked = await stub.look(readBrowserCookie(c))
  if (!looked.ok) throw new Failure(looked.code)
  const { platform, clientId, clientName, needsCode } = looked
  const view = { agentName: clientName, platform: smartPlatform(readConfig(c.env), platform), needsCode, request: id }
  // A client that is named by an https URL has a metadata document there, which the OAuth library has fetched.
  const verified = clientId.startsWith('https://') && { verifiedDomain: new URL(clientId).hostname }
  return confirmConnectionPage({ ...view, ...verified, ...(error && { error }) })
}

/** `GET /auth/connect`: the page behind the link that an agent gives. */
export async function askConnection(c: Context<App>): Promise<Response> {
  return c.html(await confirmPage(c, await requestOf(c, c.req.query('request'))))
}

/** `POST /auth/connect`: agreed leads on to the platform, refused ends the link. */
export async function takeConnection(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const form = await formOf(c)
  const link = await requestOf(c, fieldOf(form, 'request'))
  if (form.get('decision') !== 'approve') {
    if (!(await link.stub.refuse())) throw new Failure('connection/unknown')
    return c.html(refusedPage())
  }
  const [browserKey, code] = [readBrowserCookie(c), fieldOf(form, 'code')]
  const approval = await link.stub.approve({ ...(browserKey && { browserKey }), ...(code && { code }) })
  if (!approval.ok) {
    if (approval.code !== 'connection/wrong-code') throw new Failure(approval.code)
    return c.html(await confirmPage(c, link, 'wrong-code'), 403)
  }
  const { sessionKey, clientId, clientName } = approval
  const waiting = { kind: 'agent', sessionKey, request: link.name, clientId, clientName } as const
  try {
    const platform = smartPlatform(config, approval.platform)
    const begun = await beginSignIn(c.env, config, { platform, browser: await rememberBrowser(c), waiting })
    rememberAttempt(c, begun)
    return c.html(onwardPage(begun.authorizeUrl, platform.name))
  } catch (cause) {
    await link.stub.settle('failed')
    throw cause
  }
}
