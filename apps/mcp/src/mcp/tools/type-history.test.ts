import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, observation, type Script } from '../../../test/call-stage.ts'

const version = (id: string, versionId: string): AnyResource => ({ ...observation(id), meta: { versionId } })
const put = (resource: AnyResource, method = 'PUT') => ({
  resource,
  request: { method, url: `${resource.resourceType}/${resource.id}` },
})
const deletion = (id: string) => ({
  request: { method: 'DELETE', url: `Observation/${id}` },
  response: { status: '204', etag: 'W/"4"', lastModified: '2026-11-04T09:00:00Z' },
})
const bundle = (type: string, entry: object[]) => ({
  body: { resourceType: 'Bundle', type, total: entry.length, entry },
})

/** A server with such a history of the type and such records, of which others were deleted unless it answers otherwise. */
const ofType = (entry: object[], now: readonly AnyResource[], status = 410): Pick<Script, 'fhir'> => ({
  fhir: ({ path }) => {
    if (path.includes('_history')) return bundle('history', entry)
    const found = now.map((resource) => ({ resource, search: { mode: 'match' } }))
    return path.includes('?_id=') ? bundle('searchset', found) : { status }
  },
})

const ofTwo = [put(version('o1', '2')), put(observation('o2')), put(version('o1', '1'), 'POST')]

/** Releases so many of the records that it is asked about. */
function releasing(allowed: readonly boolean[]): Pick<Script, 'releases'> {
  let asked = 0
  return { releases: () => allowed[asked++] ?? false }
}

test('lists what changed of a type, and no deletion: nothing tells whose record it was', async () => {
  const entry = [deletion('o9'), put(observation('o2', 'p2')), put(version('o1', '3'))]
  const now = [observation('o1'), observation('o2', 'p2')]
  const { answer, steps, records } = await callTool('fhir_history', { type: 'Observation' }, ofType(entry, now))
  expect(answer.data).toMatchObject({
    returned: 2,
    versions: [{ reference: 'Observation/o2' }, { reference: 'Observation/o1' }],
  })
  expect(answer.data).not.toHaveProperty('total')
  expect(answer.text).not.toContain('o9')
  expect(steps).toEqual([
    'admit history-type Observation',
    'GET /Observation/_history?_count=20',
    'GET /Observation?_id=o2,o1&_count=2',
    'release history-type Observation/o2 Observation/o1 Observation/o2 Observation/o1',
    'audit outcome',
  ])
  expect(records).toMatchObject([
    { disclosed: ['Observation/o2', 'Observation/o1'], query: '/Observation/_history?_count=20' },
  ])
})

test('shows in the history of a type no version of a record that is withheld now', async () => {
  const script = {
    ...ofType(ofTwo, [observation('o1'), observation('o2')]),
    ...releasing([true, true, true, false, true]),
  }
  const { answer, records } = await callTool('fhir_history', { type: 'Observation' }, script)
  expect(answer.data).toMatchObject({
    returned: 1,
    versions: [{ reference: 'Observation/o2' }],
    withheld: expect.stringContaining('policy'),
  })
  expect(answer.data).not.toHaveProperty('total')
  expect(answer.text).not.toContain('o1')
  expect(records).toMatchObject([{ disclosed: ['Observation/o2'], withheld: true }])
})

test('shows in the history of a type the versions of a record that was deleted since', async () => {
  const { answer, steps } = await callTool('fhir_history', { type: 'Observation' }, ofType(ofTwo, [observation('o2')]))
  expect(answer.data).toMatchObject({ returned: 3 })
  expect(steps.slice(2)).toEqual([
    'GET /Observation?_id=o1,o2&_count=2',
    'GET /Observation/o1',
    'release history-type Observation/o1 Observation/o2 Observation/o1 Observation/o2',
    'audit outcome',
  ])
})

test('shows no history of a type where the server says nothing of a record as it is now', async () => {
  const script = ofType(ofTwo, [observation('o2')], 403)
  const { answer } = await callTool('fhir_history', { type: 'Observation' }, script)
  expect(answer.text).toContain('[fhir/forbidden]')
})

test('asks for the records of a long history that a search does not list one by one, and shows no version of more than ten', async () => {
  const ids = Array.from({ length: 12 }, (_, index) => `o${index + 1}`)
  const script = ofType(
    ids.map((id) => put(observation(id))),
    [],
  )
  const { answer, requests } = await callTool('fhir_history', { type: 'Observation' }, script)
  expect(answer.data).toMatchObject({ returned: 10, withheld: expect.stringContaining('policy') })
  expect(requests).toHaveLength(2 + 10)
  expect(answer.text).not.toMatch(/o11|o12/)
})
