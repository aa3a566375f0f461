import { describe, expect, test } from 'vitest'
import { AuditError, auditRecord, auditRecordVersion, parseAuditMessage } from './index.ts'
import { sampleRecord } from './sample-record.ts'

function refusalOf(message: unknown): AuditError {
  try {
    parseAuditMessage(message)
  } catch (error) {
    if (error instanceof AuditError) return error
  }
  throw new Error('accepted')
}

describe('the record', () => {
  test('has exactly these fields, in version 2', () => {
    expect(auditRecordVersion).toBe(2)
    expect(Object.keys(auditRecord.shape)).toEqual([
      'version',
      'id',
      'recorded',
      'requestId',
      'tenant',
      'platform',
      'phase',
      'event',
      'tool',
      'transport',
      'interaction',
      'resourceType',
      'resourceId',
      'versionId',
      'patients',
      'disclosed',
      'query',
      'outcome',
      'code',
      'decision',
      'agent',
      'durationMs',
      'withheld',
      'breakGlass',
      'reason',
      'address',
      'rows',
    ])
    expect(Object.keys(auditRecord.shape.agent.shape)).toEqual([
      'principalId',
      'fhirUser',
      'roles',
      'purpose',
      'clientId',
      'clientName',
    ])
  })

  test('survives the queue unchanged', () => {
    expect(parseAuditMessage(JSON.parse(JSON.stringify(sampleRecord)))).toEqual(sampleRecord)
  })

  test('tells by which rules something was withheld', () => {
    const record = { ...sampleRecord, decision: decisionBy(['guard-label-r', 'no-grant']) }
    expect(parseAuditMessage(record)).toEqual(record)
  })

  test('of version 1 is read as it is', () => {
    const record = { ...sampleRecord, version: 1 }
    expect(parseAuditMessage(record)).toEqual(record)
  })

  test('accepts every interaction of the vocabulary and no other', () => {
    expect(parseAuditMessage({ ...sampleRecord, interaction: 'delete' }).interaction).toBe('delete')
    expect(refusalOf({ ...sampleRecord, interaction: 'toString' }).code).toBe('audit/malformed')
  })

  test('accepts text of any script', () => {
    const agent = { ...sampleRecord.agent, clientName: 'Kartei “Süd” 患者 🏥' }
    expect(parseAuditMessage({ ...sampleRecord, agent }).agent.clientName).toBe(agent.clientName)
  })
})

const decisionBy = (withheldBy: string[]) => ({ ...sampleRecord.decision, withheldBy })

describe('a message is refused that', () => {
  test.each([
    ['is not an object', 'Patient/p1'],
    ['is of another version', { ...sampleRecord, version: 3 }],
    ['is of version 1 with a field of version 2', { ...sampleRecord, version: 1, breakGlass: true }],
    ['carries content in an unknown field', { ...sampleRecord, resource: { resourceType: 'Patient' } }],
    ['carries content in a nested unknown field', { ...sampleRecord, agent: { ...sampleRecord.agent, name: 'x' } }],
    ['carries content where a reference belongs', { ...sampleRecord, disclosed: ['Observation/o1: 7.2 %'] }],
    ['names a patient by another type', { ...sampleRecord, patients: ['Practitioner/d1'] }],
    ['holds a reference that climbs', { ...sampleRecord, disclosed: ['Observation/..'] }],
    ['holds a reference of more parts', { ...sampleRecord, disclosed: ['Patient/p1/Observation/o1'] }],
    ['has an id that is no UUID', { ...sampleRecord, id: 'one' }],
    ['has no instant', { ...sampleRecord, recorded: '2026-11-20' }],
    ['has a NUL in text', { ...sampleRecord, tenant: 'tenant\0' }],
    ['has a lone surrogate in text', { ...sampleRecord, tenant: 'tenant\ud800' }],
    ['has a line break in its query', { ...sampleRecord, query: 'Observation?a=1\nb' }],
    ['has an unbounded text', { ...sampleRecord, agent: { ...sampleRecord.agent, clientName: 'x'.repeat(257) } }],
    ['has an unbounded list', { ...sampleRecord, patients: Array(1_001).fill('Patient/p1') }],
    ['has a duration that no column holds', { ...sampleRecord, durationMs: 2 ** 31 }],
    ['tells of too many rules', { ...sampleRecord, decision: decisionBy(Array(9).fill('guard-label-r')) }],
    ['tells of rules and names none', { ...sampleRecord, decision: decisionBy([]) }],
    ['has an outcome that is no AuditEvent code', { ...sampleRecord, outcome: '1' }],
  ])('%s', (_, message) => {
    expect(refusalOf(message).code).toBe('audit/malformed')
  })

  test('says which field is at fault and never its value', () => {
    const refusal = refusalOf({ ...sampleRecord, patients: ['Patient/Secret Name'] })
    expect(refusal.message).toBe('audit/malformed: patients.0 custom')
    expect(refusal.cause).toBeUndefined()
  })
})
