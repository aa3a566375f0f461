import { interactions } from '@repo/fhir/vocabulary'
import type { AuditRecord } from '../audit-record.ts'
import type { AuditEvent, Coding } from './audit-event.ts'

const dicom = (code: string, display: string): Coding => ({
  system: 'http://dicom.nema.org/resources/ontology/DCM',
  code,
  display,
})
const participation = (code: string, display: string): Coding => ({
  system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  code,
  display,
})

/** Agents, as IHE BALP names them. */
export const agentTypes = {
  source: dicom('110153', 'Source Role ID'),
  destination: dicom('110152', 'Destination Role ID'),
  application: dicom('110150', 'Application'),
  custodian: {
    system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
    code: 'custodian',
    display: 'Custodian',
  },
  recipient: participation('IRCP', 'information recipient'),
  author: participation('AUT', 'author (originator)'),
} as const satisfies Record<string, Coding>

const entityType = (code: string, display: string): Coding => ({
  system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
  code,
  display,
})
const objectRole = (code: string, display: string): Coding => ({
  system: 'http://terminology.hl7.org/CodeSystem/object-role',
  code,
  display,
})

export const entityTypes = {
  person: entityType('1', 'Person'),
  system: entityType('2', 'System Object'),
  requestId: { system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', code: 'XrequestId' },
} as const satisfies Record<string, Coding>

export const entityRoles = {
  patient: objectRole('1', 'Patient'),
  resource: objectRole('4', 'Domain Resource'),
  security: objectRole('13', 'Security Resource'),
  query: objectRole('24', 'Query'),
} as const satisfies Record<string, Coding>

/** A code of v3-ActReason. */
export const actReason = (code: string): Coding => ({
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code,
})

/** The pattern of IHE BALP that an access follows, where there is one for it. */
export type Pattern = 'Create' | 'Read' | 'Update' | 'Delete' | 'Query'

const patterns: Readonly<Partial<Record<NonNullable<AuditRecord['interaction']>, Pattern>>> = {
  create: 'Create',
  read: 'Read',
  vread: 'Read',
  update: 'Update',
  patch: 'Update',
  delete: 'Delete',
  'search-type': 'Query',
}

export interface EventCodes {
  type: Coding
  subtype?: Coding[]
  action: NonNullable<AuditEvent['action']>
  pattern?: Pattern
}

/** DICOM PS3.15 §A.5.3 and CID 400, 401, for what is no REST interaction. */
const others: Readonly<Record<AuditRecord['event'], EventCodes>> = {
  'tool-call': { type: dicom('110100', 'Application Activity'), action: 'E' },
  'rest-call': { type: dicom('110100', 'Application Activity'), action: 'E' },
  refusal: { type: dicom('110100', 'Application Activity'), action: 'E' },
  'sign-in': { type: dicom('110114', 'User Authentication'), subtype: [dicom('110122', 'Login')], action: 'E' },
  'sign-out': { type: dicom('110114', 'User Authentication'), subtype: [dicom('110123', 'Logout')], action: 'E' },
  consent: {
    type: dicom('110113', 'Security Alert'),
    subtype: [dicom('110137', 'User security Attributes Changed')],
    action: 'E',
  },
  connection: {
    type: dicom('110113', 'Security Alert'),
    subtype: [dicom('110126', 'Node Authentication')],
    action: 'E',
  },
  'refresh-failure': {
    type: dicom('110113', 'Security Alert'),
    subtype: [dicom('110126', 'Node Authentication')],
    action: 'E',
  },
  'break-glass': {
    type: dicom('110113', 'Security Alert'),
    subtype: [dicom('110127', 'Emergency Override Started')],
    action: 'E',
  },
  'trail-read': { type: dicom('110101', 'Audit Log Used'), action: 'R' },
  'trail-export': { type: dicom('110101', 'Audit Log Used'), subtype: [dicom('110106', 'Export')], action: 'R' },
}

/** How an AuditEvent names what happened. */
export function codesOf({ event, interaction }: AuditRecord): EventCodes {
  if (interaction === undefined) return others[event]
  const { subtype, action } = interactions[interaction]
  const pattern = patterns[interaction]
  return {
    type: {
      system: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
      code: 'rest',
      display: 'RESTful Operation',
    },
    subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: subtype }],
    action,
    ...(pattern && { pattern }),
  }
}
