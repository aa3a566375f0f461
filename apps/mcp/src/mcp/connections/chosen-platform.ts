import type { Platform } from '@repo/platforms'
import { Failure } from '../../failure/failure.ts'
import type { ConnectionFacts } from '../../session/connection.ts'

const namedPlatforms = 10

/** Which platform a call means, and the connection to it, if there is one. */
export interface Chosen {
  platform: Platform
  facts?: ConnectionFacts
}

/** Connections to platforms that are configured still, in the order of these. */
export function configuredConnections(
  connections: readonly ConnectionFacts[],
  platforms: readonly Platform[],
): ConnectionFacts[] {
  return platforms.flatMap(({ id }) => connections.filter(({ platform }) => platform === id))
}

function listed(ids: readonly string[]): string {
  const more = ids.length - namedPlatforms
  return [...ids.slice(0, namedPlatforms), ...(more > 0 ? [`${more} more (list_platforms)`] : [])].join(', ')
}

/**
 * The platform of a call. Where several are connected it has to be named: of two, the wrong one would be as likely, and a
 * change made there could not be taken back. One whose sign-in has ended counts.
 * @throws Failure `platform/ambiguous`, `platform/unknown`, `platform/not-connected`
 */
export function chosenPlatform(
  wanted: string | undefined,
  connections: readonly ConnectionFacts[],
  platforms: readonly Platform[],
): Chosen {
  const connected = configuredConnections(connections, platforms)
  const [only, ...others] = wanted === undefined ? connected.map((facts) => facts.platform) : [wanted]
  if (others.length > 0) {
    const hint = `Connected: ${listed(connected.map((facts) => facts.platform))}.`
    throw new Failure('platform/ambiguous', { hint })
  }
  const id = only ?? (platforms.length === 1 ? platforms[0]?.id : undefined)
  const all = listed(platforms.map((platform) => platform.id))
  if (id === undefined) {
    throw new Failure('platform/not-connected', { hint: `None is connected. Call start_auth with one of: ${all}.` })
  }
  const platform = platforms.find((one) => one.id === id)
  if (!platform) throw new Failure('platform/unknown', { hint: `There are: ${all}.` })
  const facts = connected.find((one) => one.platform === id)
  return { platform, ...(facts && { facts }) }
}
