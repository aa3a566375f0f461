/**
 * Where a platform differs from the sandbox's main one, as servers in use do:
 * - `relative-endpoints`: its smart-configuration names endpoints without their origin
 * - `metadata-only`: it has no smart-configuration, only the OAuth URIs in `/metadata` (SMART App Launch 1.0)
 * - `no-refresh-token`: it renews nothing, whatever scope is asked for
 * - `read-only-grants`: it leaves scopes to change records, and `offline_access`, out of each grant (RFC 6749 §3.3)
 * - `services-only`: it signs in no people, only clients themselves (SMART App Launch 2.2, backend services)
 * - `no-login`: it asks nobody who they are
 */
export type Quirk =
  | 'relative-endpoints'
  | 'metadata-only'
  | 'no-refresh-token'
  | 'read-only-grants'
  | 'services-only'
  | 'no-login'

export type Quirks = readonly Quirk[]
