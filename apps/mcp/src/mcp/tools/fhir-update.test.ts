import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, observation, type Script } from '../../../test/call-stage.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const asked = { id: 'o1', versionId: '3', resource: fresh }

/** A platform that has this record, and takes every change. */
const holding =
  (stored: AnyResource, headers: Record<string, string> = {}): NonNullable<Script['fhir']> =>
  ({ method }) =>
    method === 'GET'
      ? { body: stored, headers }
      : { headers: { etag: 'W/"4"' }, body: { ...observation('o1'), meta: { versionId: '4' } } }

const steps = ['admit update Observation/o1 Patient/p1', 'GET /Observation/o1']
const refused = [...steps, 'release read Observation/o1 update Observation/o1 Observation/o1', 'audit outcome']
const replaced = [...refused.slice(0, -1), 'audit attempt', 'PUT /Observation/o1', 'audit outcome']

test.each(['2', '4', '30'])(
  'changes nothing for a caller who names version %s of a record at version 3',
  async (versionId) => {
    const { answer, records, ...call } = await callTool(
      'fhir_update',
      { ...asked, versionId },
      { fhir: holding(observation('o1')) },
    )
    expect(answer.text).toMatch(/^The record has changed since that version\..* \[fhir\/conflict\]$/)
    expect(call.steps).toEqual(refused)
    expect(records).toMatchObject([{ phase: 'outcome', code: 'fhir/conflict', disclosed: [] }])
  },
)

test('deletes nothing for a caller who names another version', async () => {
  const args = (versionId: string) => ({ type: 'Observation', id: 'o1', versionId })
  const other = await callTool('fhir_delete', args('2'), { fhir: holding(observation('o1')) })
  expect(other.answer.text).toContain('[fhir/conflict]')
  expect(other.requests.map(({ method }) => method)).toEqual(['GET'])
  const same = await callTool('fhir_delete', args('3'), { fhir: holding(observation('o1')) })
  expect(same.requests.map(({ method }) => method)).toEqual(['GET', 'DELETE'])
})

const unversioned: AnyResource = { ...fresh, id: 'o1' }

test.each(['W/"3"', '"3"'])(
  'reads and replaces a record whose version the platform names in the ETag %s alone',
  async (etag) => {
    const fhir = holding(unversioned, { etag })
    const read = await callTool('fhir_read', { type: 'Observation', id: 'o1' }, { fhir })
    expect(read.answer.data).toMatchObject({ versionId: '3', resource: { meta: { versionId: '3' } } })
    const { answer, requests } = await callTool('fhir_update', asked, { fhir })
    expect(answer.data).toEqual({ reference: 'Observation/o1', versionId: '4', done: 'replaced' })
    expect(requests.at(-1)?.headers.get('if-match')).toBe('W/"3"')
  },
)

test('replaces no record of which the platform names no version', async () => {
  const { answer, requests } = await callTool('fhir_update', asked, { fhir: holding(unversioned) })
  expect(answer.text).toContain('[fhir/conflict]')
  expect(requests.map(({ method }) => method)).toEqual(['GET'])
})

const narrative = (status: string) => ({ text: { status, div: '<div>Words of a person</div>' } })
const long = (length: number) => ({ note: [{ text: 'x'.repeat(length) }] })
const many = { component: Array.from({ length: 30 }, () => ({ code: { text: 'x'.repeat(900) } })) }
const attachment = { extension: [{ url: 'u', valueAttachment: { contentType: 'text/plain', data: 'QVRUQUNI' } }] }

test.each([
  ['the bytes of an attachment', attachment, 'Observation.extension.valueAttachment.data'],
  [
    'bytes of its own',
    { extension: [{ url: 'u', valueBase64Binary: 'QVRUQUNI' }] },
    'Observation.extension.valueBase64Binary',
  ],
  ['narrative with words of a person', narrative('additional'), 'Observation.text'],
  ['narrative of which nobody says whose it is', { text: { div: '<div>Words</div>' } }, 'Observation.text'],
  ['a text of 2,001 characters', long(2_001), 'Observation.note.text'],
  ['more elements than fhir_read shows', many, 'Observation.component'],
])('replaces no record with %s, which the caller could not have read', async (_what, elements, path) => {
  const { answer, records, ...call } = await callTool('fhir_update', asked, {
    fhir: holding({ ...observation('o1'), ...elements }),
  })
  expect(answer.text).toContain(
    `it was not changed. fhir_read leaves out ${path}. Use fhir_patch. [input/not-replaceable]`,
  )
  expect(answer.text).not.toMatch(/QVRU|Words of|xxx/)
  expect(call.steps).toEqual(refused)
  expect(records).toMatchObject([{ code: 'input/not-replaceable', phase: 'outcome', disclosed: [] }])
})

test.each([
  ['nothing more than was read', {}],
  ['generated narrative', narrative('generated')],
  ['a text of 2,000 characters', long(2_000)],
  ['sampled values', { valueQuantity: undefined, valueSampledData: { origin: { value: 0 }, data: '1 2 3' } }],
])('replaces a record with %s', async (_what, elements) => {
  const { answer, ...call } = await callTool('fhir_update', asked, {
    fhir: holding({ ...observation('o1'), ...elements }),
  })
  expect(answer.data).toEqual({ reference: 'Observation/o1', versionId: '4', done: 'replaced' })
  expect(call.steps).toEqual(replaced)
})

test('brings the line breaks of a text back unharmed', async () => {
  const note = [{ text: 'First line\nsecond\r\n\tthird' }]
  const fhir = holding({ ...observation('o1'), note })
  const read = await callTool('fhir_read', { type: 'Observation', id: 'o1' }, { fhir })
  const { resource } = read.answer.data as { resource: AnyResource }
  const { requests } = await callTool('fhir_update', { ...asked, resource }, { fhir })
  expect(JSON.parse(requests.at(-1)?.body ?? '')).toMatchObject({ note })
})
