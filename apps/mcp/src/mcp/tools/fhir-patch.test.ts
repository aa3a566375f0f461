import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, observation, type Script, withSmartPermissions } from '../../../test/call-stage.ts'

const bytes = 'QVRUQUNITUVOVA=='
const withAttachment: AnyResource = {
  ...observation('o1'),
  text: { status: 'additional', div: '<div xmlns="http://www.w3.org/1999/xhtml">Words of a person</div>' },
  extension: [{ url: 'http://example.org/scan', valueAttachment: { contentType: 'image/png', data: bytes } }],
}

const replace = (path: string, value: unknown) => ({ op: 'replace', path, value })
const args = (...patch: object[]) => ({ type: 'Observation', id: 'o1', versionId: '3', patch })
const heartRate = args({ op: 'test', path: '/status', value: 'final' }, replace('/valueQuantity/value', 72))

/** A platform that has this record, and takes every change. */
const holding =
  (stored: AnyResource): NonNullable<Script['fhir']> =>
  ({ method }) =>
    method === 'GET' ? { body: stored } : { headers: { etag: 'W/"4"' }, body: observation('o1') }
const script: Script = { fhir: holding(observation('o1')) }

const listing = (...codes: string[]) => ({
  rest: [{ mode: 'server', resource: [{ type: 'Observation', interaction: codes.map((code) => ({ code })) }] }],
})
const unlisted = 'The FHIR server does not say that it takes patches of Observation: the whole patched record was sent.'

test('sends the patch itself where the platform lists patches of the type', async () => {
  const { answer, steps, requests, records } = await callTool('fhir_patch', heartRate, {
    ...script,
    statement: listing('read', 'patch'),
  })
  expect(answer.data).toEqual({ done: 'patched', reference: 'Observation/o1', versionId: '4' })
  expect(steps).toEqual([
    'admit patch Observation/o1',
    'GET /Observation/o1',
    'release read Observation/o1 patch Observation/o1 Observation/o1',
    'audit attempt',
    'PATCH /Observation/o1',
    'audit outcome',
  ])
  const { headers, body } = requests.at(-1) ?? {}
  expect(headers?.get('if-match')).toBe('W/"3"')
  expect(headers?.get('content-type')).toBe('application/json-patch+json')
  expect(JSON.parse(body ?? '')).toEqual(heartRate.patch)
  expect(records.map(({ interaction, phase }) => [interaction, phase])).toEqual([
    ['patch', 'attempt'],
    ['patch', 'outcome'],
  ])
})

test.each([
  ['lists others', listing('read', 'update')],
  ['lists none', listing()],
  ['says nothing of itself', undefined],
])('sends the whole patched record, and says so, where the platform %s', async (_what, statement) => {
  const { answer, requests } = await callTool('fhir_patch', heartRate, { ...script, ...(statement && { statement }) })
  expect(answer.data).toEqual({ done: 'patched', reference: 'Observation/o1', versionId: '4', warnings: [unlisted] })
  const { method, path, headers, body } = requests.at(-1) ?? {}
  expect([method, path, headers?.get('if-match')]).toEqual(['PUT', '/Observation/o1', 'W/"3"'])
  expect(JSON.parse(body ?? '')).toEqual({ ...observation('o1'), valueQuantity: { value: 72, unit: '/min' } })
})

test('keeps what fhir_read does not show', async () => {
  const { answer, requests } = await callTool('fhir_patch', heartRate, { fhir: holding(withAttachment) })
  expect(answer.isError).toBe(false)
  const { text, extension } = JSON.parse(requests.at(-1)?.body ?? '') as AnyResource
  expect({ text, extension }).toEqual({ text: withAttachment.text, extension: withAttachment.extension })
})

test('moves no record to a patient for whom policy does not allow it', async () => {
  const asked: string[] = []
  const toAnother = args(replace('/subject/reference', 'Patient/p2'))
  let released = 0
  const { answer, steps, records } = await callTool('fhir_patch', toAnother, {
    ...script,
    // The third of the records that policy is asked about is the patched one.
    releases: (reference) => asked.push(reference) > 0 && ++released < 3,
  })
  expect(asked).toHaveLength(3)
  expect(answer.text).toContain('[authz/denied]')
  expect(steps).not.toContain('audit attempt')
  expect(records).toMatchObject([{ code: 'authz/denied', patients: ['Patient/p1', 'Patient/p2'], withheld: true }])
})

