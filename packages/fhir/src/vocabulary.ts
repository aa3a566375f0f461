/**
 * The FHIR REST interactions we support (R4 http.html), and what each neighbouring standard calls them. Imports nothing.
 *
 * `scope` is the SMART v2 permission letter, `method` the HTTP verb, `subtype` and `action` are AuditEvent codes
 * (restful-interaction; IHE BALP uses `E` for a query), the rest are MCP tool hints.
 */
export const interactions = {
  capabilities: {
    scope: undefined,
    method: 'GET',
    subtype: 'capabilities',
    action: 'R',
    readOnly: true,
    destructive: false,
    idempotent: true,
  },
  read: {
    scope: 'r',
    method: 'GET',
    subtype: 'read',
    action: 'R',
    readOnly: true,
    destructive: false,
    idempotent: true,
  },
  vread: {
    scope: 'r',
    method: 'GET',
    subtype: 'vread',
    action: 'R',
    readOnly: true,
    destructive: false,
    idempotent: true,
  },
  'search-type': {
    scope: 's',
    method: 'GET',
    subtype: 'search-type',
    action: 'E',
    readOnly: true,
    destructive: false,
    idempotent: true,
  },
  'history-instance': {
    scope: 'r',
    method: 'GET',
    subtype: 'history-instance',
    action: 'R',
    readOnly: true,
    destructive: false,
    idempotent: true,
  },
  'history-type': {
    scope: 's',
    method: 'GET',
    subtype: 'history-type',
    action: 'E',
    readOnly: true,
    destructive: false,
    idempotent: true,
  },
  'history-system': {
    scope: 's',
    method: 'GET',
    subtype: 'history-system',
    action: 'E',
    readOnly: true,
    destructive: false,
    idempotent: true,
  },
  operation: {
    scope: 'r',
    method: 'POST',
    subtype: 'operation',
    action: 'E',
    readOnly: true,
    destructive: false,
    idempotent: true,
  },
  create: {
    scope: 'c',
    method: 'POST',
    subtype: 'create',
    action: 'C',
    readOnly: false,
    destructive: false,
    idempotent: false,
  },
  update: {
    scope: 'u',
    method: 'PUT',
    subtype: 'update',
    action: 'U',
    readOnly: false,
    destructive: true,
    idempotent: true,
  },
  patch: {
    scope: 'u',
    method: 'PATCH',
    subtype: 'patch',
    action: 'U',
    readOnly: false,
    destructive: true,
    idempotent: false,
  },
  delete: {
    scope: 'd',
    method: 'DELETE',
    subtype: 'delete',
    action: 'D',
    readOnly: false,
    destructive: true,
    idempotent: true,
  },
  batch: {
    scope: undefined,
    method: 'POST',
    subtype: 'batch',
    action: 'E',
    readOnly: false,
    destructive: true,
    idempotent: false,
  },
  transaction: {
    scope: undefined,
    method: 'POST',
    subtype: 'transaction',
    action: 'E',
    readOnly: false,
    destructive: true,
    idempotent: false,
  },
} as const

export type Interaction = keyof typeof interactions
export type ReadInteraction = {
  [I in Interaction]: (typeof interactions)[I]['readOnly'] extends true ? I : never
}[Interaction]
export type WriteInteraction = Exclude<Interaction, ReadInteraction>
export type ScopeLetter = 'c' | 'r' | 'u' | 'd' | 's'

/**
 * A FHIR logical id (R4 datatypes.html#id). The standard's own pattern admits `.` and `..`, which climb out of a URL
 * path even when percent-encoded by a client, so those two are not ids here.
 */
const idPattern = /^(?!\.{1,2}$)[A-Za-z0-9.-]{1,64}$/

/** Whether `value` can be a logical id: 1–64 of `A-Z a-z 0-9 - .`, and neither `.` nor `..`. */
export function isLogicalId(value: string): boolean {
  return idPattern.test(value)
}

/** A relative literal reference, `Type/id`. */
export type Reference = `${string}/${string}`

/** The least every layer may rely on in a FHIR resource. */
export interface AnyResource {
  resourceType: string
  id?: string
  meta?: {
    versionId?: string
    lastUpdated?: string
    security?: { system?: string; code?: string }[]
  }
  [element: string]: unknown
}

/** One SMART resource scope, v1 or v2 syntax, parsed (SMART App Launch 2.2, scopes and launch context). */
export interface ScopeGrant {
  level: 'patient' | 'user' | 'system'
  /** A resource type, or `*`. */
  resourceType: string
  /** Letters of `cruds`, in that order. */
  permissions: string
  /** The granular filter after `?`, undecoded. */
  query?: string
}
