/** What is used of the data types of R4 (datatypes.html, references.html). */
export interface Coding {
  system: string
  code: string
  display?: string
}

export interface CodeableConcept {
  coding?: Coding[]
  text?: string
}

export interface Reference {
  reference?: string
  type?: string
  identifier?: { value: string }
  display?: string
}

export interface AuditEventAgent {
  type: CodeableConcept
  role?: CodeableConcept[]
  who: Reference
  requestor: boolean
  policy?: string[]
  /** `type`: 1 machine name, 2 IP address, 5 URI. */
  network?: { address: string; type: '1' | '2' | '5' }
  purposeOfUse?: CodeableConcept[]
}

export interface AuditEventEntity {
  what?: Reference
  type: Coding
  role?: Coding
  /** Base64. */
  query?: string
  detail?: { type: string; valueString: string }[]
}

/** A FHIR R4 AuditEvent, as far as this package writes it (auditevent.html). */
export interface AuditEvent {
  resourceType: 'AuditEvent'
  id: string
  meta?: { profile: string[] }
  type: Coding
  subtype?: Coding[]
  action?: 'C' | 'R' | 'U' | 'D' | 'E'
  recorded: string
  outcome?: '0' | '4' | '8' | '12'
  outcomeDesc?: string
  purposeOfEvent?: CodeableConcept[]
  agent: AuditEventAgent[]
  source: { site: string; observer: Reference; type: Coding[] }
  entity: AuditEventEntity[]
}
