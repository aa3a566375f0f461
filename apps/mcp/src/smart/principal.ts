import type { Principal, Role } from '@repo/cerbos'
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

/** The opaque id of a person on a platform: what tokens, policy and audit name them by. */
export function principalId(config: Config, subject: string): Promise<string> {
  return keyedDigest(config.principalHashKey, `${config.tenant}|${subject}`)
}

/** The roles that configuration gives: those of the exact fhirUser if it is listed, otherwise those of its type. */
export function rolesOf(roleMap: Config['roleMap'], fhirUser: string): readonly Role[] {
  const type = fhirUser.split('/')[0] ?? ''
  const key = [fhirUser, type].find((name) => Object.hasOwn(roleMap, name))
  return (key !== undefined && roleMap[key]) || []
}

/**
 * Who asks, from the verified sign-in alone.
 * A related person's patient is the one that the authorization server put into the launch context for them.
 */
export async function toPrincipal(config: Config, facts: ConnectionFacts, clientId: string): Promise<Principal> {
  const roles = rolesOf(config.roleMap, facts.fhirUser)
  const { launchPatient } = facts
  const patients = roles.includes('patient')
    ? [facts.fhirUser]
    : roles.includes('related_person') && launchPatient
      ? [launchPatient]
      : []
  return {
    id: await principalId(config, facts.subject),
    tenant: config.tenant,
    platform: facts.platform,
    fhirUser: facts.fhirUser,
    roles,
    patients,
    ...(launchPatient && { launchPatient }),
    scopes: facts.scopes,
    purpose: purposes.find(([role]) => roles.includes(role))?.[1] ?? 'HOPERAT',
    agent: clientId,
  }
}
