import type { AuditRecord } from '@repo/audit'

const patients = 5_000

/** One search by one of fifty synthetic clinicians, which showed five records of one of 5,000 patients. */
function access(tenant: string, number: number): AuditRecord {
  const patient = `Patient/patient-${(number * 7_919) % patients}`
  return {
    version: 2,
    id: crypto.randomUUID(),
    recorded: new Date().toISOString(),
    requestId: crypto.randomUUID(),
    tenant,
    platform: 'default',
    phase: 'outcome',
    event: 'tool-call',
    tool: 'fhir_search',
    transport: 'mcp',
    interaction: 'search-type',
    resourceType: 'Observation',
    patients: [patient],
    disclosed: Array.from({ length: 5 }, (_, i) => `Observation/observation-${number}-${i}`),
    query: `Observation?patient=${patient}&code=http://loinc.org%7C4548-4&_count=50`,
    outcome: '0',
    decision: {
      effect: 'allow',
      rule: 'practitioner-panel',
      cerbosCallId: '01JD000000000000000000000',
      policyVersion: 'default',
    },
    agent: {
      principalId: `practitioner-${number % 50}`,
      fhirUser: `Practitioner/practitioner-${number % 50}`,
      roles: ['clinician'],
      purpose: 'TREAT',
      clientId: 'client-1',
      clientName: 'An agent',
    },
    durationMs: 42,
    withheld: false,
    address: '192.0.2.7',
  }
}

/** `count` records of a tenant, the first of which has the number `from`. */
export function accesses(tenant: string, from: number, count: number): AuditRecord[] {
  return Array.from({ length: count }, (_, i) => access(tenant, from + i))
}
