import { expect, test } from 'vitest'
import { callTool, observation, type Reply, type Script, withSmartPermissions } from '../call-stage.ts'
import { createWriteMemory } from './write-memory.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const create = { resource: fresh, ifNoneExist: { identifier: 'urn:example|7', patient: 'Patient/p1' } }

/** A platform that has this record already. */
const having =
  (found: Reply = { body: observation('o1') }): NonNullable<Script['fhir']> =>
  ({ method }) =>
    method === 'POST' ? { status: 200, headers: { etag: 'W/"3"' }, body: observation('o1') } : found
const lacking = (): Reply => ({ status: 201, headers: { etag: 'W/"1"' }, body: observation('o9') })

test('asks policy about the search too, and has the platform create where nothing matches', async () => {
  const { answer, steps, requests } = await callTool('fhir_create', create, { fhir: lacking })
  expect(answer.data).toEqual({ done: 'created', reference: 'Observation/o9', versionId: '1' })
  expect(steps).toEqual([
    'admit create Observation Patient/p1 + search-type Observation Patient/p1',
    'release create Observation/new',
    'audit attempt',
    'POST /Observation',
    'audit outcome',
  ])
  expect(requests[0]?.headers.get('if-none-exist')).toBe('identifier=urn:example%7C7&patient=Patient/p1')
})

test('names what is there instead, once policy has released it', async () => {
  const { answer, steps, records } = await callTool('fhir_create', create, { fhir: having() })
  expect(answer.data).toEqual({ done: 'existed already', reference: 'Observation/o1', versionId: '3' })
  expect(steps.slice(2)).toEqual([
    'audit attempt',
    'POST /Observation',
    'GET /Observation/o1',
    'release read Observation/o1',
    'audit outcome',
  ])
  expect(records.at(-1)).toMatchObject({
    phase: 'outcome',
    outcome: '0',
    code: 'write/existed',
    interaction: 'create',
    resourceId: 'o1',
    disclosed: ['Observation/o1'],
    query: '/Observation?identifier=urn%3Aexample%7C7&patient=Patient%2Fp1',
    patients: ['Patient/p1'],
  })
})

const untold = {
  done: 'existed already',
  warnings: ['ifNoneExist matches one or more records that are not told. Nothing was created: search for them.'],
}
const naming = { severity: 'error', code: 'multiple-matches', diagnostics: 'Observation/o1 and Observation/o2 match' }

test.each<[string, Script]>([
  ['policy withholds', { fhir: having(), releases: (reference) => reference !== 'Observation/o1' }],
  ['the platform does not show', { fhir: having({ status: 404 }) }],
  ['the platform forbids', { fhir: having({ status: 403 }) }],
  ['is one of several', { fhir: () => ({ status: 412, body: { resourceType: 'OperationOutcome', issue: [naming] } }) }],
])('does not name a match that %s', async (_what, script) => {
  const { answer, records } = await callTool('fhir_create', create, script)
  expect(answer.data).toEqual(untold)
  expect(answer.text).not.toContain('o1')
  const end = { phase: 'outcome', outcome: '0', code: 'write/existed', disclosed: [], withheld: true }
  expect(records.at(-1)).toMatchObject(end)
  expect(records.at(-1)).not.toHaveProperty('resourceId')
})

test('records for auditors whose record it was that policy withholds', async () => {
  const script: Script = {
    fhir: having({ body: observation('o1', 'p2') }),
    releases: (one) => one !== 'Observation/o1',
  }
  const { answer, records } = await callTool('fhir_create', create, script)
  expect(answer.data).toEqual(untold)
  expect(records.map(({ phase, patients }) => [phase, patients])).toEqual([
    ['attempt', ['Patient/p1']],
    ['outcome', ['Patient/p1', 'Patient/p2']],
  ])
})

