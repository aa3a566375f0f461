import { describe, expect, test } from 'vitest'
import { type ResourceIssue, validateResource } from '../../src/index.ts'
import { type ClinicalType, changed, clinical } from './clinical-samples.ts'

describe('a clinical record', () => {
  test.each(Object.entries(clinical))('of the type %s as it should be has no issues', (_, resource) => {
    expect(validateResource(resource)).toEqual([])
  })

  type Fault = [ClinicalType, Record<string, unknown>, ResourceIssue['code'], string]
  const faults: Fault[] = [
    ['Patient', { birthdate: '1970-01-01' }, 'unknown-element', 'birthdate'],
    ['Patient', { birthDate: '30/03/1970' }, 'value', 'birthDate'],
    ['Patient', { birthDate: '1970-02-30' }, 'value', 'birthDate'],
    ['Patient', { birthDate: 1970 }, 'type', 'birthDate'],
    ['Patient', { birthDate: null }, 'type', 'birthDate'],
    ['Patient', { gender: 'F' }, 'code', 'gender'],
    ['Patient', { name: { family: 'Doe' } }, 'cardinality', 'name'],
    ['Patient', { name: 'Jane Doe' }, 'cardinality', 'name'],
    ['Patient', { name: [] }, 'structure', 'name'],
    ['Patient', { name: ['Jane Doe'] }, 'type', 'name[0]'],
    ['Patient', { 'name.0.given': 'Jane' }, 'cardinality', 'name[0].given'],
    ['Patient', { 'name.0.given': ['Jane', ''] }, 'value', 'name[0].given[1]'],
    ['Patient', { 'name.0.given': ['Jane', null] }, 'type', 'name[0].given[1]'],
    ['Patient', { 'name.0.family': ['Doe'] }, 'cardinality', 'name[0].family'],
    ['Patient', { 'name.0.lastName': 'Doe' }, 'unknown-element', 'name[0].lastName'],
    ['Patient', { 'telecom.0.system': 'mobile' }, 'code', 'telecom[0].system'],
    ['Patient', { deceasedDateTime: '2020' }, 'cardinality', 'deceasedDateTime'],
    ['Patient', { deceasedBoolean: 'false' }, 'type', 'deceasedBoolean'],
    ['Patient', { active: 1 }, 'type', 'active'],
    ['Patient', { id: 'p 1' }, 'value', 'id'],
    ['Patient', { id: '..' }, 'value', 'id'],
    ['Patient', { 'address.0.period': {} }, 'structure', 'address[0].period'],
    ['Patient', { 'generalPractitioner.0.reference': 'Patient/p2' }, 'reference', 'generalPractitioner[0].reference'],
    ['Patient', { _name: [{ id: 'a' }] }, 'unknown-element', '_name'],
    ['Patient', { 'identifier.0.system': 'my system' }, 'value', 'identifier[0].system'],
    ['Observation', { status: undefined }, 'required', 'status'],
    ['Observation', { status: 'finished' }, 'code', 'status'],
    ['Observation', { status: 'Final' }, 'code', 'status'],
    ['Observation', { code: undefined }, 'required', 'code'],
    ['Observation', { code: '85354-9' }, 'type', 'code'],
    ['Observation', { code: [{ text: 'x' }] }, 'cardinality', 'code'],
    ['Observation', { subject: 'Patient/p1' }, 'type', 'subject'],
    ['Observation', { 'subject.reference': 'p1' }, 'reference', 'subject.reference'],
    ['Observation', { 'subject.reference': 'patient/p1' }, 'reference', 'subject.reference'],
    ['Observation', { 'subject.reference': 'Practitioner/d1' }, 'reference', 'subject.reference'],
    ['Observation', { 'subject.reference': '#nobody' }, 'reference', 'subject.reference'],
    ['Observation', { effectiveDateTime: '2026-01-02T08:30' }, 'value', 'effectiveDateTime'],
    ['Observation', { effectiveDateTime: '2026-01-02T08:30:00' }, 'value', 'effectiveDateTime'],
    ['Observation', { effectivePeriod: { start: '2026' } }, 'cardinality', 'effectivePeriod'],
    ['Observation', { effective: '2026-01-02' }, 'unknown-element', 'effective'],
    ['Observation', { issued: '2026-01-02' }, 'value', 'issued'],
    ['Observation', { value: 5 }, 'unknown-element', 'value'],
    ['Observation', { valueDecimal: 5 }, 'unknown-element', 'valueDecimal'],
    ['Observation', { valueQuantity: 5 }, 'type', 'valueQuantity'],
    ['Observation', { valueQuantity: { value: '5' } }, 'type', 'valueQuantity.value'],
    ['Observation', { valueQuantity: { value: 5, comparator: '=' } }, 'code', 'valueQuantity.comparator'],
    ['Observation', { 'component.1.code': undefined }, 'required', 'component[1].code'],
    ['Observation', { 'component.0.code.coding': { code: 'x' } }, 'cardinality', 'component[0].code.coding'],
    [
      'Observation',
      { 'component.0.referenceRange.0.high.comparator': '<' },
      'unknown-element',
      'component[0].referenceRange[0].high.comparator',
    ],
    ['Observation', { 'note.0': { comment: 'x', text: 'y' } }, 'unknown-element', 'note[0].comment'],
    ['Condition', { clinicalStatus: 'active' }, 'type', 'clinicalStatus'],
    ['Condition', { clinicalStatus: { text: 'active' } }, 'code', 'clinicalStatus'],
    ['Condition', { clinicalStatus: { coding: [{ code: 'active' }] } }, 'code', 'clinicalStatus'],
    ['Condition', { subject: undefined }, 'required', 'subject'],
    ['Condition', { onsetAge: { value: 3 }, onsetDateTime: undefined, onset: 'x' }, 'unknown-element', 'onset'],
    ['MedicationRequest', { medicationCodeableConcept: undefined }, 'required', 'medication[x]'],
    ['MedicationRequest', { medicationReference: { reference: 'Medication/m' } }, 'cardinality', 'medicationReference'],
    ['MedicationRequest', { intent: undefined }, 'required', 'intent'],
    ['MedicationRequest', { dosage: [{ text: 'x' }] }, 'unknown-element', 'dosage'],
    [
      'MedicationRequest',
      { 'dosageInstruction.0.timing.repeat.periodUnit': 'hour' },
      'code',
      'dosageInstruction[0].timing.repeat.periodUnit',
    ],
    [
      'MedicationRequest',
      { 'dosageInstruction.0.timing.repeat.frequency': 0 },
      'value',
      'dosageInstruction[0].timing.repeat.frequency',
    ],
    [
      'MedicationRequest',
      { 'dispenseRequest.numberOfRepeatsAllowed': -1 },
      'value',
      'dispenseRequest.numberOfRepeatsAllowed',
    ],
    ['AllergyIntolerance', { category: 'food' }, 'cardinality', 'category'],
    ['AllergyIntolerance', { category: ['nuts'] }, 'code', 'category[0]'],
    ['AllergyIntolerance', { 'reaction.0.manifestation': undefined }, 'required', 'reaction[0].manifestation'],
    ['AllergyIntolerance', { subject: { reference: 'Patient/p1' } }, 'unknown-element', 'subject'],
    ['Encounter', { class: undefined }, 'required', 'class'],
    ['Encounter', { class: { coding: [{ code: 'AMB' }] } }, 'unknown-element', 'class.coding'],
    ['Encounter', { 'period.end': 'tomorrow' }, 'value', 'period.end'],
    ['Immunization', { occurrenceDateTime: undefined }, 'required', 'occurrence[x]'],
    [
      'Immunization',
      { 'protocolApplied.0.doseNumberPositiveInt': '1' },
      'type',
      'protocolApplied[0].doseNumberPositiveInt',
    ],
    ['Procedure', { performedDateTime: '2025' }, 'cardinality', 'performedDateTime'],
    ['DiagnosticReport', { 'result.0.reference': 'Condition/c' }, 'reference', 'result[0].reference'],
    ['DiagnosticReport', { 'contained.0.resourceType': 'Condition' }, 'reference', 'result[1].reference'],
    ['Appointment', { participant: undefined }, 'required', 'participant'],
    ['Appointment', { minutesDuration: 15.5 }, 'value', 'minutesDuration'],
    ['Appointment', { 'participant.0.status': undefined }, 'required', 'participant[0].status'],
    ['DocumentReference', { 'content.0.attachment.data': 'some!' }, 'value', 'content[0].attachment.data'],
    ['DocumentReference', { content: [] }, 'structure', 'content'],
    ['Goal', { 'target.0.detailInteger': 2 ** 31 }, 'value', 'target[0].detailInteger'],
    ['Goal', { status: 'active' }, 'unknown-element', 'status'],
  ]

  test.each(faults)('%s with %j has an issue of the code %s at %s', (type, changes, code, path) => {
    const issues = validateResource(changed(type, changes))
    expect(issues.map((issue) => [issue.code, issue.path])).toContainEqual([code, `${type}.${path}`])
  })

  test('with several faults has them all at once, in the order of the document', () => {
    const resource = changed('Observation', { status: undefined, 'component.1.code': undefined, issued: 'now', x: 1 })
    expect(validateResource(resource).map(({ path }) => path)).toEqual([
      'Observation.status',
      'Observation.issued',
      'Observation.component[1].code',
      'Observation.x',
    ])
  })
})
