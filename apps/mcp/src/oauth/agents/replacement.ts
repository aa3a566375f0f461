import type { Config, Env } from '../../config.ts'
import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import { mostReplaced, type Standing } from '../../session/lifetime.ts'
import { recordEnds } from '../../smart/audit-sign-in.ts'
import { endSessions } from '../../smart/session-ends.ts'
import { authorizationServer } from '../authorization-server.ts'
import { type Grant, grantsOf, type StoredGrant } from '../grants.ts'
import { type NamedGrant, tokenRefreshOf } from '../token-endpoint.ts'
import type { Successor } from '../token-refresh.ts'
import { keepHandedOver } from './linking.ts'
import { type Asked, isEarlier, isReplaced, isSameAgent, mayGoOnWith } from './same-agent.ts'

type Replaced = Grant & Standing

/** A grant whose code has just been redeemed. */
export type Redeemed = NamedGrant & StoredGrant

/** The earlier grants of a person that this one takes the place of. */
async function findReplaced(env: Env, config: Config, by: Redeemed, browser: string | undefined): Promise<Replaced[]> {
  const defaultResource = `${config.publicUrl}/mcp`
  const earlier = (await grantsOf(env, config, by.userId)).filter((grant) => isEarlier(grant, by))
  const found = earlier
    .filter((each) => isSameAgent(each, by, defaultResource))
    .map(async (grant) => ({ ...grant, ...(await env.SESSION.getByName(grant.session).standing(browser)) }))
  return (await Promise.all(found)).filter((grant) => isReplaced(grant, by, defaultResource))
}

/**
 * The one of several grants whose other platforms the new one goes on with, if it may: no other of them lives, but for
 * sign-ins whose code nobody has redeemed.
 */
function predecessorOf(replaced: readonly Replaced[], by: Asked): Replaced | undefined {
  const [only, ...others] = replaced.filter(({ isOpen, isWaiting }) => isOpen && !isWaiting)
  return only && others.length === 0 && mayGoOnWith(only, by) ? only : undefined
}

/**
 * Ends grants that one has taken the place of whose code has just been redeemed, each session first and then the grant
 * with its tokens. Further platforms of one that {@link mayGoOnWith} it go on in the new session. Never throws: the new
 * grant is good without.
 */
export async function replaceGrants(
  env: Env,
  config: Config,
  by: Redeemed,
  browser: string | undefined,
): Promise<void> {
  try {
    const replaced = await findReplaced(env, config, by, browser)
    if (replaced.length > 0) await takePlaces(env, config, replaced, by)
  } catch (cause) {
    log('oauth/grant-left', { code: Failure.from(cause).code })
  }
}

async function takePlaces(env: Env, config: Config, replaced: readonly Replaced[], by: Redeemed): Promise<void> {
  // First: whoever takes back one of them meanwhile takes back this one.
  await env.SESSION.getByName(by.session).replace(replaced.flatMap((grant) => [grant.grantId, ...grant.replaced]))
  const successor = { grantId: by.grantId, clientId: by.clientId, session: by.session }
  for (const { grantId } of replaced) {
    await (await tokenRefreshOf(env, { userId: by.userId, grantId })).succeed(successor)
  }
  const predecessor = predecessorOf(replaced, by)
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

async function handOver(env: Env, config: Config, { session, clientId }: Replaced, to: Redeemed): Promise<void> {
  const [from, own] = [env.SESSION.getByName(session), await env.SESSION.getByName(to.session).offered()]
  const offered = (await from.offered()).filter(({ platform }) => !own.some((each) => each.platform === platform))
  // Noted before they go on: what cannot be noted would not be shown to its person, and ends.
  const { ended } = await from.handOver(to.session, await keepHandedOver(env, config, offered, to))
  await recordEnds(env, config, ended, { clientId })
}

/** The grants that have taken the place of this one since. By their objects too: a list of KV may not have them yet. */
export async function successorsOf(env: Env, config: Config, named: NamedGrant): Promise<Successor[]> {
  const followed = await followedFrom(env, named)
  const grants = await grantsOf(env, config, named.userId)
  const standing = await Promise.all(grants.map(({ session }) => env.SESSION.getByName(session).standing()))
  const listed = grants.filter((_, index) => standing[index]?.replaced.includes(named.grantId))
  return [...followed, ...listed.filter(({ grantId }) => !followed.some((one) => one.grantId === grantId))]
}

/** One after the other: what took the place of a grant may have been replaced itself. */
async function followedFrom(env: Env, { userId, grantId }: NamedGrant): Promise<Successor[]> {
  const found: Successor[] = []
  let next = await (await tokenRefreshOf(env, { userId, grantId })).successor()
  while (next && found.length < mostReplaced) {
    found.push(next)
    next = await (await tokenRefreshOf(env, { userId, grantId: next.grantId })).successor()
  }
  return found
}
