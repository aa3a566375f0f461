import type { Principal, Role } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'
import type { Config } from '../config.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { keyedDigest } from '../session/secret.ts'

/** v3-ActReason: why a person in that role looks at records, where they state nothing else. */
const purposes = [
  ['practitioner', 'TREAT'],
  ['patient', 'PATRQT'],
  ['related_person', 'FAMRQT'],
  ['administrator', 'HOPERAT'],
] as const satisfies [Role, string][]

type Person = Pick<ConnectionFacts, 'platform' | 'subject' | 'sponsor'>

/**
 * The opaque id of a person on a platform: what tokens, policy and audit name them by. The platform is part of it, since
 * a platform may say of its people whatever it likes. Where it signs in nobody, the person is one of the sponsor's.
 */
export function principalId(config: Config, { platform, subject, sponsor }: Person): Promise<string> {
  return keyedDigest(config.principalHashKey, `${config.tenant}|${sponsor?.platform ?? platform}|${subject}`)
}

/** The roles that configuration gives: those of the exact fhirUser if it is listed, otherwise those of its type. */
export function rolesOf(roleMap: Config['roleMap'], fhirUser: string): readonly Role[] {
  const type = fhirUser.split('/')[0] ?? ''
  const key = [fhirUser, type].find((name) => Object.hasOwn(roleMap, name))
  return (key !== undefined && roleMap[key]) || []
}

/**
 * The roles of a person on the platform of a connection. Where the platform signs in nobody they are those that the
 * person has on their own platform and that this one is open to: never a patient's, whose record is not known there.
 */
export function rolesOfConnection(
  config: Pick<Config, 'roleMap' | 'platforms'>,
  { platform, fhirUser, sponsor }: Pick<ConnectionFacts, 'platform' | 'fhirUser' | 'sponsor'>,
): readonly Role[] {
  if (!sponsor) return rolesOf(config.roleMap, fhirUser)
  const allowed = config.platforms.get(platform)?.allowedRoles ?? []
  const ofService = (role: Role) => role === 'practitioner' || role === 'administrator'
  return rolesOf(config.roleMap, sponsor.fhirUser).filter((role) => ofService(role) && allowed.includes(role))
}

/**
 * The person as policy compares them with records. An id of the sponsor's platform may be somebody else's on this one,
 * so there they have an id that no record has.
 */
function fhirUserOf({ fhirUser, sponsor }: ConnectionFacts, id: string): Reference {
  const [type = ''] = sponsor?.fhirUser.split('/') ?? []
  return sponsor ? `${type}/${id.replaceAll('_', '.')}` : fhirUser
}

/**
 * Who asks, from the verified sign-in alone.
 * A related person's patient is the one that the authorization server put into the launch context for them.
 */
export async function toPrincipal(config: Config, facts: ConnectionFacts, clientId: string): Promise<Principal> {
  const roles = rolesOfConnection(config, facts)
  const { launchPatient } = facts
  const patients = roles.includes('patient')
    ? [facts.fhirUser]
    : roles.includes('related_person') && launchPatient
      ? [launchPatient]
      : []
  const id = await principalId(config, facts)
  return {
    id,
    tenant: config.tenant,
    platform: facts.platform,
    fhirUser: fhirUserOf(facts, id),
    roles,
    patients,
    ...(launchPatient && { launchPatient }),
    scopes: facts.scopes,
    purpose: purposes.find(([role]) => roles.includes(role))?.[1] ?? 'HOPERAT',
    agent: clientId,
  }
}
