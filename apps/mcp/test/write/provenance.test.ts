import { type AnyResource, validateResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, type Outcome, observation, practitioner, type Reply, type Script } from '../call-stage.ts'
import { createWriteMemory } from './write-memory.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const create = { resource: fresh }
const update = { id: 'o1', versionId: '3', resource: fresh }
const patch = { type: 'Observation', id: 'o1', versionId: '3', patch: [{ op: 'remove', path: '/valueQuantity' }] }
const remove = { type: 'Observation', id: 'o1', versionId: '3' }
const time = Date.parse('2026-11-23T10:00:00Z')

/** A platform that takes every write; a Provenance as told. */
const taking =
  (
    provenance: () => Reply | Promise<Reply> = () => ({ status: 201, body: { resourceType: 'Provenance', id: 'v1' } }),
  ) =>
  ({ method, path }: { method: string; path: string }): Reply | Promise<Reply> => {
    if (path === '/Provenance') return provenance()
    if (method === 'GET') return { body: observation('o1') }
    if (method === 'DELETE') return { status: 204, headers: { etag: 'W/"4"' } }
    const made = observation(method === 'POST' ? 'o9' : 'o1')
    return { status: method === 'POST' ? 201 : 200, headers: { etag: 'W/"4"' }, body: made }
  }

/** A platform that says of a deletion only that it will be made. */
const takingOn = (asked: { method: string; path: string }): Reply | Promise<Reply> =>
  asked.method === 'DELETE' ? { status: 202 } : taking()(asked)

const call = (tool: string, args: object, script: Script = {}) =>
  callTool(tool, args, { fhir: taking(), writes: { provenance: 'always' }, now: () => time, ...script })

const sentProvenance = ({ requests }: Outcome) =>
  requests.filter(({ path }) => path === '/Provenance').map(({ body }) => JSON.parse(body) as AnyResource)

test.each([
  ['fhir_create', create, 'Observation/o9/_history/4', 'CREATE'],
  ['fhir_update', update, 'Observation/o1/_history/4', 'UPDATE'],
  ['fhir_patch', patch, 'Observation/o1/_history/4', 'UPDATE'],
  // The version that was there last, whatever version the server gives its deletion.
  ['fhir_delete', remove, 'Observation/o1/_history/3', 'DELETE'],
])('leaves a Provenance of what %s made: which version, who, by what', async (tool, args, reference, code) => {
  const outcome = await call(tool, args)
  expect(outcome.answer.data).toMatchObject({ provenance: 'Provenance/v1' })
  const [provenance, ...more] = sentProvenance(outcome)
  expect(more).toEqual([])
  expect(provenance).toMatchObject({
    target: [{ reference }],
    recorded: '2026-11-23T10:00:00.000Z',
    activity: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation', code }] },
    agent: [
      { type: { coding: [{ code: 'author' }] }, who: { reference: 'Practitioner/dr-1' } },
      {
        type: { coding: [{ code: 'assembler' }] },
        who: {
          type: 'Device',
          identifier: { system: 'https://mcp.example', value: 'client-1' },
          display: 'Agent by MCP FHIR server',
        },
      },
    ],
  })
  expect(validateResource(provenance)).toEqual([])
})

test('records the Provenance as a write of its own in the same request, after the change and before its outcome', async () => {
  const { steps, records } = await call('fhir_create', create)
  expect(steps.slice(2)).toEqual([
    'audit attempt',
    'POST /Observation',
    'admit create $write-provenance Provenance Patient/p1',
    'audit attempt',
    'POST /Provenance',
    'audit outcome',
    'audit outcome',
  ])
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(1)
  expect(records.map(({ phase, resourceType, resourceId }) => [phase, resourceType, resourceId])).toEqual([
    ['attempt', 'Observation', undefined],
    ['attempt', 'Provenance', undefined],
    ['outcome', 'Provenance', 'v1'],
    ['outcome', 'Observation', 'o9'],
  ])
  expect(records[2]).toMatchObject({ interaction: 'create', patients: ['Patient/p1'], query: '/Provenance' })
})

test('leaves none by default', async () => {
  const outcome = await call('fhir_create', create, { writes: {} })
  expect(sentProvenance(outcome)).toEqual([])
  expect(outcome.answer.data).not.toHaveProperty('provenance')
})

