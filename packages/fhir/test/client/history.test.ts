import { describe, expect, test } from 'vitest'
import { createFhirClient, type HistoryOptions, type HistoryScope, type ResourceType } from '../../src/index.ts'
import { rejectionOf, startServer } from '../local-server.ts'

async function withHistory(body: unknown) {
  const server = await startServer(() => ({ body }))
  const fhir = createFhirClient({ fhirBaseUrl: `${server.origin}/fhir`, allowLoopbackHttp: true })
  return { server, fhir, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}
const history = (entry?: unknown, more: object = {}) => ({ resourceType: 'Bundle', type: 'history', entry, ...more })
const version = (versionId: string, more: object = {}) => {
  return { resourceType: 'Patient', id: '1', meta: { versionId, lastUpdated: `2024-01-0${versionId}` }, ...more }
}

describe('what is sent', () => {
  test.each<[HistoryScope, HistoryOptions, string]>([
    [{ resourceType: 'Patient', id: '1' }, {}, '/fhir/Patient/1/_history'],
    [{ resourceType: 'Patient' }, { count: 5 }, '/fhir/Patient/_history?_count=5'],
    [{}, { since: '2024-01-01T00:00:00+01:00' }, '/fhir/_history?_since=2024-01-01T00:00:00%2B01:00'],
    [{ resourceType: 'Patient', id: '1' }, { at: '2024' }, '/fhir/Patient/1/_history?_at=2024'],
  ])('the history of %j with %j', async (scope, options, url) => {
    await using local = await withHistory(history())
    const { entries } = await local.fhir.history(scope, options)
    expect(entries).toEqual([])
    expect(local.server.seen).toMatchObject([{ method: 'GET', url }])
  })

  test.each<[unknown, string]>([
    [{ resourceType: 'Patient', id: '..' }, 'fhir/invalid-id'],
    [{ resourceType: 'Patient', id: '1/../2' }, 'fhir/invalid-id'],
    [{ resourceType: 'Patient/1' }, 'fhir/rejected'],
    [{ resourceType: '..' }, 'fhir/rejected'],
    [{ id: '1' }, 'fhir/rejected'],
  ])('the history of %j is never asked for', async (scope, code) => {
    await using local = await withHistory(history())
    expect(await rejectionOf(local.fhir.history(scope as HistoryScope))).toMatchObject({ code })
    expect(local.server.seen).toEqual([])
  })

  test('a version is read by its id, which is one path segment', async () => {
    await using local = await withHistory(version('2'))
    const read = await local.fhir.vread('Patient', '1', '2')
    expect(read).toMatchObject({ request: 'GET /Patient/1/_history/2', versionId: '2', resource: { id: '1' } })
    expect(local.server.seen.map(({ url }) => url)).toEqual(['/fhir/Patient/1/_history/2'])
    const calls: [string, string, string][] = [
      ['Patient', '1', '..'],
      ['Patient', '1', '2/../../3'],
      ['Patient', '..', '2'],
      ['Patients', '1', '2'],
    ]
    for (const [type, id, vid] of calls) await rejectionOf(local.fhir.vread(type as ResourceType, id, vid))
    expect(local.server.seen).toHaveLength(1)
  })
})

describe('what comes back', () => {
  test('versions and deletions, newest first, with where there are more', async () => {
    const entry = [
      {
        fullUrl: 'http://h/fhir/Patient/1',
        request: { method: 'DELETE', url: 'Patient/1' },
        response: { status: '204', etag: 'W/"3"', lastModified: '2024-01-03T00:00:00Z' },
      },
      { resource: version('2'), request: { method: 'PUT', url: 'Patient/1' }, response: { status: '200' } },
      { resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'incomplete' }] } },
      { resource: version('1'), request: { method: 'POST', url: 'Patient' } },
    ]
    const link = [
      { relation: 'self', url: 'http://h/self' },
      { relation: 'next', url: 'http://h/fhir/next' },
    ]
    await using local = await withHistory(history(entry, { total: 3, link }))
    const { entries, issues, next, total } = await local.fhir.history({ resourceType: 'Patient', id: '1' })
    const patient = { resourceType: 'Patient', id: '1' }
    expect(entries).toEqual([
      { ...patient, method: 'DELETE', deleted: true, versionId: '3', lastModified: '2024-01-03T00:00:00Z' },
      { ...patient, method: 'PUT', deleted: false, versionId: '2', lastModified: '2024-01-02', resource: version('2') },
      {
        ...patient,
        method: 'POST',
        deleted: false,
        versionId: '1',
        lastModified: '2024-01-01',
        resource: version('1'),
      },
    ])
    expect(issues).toEqual([{ severity: 'warning', code: 'incomplete' }])
    expect({ next, total }).toEqual({ next: 'http://h/fhir/next', total: 3 })
  })

  test('a deletion names its record by either URL, of any type in the history of the server', async () => {
    const entry = [
      { request: { method: 'DELETE', url: 'Observation/o1' } },
      { fullUrl: 'http://h/fhir/Goal/g1', request: { method: 'DELETE', url: 'http://h/fhir/Goal/g1/_history/4' } },
    ]
    await using local = await withHistory(history(entry))
    const { entries } = await local.fhir.history({})
    expect(entries.map(({ resourceType, id }) => `${resourceType}/${id}`)).toEqual(['Observation/o1', 'Goal/g1'])
  })

  test.each<[string, unknown, HistoryScope]>([
    ['another record', history([{ resource: version('1', { id: '2' }) }]), { resourceType: 'Patient', id: '1' }],
    ['another type', history([{ resource: { resourceType: 'Goal', id: '1' } }]), { resourceType: 'Patient' }],
    [
      'a deletion of another record',
      history([{ request: { method: 'DELETE', url: 'Patient/2' } }]),
      { resourceType: 'Patient', id: '1' },
    ],
    [
      'a record without an id',
      history([{ resource: { resourceType: 'Patient' } }]),
      { resourceType: 'Patient', id: '1' },
    ],
    ['a deletion that names no record', history([{ request: { method: 'DELETE' } }]), { resourceType: 'Patient' }],
    ['null', history([null]), { resourceType: 'Patient', id: '1' }],
    ['entries that are no list', history({}), {}],
    ['a searchset', { resourceType: 'Bundle', type: 'searchset' }, {}],
    ['a record', version('1'), { resourceType: 'Patient', id: '1' }],
  ])('a history with %s is malformed', async (_, body, scope) => {
    await using local = await withHistory(body)
    expect(await rejectionOf(local.fhir.history(scope))).toMatchObject({ code: 'fhir/malformed', status: 200 })
  })

  test('another version than the one asked for is malformed', async () => {
    await using local = await withHistory(version('3'))
    expect(await rejectionOf(local.fhir.vread('Patient', '1', '2'))).toMatchObject({ code: 'fhir/malformed' })
  })
})

describe('further pages', () => {
  test('are followed within the base, and judged like the first', async () => {
    await using local = await withHistory(history([{ resource: version('1') }]))
    const scope = { resourceType: 'Patient', id: '1' } as const
    const page = await local.fhir.historyPage(`${local.server.origin}/fhir?page=2`, scope)
    expect(page).toMatchObject({ request: 'GET ?page=2', entries: [{ versionId: '1' }] })
    const other = local.fhir.historyPage(`${local.server.origin}/fhir?page=2`, { resourceType: 'Patient', id: '2' })
    expect(await rejectionOf(other)).toMatchObject({ code: 'fhir/malformed' })
    const away = local.fhir.historyPage(`${local.server.origin}/other?page=2`)
    expect(await rejectionOf(away)).toMatchObject({ code: 'fhir/foreign-redirect' })
    expect(local.server.seen.map(({ url }) => url)).toEqual(['/fhir?page=2', '/fhir?page=2'])
  })
})
