/** A heart rate of a patient, as an agent would write it. */
export function observation(patientId: string, beatsPerMinute = 68, security?: string) {
  return {
    resourceType: 'Observation',
    ...(security && {
      meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: security }] },
    }),
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: '2026-11-20T09:00:00Z',
    valueQuantity: { value: beatsPerMinute, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
  }
}
