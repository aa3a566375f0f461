import { expect, test } from 'vitest'
import { failures } from '../../src/failure/failures.ts'
import { callTool, observation, type Reply, type Script, withMcpScopes, withSmartPermissions } from '../call-stage.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const create = { resource: fresh }
const update = { id: 'o1', versionId: '3', resource: fresh }
const remove = { type: 'Observation', id: 'o1', versionId: '3' }
const isWrite = ({ method }: { method: string }) => method !== 'GET'

/** A platform that has the record and answers a write as told. */
const platform =
  (write: () => Reply | Promise<Reply>) =>
  (request: { method: string }): Reply | Promise<Reply> =>
    isWrite(request) ? write() : { body: observation('o1') }

const created = platform(() => ({ status: 201, headers: { etag: 'W/"1"' }, body: observation('o9') }))
const updated = platform(() => ({ headers: { etag: 'W/"4"' }, body: observation('o1') }))
const deleted = platform(() => ({ status: 204, headers: { etag: 'W/"4"' } }))

test('records the attempt of a create before it is sent, and its outcome before it is answered', async () => {
  const { answer, steps, records, requests } = await callTool('fhir_create', create, { fhir: created })
  expect(answer.data).toEqual({ reference: 'Observation/o9', versionId: '1', done: 'created' })
  expect(steps).toEqual([
    'admit create Observation Patient/p1',
    'release create Observation/new',
    'audit attempt',
    'POST /Observation',
    'audit outcome',
  ])
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual(fresh)
  const [attempt, outcome] = records
  expect(attempt).toMatchObject({ phase: 'attempt', interaction: 'create', patients: ['Patient/p1'], disclosed: [] })
  expect(attempt).not.toHaveProperty('resourceId')
  expect(outcome).toMatchObject({
    phase: 'outcome',
    outcome: '0',
    resourceId: 'o9',
    versionId: '1',
    query: '/Observation',
  })
  expect(outcome?.requestId).toBe(attempt?.requestId)
  expect(outcome?.id).not.toBe(attempt?.id)
})

test.each([
  ['fhir_update', update, updated, 'PUT', 'update', ['Observation/o1', 'Observation/o1']],
  ['fhir_delete', remove, deleted, 'DELETE', 'delete', ['Observation/o1']],
])('asks policy about what is stored before %s is sent', async (tool, args, fhir, method, interaction, asked) => {
  const { answer, steps, requests, records } = await callTool(tool, args, { fhir })
  expect(answer.data).toMatchObject({ reference: 'Observation/o1', versionId: '4' })
  expect(steps).toEqual([
    expect.stringMatching(new RegExp(`^admit ${interaction} Observation/o1( Patient/p1)?$`)),
    'GET /Observation/o1',
    `release read Observation/o1 ${interaction} ${asked.join(' ')}`,
    'audit attempt',
    `${method} /Observation/o1`,
    'audit outcome',
  ])
  expect(requests.at(-1)?.headers.get('if-match')).toBe('W/"3"')
  expect(records.map(({ patients }) => patients)).toEqual([['Patient/p1'], ['Patient/p1']])
})

test('leaves an id that the model made up out of a create', async () => {
  const { requests } = await callTool('fhir_create', { resource: { ...fresh, id: 'mine' } }, { fhir: created })
  expect(JSON.parse(requests[0]?.body ?? '')).not.toHaveProperty('id')
})

test('shows nothing of the record that the platform returned', async () => {
  const { answer } = await callTool('fhir_create', create, { fhir: created })
  expect(answer.text).not.toContain('Heart rate')
})

const three: [string, object][] = [
  ['fhir_create', create],
  ['fhir_update', update],
  ['fhir_delete', remove],
]

test.each(three)('sends nothing when policy denies the request of %s', async (tool, args) => {
  const { answer, steps } = await callTool(tool, args, { admit: 'deny', fhir: created })
  expect(answer.text).toContain('[authz/denied]')
  expect(steps).toEqual([expect.stringMatching(/^admit/), 'audit outcome'])
})

test.each(three)('sends nothing for %s when the client may only read', async (tool, args) => {
  const { answer, steps } = await callTool(tool, args, { caller: withMcpScopes(['fhir:read']), fhir: created })
  expect(answer.text).toContain('[oauth/insufficient-scope]')
  expect(steps).toEqual(['audit outcome'])
})

