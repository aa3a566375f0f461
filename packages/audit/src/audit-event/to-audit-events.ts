import type { AuditRecord } from '../audit-record.ts'
import type { TrailEntry } from '../trail/trail-page.ts'
import { agentsOf } from './agents.ts'
import type { AuditEvent, AuditEventEntity } from './audit-event.ts'
import { entitiesOf } from './entities.ts'
import { actReason, codesOf, type EventCodes, entityTypes } from './event-codes.ts'

export interface AuditEventOptions {
  /** The public URL of the server that recorded the accesses. */
  observer: string
  /** The FHIR base of a platform, without a slash at its end: references are absolute then. Relative ones otherwise. */
  fhirBaseUrl?: (platform: string) => string | undefined
}

const profiles = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.'
const applicationServer = {
  system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
  code: '4',
  display: 'Application Server',
}

/**
 * An entry as FHIR R4 AuditEvents in the patterns of IHE BALP 1.1: one for each patient, one where none is concerned. The
 * profile is claimed where the access went well and all that the pattern requires is known; a failure has the same form
 * and claims none, nor does an attempt, which has no outcome yet.
 */
export function toAuditEvents({ record }: TrailEntry, options: AuditEventOptions): AuditEvent[] {
  const { patients } = record
  if (patients.length < 2) return [auditEvent(record, record.id, patients[0], options)]
  return patients.map((patient, index) => auditEvent(record, idOf(record.id, index), patient, options))
}

/** UUIDs that follow the record's own, the same ones each time. */
function idOf(id: string, index: number): string {
  const tail = (BigInt(`0x${id.slice(-12)}`) + BigInt(index)) % 2n ** 48n
  return id.slice(0, -12) + tail.toString(16).padStart(12, '0')
}

function auditEvent(
  record: AuditRecord,
  id: string,
  patient: string | undefined,
  options: AuditEventOptions,
): AuditEvent {
  const codes = codesOf(record)
  const entity = entitiesOf(record, patient, codes, options)
  const profile = profileOf(record, codes, entity)
  return {
    resourceType: 'AuditEvent',
    id,
    ...(profile && { meta: { profile: [`${profiles}${patient ? 'Patient' : ''}${profile}`] } }),
    type: codes.type,
    ...(codes.subtype && { subtype: codes.subtype }),
    action: codes.action,
    recorded: record.recorded,
    ...(record.phase === 'outcome' ? { outcome: record.outcome } : { outcomeDesc: 'attempt' }),
    ...(record.phase === 'outcome' && record.code && { outcomeDesc: record.code }),
    ...(record.breakGlass && { purposeOfEvent: [emergency(record)] }),
    agent: agentsOf(record, codes, options),
    source: { site: record.tenant, observer: { identifier: { value: options.observer } }, type: [applicationServer] },
    entity,
  }
}

function emergency({ reason }: AuditRecord) {
  return { coding: [actReason('BTG')], ...(reason && { text: reason }) }
}

/** Each pattern requires the entity of its request: a query, or a record. */
function profileOf(
  { phase, outcome }: AuditRecord,
  { pattern }: EventCodes,
  entity: readonly AuditEventEntity[],
): EventCodes['pattern'] {
  if (phase === 'attempt' || outcome !== '0' || pattern === undefined) return undefined
  const isWhole = entity.some(({ type }) => type === entityTypes.system)
  return isWhole ? pattern : undefined
}
