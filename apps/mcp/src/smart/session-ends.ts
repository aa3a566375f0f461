import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { sessionOf } from '../session/find-session.ts'
import { recordEnds } from './audit-sign-in.ts'

/** The session of an MCP client. */
export interface ClientSession {
  /** The name of the session object: the digest of its key. */
  session: string
  clientId: string
}

/** Ends the session behind a grant: from then on its tokens are no tokens, whatever KV still says. */
export async function endSession(env: Env, config: Config, { session, clientId }: ClientSession): Promise<void> {
  await recordEnds(env, config, await env.SESSION.getByName(session).end(), { clientId })
}

/** Ends as many of these as can be ended. One that cannot is logged, and keeps nobody from going on. */
export async function endSessions(env: Env, config: Config, sessions: readonly ClientSession[]): Promise<void> {
  for (const ended of await Promise.allSettled(sessions.map((one) => endSession(env, config, one)))) {
    if (ended.status === 'rejected') log('session/not-ended', { code: Failure.from(ended.reason).code })
  }
}

/** A connection that was made a moment ago in a session which was there before. */
interface Left {
  sessionKey: string
  platform: string
  clientId?: string | undefined
}

/** Ends a connection of which nothing comes after all. */
export async function leaveSession(env: Env, config: Config, { sessionKey, platform, clientId }: Left): Promise<void> {
  const ended = await (await sessionOf(env, sessionKey)).disconnect(platform)
  await recordEnds(env, config, ended, clientId === undefined ? {} : { clientId })
}

/** Waits for what makes a connection whole; where that fails, takes back what there is of it. */
export async function orTakenBack<T>(rest: Promise<T>, takeBack: () => Promise<unknown>): Promise<T> {
  try {
    return await rest
  } catch (cause) {
    await takeBack().catch((failed: unknown) => log('smart/sign-in-left', { code: Failure.from(failed).code }))
    throw cause
  }
}
