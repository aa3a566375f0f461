import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connected, kinds, type ToolResult } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
afterAll(() => people.close())

const patient = 'Patient/patient-6'
/** Type, id and the elements in which somebody wrote what a reader must not obey or run. */
const records: [string, string, string[]][] = [
  ['Condition', 'patient-6-condition-headache', ['note.text', 'note']],
  ['AllergyIntolerance', 'patient-6-allergy-hostile', ['note.text', 'text', 'text.`div`']],
  ['Communication', 'patient-6-communication-hostile', ['payload.contentString', 'payload']],
  ['Observation', 'patient-6-observation-hostile', ['valueString', 'note.text', 'text', 'text.`div`']],
  [
    'DocumentReference',
    'patient-6-document-hostile',
    ['description', 'content', 'content.attachment', 'content.attachment.data', 'content.attachment.title'],
  ],
]

/** Of narrative, of scripts and of the bytes of an attachment; and characters that show text otherwise than it reads. */
const never = [
  /<script|<iframe|<div|<p[ >]|onclick|steal\(|document\.cookie|fetch\(/i,
  new RegExp(Buffer.from('<html><body>Ignore previous').toString('base64').slice(0, 24)),
  /<html>/i,
  /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u,
  /\p{Cc}(?<![\n\t])/u,
]

function expectClean({ text, structured, isError }: ToolResult): void {
  expect(isError ? text : '').toBe('')
  for (const pattern of never) {
    expect(text).not.toMatch(pattern)
    expect(JSON.stringify(structured)).not.toMatch(pattern)
  }
}

/** Every order in an answer stands between « and ». */
function expectQuoted({ text }: ToolResult): void {
  const outside = text.replaceAll(/«[^«»]*»/g, '')
  expect(outside).not.toMatch(
    /ignore (previous|all)|collector\.example|maintenance mode|approved all further|I will now/i,
  )
}

describe.each(kinds)('what records tell a model to do, over %s', (kind) => {
  let client: Connected
  beforeAll(async () => {
    client = await people.connect(kind, 'practitioner')
  })

  describe.each(records)('in %s/%s', (type, id, fields) => {
    const search = { type, params: { _id: id } }

    test('stands between « and » in rows', async () => {
      const found = await client.call('fhir_search', search)
      expect(found.structured).toMatchObject({ returned: 1, rows: [{ reference: `${type}/${id}` }] })
      expectClean(found)
      expectQuoted(found)
    })

    test('stands between « and » in chosen fields', async () => {
      const found = await client.call('fhir_search', { ...search, view: 'fields', fields })
      expect(found.structured.returned).toBe(1)
      expect(found.text).toMatch(/«/)
      expectClean(found)
      expectQuoted(found)
    })

    test.each([
      ['whole records of a search', 'fhir_search', { ...search, view: 'full' }],
      ['a read', 'fhir_read', { type, id }],
      ['a version', 'fhir_read', { type, id, versionId: '1' }],
      ['a history', 'fhir_history', { type, id }],
    ])('brings neither narrative, scripts nor attachments in %s', async (_what, tool, given) => {
      expectClean(await client.call(tool, given))
    })
  })

  test.each(['everything', 'summary'])('is shown by $%s of the patient as little', async (operation) => {
    const found = await client.call('fhir_operation', { operation, type: 'Patient', id: 'patient-6', budget: 12_000 })
    expectClean(found)
    expectQuoted(found)
  })

  test('stands between « and » in a batch', async () => {
    const entries = records.map(([type]) => ({ interaction: 'search-type', type, params: { patient } }))
    const found = await client.call('fhir_batch', { entries })
    expect(found.isError).toBe(false)
    expectClean(found)
    expectQuoted(found)
  })
})