test('writes no reference that might mean a patient whom policy was not asked about', async () => {
  const unclear = args(replace('/subject', { identifier: { system: 'urn:example', value: '7' } }))
  const { answer, steps } = await callTool('fhir_patch', unclear, script)
  expect(answer.text).toContain('Write what subject means as a literal reference')
  expect(steps).not.toContain('audit attempt')
})

test('changes a record beside a reference that was unclear before, which policy knows', async () => {
  const stored = { ...observation('o1'), performer: [{ identifier: { system: 'urn:example', value: '7' } }] }
  const { answer } = await callTool('fhir_patch', heartRate, { fhir: holding(stored) })
  expect(answer.data?.done).toBe('patched')
  const another = args(replace('/performer/0/identifier/value', '8'))
  const refused = await callTool('fhir_patch', another, { fhir: holding(stored) })
  expect(refused.answer.text).toContain('Write what performer means as a literal reference')
})

test('changes nothing where a test does not hold', async () => {
  const { answer, steps, requests } = await callTool(
    'fhir_patch',
    args({ op: 'test', path: '/status', value: 'amended' }, replace('/valueQuantity/value', 72)),
    script,
  )
  expect(answer.text).toContain('patch.0: the record is not as this test says at its path. Read the record again.')
  expect(steps).not.toContain('audit attempt')
  expect(requests.map(({ method }) => method)).toEqual(['GET'])
})

test('changes no other version than the one that was read', async () => {
  const { answer, requests } = await callTool('fhir_patch', { ...heartRate, versionId: '2' }, script)
  expect(answer.text).toContain('[fhir/conflict]')
  expect(requests.map(({ method }) => method)).toEqual(['GET'])
})

test.each([
  ['cds', 'Missing: u on Observation.'],
  ['cuds', 'Missing: r on Observation.'],
])('needs the scopes to update and to read: "%s" is not enough', async (letters, words) => {
  const { answer, requests } = await callTool('fhir_patch', heartRate, {
    ...script,
    caller: withSmartPermissions('*', letters),
  })
  expect(answer.text).toContain(`${words} [smart/scope-missing]`)
  expect(requests).toEqual([])
})

test.each<[string, object, string]>([
  ['no operation', args(), 'patch: '],
  ['51 operations', args(...Array.from({ length: 51 }, () => replace('/status', 'final'))), 'patch: '],
  ['another id', args(replace('/id', 'o2')), 'patch.0: id, resourceType, versionId and meta as a whole'],
  [
    'a path that is none',
    args(replace('/status', 'final'), replace('status', 'x')),
    'patch.1: a path is a JSON Pointer',
  ],
  ['an unknown operation', args({ op: 'merge', path: '/status', value: 'x' }), 'patch.0.op: '],
  ['no value', args({ op: 'add', path: '/status' }), 'patch.0: "value" belongs to add, replace and test'],
  ['no version', { ...heartRate, versionId: undefined }, 'versionId: '],
])('asks nobody anything when it is given %s', async (_what, given, words) => {
  const { answer, steps } = await callTool('fhir_patch', given, script)
  expect(answer.text).toContain(words)
  expect(answer.text).toContain('[input/invalid]')
  expect(steps).toEqual(['audit outcome'])
})

test('sends the operations as they were given', async () => {
  const { requests } = await callTool('fhir_patch', args({ op: 'remove', path: '/valueQuantity' }), {
    ...script,
    statement: listing('patch'),
  })
  expect(JSON.parse(requests.at(-1)?.body ?? '')).toEqual([{ op: 'remove', path: '/valueQuantity' }])
})

const precise = JSON.stringify(observation('o1')).replace('"value":68', '"value":68.00')
const raw: NonNullable<Script['fhir']> = ({ method }) =>
  method === 'GET' ? { body: precise } : { headers: { etag: 'W/"4"' }, body: observation('o1') }
const setStatus = args(replace('/status', 'amended'))

test('sends no whole record whose numbers would come back as others, and a patch of it all the same', async () => {
  const whole = await callTool('fhir_patch', setStatus, { fhir: raw })
  expect(whole.answer.text).toContain('[input/not-replaceable]')
  expect(whole.requests.map(({ method }) => method)).toEqual(['GET'])
  const update = { id: 'o1', versionId: '3', resource: observation('o1') }
  expect((await callTool('fhir_update', update, { fhir: raw })).answer.text).toContain('[input/not-replaceable]')
  const patched = await callTool('fhir_patch', setStatus, { fhir: raw, statement: listing('read', 'patch') })
  expect(patched.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH'])
})
