import type { Principal as CerbosPrincipal } from '@cerbos/core'
import type { Reference, ScopeGrant } from '@repo/fhir/vocabulary'

/** The roles that the policy grants anything to. There is no default role: an empty list is allowed nothing. */
export type Role = 'patient' | 'related_person' | 'practitioner' | 'administrator' | 'auditor' | 'service'

/** Security labels that close a record: v3-Confidentiality `R` and `V`, the rest of v3-ActCode. */
export type SensitiveLabel = 'R' | 'V' | 'ETH' | 'PSY' | 'HIV' | 'SUD' | 'SDV' | 'SEX' | '42CFRPart2'

/** The person who signed in, as one platform of one tenant knows them. */
export interface Principal {
  /** Opaque, never a FHIR id. */
  id: string
  tenant: string
  platform: string
  /** SMART `fhirUser` as a relative reference, e.g. `Practitioner/prac-1`. */
  fhirUser: Reference
  roles: readonly Role[]
  /** Own patients: themself, or those whom they are guardian of. */
  patients: readonly Reference[]
  /** The patient in SMART launch context. A patient-level scope reaches this patient and nobody else. */
  launchPatient?: Reference
  scopes: readonly ScopeGrant[]
  /** A v3-ActReason code, e.g. `TREAT`, `PATRQT`, `FAMRQT`, `HOPERAT`, that one of the roles stands for. */
  purpose: string
  /** Sensitive labels of records that a practitioner may see while they treat; none unless given. */
  clearances?: readonly SensitiveLabel[]
  /** Nothing may be written, whatever the roles and scopes say; false unless given. */
  readOnly?: boolean
  /** The MCP client id. */
  agent: string
}

/** Cerbos refuses a principal without roles. The policy names no such role, so that every rule it has denies. */
const noRole = 'none'

/** The principal as the policy's schema wants it (`policies/_schemas/principal.json`). */
export function toCerbosPrincipal(principal: Principal): CerbosPrincipal {
  const { tenant, platform, fhirUser, patients, launchPatient, scopes, purpose, agent } = principal
  const { clearances = [], readOnly = false } = principal
  return {
    id: principal.id,
    roles: principal.roles.length === 0 ? [noRole] : [...principal.roles],
    attr: {
      tenant,
      platform,
      fhirUser,
      patients: [...patients],
      launchPatient: launchPatient ?? '',
      // A granular filter (`?category=…`) is left to the FHIR server that granted it.
      scopes: scopes.map(({ level, resourceType, permissions }) => ({ level, resourceType, permissions })),
      purpose,
      clearances: [...clearances],
      readOnly,
      agent,
    },
  }
}
