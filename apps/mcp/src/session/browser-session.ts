import type { Context } from 'hono'
import { type Env, readConfig } from '../config.ts'
import { noteVerified } from '../protection/counting.ts'
import { limitBrowser } from '../protection/rate-limits.ts'
import type { SessionFacts } from './connection.ts'
import { readSessionCookie } from './cookies.ts'
import { sessionOf } from './find-session.ts'
import type { Session } from './session.ts'

export interface BrowserSession {
  sessionKey: string
  session: DurableObjectStub<Session>
  facts: SessionFacts
}

/**
 * The session that the browser's cookie opens, while it lives. The request is counted as its own.
 * @throws Failure `request/too-many`
 */
export async function browserSession(c: Context<{ Bindings: Env }>): Promise<BrowserSession | undefined> {
  const sessionKey = readSessionCookie(c)
  if (!sessionKey) return undefined
  const session = await sessionOf(c.env, sessionKey)
  const facts = await session.describe()
  if (!facts) return undefined
  noteVerified(c)
  await limitBrowser(c.env, readConfig(c.env), sessionKey, facts)
  return { sessionKey, session, facts }
}