test('takes no record of other patients for the one to be created, and records whose it was', async () => {
  const { answer, records } = await callTool('fhir_create', create, { fhir: having({ body: observation('o1', 'p2') }) })
  expect(answer.text).toContain('is not about the patients of the record to be created')
  expect(answer.text).toContain('[fhir/parameter-ignored]')
  expect(answer.text).not.toMatch(/o1|p2/)
  expect(records.at(-1)).toMatchObject({ patients: ['Patient/p1', 'Patient/p2'], code: 'fhir/parameter-ignored' })
})

test('takes a Patient that is there for the one to be created, which has no id yet', async () => {
  const patient = { resourceType: 'Patient', id: 'p7', meta: { versionId: '2' }, name: [{ family: 'Roe' }] }
  const { id: _own, meta: _version, ...resource } = patient
  const args = { resource, ifNoneExist: { identifier: 'urn:example|7' } }
  const fhir = (): Reply => ({ status: 200, body: patient })
  const { answer, records } = await callTool('fhir_create', args, { fhir })
  expect(answer.data).toEqual({ done: 'existed already', reference: 'Patient/p7', versionId: '2' })
  expect(records.at(-1)?.patients).toEqual(['Patient/p7'])
})

test('creates nothing where policy denies the search', async () => {
  const script: Script = { fhir: lacking, admit: ({ interaction }) => interaction !== 'search-type' }
  const { answer, requests } = await callTool('fhir_create', create, script)
  expect(answer.text).toContain('[authz/denied]')
  expect(requests).toEqual([])
})

test('creates nothing where the person has not granted a search', async () => {
  const { answer, requests } = await callTool('fhir_create', create, { caller: withSmartPermissions('*', 'crud') })
  expect(answer.text).toContain('Missing: s on Observation. [smart/scope-missing]')
  expect(requests).toEqual([])
})

test.each<[object, string]>([
  [{}, 'give at least one parameter'],
  [{ identifer: '7' }, 'identifer: '],
  [{ 'subject:Patient.name': 'Roe' }, 'subject:Patient.name: not taken here'],
  [{ '_has:Provenance:target:agent': 'Practitioner/1' }, '_has:Provenance:target:agent: not taken here'],
  [{ code: '8867-4', _include: 'Observation:subject' }, '_include: not taken here'],
  [{ code: '8867-4', _sort: 'date' }, '_sort: not taken here'],
  [{ date: 'yesterday' }, 'date: '],
  [{ 'subject:identifier': 'urn:example|7' }, 'subject:identifier: not taken here'],
  [{ 'subject:Patient': 'p1' }, 'subject:Patient: not taken here'],
  [{ code: Array.from({ length: 3 }, () => 'x'.repeat(3_000)) }, 'longer than 8000 characters'],
])('does not take the condition %j', async (ifNoneExist, words) => {
  const { answer, steps } = await callTool('fhir_create', { ...create, ifNoneExist }, { fhir: lacking })
  expect(answer.text).toContain(`ifNoneExist.${words}`)
  expect(answer.text).toContain('[input/invalid]')
  expect(steps).toEqual(['audit outcome'])
})

test('takes a key again where a record was there', async () => {
  const memory = createWriteMemory()
  const keyed = { ...create, idempotencyKey: 'visit-2026-11-23' }
  await callTool('fhir_create', keyed, { fhir: having(), memory })
  const { answer, requests } = await callTool('fhir_create', keyed, { fhir: lacking, memory })
  expect(answer.data?.done).toBe('created')
  expect(requests).toHaveLength(1)
})

test('is asked again where only its condition is another', async () => {
  const script: Script = { fhir: lacking, memory: createWriteMemory(), writes: { confirmation: 'always' } }
  const { answer } = await callTool('fhir_create', create, script)
  const changed = { ...create, ifNoneExist: { identifier: 'urn:example|8' }, confirm: answer.data?.confirm }
  expect((await callTool('fhir_create', changed, script)).answer.text).toContain('[write/confirmation-invalid]')
})
