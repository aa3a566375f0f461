import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { callAgreed } from '../../src/agreed-call.ts'
import { type AuditRow, auditRowsOf } from '../../src/audit-rows.ts'
import { kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const own = `Patient/${facts.patients.own}`
const people = new People(facts)
afterAll(() => people.close())

/** A value that occurs nowhere else. */
const unusual = 61.8274

type Line = [phase: string, event: string, tool: string | null, target: string, outcome: number, code: string | null]

function line({ phase, event, tool, resource_type, resource_id, outcome, code }: AuditRow): Line {
  return [phase, event, tool, [resource_type, resource_id].filter(Boolean).join('/'), outcome, code]
}

describe.each(kinds)("the trail of one client's session over %s", (kind) => {
  test('holds each call once, writes twice, and nothing else', async () => {
    const client = await people.connect(kind, 'practitioner', { clientName: `Audited over ${kind}` })
    await client.listTools()
    await client.call('get_user', {})
    await client.call('get_capabilities', { type: 'Observation' })
    const found = await client.call('fhir_search', { type: 'Patient', params: { _id: facts.patients.own } })
    expect(found.structured.returned).toBe(1)
    const many = await client.call('fhir_search', { type: 'Condition', params: { patient: own } })
    const created = await client.call('fhir_create', { resource: observation(facts.patients.own, unusual) })
    const id = String(created.structured.reference).split('/')[1] ?? ''
    await client.call('fhir_read', { type: 'Observation', id })
    const changed = { id, versionId: '1', resource: observation(facts.patients.own, unusual + 1) }
    await callAgreed(client, 'fhir_update', changed)
    await client.call('fhir_delete', { type: 'Observation', id, versionId: '2' })
    await client.call('fhir_read', { type: 'Observation', id: 'no-such-observation' })
    await client.call('fhir_read', { type: 'Observation', id: '..' })

    const expected: Line[] = [
      ['outcome', 'sign-in', null, '', 0, null],
      ['outcome', 'tool-call', 'get_user', '', 0, null],
      ['outcome', 'tool-call', 'get_capabilities', 'CapabilityStatement', 0, null],
      ['outcome', 'tool-call', 'fhir_search', 'Patient', 0, null],
      ['outcome', 'tool-call', 'fhir_search', 'Condition', 0, null],
      // The platform's own validation of what is proposed.
      ['outcome', 'tool-call', 'fhir_create', 'Observation', 0, null],
      ['attempt', 'tool-call', 'fhir_create', 'Observation', 0, null],
      ['outcome', 'tool-call', 'fhir_create', `Observation/${id}`, 0, null],
      ['outcome', 'tool-call', 'fhir_read', `Observation/${id}`, 0, null],
      ['outcome', 'tool-call', 'fhir_update', 'Observation', 0, null],
      ['outcome', 'tool-call', 'fhir_update', `Observation/${id}`, 4, 'write/unconfirmed'],
      ['attempt', 'tool-call', 'fhir_update', `Observation/${id}`, 0, null],
      ['outcome', 'tool-call', 'fhir_update', `Observation/${id}`, 0, null],
      ['outcome', 'tool-call', 'fhir_delete', `Observation/${id}`, 4, 'authz/denied'],
      ['outcome', 'tool-call', 'fhir_read', 'Observation/no-such-observation', 4, 'fhir/not-found'],
      ['outcome', 'refusal', 'fhir_read', '', 4, 'input/invalid'],
    ]
    await auditRowsOf(facts, client.clientId, expected.length)
    // Time for a row too many to arrive.
    await sleep(1_500)
    const rows = await auditRowsOf(facts, client.clientId, expected.length)
    expect(rows.map(line)).toEqual(expected)

    const references = (many.structured.rows as { reference: string }[]).map(({ reference }) => reference)
    expect(references.length).toBeGreaterThan(0)
    const [, , , patientSearch, search, validated, attempt, create, read, , shown, , , refused, absent, invalid] = rows
    expect(validated).toMatchObject({ interaction: 'operation', patients: [own], request_id: create?.request_id })
    expect(patientSearch).toMatchObject({ patients: [own], disclosed: [own] })
    expect(search?.patients).toEqual([own])
    expect(search?.disclosed.toSorted()).toEqual(references.toSorted())
    expect(attempt).toMatchObject({ patients: [own], disclosed: [], request_id: create?.request_id })
    expect(create).toMatchObject({ patients: [own], disclosed: [`Observation/${id}`], version_id: '1' })
    expect(read).toMatchObject({ patients: [own], disclosed: [`Observation/${id}`], decision: { effect: 'allow' } })
    expect(shown).toMatchObject({ patients: [own], disclosed: [`Observation/${id}`], version_id: null })
    expect(refused).toMatchObject({ disclosed: [], decision: { effect: 'deny' } })
    expect(absent?.disclosed).toEqual([])
    expect(invalid).toMatchObject({ patients: [], disclosed: [] })
    expect(new Set(rows.slice(1).map(({ transport }) => transport))).toEqual(new Set([kind === 'sse' ? 'sse' : 'mcp']))
    expectNoContent(rows)
  })
})

function expectNoContent(rows: AuditRow[]): void {
  const text = JSON.stringify(rows)
  const names = facts.users.flatMap(({ name }) => name.split(' ').slice(-2))
  for (const content of [...names, String(unusual), 'Heart rate', '8867-4', '/min', 'Bearer', 'eyJ']) {
    expect(text).not.toContain(content)
  }
}

test('rows can be added and read, and not changed or taken away, by whoever may read them', async () => {
  const client = await people.connect('mcp-2026', 'patient')
  await auditRowsOf(facts, client.clientId, 1)
  const { default: pg } = await import('pg')
  const reader = new pg.Client({ connectionString: facts.urls.postgres })
  await reader.connect()
  try {
    const mine = "agent ->> 'clientId' = $1"
    await expect(reader.query(`update audit.event set outcome = 0 where ${mine}`, [client.clientId])).rejects.toThrow(
      /permission denied/,
    )
    await expect(reader.query(`delete from audit.event where ${mine}`, [client.clientId])).rejects.toThrow(
      /permission denied/,
    )
    await expect(reader.query('truncate audit.event')).rejects.toThrow(/permission denied/)
  } finally {
    await reader.end()
  }
  expect(await auditRowsOf(facts, client.clientId, 1)).toHaveLength(1)
})
