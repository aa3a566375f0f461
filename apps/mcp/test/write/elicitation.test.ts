import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { failures } from '../../src/failure/failures.ts'
import { callMethod, fhirBaseUrl, observation, type Reply, type Script } from '../call-stage.ts'
import { aPlatform } from '../scripted-connections.ts'
import { createWriteMemory } from './write-memory.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const update = { id: 'o1', versionId: '3', resource: { ...fresh, valueQuantity: { value: 72, unit: '/min' } } }
const isWrite = ({ method }: { method: string }) => method !== 'GET'
const holding =
  (stored: AnyResource = observation('o1')): NonNullable<Script['fhir']> =>
  (request): Reply =>
    isWrite(request) ? { headers: { etag: 'W/"4"' }, body: observation('o1') } : { body: stored }

const capabilities = 'io.modelcontextprotocol/clientCapabilities'

interface Round {
  requestState?: string
  inputResponses?: unknown
}

/** Calls of one session by a client of 2026-07-28 that has these capabilities. */
function session(elicitation: object | undefined, script: Script = {}) {
  const memory = createWriteMemory(script.now)
  return async (name: string, args: object, round: Round = {}, more: Script = {}) => {
    const _meta = { [capabilities]: elicitation ? { elicitation } : {} }
    const params = { name, arguments: args, ...round, _meta }
    const all = { fhir: holding(), memory, writes: { confirmation: 'destructive' as const }, ...script, ...more }
    const { reply, ...outcome } = await callMethod('tools/call', params, all, '2026-07-28')
    return { ...outcome, result: reply.result as Result }
  }
}

interface Result {
  resultType?: string
  isError?: boolean
  content?: { text: string }[]
  structuredContent?: Record<string, unknown>
  requestState?: string
  inputRequests?: { confirm?: { method: string; params: { mode?: string; message: string; requestedSchema: object } } }
}

const answered = (requestState: string | undefined, response: object): Round => ({
  ...(requestState !== undefined && { requestState }),
  inputResponses: { confirm: response },
})
const agreed = (state?: string) => answered(state, { action: 'accept', content: { confirm: true } })
const textOf = ({ content = [] }: Result) => content.map(({ text }) => text).join('')

test('puts the change to the person through their client, and makes it once they agree', async () => {
  const call = session({ form: {} })
  const first = await call('fhir_update', update)
  expect(first.result).toMatchObject({
    resultType: 'input_required',
    requestState: expect.stringMatching(/^[\w-]{43}$/),
    inputRequests: {
      confirm: {
        method: 'elicitation/create',
        params: { requestedSchema: { type: 'object', required: ['confirm'] } },
      },
    },
  })
  const { message } = first.result.inputRequests?.confirm?.params ?? {}
  expect(message).toBe(
    'Replace Observation/o1 (version 3) of Patient/p1?\n- changed Observation.valueQuantity.value: 68 → 72',
  )
  expect(first.requests.filter(isWrite)).toEqual([])
  expect(first.records).toMatchObject([{ phase: 'outcome', code: 'write/unconfirmed', disclosed: ['Observation/o1'] }])

  const second = await call('fhir_update', update, agreed(first.result.requestState))
  expect(second.result.structuredContent).toEqual({ done: 'replaced', reference: 'Observation/o1', versionId: '4' })
  expect(second.steps.slice(-3)).toEqual(['audit attempt', 'PUT /Observation/o1', 'audit outcome'])
})

test.each([
  ['declines', { action: 'decline' }],
  ['closes the question', { action: 'cancel' }],
  ['sends the form with no', { action: 'accept', content: { confirm: false } }],
  ['sends the form empty', { action: 'accept', content: {} }],
  ['is said to agree by a text', { action: 'accept', content: { confirm: 'true' } }],
])('changes nothing where the person %s, and uses the question up', async (_how, response) => {
  const call = session({})
  const { requestState } = (await call('fhir_update', update)).result
  const second = await call('fhir_update', update, answered(requestState, response))
  expect(textOf(second.result)).toBe(`${failures['write/declined'].say} [write/declined]`)
  expect(second.requests).toEqual([])
  expect(second.records).toMatchObject([{ phase: 'outcome', code: 'write/declined' }])
  const third = await call('fhir_update', update, agreed(requestState))
  expect(textOf(third.result)).toContain('[write/confirmation-invalid]')
})

