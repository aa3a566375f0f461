import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { extremes, type Positions } from '../../../src/mcp/present/layout/selection.ts'
import type { PageView } from '../../../src/mcp/present/layout/view.ts'
import { layOut } from '../../../src/mcp/present/page.ts'

/** Numbers from 0 up to `below`, always the same for a seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Records on few days, some on none: many share the oldest or the newest. */
function recordsOf(seed: number): AnyResource[] {
  const random = randomOf(seed)
  const days = 1 + random(4)
  return Array.from({ length: 30 + random(120) }, (_, index) => {
    const day = random(days + 1)
    const dated = day < days ? { effectiveDateTime: `2026-01-0${day + 1}` } : {}
    return { resourceType: 'Observation', id: `o${index}`, ...dated, note: [{ text: 'n'.repeat(random(200)) }] }
  })
}

function shownOnAllPages(records: AnyResource[], view: PageView): string[] {
  const shown: string[] = []
  let wanted: Positions | undefined
  do {
    const { page, omitted } = layOut({ records, withheld: false, ...(wanted && { wanted }) }, view)
    shown.push(...(page.rows ?? page.records ?? []).map(({ reference }) => reference.replace('Observation/', '')))
    wanted = omitted
  } while (wanted && shown.length < 10 * records.length)
  return shown
}

test('shows every record of a page once over all cursors, however many are of one date', () => {
  for (let seed = 0; seed < 60; seed++) {
    const records = recordsOf(seed)
    const view = { view: seed % 3 === 0 ? 'full' : 'rows', budgetTokens: 500 + 90 * seed } as const
    const shown = shownOnAllPages(records, view)
    expect(shown.toSorted(), `seed ${seed}`).toEqual(records.map(({ id }) => id).toSorted())
  }
})

test.each([
  ['one for each end of a sorted list', ['2026-03', '2026-03', '2026-02', '2026-01', '2026-01'], [4, 0]],
  [
    'those closest to an end',
    ['2026-02', '2026-02', '2026-01', '2026-03', '2026-02', '2026-03', '2026-01', '2026-02'],
    [6, 5],
  ],
  ['the first, where all are of one date', ['2026', '2026', '2026'], [0]],
  ['none without dates', [undefined, 'soon'], []],
])('takes for the oldest and the newest %s', (_what, dates, indices) => {
  expect(extremes(dates)).toEqual(indices)
})

test('makes rows of what is shown, and of hardly anything else', () => {
  let looked = 0
  const records = Array.from({ length: 10_000 }, (_, index): AnyResource => {
    const record = { resourceType: 'Observation', id: `o${index}`, effectiveDateTime: '2026-01-01' }
    return Object.defineProperty(record, 'code', { enumerable: true, get: () => void looked++ })
  })
  const { page, omitted } = layOut({ records, withheld: false })
  expect(page.returned).toBeGreaterThan(50)
  expect(page.returned + (omitted ? omitted.to - omitted.from : 0)).toBe(10_000)
  expect(looked).toBeLessThan(4 * page.returned)
})
