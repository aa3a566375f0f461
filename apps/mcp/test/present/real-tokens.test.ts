import type { AnyResource } from '@repo/fhir'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { expect, test } from 'vitest'
import { budgetTokens } from '../../src/mcp/present/budget.ts'
import { tokensIn } from '../../src/mcp/present/token-estimate.ts'
import { callTool, observation, searchset } from '../call-stage.ts'
import { randomNumbers } from './random-resource.ts'

const random = randomNumbers(7)
const from = (alphabet: readonly string[], length: number) =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
const lower = range(0x61, 0x7a)
const upper = range(0x41, 0x5a)
const digits = range(0x30, 0x39)
const length = 1_500

const hostile: [string, string][] = [
  ['random letters and digits', from([...lower, ...upper, ...digits], length)],
  ['random small letters', from(lower, length)],
  ['random capitals', from(upper, length)],
  ['random digits', from(digits, length)],
  ['random hexadecimal digits', from([...digits, ...lower.slice(0, 6)], length)],
  ['single letters and blanks', from(['a ', 'Z ', '7 ', 'q ', '. '], length / 2)],
  ['marks', from([...'!#$%&()*+,-./:;=?@[]^_`{|}~'], length)],
  ['quotes and backslashes', from(['"', '\\', "'"], length)],
  ['families of emoji', '👩‍⚕️👨‍👩‍👧‍👦'.repeat(length / 20)],
  ['emoji', from([...'😀🤖🧬🩺🫀🪲🦠🫁🪱'], length / 2)],
  ['Han characters', from(range(0x4e00, 0x9fff), length)],
  ['rare Han characters', from(range(0x3400, 0x4dbf), length)],
  ['Hangul', from(range(0xac00, 0xd7a3), length)],
  ['Cherokee', from(range(0x13a0, 0x13f4), length)],
  ['Ethiopic', from(range(0x1200, 0x1240), length)],
  ['cuneiform', from(range(0x12000, 0x12300), length / 2)],
  ['Cyrillic', from(range(0x430, 0x44f), length)],
  ['Arabic', from(range(0x621, 0x63a), length)],
  ['accented Latin', from(range(0xc0, 0x17f), length)],
  ['combining marks', from(range(0x300, 0x36f), length)],
  ['private characters', from(range(0xe000, 0xe100), length)],
]

const realTokens = (text: string) => countTokens(text, { disallowedSpecial: new Set() })

test.each(hostile)('never takes %s for much less than a tokenizer counts', (_what, text) => {
  const json = JSON.stringify(text)
  expect(tokensIn(json)).toBeGreaterThan(0.85 * realTokens(json))
})

test('takes clinical prose for about half more than it takes', () => {
  const prose =
    'The patient was seen for hypertension and diabetes mellitus; continue metformin and recheck in three months. '
  const real = realTokens(prose.repeat(20))
  expect(tokensIn(prose.repeat(20))).toBeGreaterThan(real)
  expect(tokensIn(prose.repeat(20))).toBeLessThan(1.7 * real)
})

function recordsOf(text: string): AnyResource[] {
  return Array.from({ length: 40 }, (_, index) => ({
    ...observation(`o${index}`),
    code: { text: `${index} ${text}` },
    valueQuantity: undefined,
    valueString: text,
    note: [{ text }, { text }],
    extension: [{ url: 'urn:example', valueString: text }],
    identifier: Array.from({ length: 5 }, () => ({ system: 'urn:example', value: text })),
  }))
}

const search = { type: 'Observation', params: { patient: 'p1' }, count: 40 }
const calls: [string, string, object][] = [
  ['rows', 'fhir_search', search],
  ['fields', 'fhir_search', { ...search, fields: ['code.text', 'value', 'note.text', 'identifier.value'] }],
  ['full', 'fhir_search', { ...search, view: 'full' }],
  ['read', 'fhir_read', { type: 'Observation', id: 'o1' }],
]

test.each(hostile)(
  'answers of records full of %s take no more than the budget, as a tokenizer counts',
  async (_what, text) => {
    const records = recordsOf(text)
    const one = { ...records[1], note: Array.from({ length: 20 }, () => ({ text })) }
    for (const [view, tool, args] of calls) {
      const fhir = () => (tool === 'fhir_read' ? { body: one } : searchset(records))
      const { answer } = await callTool(tool, args, { fhir })
      const isShown = answer.data?.returned !== 0 && !answer.isError
      const tokens = [realTokens(answer.text), realTokens(JSON.stringify(answer.data))]
      expect({ view, isShown, isWithin: tokens.every((count) => count <= budgetTokens), tokens }).toMatchObject({
        isShown: true,
        isWithin: true,
      })
    }
  },
)

test.each(hostile)(
  'answers a failure with no more than the budget of what the server says in %s',
  async (_what, text) => {
    const issue = Array.from({ length: 40 }, (_, index) => ({
      severity: 'error',
      code: 'invalid',
      details: { coding: [{ system: 'x', code: `${index} ${text.slice(0, 300)}` }] },
      expression: [text.slice(index, index + 300)],
      diagnostics: text.slice(index, index + 600),
    }))
    const fhir = () => ({ status: 422, body: { resourceType: 'OperationOutcome', issue } })
    const { answer } = await callTool('fhir_search', search, { fhir })
    expect(answer.isError).toBe(true)
    expect(answer.text).toMatch(/and \d+ more issues/)
    expect(realTokens(answer.text)).toBeLessThanOrEqual(budgetTokens)
  },
)
