import type { Parameters } from 'fhir/r4'
import { expect, test } from 'vitest'
import { createFhirClient, type OperationCall } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'

const parameters = (...parameter: Parameters['parameter'] & object): Parameters => ({
  resourceType: 'Parameters',
  parameter,
})

async function withServer(reply: Reply = { body: { resourceType: 'Bundle', type: 'searchset' } }) {
  const server = await startServer(() => reply)
  const fhir = createFhirClient({ fhirBaseUrl: `${server.origin}/fhir`, allowLoopbackHttp: true })
  return { server, fhir, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test.each<[OperationCall, string]>([
  [{ name: 'convert' }, '/fhir/$convert'],
  [{ name: 'lastn', resourceType: 'Observation' }, '/fhir/Observation/$lastn'],
  [{ name: 'everything', resourceType: 'Patient', id: '1' }, '/fhir/Patient/1/$everything'],
  [
    { name: 'validate-code', resourceType: 'ValueSet', id: '1', versionId: '2' },
    '/fhir/ValueSet/1/_history/2/$validate-code',
  ],
])('%j is asked of its level', async (call, url) => {
  await using local = await withServer()
  const { resource, request } = await local.fhir.operation(call)
  expect(resource?.resourceType).toBe('Bundle')
  expect(request).toBe(`GET ${url.slice('/fhir'.length)}`)
  expect(local.server.seen).toMatchObject([{ method: 'GET', url }])
})

test('primitives are a query, repeated where they repeat', async () => {
  await using local = await withServer()
  const given = parameters(
    { name: 'url', valueUri: 'http://x/vs?a=1&b' },
    { name: 'count', valueInteger: 10 },
    { name: 'activeOnly', valueBoolean: false },
    { name: 'designation', valueString: 'a b' },
    { name: 'designation', valueString: 'c' },
  )
  await local.fhir.operation({ name: 'expand', resourceType: 'ValueSet', parameters: given })
  const query = 'url=http://x/vs%3Fa%3D1%26b&count=10&activeOnly=false&designation=a%20b&designation=c'
  expect(local.server.seen).toMatchObject([{ method: 'GET', url: `/fhir/ValueSet/$expand?${query}`, body: '' }])
})

test.each<[string, Parameters, OperationCall['method']]>([
  ['a data type', parameters({ name: 'coding', valueCoding: { code: 'a' } }), undefined],
  ['a resource', parameters({ name: 'valueSet', resource: { resourceType: 'ValueSet', id: 'x' } }), undefined],
  ['parts', parameters({ name: 'dependency', part: [{ name: 'element', valueUri: 'urn:x' }] }), undefined],
  ['more than 4,000 characters', parameters({ name: 'filter', valueString: 'x'.repeat(4_000) }), undefined],
  ['what the caller wants there', parameters({ name: 'filter', valueString: 'x' }), 'POST'],
])('%s is posted as Parameters', async (_, given, method) => {
  await using local = await withServer()
  const call = { name: 'expand', resourceType: 'ValueSet', parameters: given } as const
  const { request } = await local.fhir.operation(method === undefined ? call : { ...call, method })
  expect(request).toBe('POST /ValueSet/$expand')
  expect(local.server.seen).toMatchObject([
    {
      method: 'POST',
      url: '/fhir/ValueSet/$expand',
      body: JSON.stringify(given),
      headers: { 'content-type': 'application/fhir+json' },
    },
  ])
})

test('a post without parameters has an empty resource', async () => {
  await using local = await withServer()
  await local.fhir.operation({ name: 'summary', resourceType: 'Patient', id: '1', method: 'POST' })
  expect(local.server.seen[0]?.body).toBe('{"resourceType":"Parameters"}')
})

test('an operation may answer nothing', async () => {
  await using local = await withServer({ status: 204 })
  const result = await local.fhir.operation({ name: 'validate', resourceType: 'Patient', id: '1' })
  expect(result).toEqual({ request: 'GET /Patient/1/$validate', status: 204, issues: [] })
})

test('the issues of an answered OperationOutcome are told', async () => {
  const body = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'value' }] }
  await using local = await withServer({ body })
  const result = await local.fhir.operation({ name: 'validate', resourceType: 'Patient', id: '1' })
  expect(result).toMatchObject({ resource: body, issues: [{ severity: 'warning', code: 'value' }] })
})

test.each<[unknown, string]>([
  ...['', '$everything', 'Everything', '../x', 'a/b', 'a?b', 'a%2f', '..', 'a\n', 'x'.repeat(65), 7].map(
    (name): [unknown, string] => [{ name, resourceType: 'Patient', id: '1' }, 'fhir/rejected'],
  ),
  [{ name: 'everything', resourceType: '../Patient', id: '1' }, 'fhir/rejected'],
  [{ name: 'everything', resourceType: 'Patient', id: '..' }, 'fhir/invalid-id'],
  [{ name: 'everything', resourceType: 'Patient', id: '1', versionId: '../2' }, 'fhir/invalid-id'],
  [{ name: 'everything', id: '1' }, 'fhir/rejected'],
  [{ name: 'everything', resourceType: 'Patient', versionId: '1' }, 'fhir/rejected'],
  [{ name: 'everything', parameters: { resourceType: 'Patient' } }, 'fhir/rejected'],
  [
    { name: 'lookup', method: 'GET', parameters: parameters({ name: 'coding', valueCoding: { code: 'a' } }) },
    'fhir/rejected',
  ],
])('%j is never sent', async (call, code) => {
  await using local = await withServer()
  expect(await rejectionOf(local.fhir.operation(call as OperationCall))).toMatchObject({ code })
  expect(local.server.seen).toEqual([])
})

test('a post is never sent twice, a GET may be', async () => {
  await using local = await withServer({ status: 503, headers: { 'retry-after': '0' } })
  const call = { name: 'summary', resourceType: 'Patient', id: '1' } as const
  expect(await rejectionOf(local.fhir.operation({ ...call, method: 'POST' }))).toMatchObject({
    code: 'fhir/unavailable',
  })
  expect(local.server.seen).toHaveLength(1)
  expect(await rejectionOf(local.fhir.operation(call))).toMatchObject({ code: 'fhir/unavailable' })
  expect(local.server.seen).toHaveLength(4)
})