test('takes a retry without an answer for no', async () => {
  const call = session({})
  const { requestState } = (await call('fhir_update', update)).result
  const second = await call('fhir_update', update, requestState === undefined ? {} : { requestState })
  expect(textOf(second.result)).toContain('[write/declined]')
})

test.each<[string, (state: string | undefined) => Round, object]>([
  ['a made-up state', () => agreed('A'.repeat(43)), update],
  ['another value', agreed, { ...update, resource: { ...fresh, valueQuantity: { value: 720, unit: '/min' } } }],
  ['another record', agreed, { ...update, id: 'o2' }],
])('does not take an answer that comes with %s', async (_what, round, args) => {
  const call = session({})
  const { requestState } = (await call('fhir_update', update)).result
  const second = await call('fhir_update', args, round(requestState))
  expect(textOf(second.result)).toContain('[write/confirmation-invalid]')
  expect(second.requests).toEqual([])
})

test('does not take an answer to a question of another session, nor one twice', async () => {
  const call = session({})
  const { requestState } = (await call('fhir_update', update)).result
  const elsewhere = await session({})('fhir_update', update, agreed(requestState))
  expect(textOf(elsewhere.result)).toContain('[write/confirmation-invalid]')
  expect((await call('fhir_update', update, agreed(requestState))).result.structuredContent?.done).toBe('replaced')
  const again = await call('fhir_update', update, agreed(requestState))
  expect(textOf(again.result)).toContain('[write/confirmation-invalid]')
  expect(again.requests).toEqual([])
})

test('changes nothing where the record has moved on while the person thought', async () => {
  const call = session({})
  const { requestState } = (await call('fhir_update', update)).result
  const moved = { ...observation('o1'), meta: { versionId: '4' } }
  const second = await call('fhir_update', update, agreed(requestState), { fhir: holding(moved) })
  expect(textOf(second.result)).toContain('[fhir/conflict]')
  expect(second.requests.filter(isWrite)).toEqual([])
})

test.each([
  ['cannot ask', undefined],
  ['can show pages only', { url: {} }],
])('leaves the asking to the agent where its client %s', async (_what, elicitation) => {
  const { result } = await session(elicitation)('fhir_update', update)
  expect(result.inputRequests).toBeUndefined()
  expect(result.structuredContent).toMatchObject({
    done: 'nothing yet',
    changes: ['changed Observation.valueQuantity.value: 68 → 72'],
    confirm: expect.stringMatching(/^[\w-]{43}$/),
  })
})

test('names in the question what becomes of which record, for each kind of write', async () => {
  const call = session({}, { writes: { confirmation: 'always' } })
  const patch = {
    type: 'Observation',
    id: 'o1',
    versionId: '3',
    patch: [{ op: 'remove', path: '/valueQuantity/unit' }],
  }
  const heads: (string | undefined)[] = []
  for (const [tool, args] of [
    ['fhir_create', { resource: { ...fresh, performer: [{ reference: 'Patient/p2' }] } }],
    ['fhir_patch', patch],
    ['fhir_delete', { type: 'Observation', id: 'o1', versionId: '3' }],
  ] as const) {
    const { result } = await call(tool, args)
    heads.push(result.inputRequests?.confirm?.params.message.split('\n')[0])
  }
  expect(heads).toEqual([
    'Create a new Observation record of Patient/p2, Patient/p1?',
    'Change Observation/o1 (version 3) of Patient/p1?',
    'Delete Observation/o1 (version 3) of Patient/p1?',
  ])
})

