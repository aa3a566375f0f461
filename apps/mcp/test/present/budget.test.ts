import { expect, test } from 'vitest'
import { budgetTokens, estimateTokens } from '../../src/mcp/present/budget.ts'
import { page, toPage } from '../../src/mcp/present/page.ts'
import { record, toRecord } from '../../src/mcp/present/record.ts'
import { hidden, randomResource } from './random-resource.ts'

const resources = Array.from({ length: 100 }, (_, seed) => randomResource(seed))
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

test('makes resources that are worth the test', () => {
  const sizes = resources.map(estimateTokens)
  expect(Math.max(...sizes)).toBeGreaterThan(10 * budgetTokens)
  expect(sizes.filter((size) => size > budgetTokens).length).toBeGreaterThan(50)
  expect(resources.every((resource) => textsIn(resource).some((text) => controls.test(text)))).toBe(true)
})

test.each(resources)('shows the random record $id within the budget, as its schema says', (resource) => {
  const shown = toRecord(resource)
  expect(estimateTokens(shown)).toBeLessThanOrEqual(budgetTokens)
  expect(record.safeParse(shown).success).toBe(true)
  expect(textsIn(shown).filter((text) => controlsInRecord.test(text) || text.includes(hidden))).toEqual([])
})

test.each([1, 20, 100])('shows a page of %i random records within the budget, as its schema says', (count) => {
  const shown = toPage({
    request: 'GET /Observation',
    records: resources.slice(0, count),
    withheld: true,
    more: true,
  })
  expect(estimateTokens(shown)).toBeLessThanOrEqual(budgetTokens)
  expect(page.safeParse(shown).success).toBe(true)
  expect(shown.returned).toBeGreaterThan(0)
  expect(textsIn(shown).filter((text) => controls.test(text) || text.includes(hidden))).toEqual([])
})
