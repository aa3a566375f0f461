import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callAgreed } from '../../src/agreed-call.ts'
import { type AuditRow, auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People, type Username } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'
import { sentOf } from './expected-call.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
afterAll(() => people.close())

const stranger = 'patient-9'
const own = 'patient-1'
const idOf = ({ structured }: { structured: Record<string, unknown> }) =>
  String(structured.reference).split('/')[1] ?? ''
const linesOf = (rows: AuditRow[]) => rows.slice(1).map(({ phase, tool, code }) => [phase, tool, code])

describe.each(kinds)('over %s', (kind) => {
  const signIn = (username: Username) => people.connect(kind, username)

  test('a practitioner creates, replaces, patches and reads again, each change agreed to by handle', async () => {
    const client = await signIn('practitioner')
    const made = await fhirRequestsDuring(stack, () =>
      client.call('fhir_create', { resource: observation(stranger, 60) }),
    )
    expect(sentOf(made.requests)).toEqual(['POST Observation/$validate 200', 'POST Observation 201'])
    const id = idOf(made.result)
    const at = `Observation/${id}`

    const update = { id, versionId: '1', resource: observation(stranger, 61) }
    const shown = await fhirRequestsDuring(stack, () => client.call('fhir_update', update))
    expect(shown.result.structured).toMatchObject({
      done: 'nothing yet',
      changes: ['changed Observation.valueQuantity.value: 60 → 61'],
    })
    expect(sentOf(shown.requests)).toEqual([`GET ${at} 200`, expect.stringMatching(/^POST .*\$validate 200$/)])
    const { confirm } = shown.result.structured
    const replaced = await fhirRequestsDuring(stack, () => client.call('fhir_update', { ...update, confirm }))
    expect(replaced.result.structured).toMatchObject({ done: 'replaced', versionId: '2' })
    expect(sentOf(replaced.requests).at(-1)).toBe(`PUT ${at} 200`)

    const patch = [
      { op: 'test', path: '/valueQuantity/value', value: 61 },
      { op: 'replace', path: '/valueQuantity/value', value: 62 },
    ]
    const patched = await fhirRequestsDuring(stack, () =>
      callAgreed(client, 'fhir_patch', { type: 'Observation', id, versionId: '2', patch }),
    )
    expect(patched.result.structured).toMatchObject({ done: 'patched', versionId: '3' })
    expect(sentOf(patched.requests).at(-1)).toBe(`PATCH ${at} 200`)

    const { structured } = await client.call('fhir_history', { type: 'Observation', id })
    expect(structured.versions).toMatchObject([
      { versionId: '3', changed: ['changed Observation.valueQuantity.value: 61 → 62'] },
      { versionId: '2', changed: ['changed Observation.valueQuantity.value: 60 → 61'] },
      { versionId: '1' },
    ])
    // What is proposed is validated by the platform too, which is an access of its own.
    const rows = await auditRowsOf(stack.facts, client.clientId, 13)
    expect(linesOf(rows)).toEqual([
      ['outcome', 'fhir_create', null],
      ['attempt', 'fhir_create', null],
      ['outcome', 'fhir_create', null],
      ['outcome', 'fhir_update', null],
      ['outcome', 'fhir_update', 'write/unconfirmed'],
      ['attempt', 'fhir_update', null],
      ['outcome', 'fhir_update', null],
      ['outcome', 'fhir_patch', null],
      ['outcome', 'fhir_patch', 'write/unconfirmed'],
      ['attempt', 'fhir_patch', null],
      ['outcome', 'fhir_patch', null],
      ['outcome', 'fhir_history', null],
    ])
  })

  test('an administrator creates and deletes, once it is agreed to, and everybody else is refused the deletion', async () => {
    const client = await signIn('administrator')
    const resource = { resourceType: 'Organization', name: `Closing over ${kind}` }
    const id = idOf(await client.call('fhir_create', { resource }))
    const given = { type: 'Organization', id, versionId: '1' }
    for (const username of ['practitioner', 'patient'] as const) {
      const other = await signIn(username)
      const refused = await fhirRequestsDuring(stack, () => other.call('fhir_delete', given))
      expect(refused.result.text).toContain('[authz/denied]')
      expect(refused.requests).toEqual([])
    }
    const shown = await client.call('fhir_delete', given)
    expect(shown.structured.done).toBe('nothing yet')
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      client.call('fhir_delete', { ...given, confirm: shown.structured.confirm }),
    )
    expect(result.structured).toMatchObject({ done: 'deleted' })
    expect(sentOf(requests)).toEqual([`GET Organization/${id} 200`, `DELETE Organization/${id} 204`])
    expect((await client.call('fhir_read', { type: 'Organization', id })).text).toContain('[fhir/not-found]')
    const rows = await auditRowsOf(stack.facts, client.clientId, 8)
    expect(linesOf(rows)).toEqual([
      ['outcome', 'fhir_create', null],
      ['attempt', 'fhir_create', null],
      ['outcome', 'fhir_create', null],
      ['outcome', 'fhir_delete', 'write/unconfirmed'],
      ['attempt', 'fhir_delete', null],
      ['outcome', 'fhir_delete', null],
      ['outcome', 'fhir_read', 'fhir/not-found'],
    ])
  })

  describe('a patient', () => {
    let client: Connected
    beforeAll(async () => {
      client = await signIn('patient')
    })

    test('creates about themself, and neither changes it nor creates about anybody else', async () => {
      const id = idOf(await client.call('fhir_create', { resource: observation(own, 70) }))
      expect(id).not.toBe('')
      const patch = [{ op: 'replace', path: '/status', value: 'amended' }]
      const calls: [string, Record<string, unknown>][] = [
        ['fhir_create', { resource: observation(stranger, 70) }],
        ['fhir_create', { resource: { ...observation(own), resourceType: 'Condition' } }],
        ['fhir_update', { id, versionId: '1', resource: observation(own, 71) }],
        ['fhir_patch', { type: 'Observation', id, versionId: '1', patch }],
        ['fhir_delete', { type: 'Observation', id, versionId: '1' }],
      ]
      const { result, requests } = await fhirRequestsDuring(stack, () =>
        Promise.all(calls.map(([tool, given]) => client.call(tool, given))),
      )
      expect(result.map(({ text }) => /\[[^[]*\]$/.exec(text)?.[0])).toEqual(calls.map(() => '[authz/denied]'))
      expect(requests).toEqual([])
      const rows = await auditRowsOf(stack.facts, client.clientId, 4 + calls.length)
      expect(linesOf(rows).slice(3).toSorted()).toEqual(
        calls.map(([tool]) => ['outcome', tool, 'authz/denied']).toSorted(),
      )
    })
  })

  test('many reads go in one request, and each is answered, refused and recorded for itself', async () => {
    const entries = [
      { interaction: 'read', type: 'Patient', id: own },
      { interaction: 'read', type: 'Patient', id: 'patient-5' },
      { interaction: 'search-type', type: 'Observation', params: { patient: `Patient/${own}`, code: '4548-4' } },
      { interaction: 'read', type: 'Condition', id: 'patient-1-condition-35489007' },
    ]
    const answers = []
    for (const username of ['practitioner', 'patient'] as const) {
      const client = await signIn(username)
      const { result, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_batch', { entries }))
      expect(sentOf(requests)).toEqual(['POST /fhir 200'])
      // The sign-in, the entries, and the batch as a whole.
      const rows = await auditRowsOf(stack.facts, client.clientId, 2 + entries.length)
      answers.push({ answered: result.structured.entries, codes: linesOf(rows).map(([, , code]) => code) })
    }
    const failed = (code: string) => ({ failure: expect.stringContaining(`[${code}]`) })
    const [practitioner, patient] = answers
    const found = { answer: { total: 3, returned: 3 } }
    const self = { answer: { reference: `Patient/${own}` } }
    const labelled = { answer: { reference: 'Condition/patient-1-condition-35489007' } }
    expect(practitioner?.answered).toMatchObject([self, { answer: {} }, found, failed('fhir/not-found')])
    expect(patient?.answered).toMatchObject([self, failed('authz/denied'), found, labelled])
    expect(practitioner?.codes.toSorted()).toEqual(['fhir/not-found', null, null, null, null].toSorted())
    expect(patient?.codes.toSorted()).toEqual(['authz/denied', null, null, null, null].toSorted())
  })

  test('many changes go in one request once all are agreed to', async () => {
    const client = await signIn('practitioner')
    const id = idOf(await client.call('fhir_create', { resource: observation(stranger, 80) }))
    const patch = [{ op: 'replace', path: '/valueQuantity/value', value: 81 }]
    const entries = [
      { interaction: 'patch', type: 'Observation', id, versionId: '1', patch },
      { interaction: 'create', resource: observation(stranger, 82) },
    ]
    const shown = await client.call('fhir_batch', { entries, atomic: true })
    expect(shown.structured).toMatchObject({
      done: expect.stringContaining('nothing yet'),
      confirm: expect.any(String),
    })
    const { confirm } = shown.structured
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      client.call('fhir_batch', { entries, atomic: true, confirm }),
    )
    expect(result.structured.entries).toMatchObject([{ answer: { done: 'patched' } }, { answer: { done: 'created' } }])
    expect(sentOf(requests).at(-1)).toBe('POST /fhir 200')
    const read = await client.call('fhir_read', { type: 'Observation', id })
    expect(read.structured).toMatchObject({ versionId: '2', resource: { valueQuantity: { value: 81 } } })
  })
})
