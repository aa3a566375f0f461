import { expect, test } from 'vitest'
import { createFhirClient } from '../../../../packages/fhir/src/index.ts'
import { runningServer } from './running-server.ts'

const server = runningServer()
const client = () => createFhirClient({ fhirBaseUrl: server.url, allowLoopbackHttp: true })
const system = 'urn:example:client'
const identified = (value: string) => ({ identifier: `${system}|${value}` })
const basic = (value: string, code: string) => ({
  resourceType: 'Basic' as const,
  identifier: [{ system, value }],
  code: { text: code },
})

test('creates what no record matches, and leaves the one that does', async () => {
  const fhir = client()
  const first = await fhir.create(basic('create', 'first'), { ifNoneExist: identified('create') })
  expect(first).toMatchObject({ created: true, status: 201, versionId: '1' })
  const second = await fhir.create(basic('create', 'second'), { ifNoneExist: identified('create') })
  expect(second).toMatchObject({ created: false, resource: { id: first.resource.id } })
  const found = await fhir.searchPairs('Basic', identified('create'))
  expect(found.resource.entry).toMatchObject([{ resource: { code: { text: 'first' } } }])
})

test('updates by a search: creates where nothing matches, replaces the one that does', async () => {
  const fhir = client()
  const made = await fhir.updateWhere(basic('update', 'first'), identified('update'))
  expect(made).toMatchObject({ created: true })
  const replaced = await fhir.updateWhere(basic('update', 'second'), identified('update'))
  expect(replaced).toMatchObject({ created: false, versionId: '2', resource: { id: made.resource.id } })
})

test('patches and deletes what a search finds, and says where it finds nothing', async () => {
  const fhir = client()
  const { resource } = await fhir.create(basic('patch', 'first'))
  const operations = [{ op: 'replace' as const, path: '/code/text', value: 'patched' }]
  const patched = await fhir.patchWhere('Basic', identified('patch'), operations)
  expect(patched).toMatchObject({ versionId: '2', resource: { id: resource.id } })
  await expect(fhir.patchWhere('Basic', identified('nobody'), operations)).rejects.toMatchObject({ name: 'FhirError' })
  await fhir.deleteWhere('Basic', identified('patch'))
  await expect(fhir.read('Basic', resource.id ?? '')).rejects.toMatchObject({ code: 'fhir/gone' })
})

test('lists what changed on the whole server, since an instant and as it was at one', async () => {
  const fhir = client()
  const before = new Date(Date.now() - 1).toISOString()
  const { resource } = await fhir.create(basic('history', 'first'))
  const id = resource.id ?? ''
  await fhir.update({ ...basic('history', 'second'), id }, { ifMatch: '1' })
  const { entries } = await fhir.history({}, { since: before, count: 50 })
  const own = entries.filter((entry) => entry.id === id)
  expect(own.map(({ versionId, method }) => [versionId, method])).toEqual([
    ['2', 'PUT'],
    ['1', 'POST'],
  ])
  const future = new Date(Date.now() + 3_600_000).toISOString()
  expect((await fhir.history({}, { since: future })).entries).toEqual([])
  const now = await fhir.history({ resourceType: 'Basic', id }, { at: future })
  expect(now.entries.map(({ versionId }) => versionId)).toEqual(['2'])
  const page = await fhir.history({}, { count: 1 })
  expect(page.entries).toHaveLength(1)
  expect((await fhir.historyPage(page.next ?? '')).entries).toHaveLength(1)
})
