import { describe, expect, test } from 'vitest'
import { checkSearch, type ResourceType } from '../../src/index.ts'

const faultOf = (resourceType: ResourceType, name: string, value = 'x') => checkSearch(resourceType, [[name, value]])[0]

describe('a chain', () => {
  test.each([
    ['Observation', 'patient.name', 'Smith'],
    ['Observation', 'subject:Patient.name', 'Smith'],
    ['Observation', 'subject:Patient.name:exact', 'Smith'],
    ['Observation', 'subject:Patient.birthdate', 'ge2000'],
    ['Observation', 'subject:Patient._id', '1'],
    ['Observation', 'encounter.status:not', 'finished'],
    ['DiagnosticReport', 'result.code-value-quantity', 'http://loinc.org|2823-3$gt5.4||mmol/L'],
    ['Observation', 'encounter.location.organization', 'Organization/1'],
    ['Observation', 'encounter.location.organization.name', 'North'],
    ['Encounter', 'patient._has:Group:member:_id', '102'],
    ['Observation', 'focus:Consent.status', 'active'],
    ['Bundle', 'composition.patient', 'Patient/1'],
  ] as const)('of %s is taken as %s=%s', (type, name, value) => {
    expect(faultOf(type, name, value)).toBeUndefined()
  })

  test.each([
    ['Observation', 'subject.name', /^subject can point to Group, Device, Patient, Location/, 'subject:Patient.name'],
    ['Observation', 'focus.name', /^focus can point to any type/, 'focus:Patient.name'],
    ['Observation', 'subject:Practitioner.name', /^subject does not point to Practitioner/, 'subject:Group.name'],
    ['Observation', 'subject:Patiant.name', /^"Patiant" is not a resource type/, 'subject:Patient.name'],
    ['Observation', 'subject:identifier.name', /^"identifier" is not a resource type/, undefined],
    ['Observation', 'subject:Patient.nmae', /^Patient has no search parameter "nmae"/, 'subject:Patient.name'],
    ['Observation', 'patiant.name', /^Observation has no search parameter "patiant"/, 'patient.name'],
    ['Observation', 'code.text', /^code is a token of Observation, and only a reference can be chained$/, undefined],
    ['Observation', 'patient.', /^Patient has no search parameter ""/, undefined],
    ['Observation', '.name', /^not a search parameter name/, undefined],
    ['Patient', 'nmae:exact', /^Patient has no search parameter "nmae"/, 'name:exact'],
    ['Observation', '_id.name', /^"_id" has no records behind it/, undefined],
    ['Observation', 'patient.link:Patient.link:Patient.link:Patient.name', /^at most 3 links in a chain/, undefined],
    ['Observation', 'patient.birthdate', /^not a date or time/, undefined],
    ['Observation', 'patient.name:nonsense', /^unknown modifier "nonsense"/, undefined],
    ['Observation', 'patient.name:exactly', /^unknown modifier "exactly"/, 'patient.name:exact'],
    ['Observation', 'patient._include', /^not accepted/, undefined],
    ['Observation', 'patient._sort', /^not accepted/, undefined],
  ] as const)('of %s is refused as %s, because %s', (type, name, message, suggestion) => {
    const fault = faultOf(type, name)
    expect(fault?.message).toMatch(message)
    expect(fault?.suggestions[0]).toBe(suggestion)
  })
})

describe('a reverse chain', () => {
  test.each([
    ['Patient', '_has:Observation:patient:code', 'http://loinc.org|4548-4,http://loinc.org|2339-0'],
    ['Patient', '_has:Observation:patient:code:not', 'a'],
    ['Patient', '_has:Observation:subject:date', 'ge2024'],
    ['Patient', '_has:Observation:patient:_has:AuditEvent:entity:agent', 'Practitioner/1'],
    ['Patient', '_has:Observation:patient:encounter.status', 'finished'],
    ['Practitioner', '_has:Observation:performer:patient', 'Patient/1'],
    ['Medication', '_has:MedicationRequest:medication:_lastUpdated', 'ge2024'],
    ['Consent', '_has:Observation:focus:status', 'final'],
  ] as const)('of %s is taken as %s=%s', (type, name, value) => {
    expect(faultOf(type, name, value)).toBeUndefined()
  })

  test.each([
    ['Patient', '_has', /^write _has:Type:reference:parameter/, '_has:Observation:patient:code'],
    ['Patient', '_has:Observation', /^write _has:Type:reference:parameter/, '_has:Observation:patient:code'],
    ['Patient', '_has:Observation:patient', /^write _has:Type/, '_has:Observation:patient:code'],
    ['Patient', '_has:Observation:patient:', /^write _has:Type/, '_has:Observation:patient:code'],
    [
      'Patient',
      '_has:Observations:patient:code',
      /^"Observations" is not a resource type/,
      '_has:Observation:patient:code',
    ],
    [
      'Patient',
      '_has:Observation:pateint:code',
      /no reference of Observation that points to Patient/,
      '_has:Observation:patient:code',
    ],
    [
      'Patient',
      '_has:Observation:device:code',
      /those that do: focus, patient, performer, subject$/,
      '_has:Observation:focus:code',
    ],
    ['Patient', '_has:Observation:code:code', /^"code" is no reference of Observation/, '_has:Observation:focus:code'],
    ['Patient', '_has:Slot:schedule:start', /none of its parameters does$/, undefined],
    [
      'Patient',
      '_has:Observation:patient:coed',
      /^Observation has no search parameter "coed"/,
      '_has:Observation:patient:code',
    ],
    ['Patient', '_has:Observation:patient:date', /^not a date or time/, undefined],
    [
      'Patient',
      '_has:Observation:patient:_has:AuditEvent:entity:_has:Provenance:target:agent',
      /^at most 2 _has/,
      undefined,
    ],
    [
      'Patient',
      '_has:Observation:patient:_has:AuditEvent:agent:type',
      /points to Observation; those that do: entity$/,
      '_has:Observation:patient:_has:AuditEvent:entity:type',
    ],
    ['Patient', '_has:Observation:patient:_sort', /^not accepted/, undefined],
  ] as const)('of %s is refused as %s, because %s', (type, name, message, suggestion) => {
    const fault = faultOf(type, name)
    expect(fault?.message).toMatch(message)
    expect(fault?.suggestions[0]).toBe(suggestion)
  })
})
