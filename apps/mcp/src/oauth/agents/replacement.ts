import type { AuthRequest } from '@cloudflare/workers-oauth-provider'
import type { Config, Env } from '../../config.ts'
import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import { recordEnds } from '../../smart/audit-sign-in.ts'
import { endSessions } from '../../smart/session-ends.ts'
import { authorizationServer } from '../authorization-server.ts'
import { type Grant, type GrantMetadata, grantsOf } from '../grants.ts'
import { keepHandedOver } from './linking.ts'
import { isReplaced, isSameAgent, type Standing } from './same-agent.ts'

export type Replaced = Grant & Standing

interface Asking {
  authRequest: AuthRequest
  userId: string
  /** Digest of the key of the browser in which the person approves the new grant. */
  browser: string
}

/** The grants of a person that the one which is asked for takes the place of. */
export async function findReplaced(env: Env, config: Config, asking: Asking): Promise<Replaced[]> {
  const { authRequest, userId, browser } = asking
  const defaultResource = `${config.publicUrl}/mcp`
  const grants = (await grantsOf(env, config, userId)).filter((each) => isSameAgent(each, authRequest, defaultResource))
  const found = grants.map(async (grant) => {
    const session = env.SESSION.getByName(grant.session)
    const [isOpen, isOfBrowser] = await Promise.all([session.isOpen(), session.approvedBy(browser)])
    return { ...grant, isOpen, isOfBrowser }
  })
  return (await Promise.all(found)).filter((grant) => isReplaced(grant, authRequest, defaultResource))
}

/** The one of several grants whose other platforms the new one goes on with: no other lives, and it is of this browser. */
function predecessorOf(replaced: readonly Replaced[]): Replaced | undefined {
  const [only, ...others] = replaced.filter(({ isOpen }) => isOpen)
  return only?.isOfBrowser && others.length === 0 ? only : undefined
}

/**
 * Ends grants that a new one has taken the place of, each session first and then the grant with its tokens. Where one of
 * them lives, approved in the same browser, its further platforms go on in the new session. Never throws: the new grant
 * is good without.
 */
export async function replaceGrants(
  env: Env,
  config: Config,
  replaced: readonly Replaced[],
  by: GrantMetadata & { userId: string },
): Promise<void> {
  const predecessor = predecessorOf(replaced)
  if (predecessor) {
    await handOver(env, config, predecessor, by).catch((cause: unknown) => {
      log('session/not-handed-over', { code: Failure.from(cause).code })
    })
  }
  await endSessions(env, config, replaced)
  const oauth = authorizationServer(config).getOAuthApi(env)
  const gone = await Promise.allSettled(replaced.map(({ grantId }) => oauth.revokeGrant(grantId, by.userId)))
  for (const each of gone) {
    if (each.status === 'rejected') log('oauth/grant-left', { code: Failure.from(each.reason).code })
  }
}

async function handOver(env: Env, config: Config, { session, clientId }: Replaced, to: GrantMetadata): Promise<void> {
  const { kept, ended } = await env.SESSION.getByName(session).handOver(to.session)
  await recordEnds(env, config, ended, { clientId })
  await keepHandedOver(env, config, kept, { ...to, clientId })
}
