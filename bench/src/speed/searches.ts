import type { ResourceType, SearchPairs } from '@repo/fhir'

interface Search {
  what: string
  type: ResourceType
  pairs: SearchPairs
}

/** Searches of the kinds that agents make, from none to the most names that a call may have. */
export const searches: readonly Search[] = [
  { what: 'no parameter', type: 'Patient', pairs: [] },
  {
    what: 'token, date, sort',
    type: 'Observation',
    pairs: [
      ['patient', 'patient-1'],
      ['code', 'http://loinc.org|4548-4'],
      ['date', 'ge2025-01-01'],
      ['_sort', '-date'],
    ],
  },
  {
    what: 'quantity and composite',
    type: 'Observation',
    pairs: [
      ['value-quantity', 'gt5.4|http://unitsofmeasure.org|mg/dL'],
      ['code-value-quantity', 'http://loinc.org|2339-0$gt5.4'],
    ],
  },
  {
    what: 'chain and _has',
    type: 'Patient',
    pairs: [
      ['general-practitioner:Practitioner.name', 'Smith'],
      ['_has:Observation:patient:code', 'http://loinc.org|8867-4'],
    ],
  },
  {
    what: 'includes',
    type: 'MedicationRequest',
    pairs: [
      ['patient', 'patient-1'],
      ['status', 'active,completed'],
      ['_include', 'MedicationRequest:medication'],
      ['_include', 'MedicationRequest:requester'],
      ['_revinclude', 'Provenance:target'],
    ],
  },
  {
    what: '21 criteria',
    type: 'Encounter',
    pairs: [
      ...['ge2024-01-01', 'lt2027-01-01'].map((date) => ['date', date] as const),
      ...['patient-1', 'patient-2', 'patient-3'].map((id) => ['subject', `Patient/${id}`] as const),
      ...['AMB', 'IMP', 'EMER', 'VR'].map((code) => ['class', code] as const),
      ...['planned', 'arrived', 'finished'].map((status) => ['status', status] as const),
      ['practitioner', 'Practitioner/prac-1'],
      ['participant-type', 'ATND'],
      ['location', 'Location/location-1'],
      ['service-provider', 'Organization/organization-1'],
      ['reason-code', 'http://snomed.info/sct|185349003'],
      ['length', 'gt10'],
      ['appointment', 'Appointment/appointment-1'],
      ['type', 'http://snomed.info/sct|185349003'],
      ['_sort', '-date'],
    ],
  },
  {
    what: 'wrong names',
    type: 'Observation',
    pairs: [
      ['patinet', 'x'],
      ['codee', 'y'],
      ['valeu-quantity', '1'],
    ],
  },
]
