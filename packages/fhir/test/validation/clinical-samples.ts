import type { Sample } from './sample-resource.ts'

const subject = { reference: 'Patient/p1' }
const patient = subject
const loinc = (code: string, text: string) => ({ coding: [{ system: 'http://loinc.org', code }], text })
const status = (valueSet: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${valueSet}`, code }],
})

/** Valid records of clinical types, as an agent would propose them. */
export const clinical = {
  Patient: {
    resourceType: 'Patient',
    id: 'p1',
    identifier: [{ system: 'urn:oid:1.2.36.146.595.217.0.1', value: '12345' }],
    name: [{ use: 'official', family: 'Doe', given: ['Jane', 'Q'] }],
    telecom: [{ system: 'phone', value: '555-0100', use: 'home' }],
    gender: 'female',
    birthDate: '1970-03-30',
    deceasedBoolean: false,
    address: [{ line: ['1 Main St'], city: 'Springfield', period: { start: '2020' } }],
    contact: [{ name: { text: 'A friend' }, telecom: [{ system: 'email', value: 'a@example.org' }] }],
    generalPractitioner: [{ reference: 'Practitioner/d1' }],
  },
  Observation: {
    resourceType: 'Observation',
    status: 'final',
    category: [status('observation-category', 'vital-signs')],
    code: loinc('85354-9', 'Blood pressure'),
    subject,
    effectiveDateTime: '2026-01-02T08:30:00+01:00',
    issued: '2026-01-02T08:31:00.000Z',
    performer: [{ reference: 'Practitioner/d1' }],
    component: [
      {
        code: loinc('8480-6', 'Systolic'),
        valueQuantity: { value: 121, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
        referenceRange: [{ high: { value: 130, unit: 'mmHg' } }],
      },
      { code: loinc('8462-4', 'Diastolic'), valueQuantity: { value: 80.5, unit: 'mmHg', comparator: '<' } },
    ],
    note: [{ text: 'Sitting', time: '2026-01-02' }],
  },
  Condition: {
    resourceType: 'Condition',
    clinicalStatus: status('condition-clinical', 'active'),
    verificationStatus: status('condition-ver-status', 'confirmed'),
    code: { text: 'Asthma' },
    subject,
    onsetDateTime: '2019-05',
  },
  MedicationRequest: {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: 'Ibuprofen 200 mg' },
    subject,
    authoredOn: '2026-02-01',
    dosageInstruction: [
      {
        text: 'One every 6 hours',
        timing: { repeat: { frequency: 1, period: 6, periodUnit: 'h', when: ['PC'] } },
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
      },
    ],
    dispenseRequest: { numberOfRepeatsAllowed: 2, quantity: { value: 30 } },
  },
  AllergyIntolerance: {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: status('allergyintolerance-clinical', 'active'),
    type: 'allergy',
    category: ['food'],
    criticality: 'high',
    patient,
    reaction: [{ manifestation: [{ text: 'Hives' }], severity: 'mild' }],
  },
  Encounter: {
    resourceType: 'Encounter',
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject,
    participant: [{ individual: { reference: 'Practitioner/d1' } }],
    period: { start: '2026-01-02T08:00:00Z', end: '2026-01-02T09:00:00Z' },
  },
  Immunization: {
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { text: 'Influenza' },
    patient,
    occurrenceDateTime: '2025-10-01',
    protocolApplied: [{ doseNumberPositiveInt: 1 }],
  },
  Procedure: {
    resourceType: 'Procedure',
    status: 'completed',
    code: { text: 'Appendectomy' },
    subject,
    performedPeriod: { start: '2025-01-01', end: '2025-01-01' },
  },
  DiagnosticReport: {
    resourceType: 'DiagnosticReport',
    status: 'final',
    code: loinc('58410-2', 'Blood count'),
    subject,
    result: [{ reference: 'Observation/o1' }, { reference: '#o2' }],
    contained: [{ resourceType: 'Observation', id: 'o2', status: 'final', code: { text: 'Haemoglobin' } }],
  },
  Appointment: {
    resourceType: 'Appointment',
    status: 'booked',
    start: '2026-05-01T09:00:00Z',
    end: '2026-05-01T09:15:00Z',
    minutesDuration: 15,
    participant: [{ actor: subject, status: 'accepted' }],
  },
  DocumentReference: {
    resourceType: 'DocumentReference',
    status: 'current',
    subject,
    content: [{ attachment: { contentType: 'text/plain', data: 'c29tZQ==' } }],
  },
  Goal: {
    resourceType: 'Goal',
    lifecycleStatus: 'active',
    description: { text: 'Walk daily' },
    subject,
    target: [{ measure: { text: 'Steps' }, detailInteger: 5000, dueDate: '2026-12-31' }],
  },
} satisfies Record<string, Sample>

export type ClinicalType = keyof typeof clinical

/** A sample with other values at dotted paths (`component.0.code`); undefined leaves an element out. */
export function changed(type: ClinicalType, changes: Record<string, unknown>): Sample {
  const copy: Sample = structuredClone(clinical[type])
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const parent = keys.reduce<unknown>((node, key) => Reflect.get(node as object, key), copy) as object
    if (value === undefined) Reflect.deleteProperty(parent, last)
    else Reflect.set(parent, last, value)
  }
  return copy
}
