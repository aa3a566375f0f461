import type { FhirClient } from '../client/fhir-client.ts'
import type { SmartClientAuthentication } from './client/client-authentication.ts'
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
  /** Wins over `clientSecret`, which means HTTP Basic. */
  clientAuthentication?: SmartClientAuthentication
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
  /** Of no use before the callback; taken so that both can be given the same settings. */
  clientAuthentication?: SmartClientAuthentication
  /** The opaque `launch` of an EHR launch. */
  launch?: string
  /** The `iss` of an EHR launch where it is not `iss` as configured: what `aud` has to repeat. Check it first. */
  aud?: string
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
  /** Wins over `clientSecret`, which means HTTP Basic. */
  clientAuthentication?: SmartClientAuthentication
  /** What was asked for, which is what an answer without a scope grants (RFC 6749 §5.1). */
  scope?: string
  /** The `aud` of the authorization request where it was not `iss`: another base by which the server names its records. */
  aud?: string
  /** The `iss` of the platform's id_tokens, where the settings say it; else the platform's discovery has to. */
  issuer?: string
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

/** For SMART Backend Services: the client itself is let in, no person. */
export interface BackendOptions extends SmartTransport {
  fhirBaseUrl: string
  clientId: string
  scope: string
  clientAuthentication: SmartClientAuthentication
  /** Milliseconds since the epoch. */
  now?: () => number
}

export interface GrantOptions extends SmartTransport {
  clientSecret?: string
  /** Wins over `clientSecret`, which means HTTP Basic. */
  clientAuthentication?: SmartClientAuthentication
  /** Milliseconds since the epoch. */
  now?: () => number
}
