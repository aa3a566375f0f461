import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
const own = stack.facts.patients.own
let writer: Connected
/** A record that the patient marked as restricted: the platform would give it to a practitioner, policy does not. */
let restricted = ''
let open = ''

const idOf = (created: { structured: Record<string, unknown> }) =>
  String(created.structured.reference).split('/')[1] ?? ''

beforeAll(async () => {
  writer = await people.connect('mcp-2026', 'patient')
  restricted = idOf(await writer.call('fhir_create', { resource: observation(own, 171, 'R') }))
  open = idOf(await writer.call('fhir_create', { resource: observation(own, 70) }))
})
afterAll(() => people.close())

describe.each(kinds)('a restricted record over %s', (kind) => {
  let practitioner: Connected
  beforeAll(async () => {
    practitioner = await people.connect(kind, 'practitioner')
  })

  test('is shown to the patient themself', async () => {
    const read = await writer.call('fhir_read', { type: 'Observation', id: restricted })
    expect(read.isError).toBe(false)
    expect(read.text).toContain('171')
  })

  test('is asked of the platform for a practitioner and then withheld, in words that do not say so', async () => {
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      practitioner.call('fhir_read', { type: 'Observation', id: restricted }),
    )
    expect(requests).toEqual([{ method: 'GET', path: `Observation/${restricted}`, status: 200 }])
    expect(result.text).toContain('[fhir/not-found]')
    expect(result.text).not.toContain('171')
    expect(result.text).not.toContain(own)
  })

  test('cannot be told from a record that does not exist', async () => {
    const withheld = await practitioner.call('fhir_read', { type: 'Observation', id: restricted })
    const absent = await practitioner.call('fhir_read', { type: 'Observation', id: 'no-such-observation' })
    expect(withheld.text).toBe(absent.text)
  })

  test('cannot be changed, and the refusal is that of a record that does not exist', async () => {
    const change = { versionId: '1', resource: observation(own) }
    const withheld = await practitioner.call('fhir_update', { ...change, id: restricted })
    const absent = await practitioner.call('fhir_update', { ...change, id: 'no-such-observation' })
    expect(withheld.isError).toBe(true)
    expect(withheld.text).toBe(absent.text)
    const still = await writer.call('fhir_read', { type: 'Observation', id: restricted })
    expect(still.structured.versionId).toBe('1')
  })

  test('is left out of a search, which says that it was narrowed, not what by that was left out', async () => {
    const params = { _id: `${restricted},${open}` }
    const found = await practitioner.call('fhir_search', { type: 'Observation', params })
    const rows = found.structured.rows as { reference: string }[]
    expect(rows.map(({ reference }) => reference)).toEqual([`Observation/${open}`])
    // Of what was asked for: the narrowed search found no more.
    expect(found.structured.total).toBe(1)
    expect(found.structured).not.toHaveProperty('withheld')
    expect(found.text).toContain('Policy narrowed this search to what is not labelled')
    expect(found.text).not.toContain(restricted)
    expect(found.text).not.toContain('171')
  })

  test('is in the trail as withheld, and not as disclosed', async () => {
    await practitioner.call('fhir_search', { type: 'Observation', params: { _id: restricted } })
    const rows = await auditRowsOf(stack.facts, practitioner.clientId, 8)
    const about = rows.filter(({ withheld }) => withheld)
    expect(about.length).toBeGreaterThan(0)
    expect(rows.flatMap(({ disclosed }) => disclosed)).not.toContain(`Observation/${restricted}`)
  })
})
