import type { Reference, ScopeGrant, SmartGrant } from '@repo/fhir'

/** What a session knows of a platform and may tell the Worker: no secret in it. */
export interface ConnectionFacts {
  platform: string
  fhirBaseUrl: string
  /** `iss|sub` of the verified id_token. */
  subject: string
  fhirUser: Reference
  name?: string
  /** The patient of the launch context, as a reference. */
  launchPatient?: Reference
  scopes: ScopeGrant[]
  scope: string
  /** Instants, RFC 3339. */
  connectedAt: string
}

export function connectionFacts(platform: string, grant: SmartGrant, connectedAt: Date): ConnectionFacts {
  const { patient } = grant.launchContext
  return {
    platform,
    fhirBaseUrl: grant.fhirBaseUrl,
    subject: grant.subject,
    fhirUser: grant.fhirUser,
    ...(grant.name && { name: grant.name }),
    ...(patient && { launchPatient: `Patient/${patient}` as const }),
    scopes: grant.scopes,
    scope: grant.scope,
    connectedAt: connectedAt.toISOString(),
  }
}
