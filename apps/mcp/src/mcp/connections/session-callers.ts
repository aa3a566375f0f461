import { Failure } from '../../failure/failure.ts'
import type { ConnectionFacts } from '../../session/connection.ts'
import { unknownPrincipal } from '../../smart/principal.ts'
import type { Actor, Caller, SessionCaller } from '../caller.ts'
import { chosenPlatform, configuredConnections } from './chosen-platform.ts'
import type { Connections } from './connections.ts'
import { signInFirst } from './sign-in-words.ts'

/**
 * Who calls, on the platform that the call means.
 * @throws Failure `platform/ambiguous`, `platform/unknown`; `platform/not-connected` and `smart/session-expired` with a
 * link to sign in with
 */
export async function callerOn(
  { agent, transport, session }: SessionCaller,
  wanted: string | undefined,
  connections: Connections,
): Promise<Caller> {
  const { platform, facts } = chosenPlatform(wanted, session.connections, connections.platforms)
  if (!facts) throw await signInFirst('platform/not-connected', platform, connections)
  if (facts.state === 'expired') throw await signInFirst('smart/session-expired', platform, connections)
  return { agent, transport, facts, principal: await connections.principal(facts) }
}

/** Of several people the one of the platform, else the one who was there first. */
function personOf(facts: readonly ConnectionFacts[], platform: string | undefined): ConnectionFacts | undefined {
  const [first] = facts.toSorted((a, b) => a.connectedAt.localeCompare(b.connectedAt))
  return facts.find((one) => one.platform === platform) ?? first
}

/** Who is recorded for a call that may be about a platform at which nobody is signed in. */
export async function actorOn(
  { agent, transport, session }: SessionCaller,
  wanted: unknown,
  connections: Connections,
): Promise<Actor> {
  const { platforms, tenant } = connections
  const named = platforms.find(({ id }) => id === wanted)?.id
  const facts = personOf(configuredConnections(session.connections, platforms), named)
  const platform = { platform: named ?? facts?.platform ?? 'none' }
  if (facts) return { agent, transport, facts: platform, principal: await connections.principal(facts) }
  return { agent, transport, facts: platform, principal: { id: agent.userId ?? unknownPrincipal, tenant, roles: [] } }
}

/** The argument `platform` of a call, and the others. */
export function withoutPlatform(given: unknown): { wanted: unknown; rest: unknown } {
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, 'platform')) {
    return { wanted: undefined, rest: given }
  }
  const { platform: wanted, ...rest } = given as Record<string, unknown>
  return { wanted, rest }
}

/** @throws Failure `input/invalid` */
export function platformName(wanted: unknown): string | undefined {
  if (wanted === undefined || typeof wanted === 'string') return wanted
  throw new Failure('input/invalid', { hint: 'platform: the id of one platform.' })
}