test.each([
  ['fhir_create', create, 'ruds'],
  ['fhir_update', update, 'crds'],
  ['fhir_delete', remove, 'crus'],
])('sends nothing for %s when the platform granted "%s" without its letter', async (tool, args, granted) => {
  const { answer, steps } = await callTool(tool, args, { caller: withSmartPermissions('*', granted), fhir: created })
  expect(answer.text).toContain('[smart/scope-missing]')
  expect(steps).toEqual(['audit outcome'])
})

test('does not write without policy on what is stored, for which the scope to read is needed', async () => {
  const { answer, steps } = await callTool('fhir_update', update, { caller: withSmartPermissions('*', 'u') })
  expect(answer.text).toContain('Missing: r on Observation. [smart/scope-missing]')
  expect(steps.filter((step) => /^(GET|PUT|audit attempt)/.test(step))).toEqual([])
})

test.each([
  ['fhir_create', { resource: { status: 'final' } }, 'resource.resourceType'],
  ['fhir_create', { resource: { ...fresh, resourceType: 'Observation/../Patient' } }, 'resource.resourceType'],
  ['fhir_update', { ...update, resource: observation('o2') }, 'resource.id'],
  ['fhir_update', { ...update, versionId: '3"\r\nX: y' }, 'versionId'],
  ['fhir_delete', { ...remove, id: '.' }, 'id'],
  ['fhir_delete', { type: 'Observation', id: 'o1' }, 'versionId'],
])('asks nobody anything when %s is given %j', async (tool, args, named) => {
  const { answer, steps } = await callTool(tool, args, { fhir: created })
  expect(answer.text).toContain(`${named}: `)
  expect(answer.text).toContain('[input/invalid]')
  expect(steps).toEqual(['audit outcome'])
})

test('does not tell that a record exists which policy withholds', async () => {
  const withheld = await callTool('fhir_delete', remove, { fhir: deleted, releases: () => false })
  const absent = await callTool('fhir_delete', remove, { fhir: () => ({ status: 404 }) })
  expect(withheld.answer).toEqual(absent.answer)
  expect(withheld.answer.text).toContain('[fhir/not-found]')
  for (const { steps } of [withheld, absent])
    expect(steps.filter((step) => /^(DELETE|audit attempt)/.test(step))).toEqual([])
})

test('changes no other version than the one that policy decided on', async () => {
  const { answer, steps } = await callTool('fhir_update', { ...update, versionId: '4' }, { fhir: updated })
  expect(answer.text).toContain('[fhir/conflict]')
  expect(steps.some((step) => step.startsWith('PUT'))).toBe(false)
})

test('replaces no record of which the model could not see all', async () => {
  const stored = { ...observation('o1'), note: [{ text: 'x'.repeat(5_000) }] }
  const { answer, steps } = await callTool('fhir_update', update, { fhir: () => ({ body: stored }) })
  expect(answer.text).toContain('fhir_read leaves out Observation.note.text. Use fhir_patch. [input/not-replaceable]')
  expect(steps.some((step) => step.startsWith('PUT'))).toBe(false)
})

test('writes no reference that might mean a patient whom policy was not asked about', async () => {
  const subject = { identifier: { system: 'urn:example', value: '7' } }
  const { answer, steps } = await callTool('fhir_create', { resource: { ...fresh, subject } }, { fhir: created })
  expect(answer.text).toContain('[input/invalid]')
  expect(steps.some((step) => /^(POST|audit attempt)/.test(step))).toBe(false)
})

test('refuses a proposed record that policy does not allow, and sends nothing', async () => {
  const { answer, steps } = await callTool('fhir_create', create, { fhir: created, releases: () => false })
  expect(answer.text).toContain('[authz/denied]')
  expect(steps).not.toContain('audit attempt')
  expect(steps.some((step) => step.startsWith('POST'))).toBe(false)
})

const incomplete = { meta: { versionId: '3', tag: [{ code: 'SUBSETTED' }] } }

