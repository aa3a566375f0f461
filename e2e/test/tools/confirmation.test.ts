import { setTimeout as sleep } from 'node:timers/promises'
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
const where = `Sandbox EHR (${new URL(stack.facts.urls.fhir).host})`
const people = new People(stack.facts)
afterAll(() => people.close())

const idOf = ({ structured }: { structured: Record<string, unknown> }) =>
  String(structured.reference).split('/')[1] ?? ''
const create = async (client: Connected) => idOf(await client.call('fhir_create', { resource: observation(own, 71) }))
const rateOf = async (client: Connected, id: string) => {
  const { structured } = await client.call('fhir_read', { type: 'Observation', id })
  return (structured.resource as ReturnType<typeof observation>).valueQuantity.value
}

/** Writes that reached the platform; it is asked to validate each of them too. */
const writesAmong = (requests: { method: string; path: string }[]) =>
  requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$validate'))

/** Longer than an idle object stays awake in the local runtime. */
const hibernatesAfterMs = 12_000

// Clients of both eras that can put a question to the person: HTTP+SSE asks by a request of the server's, 2026-07-28 by
// an answer that asks for input.
describe.each(['sse', 'mcp-2026'] as const)('a client over %s that can ask the person', (kind) => {
  const questions: string[] = []
  let answer: () => Promise<boolean | undefined> = async () => true
  let client: Connected
  let id = ''
  beforeAll(async () => {
    const put = (question: string) => {
      questions.push(question)
      return answer()
    }
    client = await people.connect(kind, 'practitioner', { answer: put })
    id = await create(client)
  })

  test('asks before a change, and makes it once the person agrees', async () => {
    questions.length = 0
    answer = async () => true
    const args = { id, versionId: '1', resource: observation(own, 72) }
    const { result, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_update', args))
    expect(questions).toEqual([
      `Replace Observation/${id} (version 1) of Patient/${own} at ${where}?\n- changed Observation.valueQuantity.value: 71 → 72`,
    ])
    expect(result.structured).toEqual({ reference: `Observation/${id}`, versionId: '2', done: 'replaced' })
    expect(writesAmong(requests)).toMatchObject([{ method: 'PUT', path: `Observation/${id}` }])
  })

  test.each([
    ['declines', false],
    ['closes the question', undefined],
  ])('changes nothing where the person %s', async (_how, said) => {
    answer = async () => said
    const patch = [{ op: 'replace', path: '/valueQuantity/value', value: 99 }]
    const args = { type: 'Observation', id, versionId: '2', patch }
    const { result, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_patch', args))
    expect(result.text).toContain('The person did not agree, so nothing was changed.')
    expect(result.text).toContain('[write/declined]')
    expect(writesAmong(requests)).toEqual([])
    expect(await rateOf(client, id)).toBe(72)
  })

  test('waits for a person who takes longer than an idle object stays awake', async () => {
    answer = async () => {
      await sleep(hibernatesAfterMs)
      return true
    }
    const patch = [{ op: 'replace', path: '/valueQuantity/value', value: 73 }]
    const patched = await client.call('fhir_patch', { type: 'Observation', id, versionId: '2', patch })
    expect(patched.structured).toMatchObject({ reference: `Observation/${id}`, versionId: '3', done: 'patched' })
    expect(await rateOf(client, id)).toBe(73)
  })

  test('leaves a row of the question, of the attempt and of its end', async () => {
    // What is proposed is validated by the platform each time before the person is asked.
    const asked = [
      ['outcome', null],
      ['outcome', 'write/unconfirmed'],
    ]
    const declined = [...asked, ['outcome', 'write/declined']]
    const expected = [...declined, ...declined, ...asked, ['attempt', null], ['outcome', null]]
    const patchesOf = (found: AuditRow[]) => found.filter(({ tool }) => tool === 'fhir_patch')
    const rows = await auditRowsOf(stack.facts, client.clientId, (found) => patchesOf(found).length >= expected.length)
    expect(patchesOf(rows).map(({ phase, code }) => [phase, code])).toEqual(expected)
  })
})

describe.each(kinds)('a client over %s that cannot ask', (kind) => {
  let client: Connected
  let id = ''
  beforeAll(async () => {
    client = await people.connect(kind, 'practitioner')
    id = await create(client)
  })

  test('shows the change to its agent, and makes it when it is called again', async () => {
    const args = { id, versionId: '1', resource: observation(own, 72) }
    const shown = await client.call('fhir_update', args)
    expect(shown.isError).toBe(false)
    expect(shown.structured).toMatchObject({
      done: 'nothing yet',
      changes: ['changed Observation.valueQuantity.value: 71 → 72'],
      confirm: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(await rateOf(client, id)).toBe(71)
    const made = await client.call('fhir_update', { ...args, confirm: shown.structured.confirm })
    expect(made.structured).toEqual({ reference: `Observation/${id}`, versionId: '2', done: 'replaced' })
    const again = await client.call('fhir_update', { ...args, confirm: shown.structured.confirm })
    expect(again.text).toContain('[write/confirmation-invalid]')
  })

  test('makes one change of a confirmation that comes several times at once', async () => {
    const patch = [{ op: 'replace', path: '/valueQuantity/value', value: 73 }]
    const args = { type: 'Observation', id, versionId: '2', patch }
    const { confirm } = (await client.call('fhir_patch', args)).structured
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      Promise.all(Array.from({ length: 4 }, () => client.call('fhir_patch', { ...args, confirm }))),
    )
    expect(result.filter(({ isError }) => !isError)).toHaveLength(1)
    expect(writesAmong(requests)).toMatchObject([{ method: 'PATCH', path: `Observation/${id}` }])
  })

  test('creates one record of a key that comes several times at once', async () => {
    const args = { resource: observation(own, 80), idempotencyKey: `once-${kind}-${id}`.slice(0, 64) }
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      Promise.all(Array.from({ length: 4 }, () => client.call('fhir_create', args))),
    )
    expect(writesAmong(requests)).toEqual([{ method: 'POST', path: 'Observation', status: 201 }])
    const [made] = result.filter(({ structured }) => structured.done === 'created')
    const again = await client.call('fhir_create', args)
    expect(again.structured).toEqual({ ...made?.structured, done: 'created before' })
  })
})

test('does not take the confirmation of another person’s session', async () => {
  const [one, other] = [await people.connect('mcp-2026', 'practitioner'), await people.connect('sse', 'practitioner2')]
  const id = await create(one)
  const args = { id, versionId: '1', resource: observation(own, 72) }
  const { confirm } = (await one.call('fhir_update', args)).structured
  const refused = await other.call('fhir_update', { ...args, confirm })
  expect(refused.text).toContain('[write/confirmation-invalid]')
  expect(await rateOf(one, id)).toBe(71)
  expect((await callAgreed(one, 'fhir_update', args)).structured.done).toBe('replaced')
})
