import type { AuditRecord } from '@repo/audit'
import { describe, expect, test } from 'vitest'
import { seenByPatients } from '../../src/trail/patients-view.ts'
import { sampleRecord } from '../sample-record.ts'

const own = ['Patient/p1']

function seen(changes: Partial<AuditRecord>): AuditRecord | undefined {
  const entry = { seq: 1, received: '2026-11-20T10:15:31.000Z', record: sampleRecord(changes), sealed: 'open' } as const
  return seenByPatients(entry, own)?.record
}

describe('an access to one’s own records alone', () => {
  const whole = {
    patients: own,
    disclosed: ['Patient/p1', 'Observation/o1'],
    resourceType: 'Observation',
    resourceId: 'o1',
    versionId: '2',
    query: 'Observation/o1',
    reason: 'found unconscious',
    breakGlass: true,
    agent: { principalId: 'practitioner-1', fhirUser: 'Practitioner/d1', roles: ['practitioner'], purpose: 'ETREAT' },
  }

  test('is seen whole', () => {
    expect(seen(whole)).toMatchObject(whole)
  })

  test('is seen without the address that it came from and whether something was withheld', () => {
    const record = seen({ ...whole, address: '192.0.2.7', withheld: true })
    expect(record).not.toHaveProperty('address')
    expect(record).not.toHaveProperty('withheld')
  })

  const denied = { effect: 'deny', rule: 'guard-label-sex', cerbosCallId: 'c', policyVersion: 'default' } as const

  test.each([
    ['was not there for who asked', { outcome: '4', code: 'fhir/not-found' }],
    ['was searched for, and all withheld', { outcome: '0' }],
  ] as const)('is seen without the rule that withheld it where it %s', (_, end) => {
    const record = seen({ ...whole, ...end, disclosed: [], withheld: true, decision: denied })
    expect(record).toMatchObject({ patients: own, agent: { principalId: 'practitioner-1' } })
    expect(JSON.stringify(record)).not.toContain('guard')
  })

  test('is seen with the rule that refused it openly', () => {
    const record = seen({ ...whole, outcome: '4', code: 'authz/denied', disclosed: [], decision: denied })
    expect(record?.decision).toEqual(denied)
  })

  test('is seen without a Patient that the record of the access does not name', () => {
    expect(seen({ ...whole, disclosed: ['Patient/p2', 'Observation/o1'] })?.disclosed).toEqual(['Observation/o1'])
  })

  test.each([
    ['Observation?patient=Patient/p1&code=4548-4', 'Observation?patient=Patient/p1&code=4548-4'],
    ['Observation?patient=p1&_count=20', 'Observation?patient=p1&_count=20'],
    ['Observation?subject=Patient%2Fp1', 'Observation?subject=Patient%2Fp1'],
    ['Observation?patient=Patient/p1,Patient/p2', 'Observation'],
    ['Observation?patient=p2&category=laboratory', 'Observation?category=laboratory'],
    ['Patient?name=Ferro&birthdate=1970-01-01', 'Patient'],
    ['Patient?identifier=urn:oid:1.2%7C42', 'Patient'],
    ['Observation?subject:Patient.name=Ferro', 'Observation'],
    ['Observation?code:text=Ferro', 'Observation'],
    ['Observation?patient=%E0%A4%A', 'Observation'],
  ])('was asked for by %s and is seen as %s', (query, shown) => {
    expect(seen({ ...whole, query })?.query).toBe(shown)
  })
})

describe('an access to other people’s records too', () => {
  const shared = {
    patients: ['Patient/p1', 'Patient/p2'],
    disclosed: ['Patient/p1', 'Patient/p2', 'Observation/o1', 'Observation/o2'],
    resourceType: 'Group',
    resourceId: 'g1',
    versionId: '2',
    query: 'Observation?patient=Patient/p1,Patient/p2',
    reason: 'both were in the car',
    withheld: true,
    decision: { effect: 'allow', cerbosCallId: 'c', policyVersion: 'default', withheldBy: ['guard-label-hiv'] },
    address: '192.0.2.7',
  } satisfies Partial<AuditRecord>

  test('is seen with who, when and how, and with nothing that may be theirs', () => {
    const record = seen(shared)
    expect(record).toMatchObject({ patients: own, disclosed: ['Patient/p1'], agent: { principalId: 'practitioner-1' } })
    for (const hidden of [
      'Patient/p2',
      'Observation/o',
      'g1',
      'car',
      '192.0.2.7',
      'query',
      'withheld',
      'guard',
      'versionId',
    ]) {
      expect(JSON.stringify(record)).not.toContain(hidden)
    }
  })

  test('names the record that was asked for where it is one’s own', () => {
    expect(seen({ ...shared, resourceType: 'Patient', resourceId: 'p1' })).toMatchObject({
      resourceId: 'p1',
      versionId: '2',
    })
    expect(seen({ ...shared, resourceType: 'Patient', resourceId: 'p2' })).not.toHaveProperty('resourceId')
  })
})

test('an access that does not concern them is not seen at all', () => {
  expect(seen({ patients: ['Patient/p2'] })).toBeUndefined()
  expect(seen({ patients: [] })).toBeUndefined()
})
