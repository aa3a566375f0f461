import { describe, expect, test } from 'vitest'
import type { AuditRecord } from '../audit-record.ts'
import { sampleRecord } from '../sample-record.ts'
import { type TrailEntry, toCsv } from './index.ts'

const entryOf = (changes: Partial<AuditRecord> = {}): TrailEntry => ({
  seq: 7,
  received: '2026-11-20T10:15:31.000Z',
  record: { ...sampleRecord, ...changes },
  sealed: 'open',
})

/** The cells of the one row, by column (RFC 4180 §2). */
function rowOf(changes: Partial<AuditRecord>): Record<string, string> {
  const [names = '', ...rest] = toCsv([entryOf(changes)]).split('\r\n')
  const cells = [...rest.join('\r\n').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  )
  return Object.fromEntries(names.split(',').map((name, index) => [name, cells[index] ?? '']))
}

describe('a trail as CSV', () => {
  test('has a header, a line for each entry, and ends each with CRLF', () => {
    const lines = toCsv([entryOf(), entryOf()]).split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^seq,recorded,received,event,phase,outcome,/)
    expect(lines[1]).toBe(lines[2])
    expect(lines[3]).toBe('')
    expect(toCsv([entryOf()], { header: false })).toBe(`${lines[1]}\r\n`)
  })

  test('tells every field of a record', () => {
    const { agent, decision, ...fields } = { ...sampleRecord, reason: 'r', address: 'a', rows: 3, breakGlass: true }
    const row = rowOf({ ...fields, resourceId: 'o1', versionId: '2', code: 'c' })
    const told = { ...fields, ...agent, ...decision }
    for (const name of Object.keys(told).filter((each) => each !== 'version')) expect(row[name]).not.toBe('')
    expect(row).toMatchObject({
      recorded: '2026-11-20T10:15:30.123Z',
      patients: 'Patient/p1',
      disclosed: 'Observation/o1 Observation/o2',
      roles: 'clinician',
      withheld: 'false',
      sealed: 'open',
    })
  })

  test('tells by which rules something was withheld', () => {
    const decision = { effect: 'allow', cerbosCallId: 'c', policyVersion: 'default' } as const
    const row = rowOf({ decision: { ...decision, withheldBy: ['guard-label-r', 'no-grant'] } })
    expect(row.withheldBy).toBe('guard-label-r no-grant')
  })

  test('keeps commas, quotes and line breaks inside one cell', () => {
    const reason = 'said "help", then\r\nfell'
    expect(rowOf({ reason })).toMatchObject({ reason, rows: '', sealed: 'open' })
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")'])(
    'makes no formula of %j',
    (clientName) => {
      expect(rowOf({ agent: { ...sampleRecord.agent, clientName } }).clientName).toBe(`'${clientName}`)
    },
  )
})
