import type { Reference, ScopeGrant } from '../vocabulary.ts'

/** The context a launch established (SMART App Launch 2.2 §3.0.3). Ids, not references. */
export interface LaunchContext {
  patient?: string
  encounter?: string
  needPatientBanner?: boolean
  intent?: string
  tenant?: string
  fhirContext?: { reference?: string; canonical?: string; role?: string; type?: string }[]
}

/** What a person granted on one FHIR server; plain JSON. Holds secrets: seal it before storing it. */
export interface SmartGrant {
  fhirBaseUrl: string
  issuer: string
  tokenEndpoint: string
  revocationEndpoint?: string
  clientId: string
  smartAccessToken: string
  refreshToken?: string
  /** The one before, where the server rotated it: kept until the new one has worked once. */
  previousRefreshToken?: string
  /** Milliseconds since the epoch; absent where the server did not say. */
  expiresAt?: number
  /** `scope` parsed: the resource scopes in it. */
  scopes: ScopeGrant[]
  /** As granted, not as requested. */
  scope: string
  /** `iss|sub` of the verified id_token. */
  subject: string
  fhirUser: Reference
  name?: string
  launchContext: LaunchContext
}

/** The tokens of a grant, and where they are given back. Holds secrets. */
export type GrantedTokens = Pick<
  SmartGrant,
  'tokenEndpoint' | 'revocationEndpoint' | 'clientId' | 'smartAccessToken' | 'refreshToken' | 'previousRefreshToken'
>

/** What a platform grants to our client itself, without a person; plain JSON. Holds secrets: seal it before storing it. */
export interface ServiceGrant {
  service: true
  fhirBaseUrl: string
  /** Absent where no authorization server gave the token. */
  tokenEndpoint?: string
  revocationEndpoint?: string
  clientId?: string
  /** Absent for a server that asks for none. */
  smartAccessToken?: string
  /** Milliseconds since the epoch; absent where the token does not expire or the server did not say. */
  expiresAt?: number
  scopes: ScopeGrant[]
  scope: string
}
