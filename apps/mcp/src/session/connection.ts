import type { Reference, ScopeGrant, SmartGrant } from '@repo/fhir'

/** What a session knows of a platform and may tell the Worker: no secret in it. */
export interface ConnectionFacts {
  platform: string
  fhirBaseUrl: string
  /** `expired`: the platform renews no longer, and the person has to sign in again; there are no tokens then. */
  state: 'connected' | 'expired'
  /** `iss|sub` of the verified id_token. */
  subject: string
  fhirUser: Reference
  name?: string
  /** The patient of the launch context, as a reference. */
  launchPatient?: Reference
  scopes: ScopeGrant[]
  scope: string
  requestedScope: string
  /** Instants, RFC 3339. */
  connectedAt: string
  /** When the person has to sign in again, where the platform gave nothing to renew the access with. */
  endsAt?: string
}

/** What the Worker may know of a session. */
export interface SessionFacts {
  connections: ConnectionFacts[]
  /** RFC 3339. */
  createdAt: string
}

/** The facts of a grant that a platform (by its id) has just given for a scope. */
export function connectionFacts(
  asked: { id: string; scope: string },
  grant: SmartGrant,
  connectedAt: Date,
): ConnectionFacts {
  const { patient } = grant.launchContext
  return {
    platform: asked.id,
    fhirBaseUrl: grant.fhirBaseUrl,
    state: 'connected',
    subject: grant.subject,
    fhirUser: grant.fhirUser,
    ...(grant.name && { name: grant.name }),
    ...(patient && { launchPatient: `Patient/${patient}` as const }),
    scopes: grant.scopes,
    scope: grant.scope,
    requestedScope: asked.scope,
    connectedAt: connectedAt.toISOString(),
  }
}
