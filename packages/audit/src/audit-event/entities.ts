import type { AuditRecord } from '../audit-record.ts'
import type { AuditEventEntity, Reference } from './audit-event.ts'
import { type EventCodes, entityRoles, entityTypes } from './event-codes.ts'
import type { AuditEventOptions } from './to-audit-events.ts'

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

/** The record that was asked for, with its version where it is known. */
function target({ resourceType, resourceId, versionId }: AuditRecord): string | undefined {
  if (resourceType === undefined || resourceId === undefined) return undefined
  return `${resourceType}/${resourceId}${versionId ? `/_history/${versionId}` : ''}`
}

/** What was asked for. A pattern wants one entity of this type: the query of a search, the record of all else. */
function requested(
  record: AuditRecord,
  { pattern }: EventCodes,
  pointer: (to: string) => Reference,
): AuditEventEntity[] {
  const to = pattern === 'Query' ? undefined : target(record)
  const query = pattern === undefined || pattern === 'Query' ? record.query : undefined
  return [
    ...(query === undefined ? [] : [{ type: entityTypes.system, role: entityRoles.query, query: base64(query) }]),
    ...(to === undefined ? [] : [{ what: pointer(to), type: entityTypes.system, role: entityRoles.resource }]),
  ]
}

/** Whose of several patients a record is is not known, so it is named where there is one patient alone. */
function disclosed(record: AuditRecord, patient: string | undefined): string[] {
  const { patients, resourceType, resourceId } = record
  const shown = record.disclosed.filter((each) => each !== `${resourceType}/${resourceId}`)
  return patients.length > 1 ? shown.filter((each) => each === patient) : shown
}

function ofTrail({ event, rows }: AuditRecord): AuditEventEntity[] {
  if (event !== 'trail-read' && event !== 'trail-export') return []
  const detail = rows === undefined ? {} : { detail: [{ type: 'rows', valueString: String(rows) }] }
  return [{ what: { display: 'audit trail' }, type: entityTypes.system, role: entityRoles.security, ...detail }]
}

/** That something was withheld, and by which rules. */
function withholding({ withheld, decision }: AuditRecord): Pick<AuditEventEntity, 'detail'> {
  const rules = (decision?.withheldBy ?? []).map((rule) => ({ type: 'withheldBy', valueString: rule }))
  return withheld ? { detail: [{ type: 'withheld', valueString: 'true' }, ...rules] } : {}
}

/** What the access was about, and for `patient` alone of the patients that it concerned. */
export function entitiesOf(
  record: AuditRecord,
  patient: string | undefined,
  codes: EventCodes,
  { fhirBaseUrl }: AuditEventOptions,
): AuditEventEntity[] {
  const base = fhirBaseUrl?.(record.platform)
  const pointer = (to: string): Reference => ({ reference: base ? `${base}/${to}` : to, type: to.split('/')[0] ?? '' })
  const shown = disclosed(record, patient).map((each) => ({
    what: pointer(each),
    type: { system: 'http://hl7.org/fhir/resource-types', code: each.split('/')[0] ?? '' },
    role: entityRoles.resource,
  }))
  return [
    { what: { identifier: { value: record.requestId } }, type: entityTypes.requestId, ...withholding(record) },
    ...requested(record, codes, pointer),
    ...ofTrail(record),
    ...shown,
    ...(patient ? [{ what: pointer(patient), type: entityTypes.person, role: entityRoles.patient }] : []),
  ]
}
