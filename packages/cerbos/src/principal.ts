import type { Principal as CerbosPrincipal } from '@cerbos/core'
import type { Reference, ScopeGrant } from '@repo/fhir/vocabulary'

/** The roles that the policy grants anything to. There is no default role: an empty list is allowed nothing. */
export type Role = 'patient' | 'related_person' | 'practitioner' | 'administrator' | 'auditor' | 'service'

/** Security labels that close a record: v3-Confidentiality `R` and `V`, the rest of v3-ActCode. */
export type SensitiveLabel = 'R' | 'V' | 'ETH' | 'PSY' | 'HIV' | 'SUD' | 'SDV' | 'SEX' | '42CFRPart2'

/** v3-ActReason: what people may say that they look at records for. `policies/codes.yaml` says who may say which. */
export const purposes = ['TREAT', 'ETREAT', 'HOPERAT', 'HRESCH', 'PATRQT', 'FAMRQT', 'HSYSADMIN', 'HCOMPL'] as const
export type Purpose = (typeof purposes)[number]

export function isPurpose(value: unknown): value is Purpose {
  return purposes.some((purpose) => purpose === value)
}

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
  /** A v3-ActReason code. One that none of the roles stands for is denied. */
  purpose: string
  /** Sensitive labels of records that a practitioner may see while they treat; none unless given. */
  clearances?: readonly SensitiveLabel[]
  /** `Organization/id` of those that they work for, at this platform; none unless given. */
  organizations?: readonly Reference[]
  /** Whether they reach no record that names organisations and none of theirs; false unless given. */
  organizationRequired?: boolean
  /** Nothing may be written, whatever the roles and scopes say; false unless given. */
  readOnly?: boolean
  /** Where they may reach only the patients in their care: who these are. Everybody may be reached unless given. */
  panel?: Panel
  /** Patients for whom they have broken the glass, here and now; none unless given. */
  breakGlass?: readonly Reference[]
  /** The MCP client id. */
  agent: string
}

/** The patients in a practitioner's care, or how to find out; asked for where a question names a patient. */
export type Panel = readonly Reference[] | (() => Promise<readonly Reference[]>)

/** Cerbos refuses a principal without roles. The policy names no such role, so that every rule it has denies. */
const noRole = 'none'

/** The principal as the policy's schema wants it (`policies/_schemas/principal.json`). */
export function toCerbosPrincipal(principal: Omit<Principal, 'panel'>): CerbosPrincipal {
  const { tenant, platform, fhirUser, patients, launchPatient, scopes, purpose, agent } = principal
  const { clearances = [], readOnly = false, breakGlass = [] } = principal
  const { organizations = [], organizationRequired = false } = principal
  return {
    id: principal.id,
    roles: principal.roles.length === 0 ? [noRole] : [...principal.roles],
    attr: {
      tenant,
      platform,
      fhirUser,
      patients: [...patients],
      launchPatient: launchPatient ?? '',
      scopes: scopes.map(({ level, resourceType, permissions, query = '' }) => {
        return { level, resourceType, permissions, filter: query }
      }),
      purpose,
      clearances: [...clearances],
      organizations: [...organizations],
      organizationRequired,
      readOnly,
      breakGlass: [...breakGlass],
      agent,
    },
  }
}
