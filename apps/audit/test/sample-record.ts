import type { AuditRecord } from '@repo/audit'

/** A synthetic search that showed one record, with a fresh id. */
export function sampleRecord(changes: Partial<AuditRecord> = {}): AuditRecord {
  return {
    version: 2,
    id: crypto.randomUUID(),
    recorded: '2026-11-20T10:15:30.123Z',
    requestId: 'request-1',
    tenant: 'tenant-1',
    platform: 'default',
    phase: 'outcome',
    event: 'tool-call',
    transport: 'mcp',
    patients: ['Patient/p1'],
    disclosed: ['Observation/o1'],
    outcome: '0',
    agent: { principalId: 'practitioner-1', roles: ['clinician'] },
    ...changes,
  }
}
