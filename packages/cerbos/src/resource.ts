import type { Resource as CerbosResource } from '@cerbos/core'
import type { Interaction, Reference } from '@repo/fhir/vocabulary'
import type { Hideable } from './decision.ts'
import { isInPanel, type KnownPrincipal } from './panel.ts'

/** Whose data is reached, and where. Left out: the tenant and platform that the principal signed in to. */
export interface Origin {
  tenant?: string
  platform?: string
}

/** What is asked before the FHIR server is called. */
export interface PolicyRequest extends Origin {
  interaction: Interaction
  resourceType: string
  id?: string
  /** The patients that the request names; empty when it names none yet. A write names its patients here. */
  patients: readonly Reference[]
  /**
   * `criterion`: records of this type only decide which others a search finds (chained parameters and `_has`, R4
   * search.html#chaining); they are never shown. Its interaction is `search-type`. `request` unless given.
   */
  stage?: 'request' | 'criterion'
  /** The name of the operation, without `$`. */
  operation?: string
  /**
   * Security labels to be assumed of what cannot be asked about record by record; none unless given. An answer that is
   * computed from records that are not shown is asked about as though it carried `R`.
   */
  labels?: readonly string[]
  /** What decides about the answer though it may be hidden in it (a search by a phone number): to be shown, or denied. */
  shows?: readonly Hideable[]
  /** A denial is told and refuses nothing. */
  optional?: true
}

/** One record that came back, or one to be written. */
export interface PolicyRecord extends Origin {
  resourceType: string
  id?: string
  /** The patients in whose R4 compartment the record is. */
  patients: readonly Reference[]
  /** Codes of its security labels, wherever R4 has them. */
  labels: readonly string[]
  /** Of the filters that the principal's scopes carry (`?category=laboratory`), those that the record meets. */
  filters?: readonly string[]
  /** `Organization/id` of those whose record it is, as it says itself; none unless given. */
  organizations?: readonly Reference[]
  /** What the patients' own Consents say of showing it; `none` unless given. */
  consent?: 'permit' | 'deny' | 'none'
  /** The types of the resources that it contains; what is hidden of these is asked apart. */
  contained?: readonly string[]
}

/** The Cerbos resource kind of every FHIR type; the type itself is an attribute. */
export const resourceKind = 'fhir'

/** The request as the policy's schema wants it (`policies/_schemas/resource.json`), under the given Cerbos id. */
export function requestToCerbosResource(
  { stage = 'request', operation = '', labels = [], ...request }: PolicyRequest,
  principal: KnownPrincipal,
  cerbosId: string,
): CerbosResource {
  return toCerbosResource({ ...request, labels, stage, operation }, principal, cerbosId)
}

/** The record as the policy's schema wants it (`policies/_schemas/resource.json`), under the given Cerbos id. */
export function recordToCerbosResource(
  record: PolicyRecord,
  principal: KnownPrincipal,
  cerbosId: string,
): CerbosResource {
  return toCerbosResource({ ...record, stage: 'record', operation: '' }, principal, cerbosId)
}

interface Described extends PolicyRecord {
  stage: 'request' | 'criterion' | 'record'
  operation: string
}

function toCerbosResource(record: Described, principal: KnownPrincipal, cerbosId: string): CerbosResource {
  const reference = record.id === undefined ? '' : `${record.resourceType}/${record.id}`
  // The policy compares the reference with fhirUser. Left out where that cannot match, so that records alike are one question.
  const comparable = principal.fhirUser.startsWith(`${record.resourceType}/`)
  // A Patient is in its own compartment (R4 compartmentdefinition-patient), whatever the caller found.
  const own: Reference[] = record.resourceType === 'Patient' && record.id !== undefined ? [`Patient/${record.id}`] : []
  const patients = [...new Set([...record.patients, ...own])]
  return {
    kind: resourceKind,
    id: cerbosId,
    attr: {
      stage: record.stage,
      type: record.resourceType,
      tenant: record.tenant ?? principal.tenant,
      platform: record.platform ?? principal.platform,
      reference: comparable ? reference : '',
      patients,
      labels: [...record.labels],
      operation: record.operation,
      inPanel: isInPanel({ ...record, patients }, principal.panel),
      // Left out where policy does not turn on them, so that records alike are one question.
      organizations: principal.organizationRequired ? [...(record.organizations ?? [])] : [],
      filters: [...(record.filters ?? [])],
      consent: record.consent ?? 'none',
    },
  }
}
