import type { Reference, ScopeGrant, ServiceGrant, SmartGrant } from '@repo/fhir'

/** What a session knows of a platform and may tell the Worker: no secret in it. */
export interface ConnectionFacts {
  platform: string
  fhirBaseUrl: string
  /** `expired`: the platform renews no longer, and the person has to sign in again; there are no tokens then. */
  state: 'connected' | 'expired'
  /** `iss|sub` of the verified id_token. */
  subject: string
  /** Of a platform that signs in nobody: the absolute reference of the sponsor, on their own platform. */
  fhirUser: Reference
  name?: string
  /** The patient of the launch context, as a reference. */
  launchPatient?: Reference
  /** The encounter of the launch context, as a reference. */
  launchEncounter?: Reference
  /** What else the launch context names (SMART App Launch 2.2 §3.0.3.1). */
  launchContext?: NamedContext[]
  scopes: ScopeGrant[]
  scope: string
  requestedScope: string
  /** Instants, RFC 3339. */
  connectedAt: string
  /** Digest of the key of the browser in which the person signed in. */
  browser?: string
  /** When the person has to sign in again, where the platform gave nothing to renew the access with. */
  endsAt?: string
  /** The platform signs in nobody: it was joined by somebody who is signed in at another one. */
  service?: true
  /** Patients for whom the person has broken the glass there, as it is now. */
  brokenGlass?: Reference[]
  sponsor?: Sponsor
}

/** The person for whom a platform without a sign-in of people is used; it is open only while they are connected. */
export interface Sponsor {
  platform: string
  /** Relative, on the sponsor's platform. */
  fhirUser: Reference
}

/** A record that a launch brought into focus beside patient and encounter. */
export type NamedContext = NonNullable<SmartGrant['launchContext']['fhirContext']>[number]

/** What the Worker may know of a session. */
export interface SessionFacts {
  connections: ConnectionFacts[]
  /** RFC 3339. */
  createdAt: string
}

interface Asked {
  id: string
  scope: string
  /** Digest of the key of the browser in which it was asked for. */
  browser?: string
}

function endOf({ expiresAt }: { expiresAt?: number }): Pick<ConnectionFacts, 'endsAt'> {
  return expiresAt === undefined ? {} : { endsAt: new Date(expiresAt).toISOString() }
}

/** The facts of a grant that a platform (by its id) has just given for a scope. */
export function connectionFacts(asked: Asked, grant: SmartGrant, connectedAt: Date): ConnectionFacts {
  const { patient, encounter, fhirContext = [] } = grant.launchContext
  return {
    platform: asked.id,
    fhirBaseUrl: grant.fhirBaseUrl,
    state: 'connected',
    subject: grant.subject,
    fhirUser: grant.fhirUser,
    ...(grant.name && { name: grant.name }),
    ...(patient && { launchPatient: `Patient/${patient}` as const }),
    ...(encounter && { launchEncounter: `Encounter/${encounter}` as const }),
    ...(fhirContext.length > 0 && { launchContext: fhirContext }),
    scopes: grant.scopes,
    scope: grant.scope,
    requestedScope: asked.scope,
    connectedAt: connectedAt.toISOString(),
    ...(asked.browser && { browser: asked.browser }),
    ...(grant.refreshToken === undefined && endOf(grant)),
  }
}

/** The facts of a platform that signs in nobody, for somebody who is connected elsewhere. */
export function serviceFacts(
  asked: Asked,
  grant: ServiceGrant,
  sponsor: ConnectionFacts,
  connectedAt: Date,
): ConnectionFacts {
  return {
    platform: asked.id,
    fhirBaseUrl: grant.fhirBaseUrl,
    state: 'connected',
    subject: sponsor.subject,
    fhirUser: `${sponsor.fhirBaseUrl}/${sponsor.fhirUser}`,
    ...(sponsor.name && { name: sponsor.name }),
    scopes: grant.scopes,
    scope: grant.scope,
    requestedScope: asked.scope,
    connectedAt: connectedAt.toISOString(),
    service: true,
    sponsor: { platform: sponsor.platform, fhirUser: sponsor.fhirUser },
  }
}
