import type { TrailSummary } from '@repo/audit/trail'
import { expect, test } from 'vitest'
import { auditHref } from '../../src/pages/audit/audit-view.ts'
import { entryList } from '../../src/pages/audit/entry-list.ts'
import { barsOf, timeline } from '../../src/pages/audit/timeline.ts'
import { unusualList } from '../../src/pages/audit/unusual.ts'
import { practitioner } from '../call-stage.ts'
import { row } from '../trail/trail-stage.ts'

const summaryOf = (from: string, to: string, days: [string, number][], zone = 'UTC'): TrailSummary => ({
  from,
  to,
  zone,
  total: 0,
  days: days.map(([day, accesses]) => ({ day, accesses, denied: 0, breakGlass: 0 })),
  unusual: [],
})

test('draws a bar for each day, those without accesses too', () => {
  const bars = barsOf(summaryOf('2026-11-01T08:00:00Z', '2026-11-04T09:00:00Z', [['2026-11-02', 5]]))
  expect(bars.map(({ from, to, accesses }) => [from, to, accesses])).toEqual([
    ['2026-11-01', '2026-11-01', 0],
    ['2026-11-02', '2026-11-02', 5],
    ['2026-11-03', '2026-11-03', 0],
    ['2026-11-04', '2026-11-04', 0],
  ])
})

test.each([
  ['Asia/Tokyo', ['2026-11-02', '2026-11-03']],
  ['America/Los_Angeles', ['2026-11-01', '2026-11-02']],
])('draws the days of %s, the first and the last one too', (zone, days) => {
  const found = days.map((day): [string, number] => [day, 1])
  const bars = barsOf(summaryOf('2026-11-01T20:00:00Z', '2026-11-02T20:00:00Z', found, zone))
  expect(bars.map(({ from, accesses }) => [from, accesses])).toEqual(found)
})

test('puts days together where there are many, and loses none', () => {
  const days = Array.from({ length: 400 }, (_, day): [string, number] => [
    new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
    1,
  ])
  const bars = barsOf(summaryOf('2025-01-01T00:00:00Z', '2026-02-05T00:00:00Z', days))
  expect(bars.length).toBeLessThanOrEqual(92)
  expect(bars.reduce((sum, { accesses }) => sum + accesses, 0)).toBe(400)
})

test('says the chart in words and as a table, and draws none of nothing', async () => {
  const chart = String(
    await timeline(summaryOf('2026-11-01T00:00:00Z', '2026-11-03T00:00:00Z', [['2026-11-02', 1_200]])),
  )
  expect(chart).toContain(
    'aria-label="1,200 accesses from 1 Nov 2026 to 2 Nov 2026, 0 of them refused. Most were 1,200, on 2 Nov 2026."',
  )
  expect(chart).toContain('<th scope="row">2 Nov 2026</th><td>1,200</td>')
  expect(timeline(summaryOf('2026-11-01T00:00:00Z', '2026-11-03T00:00:00Z', []))).toBe('')
})

test('says by whose clock an access was out of hours', async () => {
  const summary = summaryOf('2026-11-01T00:00:00Z', '2026-11-03T00:00:00Z', [], 'Europe/Berlin')
  const [from, to] = ['2026-11-02T21:30:00Z', '2026-11-02T21:40:00Z']
  const night = { kind: 'out-of-hours', principalId: 'doctor', from, to, count: 3 } as const
  const list = String(await unusualList({ ...summary, unusual: [night] }, {}, false))
  expect(list).toContain('3 accesses between 22:00 and 06:00 (Europe/Berlin) by a member of staff.')
})

test('keeps filters in an address, as they can be taken from it again', () => {
  const href = auditHref({ view: 'own.default', agent: 'https://a.example/?x=1&y', cursor: 'C' })
  expect(Object.fromEntries(new URL(href, 'https://mcp.example').searchParams)).toEqual({
    view: 'own.default',
    agent: 'https://a.example/?x=1&y',
    cursor: 'C',
  })
})

test('marks each row that a series of refusals counts, also where the reader was told that there is no such record', async () => {
  const deny = { effect: 'deny', cerbosCallId: 'c', policyVersion: 'default' } as const
  const shown = [
    row({ outcome: '4', code: 'authz/denied' }),
    row({ outcome: '4', code: 'fhir/not-found', withheld: true }),
    row({ outcome: '8', code: 'fhir/unavailable', decision: deny }),
    row({ outcome: '4', code: 'fhir/not-found' }),
    row({ withheld: true }),
  ]
  const entries = shown.map((record, index) => ({
    seq: index + 1,
    received: record.recorded,
    record,
    sealed: 'open' as const,
  }))
  const view = { kind: 'tenant', principal: practitioner.principal, scope: { kind: 'tenant' } } as const
  const findings = { view: { ...view, read: deny, export: deny }, choices: [], page: { entries } }
  const [from, to] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z']
  const unusual = [{ kind: 'denied-series', principalId: 'somebody', from, to, count: 5 } as const]
  const page = String(await entryList({ ...findings, summary: { ...summaryOf(from, to, []), unusual } }, {}))
  expect(
    page
      .split('<li>\n')
      .slice(1)
      .map((item) => item.includes('Refused again and again')),
  ).toEqual([true, true, true, false, false])
})

test('tells in the details of a row by which rules something was withheld', async () => {
  const decision = { effect: 'allow', rule: 'grant-treatment', cerbosCallId: 'c', policyVersion: 'default' } as const
  const record = row({ withheld: true, decision: { ...decision, withheldBy: ['guard-label-r', 'no-grant'] } })
  const entries = [{ seq: 1, received: record.recorded, record, sealed: 'open' as const }]
  const view = { kind: 'tenant', principal: practitioner.principal, scope: { kind: 'tenant' } } as const
  const findings = { view: { ...view, read: decision, export: decision }, choices: [], page: { entries } }
  const summary = summaryOf('2026-11-01T00:00:00Z', '2026-11-03T00:00:00Z', [])
  const page = String(await entryList({ ...findings, summary }, {}))
  expect(page).toContain('<dt>Withheld by</dt><dd>guard-label-r, no-grant</dd>')
})
