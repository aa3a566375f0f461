import { resourceTypes } from '@repo/fhir'
import { expect, test } from 'vitest'
import { budgetTokens, estimateTokens } from '../../src/mcp/present/budget.ts'
import { prepareFields } from '../../src/mcp/present/fields/evaluation.ts'
import type { PageView } from '../../src/mcp/present/layout/view.ts'
import { layOut, page } from '../../src/mcp/present/page.ts'
import { record, toRecord } from '../../src/mcp/present/record.ts'
import { row, rowTokens, toRow } from '../../src/mcp/present/rows/row.ts'
import { randomRecord } from './random-record.ts'
import { hidden, randomResource } from './random-resource.ts'

const resources = Array.from({ length: 40 }, (_, seed) => randomResource(seed))
const controls = /\p{Cc}/u
/** A whole record keeps its line breaks. */
const controlsInRecord = /[^\P{Cc}\n\r\t]/u

/** Every string in a value, keys too. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)])
}

function holds(value: unknown, unwanted: RegExp): string[] {
  return textsIn(value).filter((text) => unwanted.test(text) || text.includes(hidden))
}

/** How the records of one page are asked for; expressions are made ready anew, since they count what they spend. */
async function viewOf(view: 'rows' | 'full' | 'fields', tokens: number): Promise<PageView> {
  if (view !== 'fields') return { view, budgetTokens: tokens }
  const prepared = await prepareFields(['id', 'name', 'text', 'identifier.value', 'extension', 'code.text | status'])
  if ('faults' in prepared) throw new Error(JSON.stringify(prepared.faults))
  return { view, budgetTokens: tokens, ...prepared }
}

const views = ['rows', 'full', 'fields'] as const

test('makes resources that are worth the test', () => {
  const sizes = resources.map(estimateTokens)
  expect(Math.max(...sizes)).toBeGreaterThan(10 * budgetTokens)
  expect(sizes.filter((size) => size > budgetTokens).length).toBeGreaterThan(20)
  expect(resources.some((resource) => textsIn(resource).some((text) => controls.test(text)))).toBe(true)
  const records = resourceTypes.map((type, seed) => JSON.stringify(randomRecord(type, seed)))
  expect(records.filter((text) => text.includes(`alert(\\"${hidden}`)).length).toBeGreaterThan(100)
})

test.each(resources)('shows the random record $id within the budget, as its schema says', (resource) => {
  const shown = toRecord(resource)
  expect(estimateTokens(shown)).toBeLessThanOrEqual(budgetTokens)
  expect(record.safeParse(shown).success).toBe(true)
  expect(holds(shown, controlsInRecord)).toEqual([])
})

test.each([1, 20, 40])('shows a page of %i random records within the budget, as its schema says', (count) => {
  const { page: shown } = layOut({ records: resources.slice(0, count), withheld: true, more: true })
  expect(estimateTokens(shown)).toBeLessThanOrEqual(budgetTokens)
  expect(page.safeParse(shown).success).toBe(true)
  expect(shown.returned).toBeGreaterThan(0)
  expect(holds(shown, controls)).toEqual([])
})

test.each(resourceTypes)('shows any %s as a row within its limit, as its schema says, the same each time', (type) => {
  for (const seed of [1, 2, 3]) {
    const resource = randomRecord(type, seed)
    const shown = toRow(resource)
    expect(row.safeParse(shown).success).toBe(true)
    expect(estimateTokens(shown)).toBeLessThanOrEqual(rowTokens)
    expect(holds(shown, controls)).toEqual([])
    expect(toRow(structuredClone(resource))).toEqual(shown)
  }
})

test.each(resourceTypes)('shows a page of any %s in each view within any budget, the same each time', async (type) => {
  const records = Array.from({ length: 8 }, (_, seed) => randomRecord(type, seed))
  for (const view of views) {
    for (const tokens of [500, 2_000]) {
      const content = { records, included: records.slice(0, 3), withheld: false }
      const { page: shown, omitted } = layOut(content, await viewOf(view, tokens))
      expect(estimateTokens(shown)).toBeLessThanOrEqual(tokens)
      expect(page.safeParse(shown).error?.issues ?? []).toEqual([])
      expect(shown.returned).toBeGreaterThan(0)
      expect(holds(shown, controlsInRecord)).toEqual([])
      expect(omitted !== undefined).toBe(shown.returned < records.length)
    }
    const again = { records: structuredClone(records), withheld: false }
    const [first, second] = [
      layOut({ ...again, records }, await viewOf(view, 500)),
      layOut(again, await viewOf(view, 500)),
    ]
    expect(second).toEqual(first)
  }
})
