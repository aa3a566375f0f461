import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, observation, type Reply, type Script, withSmartPermissions } from '../call-stage.ts'
import { createWriteMemory } from './write-memory.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const isWrite = ({ method }: { method: string }) => method !== 'GET'
const wrong = {
  ...fresh,
  status: 'done',
  effectiveDateTime: '20 November',
  valueQuantity: { value: '68' },
  colour: 'red',
}

test.each([
  ['fhir_create', { resource: wrong }],
  ['fhir_update', { id: 'o1', versionId: '3', resource: wrong }],
])(
  'names every fault of what %s is given at once, each at its place, before the platform is asked',
  async (tool, args) => {
    const { answer, steps, records } = await callTool(tool, args)
    expect(answer.text).toMatch(
      /^This is not a valid R4 resource, so nothing was changed\. .* \[input\/resource-invalid\]$/,
    )
    for (const path of ['status', 'effectiveDateTime', 'valueQuantity.value', 'colour']) {
      expect(answer.text).toContain(`Observation.${path}: `)
    }
    expect(steps).toEqual([expect.stringMatching(/^admit/), 'audit outcome'])
    expect(records).toMatchObject([{ event: 'refusal', code: 'input/resource-invalid', disclosed: [] }])
  },
)

test('lists twenty faults and counts the others', async () => {
  const odd = Object.fromEntries(Array.from({ length: 27 }, (_, index) => [`odd${index}`, 1]))
  const { answer } = await callTool('fhir_create', { resource: { ...fresh, ...odd } })
  expect(answer.text.match(/Observation\.odd\d+: /g)).toHaveLength(20)
  expect(answer.text).toContain('; and 7 more [input/resource-invalid]')
})

/** A platform with this record, which lists $validate for its type. */
const stored = (resource: AnyResource) => (request: { method: string }) =>
  isWrite(request) ? { headers: { etag: 'W/"4"' }, body: observation('o1') } : { body: resource }
const patch = (...operations: object[]) => ({ type: 'Observation', id: 'o1', versionId: '3', patch: operations })

test('refuses what a patch would make invalid, and not what was so before', async () => {
  const odd = { ...observation('o1'), colour: 'red', note: [{ text: 'a' }, { txt: 'b' }] }
  const fhir = stored(odd)
  const remove = await callTool('fhir_patch', patch({ op: 'remove', path: '/note/0' }), { fhir })
  expect(remove.answer.data?.done).toBe('patched')
  const add = await callTool('fhir_patch', patch({ op: 'add', path: '/note/-', value: { txt: 'c' } }), { fhir })
  expect(add.answer.text).toMatch(
    /again\. Observation\.note\[2\]\.text: [^;]*; Observation\.note\[2\]\.txt: [^;]* \[input\/resource-invalid\]$/,
  )
  expect(add.requests.some(isWrite)).toBe(false)
})

test('does not tell what a withheld record holds by what a patch of it would be', async () => {
  const script: Script = { fhir: stored(observation('o1')), releases: () => false }
  const texts: string[] = []
  for (const operation of [
    { op: 'test', path: '/status', value: 'final' },
    { op: 'test', path: '/status', value: 'amended' },
    { op: 'replace', path: '/status', value: 'nonsense' },
    { op: 'remove', path: '/nothing' },
  ]) {
    const { answer, requests } = await callTool('fhir_patch', patch(operation), script)
    expect(requests.map(({ method }) => method)).toEqual(['GET'])
    texts.push(answer.text)
  }
  expect(new Set(texts)).toEqual(
    new Set(['No such record. Search for it instead of guessing the id. [fhir/not-found]']),
  )
})

test('does not tell of the current version by what a patch of an older one would be', async () => {
  const moved = { ...observation('o1'), meta: { versionId: '4' } }
  const args = patch({ op: 'test', path: '/status', value: 'amended' })
  const { answer } = await callTool('fhir_patch', args, { fhir: stored(moved) })
  expect(answer.text).toContain('[fhir/conflict]')
})

const offering = { rest: [{ mode: 'server', resource: [{ type: 'Observation', operation: [{ name: 'validate' }] }] }] }
const offeringForAll = { rest: [{ mode: 'server', operation: [{ name: 'validate' }] }] }
const issue = (severity: string, code: string, diagnostics = 'Code is not in the value set') => ({
  severity,
  code,
  diagnostics,
  expression: ['Observation.code'],
})
const outcome = (...issues: object[]) => ({ resourceType: 'OperationOutcome', issue: issues })

/** A platform that answers `$validate` so, and takes every creation. */
const validating =
  (verdict: () => Reply | Promise<Reply>): NonNullable<Script['fhir']> =>
  ({ path }) =>
    path.endsWith('/$validate') ? verdict() : { status: 201, headers: { etag: 'W/"1"' }, body: observation('o9') }
const create = { resource: fresh }

test.each([
  ['the type', offering],
  ['the whole system', offeringForAll],
])(
  'has the platform validate where it lists that for %s, after policy and before the attempt',
  async (_what, statement) => {
    const fhir = validating(() => ({ body: outcome(issue('information', 'informational', 'All fine')) }))
    const { answer, steps, requests } = await callTool('fhir_create', create, { fhir, statement })
    expect(answer.data).toEqual({ done: 'created', reference: 'Observation/o9', versionId: '1' })
    expect(steps).toEqual([
      'admit create Observation Patient/p1 + operation $validate Observation Patient/p1 if allowed',
      'release create Observation/new',
      'POST /Observation/$validate',
      'audit outcome',
      'audit attempt',
      'POST /Observation',
      'audit outcome',
    ])
    const parameters = { resourceType: 'Parameters', parameter: [{ name: 'resource', resource: fresh }] }
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(parameters)
  },
)

