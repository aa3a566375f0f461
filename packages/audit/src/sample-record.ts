import type { AuditRecord } from './index.ts'

/** A search by a synthetic clinician that showed two records. */
export const sampleRecord: AuditRecord = {
  version: 2,
  id: '0b9f8d6e-3c0a-4f57-9d0e-2f6a4a1f7c11',
  recorded: '2026-11-20T10:15:30.123Z',
  requestId: 'request-1',
  tenant: 'tenant-1',
  platform: 'default',
  phase: 'outcome',
  event: 'tool-call',
  tool: 'fhir_search',
  transport: 'mcp',
  interaction: 'search-type',
  resourceType: 'Observation',
  patients: ['Patient/p1'],
  disclosed: ['Observation/o1', 'Observation/o2'],
  query: 'Observation?patient=Patient/p1&code=http://loinc.org%7C4548-4',
  outcome: '0',
  decision: {
    effect: 'allow',
    rule: 'launch-patient',
    cerbosCallId: '01JD000000000000000000000',
    policyVersion: 'default',
  },
  agent: {
    principalId: 'practitioner-1',
    fhirUser: 'Practitioner/d1',
    roles: ['clinician'],
    purpose: 'TREAT',
    clientId: 'client-1',
  },
  durationMs: 42,
  withheld: false,
}
