import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callAgreed } from '../../src/agreed-call.ts'
import { type AuditRow, auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const own = stack.facts.patients.own
const people = new People(stack.facts)
let administrator: Connected
beforeAll(async () => {
  administrator = await people.connect('mcp-2026', 'administrator')
})
afterAll(() => people.close())

const idOf = (written: { structured: Record<string, unknown> }) =>
  String(written.structured.reference).split('/')[1] ?? ''

describe.each(kinds)('a practitioner over %s', (kind) => {
  let client: Connected
  let id = ''
  beforeAll(async () => {
    client = await people.connect(kind, 'practitioner')
  })

  test('creates a record and reads it back as it was sent', async () => {
    const sent = observation(own, 71)
    const { result, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_create', { resource: sent }))
    expect(requests).toEqual([
      { method: 'POST', path: 'Observation/$validate', status: 200 },
      { method: 'POST', path: 'Observation', status: 201 },
    ])
    expect(result.structured).toMatchObject({ versionId: '1', done: 'created' })
    id = idOf(result)
    const read = await client.call('fhir_read', { type: 'Observation', id })
    expect(read.structured).toMatchObject({ reference: `Observation/${id}`, versionId: '1', resource: sent })
  })

  test('cannot choose the id of what is created', async () => {
    const created = await client.call('fhir_create', { resource: { ...observation(own), id: 'chosen-by-agent' } })
    expect(created.isError).toBe(false)
    expect(idOf(created)).not.toBe('chosen-by-agent')
  })

  test('replaces the version that was read', async () => {
    const replaced = await callAgreed(client, 'fhir_update', {
      id,
      versionId: '1',
      resource: observation(own, 72),
    })
    expect(replaced.structured).toMatchObject({ reference: `Observation/${id}`, versionId: '2', done: 'replaced' })
    const read = await client.call('fhir_read', { type: 'Observation', id })
    expect(read.structured).toMatchObject({ versionId: '2', resource: { valueQuantity: { value: 72 } } })
  })

  test('does not replace a version that has moved on, and the platform is not asked to', async () => {
    const given = { id, versionId: '1', resource: observation(own, 73) }
    const { result, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_update', given))
    expect(result.text).toContain('[fhir/conflict]')
    expect(result.text).toContain('Read it again')
    expect(requests).toEqual([{ method: 'GET', path: `Observation/${id}`, status: 200 }])
    const read = await client.call('fhir_read', { type: 'Observation', id })
    expect(read.structured).toMatchObject({ versionId: '2', resource: { valueQuantity: { value: 72 } } })
  })

  test('creates nothing where the platform finds several that match, and records attempt and end', async () => {
    // More than one heart rate of this patient is there: a conditional creation is refused (R4 http.html#ccreate).
    const ifNoneExist = { patient: `Patient/${own}`, code: 'http://loinc.org|8867-4' }
    await client.call('fhir_create', { resource: observation(own, 74) })
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      client.call('fhir_create', { resource: observation(own, 75), ifNoneExist }),
    )
    expect(result.text).toContain('ifNoneExist matches one or more records that are not told')
    expect(requests.filter(({ method }) => method === 'POST').at(-1)).toMatchObject({ status: 412 })
    const isEnd = ({ phase, interaction, resource_id }: AuditRow) =>
      phase === 'outcome' && interaction === 'create' && resource_id === null
    const rows = await auditRowsOf(stack.facts, client.clientId, (found) => found.some(isEnd))
    const end = rows.find(isEnd)
    const call = rows.filter(({ request_id }) => request_id === end?.request_id)
    expect(call.map(({ phase }) => phase)).toContain('attempt')
  })

  test('moves no record from one patient to another without policy on both, which allows it here and names both', async () => {
    const made = idOf(await client.call('fhir_create', { resource: observation(own) }))
    const moved = await callAgreed(client, 'fhir_update', {
      id: made,
      versionId: '1',
      resource: observation('patient-3'),
    })
    expect(moved.isError).toBe(false)
    const rows = await auditRowsOf(stack.facts, client.clientId, (found) =>
      found.some(({ phase, resource_id }) => phase === 'attempt' && resource_id === made),
    )
    const attempt = rows.find(({ phase, resource_id }) => phase === 'attempt' && resource_id === made)
    expect(attempt?.patients.toSorted()).toEqual([`Patient/${own}`, 'Patient/patient-3'])
  })

  test('deletes nothing: policy refuses before the platform is asked', async () => {
    const given = { type: 'Observation', id, versionId: '2' }
    const { result, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_delete', given))
    expect(result.text).toContain('[authz/denied]')
    expect(result.text).toContain('Do not retry')
    expect(requests).toEqual([])
    expect((await client.call('fhir_read', { type: 'Observation', id })).isError).toBe(false)
  })

  test('is told of a record that is not there, read or changed', async () => {
    const absent = 'no-such-observation'
    const read = await client.call('fhir_read', { type: 'Observation', id: absent })
    const update = await client.call('fhir_update', { id: absent, versionId: '1', resource: observation(own) })
    for (const { isError, text } of [read, update]) {
      expect(isError).toBe(true)
      expect(text).toContain('No such record. Search for it instead of guessing the id. [fhir/not-found]')
    }
  })

  test('is told that a record has been deleted by somebody who may', async () => {
    const resource = { resourceType: 'Organization', name: 'Closed clinic' }
    const made = idOf(await administrator.call('fhir_create', { resource }))
    expect((await client.call('fhir_read', { type: 'Organization', id: made })).isError).toBe(false)
    const stale = await administrator.call('fhir_delete', { type: 'Organization', id: made, versionId: '7' })
    expect(stale.text).toContain('[fhir/conflict]')
    const deleted = await callAgreed(administrator, 'fhir_delete', {
      type: 'Organization',
      id: made,
      versionId: '1',
    })
    expect(deleted.structured).toMatchObject({ reference: `Organization/${made}`, done: 'deleted' })
    const gone = await client.call('fhir_read', { type: 'Organization', id: made })
    expect(gone.text).toContain('[fhir/not-found]')
  })
})
