import type { OperationDefinition } from '@repo/fhir'

/** How a platform lets us in: a person's SMART sign-in, SMART backend services, one fixed token, or nothing at all. */
export type PlatformAuth = 'smart' | 'backend' | 'token' | 'none'

/** How our client authenticates at the platform's token endpoint; names of RFC 7591 §2 and OpenID Connect Core §9. */
export type ClientAuth = 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'

/** A FHIR server that people may connect to. Holds nothing secret: pages and tools may show it. */
export interface Platform {
  /** `a-z 0-9 -`, at most 40; the one of the `SMART_*` settings is `default`. */
  id: string
  name: string
  /** As configured: servers compare `aud` and `iss` by text, trailing slash included. */
  fhirBaseUrl: string
  auth: PlatformAuth
  /** What is asked for, separated by blanks. Of a platform without an authorization server: what callers may do. */
  scope: string
  clientId?: string
  clientAuth: ClientAuth
  /** Other `iss` values by which an EHR launch may name this platform. */
  launchIss: readonly string[]
  /** Roles of people who may use a platform that signs in nobody (`backend`, `token`, `none`). */
  allowedRoles: readonly string[]
  /** Of the same: ids of the platforms whose people these are. */
  sponsors: readonly string[]
  /** The `iss` of its id_tokens, where the settings or the definition say it; else its discovery has to. */
  issuer?: string
  /** Nothing may be written there. */
  readOnly?: true
  /** A practitioner reaches only the patients in their care, as the platform's own records say. */
  panel?: 'required'
  /** For so many days after an encounter or a care team has ended, its patient is still in their care. */
  panelDays?: number
  /** Whoever works there reaches no record that names organisations and none of theirs. */
  organization?: 'required'
  /** Others' records are shown as far as the Consents of their patients there do not deny it. */
  consent?: 'honoured'
  /** What agents may call there beside our own list. */
  operations?: readonly OperationDefinition[]
}

/** Never logged, never shown. */
export interface PlatformSecrets {
  clientSecret?: string
  /** A private JWK as JSON, with `kid` and `alg`: the key to sign with. */
  privateKey?: string
  staticToken?: string
}

export interface Platforms {
  /** `default` first, then in the order of PLATFORMS. */
  all: readonly Platform[]
  /** Every private JWK that is configured, as JSON, newest first: what `publicJwks` publishes. */
  signingKeys: readonly string[]
  get(id: string): Platform | undefined
  /**
   * The SMART platform that an EHR launch names: by `launchIss`, else by its base (a trailing slash does not matter).
   * Of several on one base it is the first.
   */
  byIss(iss: string): Platform | undefined
  /** Of an unknown id: none. */
  secrets(id: string): PlatformSecrets
}
