import { normalBaseUrl } from '@repo/fhir'
import type { Platform } from '@repo/platforms'
import type { Config } from '../../config.ts'
import type { ConnectionFacts } from '../connection.ts'
import type { Connection, Grant } from './connections.ts'

type Settings = Pick<Config, 'platforms' | 'development'>

function isOfKind(grant: Grant, { auth }: Platform): boolean {
  if (!('service' in grant)) return auth === 'smart'
  return grant.tokenEndpoint === undefined ? auth === 'token' || auth === 'none' : auth === 'backend'
}

/** Whether a platform is configured at this base today. Nothing is sent to any other. */
export function isBaseOf({ platforms, development }: Settings, id: string, fhirBaseUrl: string): boolean {
  const configured = platforms.get(id)
  const base = normalBaseUrl(configured?.fhirBaseUrl ?? '', development)
  return base !== undefined && base === normalBaseUrl(fhirBaseUrl, development)
}

/** Whether the platform that gave this is the one that is configured under its id today: same base, client and kind. */
export function isCurrent(settings: Settings, id: string, grant: Grant): boolean {
  const platform = settings.platforms.get(id)
  const isSame = platform?.clientId === grant.clientId && isBaseOf(settings, id, grant.fhirBaseUrl)
  return platform !== undefined && isSame && isOfKind(grant, platform)
}

/** What would be given out for it, without asking anybody: of a lifetime that is over, or another platform, nothing. */
function withState(settings: Settings, { facts, grant }: Connection, now: number): ConnectionFacts {
  const isOver = facts.endsAt !== undefined && Date.parse(facts.endsAt) <= now
  const isGood = grant !== undefined && !isOver && isCurrent(settings, facts.platform, grant)
  return isGood ? facts : { ...facts, state: 'expired' }
}

/** Whether this is the person for whom a platform without a sign-in of people was joined. */
export function isSponsorOf({ sponsor, subject }: ConnectionFacts, person: ConnectionFacts): boolean {
  return sponsor?.platform === person.platform && subject === person.subject && !person.service
}

/**
 * The connections of a session with the state that each is in now. A platform that signs in nobody is open only while
 * the person who joined it is connected to theirs.
 */
export function standing(settings: Settings, connections: readonly Connection[], now: number): ConnectionFacts[] {
  const all = connections.map((connection) => withState(settings, connection, now))
  const isSponsored = (facts: ConnectionFacts) =>
    all.some((person) => person.state === 'connected' && isSponsorOf(facts, person))
  return all.map((facts) => (facts.sponsor && !isSponsored(facts) ? { ...facts, state: 'expired' } : facts))
}