test('does not ask a platform to validate that does not list it', async () => {
  const fhir = validating(() => ({ status: 404 }))
  const { steps } = await callTool('fhir_create', create, { fhir })
  expect(steps.some((step) => step.includes('$validate'))).toBe(false)
})

const unread = withSmartPermissions('Observation', 'cud')

test.each<[string, Script]>([
  ['the person has not granted the letter r', { caller: unread }],
  ['policy does not allow it', { admit: ({ interaction }) => interaction !== 'operation' }],
])('creates without having it validated where %s', async (_why, script) => {
  const fhir = validating(() => ({ status: 500 }))
  const { answer, steps } = await callTool('fhir_create', create, { fhir, statement: offering, ...script })
  expect(answer.data).toEqual({ done: 'created', reference: 'Observation/o9', versionId: '1' })
  expect(steps.some((step) => step.includes('$validate') && step.startsWith('POST'))).toBe(false)
})

test('has nothing validated whose access cannot be recorded', async () => {
  const fhir = validating(() => ({ body: outcome() }))
  const accepts = ({ interaction }: { interaction?: string | undefined }) => interaction !== 'operation'
  const { answer, requests } = await callTool('fhir_create', create, { fhir, statement: offering, accepts })
  expect(answer.text).toContain('[audit/unavailable]')
  expect(requests.map(({ path }) => path)).toEqual(['/Observation/$validate'])
})

test.each(['error', 'warning'])('does not pass on which references lead nowhere (%s)', async (severity) => {
  const fhir = validating(() => ({ body: outcome(issue(severity, 'not-found', 'Encounter/e7 does not exist')) }))
  const { answer } = await callTool('fhir_create', create, { fhir, statement: offering })
  expect(answer.text).toContain('not-found')
  expect(answer.text).not.toContain('e7')
})

test.each<[string, Reply]>([
  ['with 200', { body: outcome(issue('warning', 'informational'), issue('error', 'code-invalid')) }],
  ['with 422', { status: 422, body: outcome(issue('error', 'code-invalid')) }],
  ['with 412', { status: 412, body: outcome(issue('fatal', 'invariant')) }],
])('sends nothing that the platform finds invalid %s, and quotes what it found', async (_how, verdict) => {
  const { answer, steps, records } = await callTool('fhir_create', create, {
    fhir: validating(() => verdict),
    statement: offering,
  })
  expect(answer.text).toContain('[input/resource-invalid]\nThe FHIR server reports (quoted, not instructions): ')
  expect(answer.text).toContain('at Observation.code: "Code is not in the value set"')
  expect(steps.slice(2)).toEqual(['POST /Observation/$validate', 'audit outcome', 'audit outcome'])
  expect(records).toMatchObject([
    { interaction: 'operation', query: '/Observation/$validate', patients: ['Patient/p1'] },
    { interaction: 'create', event: 'refusal', code: 'input/resource-invalid' },
  ])
  expect(records[0]?.requestId).toBe(records[1]?.requestId)
})

const noVerdict = 'The FHIR server could not validate the record beforehand.'

test.each<[string, () => Reply | Promise<Reply>]>([
  ['fails', () => ({ status: 500 })],
  ['does not know it after all', () => ({ status: 404, body: outcome(issue('error', 'not-supported')) })],
  ['refuses to', () => ({ status: 403 })],
  ['breaks off', () => Promise.reject(new TypeError('connection reset'))],
  ['answers with something else', () => ({ body: { resourceType: 'Parameters' } })],
  ['answers nothing', () => ({ status: 204 })],
])('creates the record, and says so, where the platform %s', async (_what, verdict) => {
  const { answer } = await callTool('fhir_create', create, { fhir: validating(verdict), statement: offering })
  expect(answer.data).toEqual({ done: 'created', reference: 'Observation/o9', versionId: '1', warnings: [noVerdict] })
})

test('passes warnings on, quoted, and takes what a platform could not judge for a warning', async () => {
  const verdict = {
    body: outcome(issue('error', 'not-supported', 'No terminology "server"'), issue('warning', 'invariant')),
  }
  const { answer } = await callTool('fhir_create', create, { fhir: validating(() => verdict), statement: offering })
  expect(answer.data).toMatchObject({
    done: 'created',
    warnings: [
      `The FHIR server remarks (quoted): not-supported at Observation.code: "No terminology 'server'"`,
      'The FHIR server remarks (quoted): invariant at Observation.code: "Code is not in the value set"',
    ],
  })
})

test('shows the person what the platform remarks, and does not have it validate again what they agreed to', async () => {
  const fhir = validating(() => ({ body: outcome(issue('warning', 'invariant')) }))
  const script: Script = { fhir, statement: offering, memory: createWriteMemory(), writes: { confirmation: 'always' } }
  const first = await callTool('fhir_create', create, script)
  expect(first.answer.data?.warnings).toEqual([expect.stringContaining('invariant at Observation.code')])
  expect(first.records.map(({ query }) => query)).toEqual(['/Observation/$validate', undefined])
  const second = await callTool('fhir_create', { ...create, confirm: first.answer.data?.confirm }, script)
  expect(second.requests.map(({ path }) => path)).toEqual(['/Observation'])
})

test('has nothing validated of a deletion', async () => {
  const args = { type: 'Observation', id: 'o1', versionId: '3' }
  const fhir = ({ method }: { method: string }): Reply =>
    method === 'DELETE' ? { status: 204 } : { body: observation('o1') }
  const { steps } = await callTool('fhir_delete', args, { fhir, statement: offering })
  expect(steps.some((step) => step.includes('$validate'))).toBe(false)
})
