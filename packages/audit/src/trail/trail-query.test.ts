import { describe, expect, test } from 'vitest'
import { createTrailReader, type TrailAnswer, type TrailPage, trailQuery, trailSummaryQuery } from './index.ts'

const query = { tenant: 'default', scope: { kind: 'tenant' }, filter: {}, limit: 50 }
const scope = { kind: 'patient', platform: 'default', patients: ['Patient/p1'], asker: 'asker' }

describe('a query of the trail', () => {
  test('may name every filter', () => {
    const filter = {
      patient: { platform: 'default', reference: 'Patient/p1' },
      principalId: 'principal-1',
      clientId: 'client-1',
      platform: 'default',
      resourceType: 'Observation',
      event: 'tool-call',
      outcome: '4',
      phase: 'outcome',
      breakGlass: true,
      from: '2026-11-01T00:00:00Z',
      to: '2026-12-01T00:00:00+01:00',
    }
    expect(trailQuery.parse({ ...query, scope, filter, cursor: 'a-b_c' })).toMatchObject({ scope, filter })
  })

  test.each([
    ['has no scope', { scope: undefined }],
    ['has an unknown scope', { scope: { kind: 'everything' } }],
    ['is of a patient and names none', { scope: { ...scope, patients: [] } }],
    ['is of a patient and names another type', { scope: { ...scope, patients: ['Group/g1'] } }],
    ['is of a person and names none', { scope: { kind: 'person', principalIds: [] } }],
    ['has an unknown filter', { filter: { patients: ['Patient/p1'] } }],
    ['filters by an event that does not exist', { filter: { event: 'anything' } }],
    ['filters by a day in the place of an instant', { filter: { from: '2026-11-01' } }],
    ['asks for more than a page holds', { limit: 201 }],
    ['asks for nothing', { limit: 0 }],
    ['has a cursor that is none', { cursor: "' or true" }],
    ['has an unbounded cursor', { cursor: 'x'.repeat(129) }],
  ])('is refused that %s', (_, change) => {
    expect(trailQuery.safeParse({ ...query, ...change }).success).toBe(false)
  })

  test.each([
    ['Europe/Berlin', true],
    ['Etc/GMT+5', true],
    ['UTC', true],
    ['Mars/Olympus', false],
    ["UTC'; drop", false],
  ])('of a summary with the time zone %s: %s', (zone, accepted) => {
    const { limit: _, ...selection } = query
    expect(trailSummaryQuery.safeParse({ ...selection, zone }).success).toBe(accepted)
  })
})

describe('a reader of the trail', () => {
  const parsed = trailQuery.parse(query)
  const over = (page: () => Promise<TrailAnswer<TrailPage>>) =>
    createTrailReader({ page, summary: () => Promise.reject(new Error('not asked')) }, { timeoutMs: 20 })

  test('hands over the page', async () => {
    const reader = over(async () => ({ ok: true, value: { entries: [], next: 'n' } }))
    expect(await reader.page(parsed)).toEqual({ entries: [], next: 'n' })
  })

  test.each([
    ['says why the other side refused', async () => ({ ok: false, code: 'trail/cursor-invalid' }) as const],
    ['is unavailable where the other side breaks off', () => Promise.reject(new Error('gone'))],
    ['is unavailable where the other side is silent', () => new Promise<never>(() => {})],
  ])('%s', async (name, page) => {
    const code = name.startsWith('says') ? 'trail/cursor-invalid' : 'trail/unavailable'
    await expect(over(page).page(parsed)).rejects.toMatchObject({ code })
  })
})