const lost = (why: string) => [`The change was made. No Provenance of it is known to have been made: ${why}.`]

test('lets the change stand, and says so, where the person has not granted a Provenance', async () => {
  const scopes = [{ level: 'user' as const, resourceType: 'Observation', permissions: 'cruds' }]
  const caller = { ...practitioner, principal: { ...practitioner.principal, scopes } }
  const outcome = await call('fhir_create', create, { caller })
  expect(sentProvenance(outcome)).toEqual([])
  expect(outcome.answer.data).toMatchObject({
    done: 'created',
    warnings: lost('the person has not granted that it may be created'),
  })
})

test.each<[string, () => Reply | Promise<Reply>]>([
  ['fhir/rejected', () => ({ status: 422 })],
  ['fhir/unavailable', () => ({ status: 500 })],
  ['fhir/unauthorized', () => ({ status: 401 })],
])('lets the change stand, and says so, where its Provenance fails with %s', async (code, provenance) => {
  const { answer, records } = await call('fhir_create', create, { fhir: taking(provenance) })
  expect(answer.data).toEqual({ done: 'created', reference: 'Observation/o9', versionId: '4', warnings: lost(code) })
  expect(records.map(({ phase, resourceType, outcome }) => [phase, resourceType, outcome])).toEqual([
    ['attempt', 'Observation', '0'],
    ['attempt', 'Provenance', '0'],
    ['outcome', 'Provenance', expect.stringMatching(/[48]/)],
    ['outcome', 'Observation', '0'],
  ])
})

test('lets a deletion stand, and says so, where the platform takes no Provenance of what is gone', async () => {
  const { answer } = await call('fhir_delete', remove, { fhir: taking(() => ({ status: 422 })) })
  expect(answer.data).toMatchObject({ done: 'deleted', reference: 'Observation/o1', warnings: lost('fhir/rejected') })
})

test('lets the change stand, and sends no Provenance, where policy denies it', async () => {
  const code = 'authz/denied'
  const outcome = await call('fhir_create', create, { admit: ({ resourceType }) => resourceType !== 'Provenance' })
  expect(sentProvenance(outcome)).toEqual([])
  expect(outcome.answer.data).toMatchObject({ done: 'created', warnings: lost(code) })
  const denied = outcome.records.filter(({ resourceType }) => resourceType === 'Provenance')
  expect(denied).toMatchObject([{ phase: 'outcome', code, decision: { effect: 'deny' }, patients: ['Patient/p1'] }])
})

test('sends no Provenance whose attempt cannot be recorded', async () => {
  const accepts = ({ resourceType }: { resourceType?: string | undefined }) => resourceType !== 'Provenance'
  const outcome = await call('fhir_create', create, { accepts })
  expect(sentProvenance(outcome)).toEqual([])
  expect(outcome.answer.data).toMatchObject({ done: 'created', warnings: lost('audit/unavailable') })
})

test('leaves none of what was refused, shown only, only taken on or created before', async () => {
  const keyed = { ...create, idempotencyKey: 'visit-2026-11-23' }
  const memory = createWriteMemory()
  await call('fhir_create', keyed, { memory })
  const calls = [
    await call('fhir_delete', { ...remove, versionId: '2' }),
    await call('fhir_update', { ...update, versionId: '2' }),
    await call('fhir_delete', remove, { fhir: takingOn }),
    await call('fhir_update', update, { writes: { provenance: 'always', confirmation: 'always' } }),
    await call('fhir_create', keyed, { memory }),
  ]
  expect(calls.map(({ answer }) => answer.data?.done)).toEqual([
    undefined,
    undefined,
    'accepted, not confirmed',
    'nothing yet',
    'created before',
  ])
  expect(calls.flatMap(sentProvenance)).toEqual([])
})

test('writes the client’s name without what would break out of its line', async () => {
  const agent = { ...practitioner.agent, clientName: 'Evil\u0000\n\u001b[2J' }
  const outcome = await call('fhir_create', create, { caller: { ...practitioner, agent } })
  const [provenance] = sentProvenance(outcome)
  expect(JSON.stringify(provenance)).toContain('"Evil   [2J by MCP FHIR server"')
})