test('names in the question the platform and its host where there are several', async () => {
  const platforms = [aPlatform('valley', { fhirBaseUrl: 'https://valley.example/fhir' }), aPlatform('default')]
  const call = session({}, { session: { platforms } })
  const { result } = await call('fhir_delete', { type: 'Observation', id: 'o1', versionId: '3' })
  const [head] = result.inputRequests?.confirm?.params.message.split('\n') ?? []
  expect(head).toBe(
    `Delete Observation/o1 (version 3) of Patient/p1 at Platform default (${new URL(fhirBaseUrl).host})?`,
  )
})

test('asks nobody about a change of which not all can be shown', async () => {
  const call = session({})
  const component = (word: string) =>
    Array.from({ length: 100 }, (_, index) => ({
      code: { coding: [{ system: 'http://loinc.org', code: `${index}-1` }] },
      valueString: `${word}\u202e ${'long '.repeat(index)}end`,
    }))
  const stored = { ...observation('o1'), component: component('old') }
  const patch = [{ op: 'replace', path: '/component', value: component('new') }]
  const args = { type: 'Observation', id: 'o1', versionId: '3', patch }
  const { result } = await call('fhir_patch', args, {}, { fhir: holding(stored) })
  expect(result.content?.[0]?.text).toBe(`${failures['write/too-large'].say} [write/too-large]`)
  expect(result.inputRequests).toBeUndefined()
})

test('leaves no change to the agent to agree to that is too long for a question, and would fit an answer', async () => {
  const component = (word: string) =>
    Array.from({ length: 40 }, (_, index) => ({ code: { text: `${index}` }, valueString: word }))
  const stored = { ...observation('o1'), component: component('old') }
  const patch = [{ op: 'replace', path: '/component', value: component('new') }]
  const args = { type: 'Observation', id: 'o1', versionId: '3', patch }
  const asked = await session({})('fhir_patch', args, {}, { fhir: holding(stored) })
  expect(textOf(asked.result)).toBe(`${failures['write/too-large'].say} [write/too-large]`)
  expect(asked.result.inputRequests).toBeUndefined()
  expect(asked.requests.filter(isWrite)).toEqual([])
  const shown = await session(undefined)('fhir_patch', args, {}, { fhir: holding(stored) })
  expect(shown.result.structuredContent).toMatchObject({ done: 'nothing yet', confirm: expect.any(String) })
  expect(shown.result.structuredContent?.changes).toHaveLength(40)
})

test('asks in plain text, at most 30 lines of it', async () => {
  const call = session({})
  const component = (word: string) =>
    Array.from({ length: 20 }, (_, index) => ({ code: { text: `${index}` }, valueString: `${word}\u202e\n end` }))
  const stored = { ...observation('o1'), component: component('old') }
  const patch = [{ op: 'replace', path: '/component', value: component('new') }]
  const args = { type: 'Observation', id: 'o1', versionId: '3', patch }
  const { result } = await call('fhir_patch', args, {}, { fhir: holding(stored) })
  const message = result.inputRequests?.confirm?.params.message ?? ''
  expect(message.split('\n')).toHaveLength(21)
  expect(message).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
})

const div = (text: string) => ({ status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` })

test('says that the text for human readers changes, which is no element', async () => {
  const call = session({})
  const stored = { ...observation('o1'), text: div('Heart rate 68') }
  const resource = { ...fresh, text: div('Heart rate 680') }
  const { result } = await call('fhir_update', { ...update, resource }, {}, { fhir: holding(stored) })
  const { message } = result.inputRequests?.confirm?.params ?? {}
  expect(message?.split('\n').slice(1)).toContain('- the narrative changes, the text for human readers')
})

test('shows the person what the platform remarked', async () => {
  const issue = [{ severity: 'warning', code: 'invariant', diagnostics: 'Should have a category' }]
  const fhir: Script['fhir'] = (request) =>
    request.path.endsWith('$validate') ? { body: { resourceType: 'OperationOutcome', issue } } : holding()(request)
  const statement = { rest: [{ mode: 'server', operation: [{ name: 'validate' }] }] }
  const { result } = await session({})('fhir_update', update, {}, { fhir, statement })
  expect(result.inputRequests?.confirm?.params.message).toContain(
    'Note: The FHIR server remarks (quoted): invariant: "Should have a category"',
  )
})
