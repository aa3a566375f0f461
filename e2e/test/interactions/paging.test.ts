import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds, type ToolResult } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'
import { sentOf } from './expected-call.ts'

const stack = stackOfWorker()
const { large } = stack.facts.patients
const people = new People(stack.facts)
afterAll(() => people.close())

type Row = { reference: string }
const referencesOf = ({ structured: { rows, versions } }: ToolResult) =>
  ((rows ?? versions) as Row[]).map(({ reference }) => reference)

/** Every answer from the first one to the one without a cursor. */
async function toTheEnd(client: Connected, tool: string, given: Record<string, unknown>): Promise<ToolResult[]> {
  const answers = [await client.call(tool, given)]
  for (;;) {
    const { isError, text, structured } = answers.at(-1) ?? answers[0] ?? { isError: true, text: '', structured: {} }
    if (isError) throw new Error(text)
    if (structured.cursor === undefined) return answers
    if (answers.length > 60) throw new Error('the cursors do not come to an end')
    answers.push(await client.call(tool, { cursor: structured.cursor }))
  }
}

/** The visits of four years, one every ten days, oldest first. */
const visits = Array.from({ length: 147 }, (_, index) => `Encounter/${large}-encounter-${index}`)
const fourYears = { type: 'Encounter', params: { patient: `Patient/${large}`, date: 'lt2009' } }

describe.each(kinds)('a long search over %s', (kind) => {
  let practitioner: Connected
  let patient: Connected
  beforeAll(async () => {
    practitioner = await people.connect(kind, 'practitioner')
    patient = await people.connect(kind, 'patient')
  })

  test.each([
    ['date', 40, visits],
    ['-date', 40, visits.toReversed()],
    // More than fit into one answer: each page of the server takes several, with both its ends in the first of them.
    ['date', 100, visits],
  ])('sorted by %s in pages of %i shows every record once, both ends included', async (_sort, count, expected) => {
    const given = { ...fourYears, params: { ...fourYears.params, _sort }, count }
    const { result, requests } = await fhirRequestsDuring(stack, () => toTheEnd(practitioner, 'fhir_search', given))
    const answers = result.map(referencesOf)
    expect(answers.flat().toSorted()).toEqual(expected.toSorted())
    for (const shown of answers) expect(shown).toEqual(expected.filter((reference) => shown.includes(reference)))
    const startOfLastPage = expected[count * Math.floor(expected.length / count)] ?? ''
    expect(answers[0]?.[0]).toBe(expected[0])
    expect(answers.find((shown) => shown.includes(startOfLastPage))?.at(-1)).toBe(expected.at(-1))
    expect(new Set(sentOf(requests))).toEqual(new Set(['GET Encounter 200']))
    expect(requests).toHaveLength(result.length)
    expect(result.length).toBeGreaterThan(expected.length / count)
  })

  test('within a small budget comes to its end, and misses nothing', async () => {
    const params = { patient: 'Patient/patient-1', category: 'laboratory', _sort: '-date' }
    const answers = await toTheEnd(patient, 'fhir_search', { type: 'Observation', params, budget: 1_500 })
    const references = answers.flatMap(referencesOf)
    expect(references).toHaveLength(18)
    expect(new Set(references).size).toBe(18)
    expect(answers.length).toBeGreaterThan(1)
  })

  test('of histories goes on by cursor too', async () => {
    const answers = await toTheEnd(patient, 'fhir_history', { type: 'Condition', count: 1 })
    expect(answers.map(({ structured }) => structured.returned)).toEqual([1, 1, 1])
    expect(new Set(answers.flatMap(referencesOf)).size).toBe(3)
  })

  test('of an operation goes on by cursor too', async () => {
    const given = { operation: 'everything', type: 'Patient', id: 'patient-1', parameters: { _count: 30 } }
    const references = (await toTheEnd(patient, 'fhir_operation', given)).flatMap(referencesOf)
    expect(references.length).toBeGreaterThan(60)
    expect(references).toHaveLength(new Set(references).size)
    expect(references).toContain('Patient/patient-1')
    expect(references).toContain('Condition/patient-1-condition-35489007')
  })

  test.each([
    ['of another person', async () => (await patient.call('fhir_search', { type: 'Encounter', count: 1 })).structured],
    [
      'of another tool',
      async () => (await practitioner.call('fhir_history', { type: 'Organization', count: 1 })).structured,
    ],
    [
      'that was edited',
      async () => {
        const { cursor } = (await practitioner.call('fhir_search', { ...fourYears, count: 1 })).structured
        return { cursor: String(cursor).replace(/(?<=^.{5})./, (digit) => (digit === 'A' ? 'B' : 'A')) }
      },
    ],
  ])('does not go on with a cursor %s, and nothing is asked', async (_whose, obtain) => {
    const { cursor } = await obtain()
    const { result, requests } = await fhirRequestsDuring(stack, () => practitioner.call('fhir_search', { cursor }))
    expect(result.text).toContain('[input/cursor]')
    expect(requests).toEqual([])
  })

  test('leaves a row of the trail for each page, which names what was shown on it', async () => {
    const client = await people.connect(kind, 'practitioner')
    const answers = await toTheEnd(client, 'fhir_search', { ...fourYears, count: 20 })
    const rows = await auditRowsOf(stack.facts, client.clientId, answers.length + 1)
    expect(rows).toHaveLength(answers.length + 1)
    const disclosed = rows.slice(1).map((row) => row.disclosed.toSorted())
    expect(disclosed).toEqual(answers.map((answer) => referencesOf(answer).toSorted()))
  })
})
