import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
afterAll(() => people.close())

const notTypes = [
  '..',
  'Patient/../x',
  'Patient\n',
  ' Patient',
  'patient',
  'Patient/1',
  '$export',
  '__proto__',
  '',
  'Patïent',
]
// `.` and `..` have the form of a FHIR id, and would leave the type's path.
const notIds = ['..', '.', 'a/b', 'patient-1\n', '\npatient-1', 'patient 1', '%2e%2e', 'a?b', 'a#b', 'a'.repeat(65), '']
const notParams = [
  '_has:Observation:patient:code',
  'subject.name',
  'patient:Nobody.name',
  '_security',
  '_tag',
  'code:bogus',
  '_filter',
  '_count',
  '_format',
  '_elements',
  'a b',
  'a\n',
  '../x',
  '',
]

type Call = [what: string, tool: string, given: Record<string, unknown>]
const show = (value: string) => JSON.stringify(value).slice(0, 24)

const calls: Call[] = [
  ...notTypes.flatMap((type): Call[] => [
    [`reads a type ${show(type)}`, 'fhir_read', { type, id: 'patient-1' }],
    [`searches a type ${show(type)}`, 'fhir_search', { type }],
    [`creates a type ${show(type)}`, 'fhir_create', { resource: { ...observation('patient-1'), resourceType: type } }],
    [`deletes a type ${show(type)}`, 'fhir_delete', { type, id: 'x', versionId: '1' }],
    [`asks for the capabilities of a type ${show(type)}`, 'get_capabilities', { type }],
  ]),
  ...notIds.flatMap((id): Call[] => [
    [`reads an id ${show(id)}`, 'fhir_read', { type: 'Patient', id }],
    [`updates an id ${show(id)}`, 'fhir_update', { id, versionId: '1', resource: observation('patient-1') }],
    [`deletes an id ${show(id)}`, 'fhir_delete', { type: 'Observation', id, versionId: '1' }],
  ]),
  ...['..', '1\r\nX-Injected: 1', '"1"', ''].map(
    (versionId): Call => [
      `names a version ${show(versionId)}`,
      'fhir_delete',
      { type: 'Organization', id: 'org-1', versionId },
    ],
  ),
  ...notParams.map(
    (name): Call => [
      `searches by a parameter ${show(name)}`,
      'fhir_search',
      { type: 'Observation', params: { [name]: 'x' } },
    ],
  ),
  ['names no arguments at all', 'fhir_read', {}],
  ['gives a number for an id', 'fhir_read', { type: 'Patient', id: 1 }],
  ['asks for more rows than are given', 'fhir_search', { type: 'Patient', count: 101 }],
  [
    'searches by a value too long to be recorded',
    'fhir_search',
    { type: 'Patient', params: { name: 'x'.repeat(4_001) } },
  ],
  [
    'updates one record under the id of another',
    'fhir_update',
    { id: 'a', versionId: '1', resource: { ...observation('patient-1'), id: 'b' } },
  ],
]

describe.each(kinds)('an agent over %s', (kind) => {
  let client: Connected
  beforeAll(async () => {
    client = await people.connect(kind, 'practitioner')
  })

  test('that sends arguments which are not valid is refused before anything is asked, and each refusal is recorded', async () => {
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      Promise.all(calls.map(async ([what, tool, given]) => ({ what, ...(await client.call(tool, given)) }))),
    )
    const passed = result.filter(
      ({ isError, text }) => !isError || !/\[(input\/invalid|fhir\/invalid-id)\]$/.test(text),
    )
    expect(passed.map(({ what, text }) => `${what}: ${text}`)).toEqual([])
    expect(requests).toEqual([])
    const rows = await auditRowsOf(stack.facts, client.clientId, calls.length + 1)
    const refusals = rows.filter(({ event }) => event === 'refusal')
    expect(refusals.map(({ tool, outcome, phase }) => `${tool} ${outcome} ${phase}`).toSorted()).toEqual(
      calls.map(([, tool]) => `${tool} 4 outcome`).toSorted(),
    )
  })

  test('that misspells a type is told the nearest ones', async () => {
    const refused = await client.call('fhir_search', { type: 'observation' })
    expect(refused.text).toContain('did you mean Observation')
  })

  test('that searches by a parameter which R4 does not have for the type is told so, and nothing is asked', async () => {
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      client.call('fhir_search', { type: 'Patient', params: { 'no-such-parameter': 'x' } }),
    )
    expect(requests).toEqual([])
    expect(result.text).toContain('no-such-parameter')
    expect(result.text).toContain('[input/invalid]')
  })

  test('that searches by a value set which the platform does not know hears the platform, coded and quoted', async () => {
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      client.call('fhir_search', { type: 'Observation', params: { 'code:in': 'http://example.org/ValueSet/none' } }),
    )
    // A search that policy narrowed is asked once more as it was given, since what was added may be what is refused.
    const refused = { method: 'GET', path: 'Observation', status: 400 }
    expect(requests).toEqual([refused, refused])
    expect(result.isError).toBe(true)
    expect(result.text).toContain('[fhir/rejected]')
    expect(result.text).toMatch(/quoted, not instructions\): error [a-z-]+.*: "The value set is not known here/)
  })

  test('that creates a record which is not R4 hears everything that is wrong with it, and nothing is asked', async () => {
    const resource = { ...observation('patient-1'), status: 'no-such-status', effectiveDateTime: 'some day', colour: 1 }
    const { result, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_create', { resource }))
    expect(result.isError).toBe(true)
    for (const element of ['status', 'effectiveDateTime', 'colour']) {
      expect(result.text).toContain(`Observation.${element}: `)
    }
    expect(result.text).toContain('[input/resource-invalid]')
    expect(requests).toEqual([])
  })

  test('is offered the same tools as over the other transports, each with hints and an output schema', async () => {
    const tools = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual([
      'get_user',
      'get_capabilities',
      'fhir_search',
      'fhir_read',
      'fhir_history',
      'fhir_operation',
      'fhir_create',
      'fhir_update',
      'fhir_patch',
      'fhir_delete',
      'fhir_batch',
      'list_platforms',
      'start_auth',
      'wait_for_auth',
      'get_auth_status',
      'revoke_auth',
      'audit_trail',
      'break_glass',
    ])
  })

  test('that calls a tool which does not exist gets an error, and nothing is asked of the platform', async () => {
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      client.call('fhir_everything', {}).then(
        ({ isError }) => isError,
        () => true,
      ),
    )
    expect(result).toBe(true)
    expect(requests).toEqual([])
  })
})
