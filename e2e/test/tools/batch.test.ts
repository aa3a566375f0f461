import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callAgreed } from '../../src/agreed-call.ts'
import { type AuditRow, auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds, type ToolResult } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const own = stack.facts.patients.own
const people = new People(stack.facts)
afterAll(() => people.close())

interface Shown {
  entry: number
  answer?: { reference?: string; returned?: number; versionId?: string; done?: string }
  failure?: string
  changes?: string[]
}

const idOf = (reference: unknown) => String(reference).split('/')[1] ?? ''
const entriesOf = ({ structured }: ToolResult) => structured.entries as Shown[]
const read = (id: string, type = 'Observation') => ({ interaction: 'read', type, id })
const update = (id: string, value: number) => ({
  interaction: 'update',
  id,
  versionId: '1',
  resource: observation(own, value),
})
const create = (value: number, more: object = {}) => ({
  interaction: 'create',
  resource: observation(own, value),
  ...more,
})

/** What reached the platform beside the validation of records, and the records read for policy. */
const sentAmong = (requests: { method: string; path: string; status: number }[]) =>
  requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$validate'))

/** The rows of the last batch that this client called. */
async function rowsOfBatch(client: Connected, isIt: (rows: AuditRow[]) => boolean): Promise<AuditRow[]> {
  const of = (rows: AuditRow[]) => {
    const { request_id: last } =
      rows.findLast(({ interaction }) => /^(batch|transaction)$/.test(interaction ?? '')) ?? {}
    return rows.filter(({ request_id }) => request_id === last)
  }
  return of(await auditRowsOf(stack.facts, client.clientId, (rows) => isIt(of(rows))))
}

describe.each(kinds)('many calls in one over %s', (kind) => {
  let client: Connected
  beforeAll(async () => {
    client = await people.connect(kind, 'practitioner')
  })

  test('go to the platform as one batch, each judged, answered and recorded as its own', async () => {
    const entries = [
      read(own, 'Patient'),
      { interaction: 'search-type', type: 'Observation', params: { patient: `Patient/${own}` }, count: 3 },
      create(91),
      { interaction: 'delete', type: 'Observation', id: 'any', versionId: '1' },
      read('no-such-observation'),
    ]
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      client.call('fhir_batch', { entries: entries.slice(0, 3) }),
    )
    expect(sentAmong(requests)).toEqual([
      { method: 'POST', path: expect.stringMatching(/^(\/fhir)?\/?$/), status: 200 },
    ])
    const [patient, found, created] = entriesOf(result)
    expect(patient?.answer?.reference).toBe(`Patient/${own}`)
    expect(found?.answer?.returned).toBe(3)
    expect(created?.answer).toMatchObject({ done: 'created', versionId: '1' })
    const again = await client.call('fhir_read', { type: 'Observation', id: idOf(created?.answer?.reference) })
    expect(again.structured.resource).toMatchObject({ valueQuantity: { value: 91 } })

    const mixed = await callAgreed(client, 'fhir_batch', { entries: [entries[0], entries[4]] })
    expect(entriesOf(mixed).map(({ failure }) => failure?.match(/\[(.*)\]/)?.[1])).toEqual([
      undefined,
      'fhir/not-found',
    ])
    const refused = await client.call('fhir_batch', { entries: [entries[0], entries[3]] })
    expect(entriesOf(refused)).toMatchObject([{ entry: 2, failure: expect.stringContaining('[authz/denied]') }])
  })

  test('leave a row for each entry and one for the call, and the attempt of every change', async () => {
    const { result } = await fhirRequestsDuring(stack, () =>
      client.call('fhir_batch', { entries: [read(own, 'Patient'), create(92)] }),
    )
    const id = idOf(entriesOf(result)[1]?.answer?.reference)
    const rows = await rowsOfBatch(
      client,
      (found) =>
        found.some(({ resource_id, phase }) => resource_id === id && phase === 'outcome') && found.length === 5,
    )
    const facts = rows.map(({ phase, tool, interaction, resource_id, code }) => [
      phase,
      tool,
      interaction,
      resource_id,
      code,
    ])
    expect(facts.toSorted()).toEqual([
      ['attempt', 'fhir_batch', 'create', null, null],
      ['outcome', 'fhir_batch', 'batch', null, null],
      ['outcome', 'fhir_batch', 'create', id, null],
      ['outcome', 'fhir_batch', 'operation', null, null],
      ['outcome', 'fhir_batch', 'read', own, null],
    ])
    expect(rows.find(({ resource_id }) => resource_id === id)).toMatchObject({
      patients: [`Patient/${own}`],
      disclosed: [`Observation/${id}`],
    })
  })

  test('are all made or none, which the platform sees to', async () => {
    const first = await client.call('fhir_batch', { entries: [create(93), create(93)], atomic: true })
    const [a, b] = entriesOf(first).map(({ answer }) => idOf(answer?.reference))
    if (!a || !b) throw new Error(first.text)
    // Several match, so that the platform refuses the last entry, which nobody could know before.
    const ambiguous = create(94, { ifNoneExist: { patient: `Patient/${own}`, code: '8867-4' } })
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      callAgreed(client, 'fhir_batch', { entries: [update(a, 95), update(b, 95), ambiguous], atomic: true }),
    )
    expect(sentAmong(requests)).toHaveLength(1)
    expect(entriesOf(result).map(({ failure }) => failure !== undefined)).toEqual([true, true, true])
    expect(result.text).toContain('none of its changes was made')
    for (const id of [a, b]) {
      const { structured } = await client.call('fhir_read', { type: 'Observation', id })
      expect(structured).toMatchObject({ versionId: '1', resource: { valueQuantity: { value: 93 } } })
    }
    const made = await callAgreed(client, 'fhir_batch', { entries: [update(a, 96), update(b, 97)], atomic: true })
    expect(entriesOf(made).map(({ answer }) => answer?.versionId)).toEqual(['2', '2'])
  })

  test('are shown together before they are made, and made once', async () => {
    const { structured } = await client.call('fhir_create', { resource: observation(own, 71) })
    const args = { entries: [update(idOf(structured.reference), 72), read(own, 'Patient')] }
    const { result: shown, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_batch', args))
    expect(sentAmong(requests)).toEqual([])
    expect(entriesOf(shown)).toEqual([{ entry: 1, changes: ['changed Observation.valueQuantity.value: 71 → 72'] }])
    const agreed = { ...args, confirm: shown.structured.confirm }
    expect((await client.call('fhir_batch', agreed)).structured.done).toBe('every entry')
    expect((await client.call('fhir_batch', agreed)).text).toContain('[write/confirmation-invalid]')
  })
})