test('changes no record of which the platform sent a part, and writes none that says it is one', async () => {
  const stored = { ...observation('o1'), ...incomplete }
  const partly = await callTool('fhir_update', update, { fhir: () => ({ body: stored }) })
  expect(partly.answer.text).toContain('[fhir/not-found]')
  const proposed = { ...update, resource: { ...fresh, ...incomplete } }
  const part = await callTool('fhir_update', proposed, { fhir: updated })
  expect(part.answer.text).toContain('It is tagged SUBSETTED: elements are missing in it.')
  expect(part.answer.text).toContain('[input/not-replaceable]')
  const fragment = await callTool('fhir_create', { resource: { ...fresh, ...incomplete } }, { fhir: created })
  expect(fragment.answer.text).toContain('[input/invalid]')
  for (const { steps } of [partly, part, fragment]) expect(steps).not.toContain('audit attempt')
})

test('sends nothing when policy cannot be asked about the records', async () => {
  const { answer, steps } = await callTool('fhir_update', update, { fhir: updated, release: 'unavailable' })
  expect(answer.text).toContain('[authz/unavailable]')
  expect(steps.some((step) => step.startsWith('PUT'))).toBe(false)
})

test.each(three)('never calls the platform to write for %s when the attempt cannot be recorded', async (tool, args) => {
  const script: Script = { fhir: created, accepts: ({ phase }) => phase !== 'attempt' }
  const { answer, requests } = await callTool(tool, args, script)
  expect(answer).toMatchObject({ isError: true, text: `${failures['audit/unavailable'].say} [audit/unavailable]` })
  expect(requests.filter(isWrite)).toEqual([])
})

test('says that a write was sent when its outcome cannot be recorded', async () => {
  const script: Script = { fhir: created, accepts: ({ phase }) => phase !== 'outcome' }
  const { answer, records } = await callTool('fhir_create', create, script)
  expect(answer).toEqual({
    isError: true,
    data: undefined,
    text: `${failures['audit/outcome-lost'].say} [audit/outcome-lost]`,
  })
  expect(records.map(({ phase }) => phase)).toEqual(['attempt'])
})

const hanging = () => new Promise<Reply>(() => {})

test.each([
  ['fhir/timeout', hanging],
  ['fhir/unavailable', () => ({ status: 503 })],
  ['fhir/unavailable', () => Promise.reject(new TypeError('connection reset'))],
  ['fhir/malformed', () => ({ status: 201, body: 'ok' })],
  ['fhir/foreign-redirect', () => ({ status: 307, headers: { location: 'https://evil.example/' } })],
  ['fhir/rejected', () => ({ status: 408 })],
  ['fhir/rejected', () => ({ status: 425 })],
  ['fhir/rejected', () => ({ status: 499 })],
] as [keyof typeof failures, () => Reply | Promise<Reply>][])(
  'does not let a model assume that a write did not happen after %s',
  async (code, write) => {
    const { answer, requests, records } = await callTool('fhir_create', create, {
      fhir: platform(write),
      deadlineMs: 300,
    })
    const hint = 'The change may have been made: search or read before trying again.'
    expect(answer.text).toBe(`${failures[code].say} ${hint} [${code}]`)
    // A write is never sent twice by us.
    expect(requests.filter(isWrite)).toHaveLength(1)
    expect(records.at(-1)).toMatchObject({ phase: 'outcome', code, disclosed: [] })
  },
)

test.each([
  ['fhir/conflict', 412],
  ['fhir/conflict', 409],
  ['fhir/rejected', 422],
  ['fhir/forbidden', 403],
] as const)('says plainly that a write was refused with %s (%i)', async (code, status) => {
  const { answer } = await callTool('fhir_update', update, { fhir: platform(() => ({ status })) })
  expect(answer.text).toBe(`${failures[code].say} [${code}]`)
})

test.each<[string, object, Reply]>([
  ['fhir_create', create, { status: 202, headers: { location: 'Observation/o9' } }],
  ['fhir_create', { ...create, ifNoneExist: { code: '1' } }, { status: 202, headers: { location: 'Observation/o9' } }],
  ['fhir_update', update, { status: 202 }],
  ['fhir_delete', remove, { status: 202 }],
])('does not say of %s that it is done where the platform has only accepted it', async (tool, args, write) => {
  const writes = { provenance: 'always' } as const
  const { answer, requests } = await callTool(tool, args, { fhir: platform(() => write), writes })
  expect(answer.data).toMatchObject({
    done: 'accepted, not confirmed',
    reference: expect.stringMatching(/^Observation\/o[19]$/),
    warnings: ['The FHIR server accepted the change and has not said that it is made: read or search later.'],
  })
  expect(requests.filter(isWrite)).toHaveLength(1)
})
