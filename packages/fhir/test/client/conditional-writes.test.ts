import { describe, expect, test } from 'vitest'
import {
  createFhirClient,
  type FhirClient,
  type JsonPatchOperation,
  type ResourceType,
  type SearchParams,
} from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'

const patient = { resourceType: 'Patient', id: '1' } as const
const operations: JsonPatchOperation[] = [{ op: 'replace', path: '/active', value: false }]
const identifier = { identifier: 'urn:x|1 2' }

async function withServer(reply: Reply = { body: patient }) {
  const server = await startServer(() => reply)
  const fhir = createFhirClient({ fhirBaseUrl: `${server.origin}/fhir`, allowLoopbackHttp: true })
  return { server, fhir, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

describe('updates', () => {
  test('without a version replace or create, and tell which', async () => {
    await using local = await withServer({ status: 201, body: patient, headers: { etag: 'W/"1"' } })
    expect(await local.fhir.update(patient, {})).toMatchObject({ created: true, versionId: '1', resource: patient })
    expect(local.server.seen).toMatchObject([{ method: 'PUT', url: '/fhir/Patient/1' }])
    expect(local.server.seen[0]?.headers['if-match']).toBeUndefined()
    await using replaced = await withServer()
    expect(await replaced.fhir.update(patient, {})).toMatchObject({ created: false })
  })

  test('by criteria are strict about them', async () => {
    await using local = await withServer({ status: 201, headers: { location: '/fhir/Patient/9/_history/1' } })
    const { request, created, resource } = await local.fhir.updateWhere({ resourceType: 'Patient' }, identifier)
    expect(request).toBe('PUT /Patient?identifier=urn:x%7C1%202')
    expect({ created, resource }).toEqual({ created: true, resource: { resourceType: 'Patient', id: '9' } })
    expect(local.server.seen).toMatchObject([
      {
        method: 'PUT',
        url: '/fhir/Patient?identifier=urn:x%7C1%202',
        headers: { prefer: 'return=representation, handling=strict' },
        body: '{"resourceType":"Patient"}',
      },
    ])
  })
})

describe('patches', () => {
  test('are JSON Patch, and conditional on the version where it is given', async () => {
    await using local = await withServer({ body: { ...patient, meta: { versionId: '7' } } })
    const result = await local.fhir.patch('Patient', '1', operations, { ifMatch: '6' })
    expect(result).toMatchObject({ request: 'PATCH /Patient/1', created: false, versionId: '7' })
    expect(local.server.seen).toMatchObject([
      {
        method: 'PATCH',
        url: '/fhir/Patient/1',
        headers: { 'content-type': 'application/json-patch+json', 'if-match': 'W/"6"' },
        body: '[{"op":"replace","path":"/active","value":false}]',
      },
    ])
    await local.fhir.patch('Patient', '1', operations)
    expect(local.server.seen[1]?.headers['if-match']).toBeUndefined()
  })

  test('by criteria are strict about them', async () => {
    await using local = await withServer()
    await local.fhir.patchWhere('Patient', identifier, operations)
    expect(local.server.seen).toMatchObject([
      {
        method: 'PATCH',
        url: '/fhir/Patient?identifier=urn:x%7C1%202',
        headers: { 'content-type': 'application/json-patch+json', prefer: 'return=representation, handling=strict' },
      },
    ])
  })

  test('answered with another record are malformed', async () => {
    await using local = await withServer({ body: { ...patient, id: '2' } })
    expect(await rejectionOf(local.fhir.patch('Patient', '1', operations))).toMatchObject({ code: 'fhir/malformed' })
    await using other = await withServer({ body: { resourceType: 'Goal', id: '1' } })
    const where = other.fhir.patchWhere('Patient', identifier, operations)
    expect(await rejectionOf(where)).toMatchObject({ code: 'fhir/malformed' })
  })
})

test('a deletion by criteria is strict about them', async () => {
  await using local = await withServer({ status: 204 })
  expect(await local.fhir.deleteWhere('Patient', identifier)).toMatchObject({
    request: 'DELETE /Patient?identifier=urn:x%7C1%202',
    status: 204,
  })
  expect(local.server.seen).toMatchObject([
    { method: 'DELETE', url: '/fhir/Patient?identifier=urn:x%7C1%202', headers: { prefer: 'handling=strict' } },
  ])
})

test('a conditional create tells whether there was a record already', async () => {
  await using local = await withServer({ status: 200, body: patient })
  const result = await local.fhir.create({ resourceType: 'Patient' }, { ifNoneExist: identifier })
  expect(result).toMatchObject({ created: false, resource: patient })
  const [{ headers } = { headers: {} }] = local.server.seen
  expect(headers).toMatchObject({
    'if-none-exist': 'identifier=urn:x%7C1%202',
    prefer: 'return=representation, handling=strict',
  })
})

describe('conditions', () => {
  const calls: [string, (fhir: FhirClient, params: SearchParams) => Promise<unknown>][] = [
    ['updateWhere', (fhir, params) => fhir.updateWhere({ resourceType: 'Patient' }, params)],
    ['patchWhere', (fhir, params) => fhir.patchWhere('Patient', params, operations)],
    ['deleteWhere', (fhir, params) => fhir.deleteWhere('Patient', params)],
    ['create', (fhir, params) => fhir.create({ resourceType: 'Patient' }, { ifNoneExist: params })],
  ]
  const conditions: SearchParams[] = [
    {},
    [],
    { identifier: '' },
    { identifier: ' ' },
    { identifier: [] },
    { '': 'x' },
    { _count: '1' },
    { identifier: 'x', _sort: 'name' },
    { identifier: 'x', name: '' },
    { '_include:iterate': 'Patient:organization' },
  ]
  test.each(calls)('that could mean every record are never sent by %s', async (_, call) => {
    await using local = await withServer()
    for (const params of conditions) {
      expect(await rejectionOf(call(local.fhir, params))).toMatchObject({ code: 'fhir/rejected' })
    }
    expect(local.server.seen).toEqual([])
  })
})

test('types and ids of writes stay one path segment', async () => {
  await using local = await withServer()
  const { fhir } = local
  const type = '../Patient' as ResourceType
  const calls = [
    fhir.patch('Patient', '..', operations),
    fhir.patch('Patient', '1/../2', operations),
    fhir.patch(type, '1', operations),
    fhir.patch('Patient', '1', operations, { ifMatch: '1"\r\nX: y' }),
    fhir.patchWhere(type, identifier, operations),
    fhir.updateWhere({ resourceType: type }, identifier),
    fhir.deleteWhere(type, identifier),
  ]
  const codes = await Promise.all(calls.map(async (call) => Reflect.get(Object(await rejectionOf(call)), 'code')))
  expect(new Set(codes)).toEqual(new Set(['fhir/invalid-id', 'fhir/rejected']))
  expect(local.server.seen).toEqual([])
})
