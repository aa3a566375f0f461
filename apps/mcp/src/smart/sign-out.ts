import type { Context } from 'hono'
import { readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { disconnectedPage, signedOutPage } from '../pages/message.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { clearSessionCookie, readSessionCookie } from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
import { recordSignOut } from './audit-sign-in.ts'
import { type App, fieldOf, formOf } from './browser.ts'

/** After the fact: leaving is never refused because it cannot be recorded. */
async function recordEach(c: Context<App>, ended: readonly ConnectionFacts[]): Promise<void> {
  for (const facts of ended) {
    await recordSignOut(c.env, readConfig(c.env), facts).catch((cause: unknown) => {
      log('audit/sign-out-unrecorded', { code: Failure.from(cause).code })
    })
  }
}

/** `POST /auth/logout`: ends the browser's session, with every platform in it. */
export async function signOut(c: Context<App>): Promise<Response> {
  const sessionKey = readSessionCookie(c)
  const session = sessionKey && (await sessionOf(c.env, sessionKey))
  const facts = session && (await session.describe())
  if (session && facts) {
    await session.end()
    await recordEach(c, facts.connections)
  }
  clearSessionCookie(c)
  return c.html(signedOutPage())
}

/** `POST /auth/disconnect`: ends one platform of the browser's session. */
export async function disconnect(c: Context<App>): Promise<Response> {
  const platform = fieldOf(await formOf(c), 'platform') ?? ''
  const sessionKey = readSessionCookie(c)
  if (!sessionKey) throw new Failure('session/none')
  const facts = await (await sessionOf(c.env, sessionKey)).disconnect(platform)
  if (!facts) throw new Failure('platform/not-connected')
  await recordEach(c, [facts])
  return c.html(disconnectedPage({ platformName: readConfig(c.env).platforms.get(platform)?.name ?? platform }))
}
