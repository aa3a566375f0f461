import type { FhirIssue } from '@repo/fhir'
import { expect, test } from 'vitest'
import { issueLines, issueText, outcomeLines } from '../../src/mcp/present/issues.ts'

const required: FhirIssue = {
  severity: 'error',
  code: 'required',
  expression: ['Observation.status', 'Observation.code'],
  diagnostics: 'The element "status" is missing',
}
const others = (count: number): FhirIssue[] =>
  Array.from({ length: count }, (_, index) => ({ severity: 'warning', code: 'processing', diagnostics: `no ${index}` }))

test('says an issue by severity, code, place and quoted words, and what to do', () => {
  expect(outcomeLines([required])).toEqual([
    `error required at Observation.status, Observation.code: "The element 'status' is missing"`,
    'hint for required: add the element that is missing',
  ])
  expect(issueText(required)).toBe(
    `required at Observation.status, Observation.code: "The element 'status' is missing"`,
  )
})

test('names the code of the server beside that of FHIR, and leaves out what is not there', () => {
  expect(issueLines([{ severity: 'fatal', code: 'exception', coding: [{ code: 'MSG_AUTH' }] }])).toEqual([
    'fatal exception (MSG_AUTH)',
  ])
})

test('shows the gravest first', () => {
  const lines = outcomeLines([...others(1), required])
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['error', 'warning', 'hint', 'hint'])
})

test.each([
  [19, 0],
  [40, 0],
  [3, 80],
  [119, 5],
])('says %i issues and %i that were not kept in at most 20 lines, and counts the rest', (count, more) => {
  const lines = outcomeLines([required, ...others(count - 1)], more)
  expect(lines.length).toBeLessThanOrEqual(20)
  const shown = lines.filter((line) => /^(error|warning)/.test(line)).length
  const rest = count + more - shown
  expect(lines.some((line) => line === `and ${rest} more issues`)).toBe(rest > 0)
  expect(lines.filter((line) => line.startsWith('hint for '))).toHaveLength(count > 1 ? 2 : 1)
})

test('cuts what is long, and says nothing of a code that is not known', () => {
  const [line] = outcomeLines([
    { severity: 'error', code: 'unknown', diagnostics: '😀'.repeat(500), expression: ['x'.repeat(900)] },
  ])
  expect(line?.length).toBeLessThan(450)
  expect(outcomeLines([])).toEqual([])
  expect(outcomeLines([{ severity: 'error', code: 'constructor' }])).toEqual(['error constructor'])
})
