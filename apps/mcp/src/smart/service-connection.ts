import {
  normalBaseUrl,
  parseScopes,
  requestBackendGrant,
  revokeSmartGrant,
  type ServiceGrant,
  SmartError,
} from '@repo/fhir'
import type { Platform } from '@repo/platforms'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { type ConnectionFacts, serviceFacts } from '../session/connection.ts'
import type { Person } from '../session/connections/people.ts'
import { grantOptions } from '../session/connections/platform-client.ts'
import { isSponsorOf } from '../session/connections/standing.ts'
import { sessionOf } from '../session/find-session.ts'
import { type Asker, recordConnection } from './audit-sign-in.ts'
import { rolesOfConnection } from './principal.ts'
import { leaveSession, orTakenBack } from './session-ends.ts'

interface Joining extends Asker {
  sessionKey: string
  /** The id of a platform that signs in nobody. */
  platform: string
  /** Who has agreed to it, where that was before: for nobody else. */
  agreed?: Person | undefined
}

/** What the platform gives to our client itself. A fixed token is no part of it: it stays in the settings. */
async function serviceGrant(config: Config, platform: Platform): Promise<ServiceGrant> {
  const { auth, scope, clientId = '' } = platform
  if (auth === 'backend') {
    const { fhirBaseUrl } = platform
    return requestBackendGrant({ fhirBaseUrl, clientId, scope, ...grantOptions(config, platform) })
  }
  const fhirBaseUrl = normalBaseUrl(platform.fhirBaseUrl, config.development)
  if (fhirBaseUrl === undefined) throw new SmartError('smart/config-invalid', { setting: 'FHIR_BASE_URL' })
  return { service: true, fhirBaseUrl, scope, scopes: parseScopes(scope) }
}

/** Somebody who is signed in at a platform of theirs, in a role to which this one, which signs in nobody, is open. */
export function sponsorOf(config: Config, platform: string, connections: readonly ConnectionFacts[]) {
  const candidates = connections.filter(({ state, service, platform: own, fhirUser }) => {
    const sponsor = { platform: own, fhirUser }
    return state === 'connected' && !service && rolesOfConnection(config, { platform, fhirUser, sponsor }).length > 0
  })
  // Whoever joined it before goes on with it: of several people the first would be as good as any other.
  const before = connections.find((facts) => facts.platform === platform)
  return candidates.find((person) => before && isSponsorOf(before, person)) ?? candidates[0]
}

/**
 * The person for whom a session may be connected to a platform that signs in nobody.
 * @throws Failure `platform/unknown`, `platform/not-allowed`, `session/none`
 */
export async function requireSponsor(env: Env, config: Config, joining: Joining): Promise<ConnectionFacts> {
  const platform = config.platforms.get(joining.platform)
  if (!platform || platform.auth === 'smart') throw new Failure('platform/unknown')
  const described = await (await sessionOf(env, joining.sessionKey)).describe()
  if (!described) throw new Failure('session/none')
  const sponsor = sponsorOf(config, platform.id, described.connections)
  const { agreed = sponsor } = joining
  const isAgreed = sponsor?.platform === agreed?.platform && sponsor?.subject === agreed?.subject
  if (!sponsor || !isAgreed) throw new Failure('platform/not-allowed')
  return sponsor
}

/**
 * Connects a session to a platform that signs in nobody, for the person who is signed in elsewhere. `settle`: what
 * makes it whole; where that fails, it is taken back.
 * @throws Failure `platform/unknown`, `platform/not-allowed`, `session/none`; SmartError; AuditError
 */
export async function joinService(
  env: Env,
  config: Config,
  joining: Joining,
  settle?: () => Promise<void>,
): Promise<void> {
  const platform = config.platforms.get(joining.platform)
  if (!platform || platform.auth === 'smart') throw new Failure('platform/unknown')
  const sponsor = await requireSponsor(env, config, joining)
  const grant = await serviceGrant(config, platform)
  const facts = serviceFacts(platform, grant, sponsor, new Date())
  try {
    await recordConnection(env, config, facts, joining)
    const joined = await (await sessionOf(env, joining.sessionKey)).join(grant, facts)
    if (joined === 'other-person') throw new Failure('session/other-person')
    if (joined === 'ended') throw new Failure('session/none')
  } catch (cause) {
    // What could not be recorded or kept did not happen: its token goes back to the platform.
    if (grant.tokenEndpoint !== undefined) await revokeSmartGrant(grant, grantOptions(config, platform))
    throw cause
  }
  if (settle) await orTakenBack(settle(), () => leaveSession(env, config, joining))
}
