import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { configuredConnections } from '../mcp/connections/chosen-platform.ts'
import type { SessionFacts } from '../session/connection.ts'
import { sessionOf } from '../session/find-session.ts'
import { toPrincipal } from '../smart/principal.ts'
import type { Examination } from './examine-trail.ts'

/** @throws Failure `session/none` */
export async function openSession(env: Env, sessionKey: string): Promise<SessionFacts> {
  const session = await (await sessionOf(env, sessionKey)).describe()
  if (!session) throw new Failure('session/none')
  return session
}

/**
 * Those of a session who are signed in now, each as their own platform knows them.
 * @throws Failure `platform/not-connected`, `smart/session-expired`
 */
export async function signedInOf(
  config: Config,
  session: SessionFacts,
  clientId: string,
): Promise<Examination['principals']> {
  // A platform that signs in nobody is used in the name of somebody who is signed in at another one.
  const people = configuredConnections(session.connections, config.platforms.all).filter(({ service }) => !service)
  const live = people.filter(({ state }) => state === 'connected')
  const [first, ...others] = await Promise.all(live.map((facts) => toPrincipal(config, facts, clientId)))
  if (!first) throw new Failure(people.length > 0 ? 'smart/session-expired' : 'platform/not-connected')
  return [first, ...others]
}
