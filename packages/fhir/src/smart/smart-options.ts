import type { FhirClient } from '../client/fhir-client.ts'
import type { SmartGrant } from './smart-grant.ts'

/** The environment that defines a platform: `SMART_*`, with `FHIR_BASE_URL` where `SMART_ISS` is absent. */
export interface SmartEnv {
  SMART_CLIENT_ID?: string | undefined
  SMART_CLIENT_SECRET?: string | undefined
  SMART_ISS?: string | undefined
  FHIR_BASE_URL?: string | undefined
  SMART_SCOPE?: string | undefined
  SMART_REDIRECT_URI?: string | undefined
}

export interface SmartConfig {
  clientId: string
  clientSecret?: string
  /** The FHIR base URL, as SMART names it. */
  iss: string
  scope: string
  redirectUri?: string
}

/** How requests reach an authorization server. */
export interface SmartTransport {
  fetch?: typeof globalThis.fetch
  /** Admits `http:` on 127.0.0.1, localhost and [::1]; development only. Default false. */
  allowLoopbackHttp?: boolean
}

/** Explicit options win over `env`. */
export interface AuthorizeOptions extends SmartTransport {
  env?: SmartEnv
  redirectUri?: string
  iss?: string
  clientId?: string
  scope?: string
  /** The opaque `launch` of an EHR launch. */
  launch?: string
  nonce?: string
}

export interface AuthorizeRequest {
  authorizeUrl: string
  codeVerifier: string
  stateValue: string
  nonce: string
}

/** Explicit options win over `env`. */
export interface CallbackOptions extends SmartTransport {
  env?: SmartEnv
  redirectUri?: string
  iss?: string
  clientId?: string
  clientSecret?: string
  /** The request that the authorization server sent the browser back with. */
  request: Request
  pkceCodeVerifier: string
  expectedState: string
  /** The nonce of the authorization request. Pass it always: the id_token must then carry it. */
  nonce?: string
  /** Milliseconds since the epoch. */
  now?: () => number
}

export type SmartFhirClient = FhirClient & { readonly grant: SmartGrant }

export interface GrantOptions extends SmartTransport {
  clientSecret?: string
  /** Milliseconds since the epoch. */
  now?: () => number
}
