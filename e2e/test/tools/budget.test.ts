import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const { facts } = stackOfWorker()
const { large, synthea } = facts.patients
const people = new People(facts)
afterAll(() => people.close())

const budgetTokens = 6_000
/** UTF-8 bytes / 3: clinical JSON measures 3 to 4 bytes a token, so this overstates. */
const tokensOf = (text: string) => Math.ceil(new TextEncoder().encode(text).length / 3)

const bigNote = 'A long note. '.repeat(1_000)
const big = {
  ...observation(facts.patients.own),
  note: Array.from({ length: 40 }, () => ({ text: bigNote })),
  component: Array.from({ length: 300 }, (_, index) => ({
    code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: `Part ${index}` }] },
    valueQuantity: { value: index, unit: '/min' },
  })),
}

describe.each(kinds)('what a model is given over %s', (kind) => {
  let client: Connected
  beforeAll(async () => {
    client = await people.connect(kind, 'practitioner')
  })

  test.each(['Observation', 'Encounter', 'Condition', 'MedicationRequest'])(
    'of 100 rows of %s of a patient with 10,000 records fits, and what is missing is said',
    async (type) => {
      const found = await client.call('fhir_search', { type, params: { patient: `Patient/${large}` }, count: 100 })
      expect(found.isError).toBe(false)
      expect(tokensOf(found.text)).toBeLessThanOrEqual(budgetTokens)
      const { rows, returned, cursor, truncated } = found.structured
      expect(rows).toHaveLength(Number(returned))
      expect(Number(returned)).toBeGreaterThan(0)
      if (cursor === undefined) expect(truncated).toBeUndefined()
      else expect(truncated).toMatch(/Narrow the search/)
    },
  )

  test('of 100 rows of every patient fits', async () => {
    const found = await client.call('fhir_search', { type: 'Patient', count: 100 })
    expect(tokensOf(found.text)).toBeLessThanOrEqual(budgetTokens)
    expect(found.structured.truncated).toMatch(/the server has more that match/)
  })

  test('of a record of several hundred kilobytes fits, names what was left out, and keeps who it is about', async () => {
    const created = await client.call('fhir_create', { resource: big })
    const id = String(created.structured.reference).split('/')[1] ?? ''
    const read = await client.call('fhir_read', { type: 'Observation', id })
    expect(read.isError).toBe(false)
    expect(tokensOf(read.text)).toBeLessThanOrEqual(budgetTokens)
    expect(read.structured.truncated).toMatch(/note/)
    expect(read.structured.truncated).toMatch(/component/)
    expect(read.structured.resource).toMatchObject({ id, subject: { reference: `Patient/${facts.patients.own}` } })
  })

  test.each(['Patient', 'Encounter', 'DiagnosticReport', 'CarePlan', 'Claim'])(
    'of one %s of the Synthea record fits, whole or with a word about what was left out',
    async (type) => {
      const params = type === 'Patient' ? { _id: synthea } : { patient: `Patient/${synthea}` }
      const found = await client.call('fhir_search', { type, params, count: 1 })
      expect(found.structured.returned).toBe(1)
      const [row] = found.structured.rows as { reference: string }[]
      const read = await client.call('fhir_read', { type, id: row?.reference.split('/')[1] ?? '' })
      expect(read.isError).toBe(false)
      expect(tokensOf(read.text)).toBeLessThanOrEqual(budgetTokens)
    },
  )

  test('of the whole capability statement fits', async () => {
    const all = await client.call('get_capabilities', {})
    expect(all.isError).toBe(false)
    expect(tokensOf(all.text)).toBeLessThanOrEqual(budgetTokens)
  })
})
