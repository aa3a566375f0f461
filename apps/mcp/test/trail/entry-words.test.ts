import type { AuditRecord } from '@repo/audit'
import { describe, expect, test } from 'vitest'
import { entryWords } from '../../src/trail/entry-words.ts'
import { row } from './trail-stage.ts'

const wordsOf = (changes: Partial<AuditRecord> = {}, agent: Partial<AuditRecord['agent']> = {}, asker = 'nobody') => {
  const record = row(changes, agent)
  const { who, what, how, remarks } = entryWords({ seq: 1, received: record.recorded, record, sealed: 'open' }, asker)
  return [`${who} ${what} ${how}`, ...remarks]
}
const denied = { effect: 'deny', rule: 'guard-label-r', cerbosCallId: 'c', policyVersion: 'default' } as const

describe('an access is told as', () => {
  test.each<[string, Partial<AuditRecord>, string]>([
    ['a search', {}, 'looked at 2 records (lab results, vital signs and other observations)'],
    [
      'a read',
      { interaction: 'read', disclosed: ['Patient/p1'] },
      'looked at 1 record (name, birth date and contact details)',
    ],
    [
      'records of several kinds',
      { disclosed: ['Goal/1', 'Flag/1', 'Goal/2'] },
      'looked at 3 records (goals: 2; warnings: 1)',
    ],
    ['a search that found nothing', { disclosed: [], resourceType: 'Goal' }, 'searched records (goals)'],
    [
      'a write that began',
      { phase: 'attempt', interaction: 'update', resourceType: 'Goal' },
      'began to change a record (goals)',
    ],
    [
      'a write that was made',
      { interaction: 'create', disclosed: [], resourceType: 'Goal' },
      'created a record (goals)',
    ],
    [
      'a conditional create that found a match',
      { interaction: 'create', code: 'write/existed', resourceType: 'Goal' },
      'tried to create a record (goals)',
    ],
    [
      'a failed deletion',
      { interaction: 'delete', outcome: '8', code: 'fhir/timeout', resourceType: 'Goal' },
      'tried to delete a record (goals)',
    ],
    ['a call about the session', { interaction: undefined as never, tool: 'get_user' }, 'used “get_user”'],
    ['a sign-in', { event: 'sign-in' }, 'signed in'],
    ['a sign-in that failed', { event: 'sign-in', outcome: '4' }, 'tried to sign in'],
    ['a reading of the trail', { event: 'trail-read', rows: 25 }, 'looked at the record of accesses (25 rows)'],
    ['an export of the trail', { event: 'trail-export', rows: 1 }, 'exported the record of accesses (1 row)'],
    ['a broken glass', { event: 'break-glass' }, 'broke the glass to see a patient’s records'],
  ])('%s', (_, changes, what) => {
    expect(wordsOf(changes)[0]).toContain(`A practitioner (Practitioner/dr-9) ${what} through Example agent`)
  })
})

test('says who: the reader themself, somebody who was not identified, or a role alone where the name is sealed away', () => {
  expect(wordsOf({}, { principalId: 'me' }, 'me')[0]).toMatch(/^You looked/)
  expect(wordsOf({}, { principalId: 'unknown' }, 'me')[0]).toMatch(/^Somebody who was not identified /)
  const { fhirUser: _, ...agent } = row().agent
  expect(wordsOf({ agent })[0]).toMatch(/^A practitioner looked/)
})

test('says what policy and this server did with it', () => {
  expect(wordsOf({ withheld: true }).slice(1)).toEqual([
    'Policy allowed it (rule grant-treatment).',
    'Policy withheld something.',
  ])
  const withheldBy = ['guard-label-r', 'no-grant']
  expect(wordsOf({ withheld: true, decision: { ...denied, withheldBy } }).at(-1)).toBe(
    'Policy withheld something (by guard-label-r, no-grant).',
  )
  expect(wordsOf({ outcome: '4', code: 'authz/denied', decision: denied }).slice(1)).toEqual([
    'Policy refused it (rule guard-label-r).',
  ])
  expect(wordsOf({ outcome: '4', code: 'authz/denied' }).slice(1)).toEqual(['Policy refused it.'])
  const { rule: _rule, ...unruled } = denied
  expect(wordsOf({ outcome: '4', code: 'fhir/not-found', decision: unruled }).slice(1)).toEqual([
    'Nothing was shown or done (fhir/not-found).',
    'Policy refused it.',
  ])
  expect(wordsOf({ withheld: true, decision: unruled }).slice(1)).toEqual(['Policy withheld something.'])
  expect(wordsOf({ outcome: '4', code: 'authz/denied', decision: unruled })[1]).toContain('no rule grants it')
  expect(wordsOf({ outcome: '8', code: 'fhir/timeout' })[1]).toBe('Nothing was shown or done (fhir/timeout).')
  expect(wordsOf({ interaction: 'create', code: 'write/existed' })[1]).toMatch(/^Nothing was created/)
  expect(wordsOf({ breakGlass: true })[1]).toBe('The glass was broken for this.')
})

test('lets no name reorder or hide what stands beside it, or be endless', () => {
  const [text = ''] = wordsOf({}, { clientName: `\u202Eevil\u200B${'x'.repeat(300)}` })
  expect(text).not.toMatch(/[\u202E\u200B]/)
  expect(text.length).toBeLessThan(300)
})
