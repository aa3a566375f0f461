import type { Panel, Principal, Role } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'
import { defaultId } from '@repo/platforms'
import type { Config } from '../config.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { keyedDigest } from '../session/secret.ts'

/** v3-ActReason: why a person in that role looks at records, where they state nothing else. */
const purposes = [
  ['practitioner', 'TREAT'],
  ['patient', 'PATRQT'],
  ['related_person', 'FAMRQT'],
  ['administrator', 'HOPERAT'],
  ['auditor', 'HCOMPL'],
  ['service', 'HOPERAT'],
] as const satisfies [Role, string][]

/** The `agent.principalId` of an audit record where nobody has been identified. It is nobody's id: those are digests. */
export const unknownPrincipal = 'unknown'

type Person = Pick<ConnectionFacts, 'platform' | 'subject' | 'sponsor'>

/**
 * The opaque id of a person on a platform: what tokens, policy and audit name them by. The platform is part of it, since
 * a platform may say of its people whatever it likes. Where it signs in nobody, the person is one of the sponsor's.
 */
export function principalId(config: Config, { platform, subject, sponsor }: Person): Promise<string> {
  return keyedDigest(config.principalHashKey, `${config.tenant}|${sponsor?.platform ?? platform}|${subject}`)
}

/**
 * The roles that configuration gives a person of a platform: those of the exact fhirUser if it is listed, otherwise
 * those of its type there, otherwise those of its type everywhere. A name without a platform is one of `default`: what a
 * platform calls its people is its own affair, so that nobody of a further one has a role that is not given there.
 */
export function rolesOf(roleMap: Config['roleMap'], platform: string, fhirUser: string): readonly Role[] {
  return entryOf(roleMap, platform, fhirUser)
}

function entryOf<T>(map: Record<string, T[]>, platform: string, fhirUser: string): readonly T[] {
  const type = fhirUser.split('/')[0] ?? ''
  const names = (name: string) => [`${platform}|${name}`, ...(platform === defaultId ? [name] : [])]
  const keys = [...names(fhirUser), ...names(type), `*|${type}`]
  const key = keys.find((name) => Object.hasOwn(map, name))
  return (key !== undefined && map[key]) || []
}

/**
 * The roles of a person on the platform of a connection. Where the platform signs in nobody they are those that the
 * person has on their own platform and that this one is open to, if it is open to people of that platform: never a patient's, whose record is not known there.
 */
export function rolesOfConnection(
  config: Pick<Config, 'roleMap' | 'platforms'>,
  { platform, fhirUser, sponsor }: Pick<ConnectionFacts, 'platform' | 'fhirUser' | 'sponsor'>,
): readonly Role[] {
  if (!sponsor) return rolesOf(config.roleMap, platform, fhirUser)
  const { allowedRoles: allowed = [], sponsors = [] } = config.platforms.get(platform) ?? {}
  if (!sponsors.includes(sponsor.platform)) return []
  const ofService = (role: Role) => role === 'practitioner' || role === 'administrator' || role === 'service'
  return rolesOf(config.roleMap, sponsor.platform, sponsor.fhirUser).filter(
    (role) => ofService(role) && allowed.includes(role),
  )
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
 * `panel`: whom a practitioner cares for, where the platform has to be asked; else they care for nobody there.
 */
export async function toPrincipal(
  config: Config,
  facts: ConnectionFacts,
  clientId: string,
  panel: Panel = [],
): Promise<Principal> {
  const roles = rolesOfConnection(config, facts)
  const { launchPatient } = facts
  const patients = roles.includes('patient')
    ? [facts.fhirUser]
    : roles.includes('related_person') && launchPatient
      ? [launchPatient]
      : []
  const platform = config.platforms.get(facts.platform)
  const isPractitioner = roles.includes('practitioner')
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
    // Of people that the platform knows itself: an id of the sponsor's platform says nothing of clearances or organisations on this one.
    clearances: facts.sponsor ? [] : entryOf(config.clearances, facts.platform, facts.fhirUser),
    organizations: facts.sponsor ? [] : entryOf(config.organizations, facts.platform, facts.fhirUser),
    organizationRequired: platform?.organization === 'required',
    readOnly: config.readOnly || platform?.readOnly === true,
    ...(isPractitioner && { breakGlass: facts.brokenGlass ?? [] }),
    ...(isPractitioner && platform?.panel === 'required' && { panel }),
    agent: clientId,
  }
}
