import { describe, expect, test } from 'vitest'
import { type AnyResource, createFhirClient } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'

const bundleOf = (type: string, entry: unknown): AnyResource => ({ resourceType: 'Bundle', type, entry })
const request = (method: string, url: string) => ({ request: { method, url } })
const ok = { response: { status: '200 OK' } }

async function withServer(reply: Reply, path = '/fhir') {
  const told: string[] = []
  const server = await startServer(() => reply)
  const fhirBaseUrl = server.origin + path
  const fhir = createFhirClient({ fhirBaseUrl, allowLoopbackHttp: true, onRequest: (call) => told.push(call) })
  return { server, fhir, told, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test.each([
  ['/fhir', '/fhir'],
  ['', '/'],
])('a transaction is posted to the base %j itself', async (path, url) => {
  await using local = await withServer({ body: bundleOf('transaction-response', [ok]) }, path)
  const bundle = bundleOf('transaction', [{ resource: { resourceType: 'Patient' }, ...request('POST', 'Patient') }])
  const { request: told } = await local.fhir.transaction(bundle)
  expect([told, ...local.told]).toEqual(['POST /', 'POST /'])
  expect(local.server.seen).toMatchObject([
    {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/fhir+json', prefer: 'return=representation, handling=strict' },
      body: JSON.stringify(bundle),
    },
  ])
})

test('each answer tells what became of its request', async () => {
  const patient = { resourceType: 'Patient', id: '1' }
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'invalid' }] }
  const entry = [
    {
      response: {
        status: '201 Created',
        location: 'http://h/fhir/Patient/9/_history/1',
        etag: 'W/"1"',
        lastModified: '2024-01-01T00:00:00Z',
      },
    },
    { resource: patient, response: { status: '200' } },
    { response: { status: '422 Unprocessable Entity', outcome } },
    { resource: outcome, response: { status: '404' } },
    { resource: { resourceType: 'Patient', id: '2' }, response: { status: '200' } },
    { resource: patient },
    null,
    { response: { status: '204', location: '../..' } },
    { response: { status: '100 Continue' } },
  ]
  const requests = [
    request('POST', 'Patient'),
    request('GET', 'Patient/1'),
    request('PUT', 'Patient/1'),
    request('GET', 'Patient/404'),
    request('GET', 'Patient/1'),
    request('GET', 'Patient/1'),
    request('GET', 'Patient/1'),
    request('DELETE', 'Patient?identifier=x'),
    request('PUT', 'Patient/1'),
  ]
  await using local = await withServer({ body: bundleOf('batch-response', entry) })
  const { entries, issues } = await local.fhir.batch(bundleOf('batch', requests))
  const invalid = [{ severity: 'error', code: 'invalid' }]
  expect(entries).toEqual([
    { status: 201, reference: 'Patient/9', versionId: '1', lastModified: '2024-01-01T00:00:00Z', issues: [] },
    { status: 200, resource: patient, issues: [] },
    { status: 422, code: 'fhir/rejected', issues: invalid },
    { status: 404, code: 'fhir/not-found', issues: invalid },
    { status: 200, code: 'fhir/malformed', issues: [] },
    { code: 'fhir/malformed', issues: [] },
    { code: 'fhir/malformed', issues: [] },
    { status: 204, issues: [] },
    { status: 100, code: 'fhir/malformed', issues: [] },
  ])
  expect(issues).toEqual(invalid)
})

test.each<[string, string, string, boolean]>([
  ['GET', 'Patient?name=a', 'Bundle', true],
  ['GET', 'Patient?name=a', 'Patient', false],
  ['GET', 'Patient/1/_history/2', 'Patient', true],
  ['GET', 'Patient/1/_history/2', 'Goal', false],
  ['POST', 'Patient', 'Goal', false],
  ['PATCH', 'Patient/1', 'Patient', true],
  ['GET', 'metadata', 'CapabilityStatement', true],
  ['GET', 'Patient/1/$everything', 'Bundle', true],
])('%s %s may be answered with a %s: %s', async (method, url, resourceType, isRight) => {
  const entry = [{ resource: { resourceType, id: '1' }, ...ok }]
  await using local = await withServer({ body: bundleOf('batch-response', entry) })
  const { entries } = await local.fhir.batch(bundleOf('batch', [request(method, url)]))
  expect(entries[0]?.code).toBe(isRight ? undefined : 'fhir/malformed')
  expect(entries[0]?.resource?.resourceType).toBe(isRight ? resourceType : undefined)
})

test.each<[string, string, string, object, boolean]>([
  ['PUT', 'Observation/o2', 'Observation/other/_history/9', {}, false],
  ['PUT', 'Observation/o2', 'http://h/fhir/Observation/o2/_history/9', {}, true],
  ['PUT', 'Observation/o2', 'Patient/o2', {}, false],
  ['PUT', 'Observation?code=1', 'Observation/any/_history/1', {}, true],
  ['PUT', 'Observation?code=1', 'Patient/any', {}, false],
  ['PATCH', 'Observation/o2', 'Observation/other', {}, false],
  ['DELETE', 'Observation/o2', 'Observation/other/_history/3', {}, false],
  ['POST', 'Observation', 'Observation/new/_history/1', {}, true],
  ['POST', 'Observation', 'Patient/new/_history/1', {}, false],
  ['POST', 'Observation', 'Observation/new', { resource: { resourceType: 'Observation', id: 'new' } }, true],
  ['POST', 'Observation', 'Observation/new', { resource: { resourceType: 'Observation', id: 'old' } }, false],
  ['GET', 'Patient?name=a', 'Patient', { resource: { resourceType: 'Bundle' } }, true],
])('%s %s may be answered with the location %s and %j: %s', async (method, url, location, content, isRight) => {
  const entry = [{ ...content, response: { status: '200 OK', location, etag: 'W/"9"' } }]
  await using local = await withServer({ body: bundleOf('batch-response', entry) })
  const { entries } = await local.fhir.batch(bundleOf('batch', [request(method, url)]))
  if (isRight) expect(entries[0]).toMatchObject({ status: 200, versionId: '9' })
  else expect(entries).toEqual([{ status: 200, code: 'fhir/malformed', issues: [] }])
})

test('a transaction whose answer says that an entry failed is malformed at every entry', async () => {
  const failed = {
    response: { status: '422', outcome: { resourceType: 'OperationOutcome', issue: [{ code: 'value' }] } },
  }
  const made = { response: { status: '201', location: 'Patient/1/_history/1' } }
  await using local = await withServer({ body: bundleOf('transaction-response', [made, failed]) })
  const requests = [request('POST', 'Patient'), request('PUT', 'Patient/2')]
  const { entries } = await local.fhir.transaction(bundleOf('transaction', requests))
  expect(entries).toEqual([
    { status: 201, code: 'fhir/malformed', issues: [] },
    { status: 422, code: 'fhir/malformed', issues: [{ severity: 'error', code: 'value' }] },
  ])
})

test('a conflict of an entry is one of versions only where the entry names a version', async () => {
  const entry = Array.from({ length: 3 }, () => ({ response: { status: '409 Conflict' } }))
  await using local = await withServer({ body: bundleOf('batch-response', entry) })
  const versioned = { request: { method: 'PUT', url: 'Patient/1', ifMatch: 'W/"1"' } }
  const requests = [versioned, request('PUT', 'Patient/1'), request('DELETE', 'Patient/1')]
  const { entries } = await local.fhir.batch(bundleOf('batch', requests))
  expect(entries.map(({ code }) => code)).toEqual(['fhir/conflict', 'fhir/rejected', 'fhir/rejected'])
})

test('119 issues of a batch become 20, and one knows of the others', async () => {
  const outcome = (index: number) => ({
    resourceType: 'OperationOutcome',
    issue: [{ severity: index > 100 ? 'error' : 'warning', code: 'value', diagnostics: `${index} ${'x'.repeat(450)}` }],
  })
  const entry = Array.from({ length: 119 }, (_, index) => ({ response: { status: '400', outcome: outcome(index) } }))
  await using local = await withServer({ body: bundleOf('batch-response', entry) })
  const requests = Array.from({ length: 119 }, (_, index) => request('GET', `Patient/${index}`))
  const result = await local.fhir.batch(bundleOf('batch', requests))
  expect(result.issues).toHaveLength(20)
  expect(result.issues.slice(0, 18).every(({ severity }) => severity === 'error')).toBe(true)
  expect(result.moreIssues).toBe(99)
  expect(result.entries.flatMap(({ issues }) => issues)).toHaveLength(20)
})

describe('what is never sent', () => {
  const good = request('GET', 'Patient/1')
  test.each<[string, unknown]>([
    ['another resource', { resourceType: 'Patient' }],
    ['a batch as a transaction', bundleOf('batch', [good])],
    ['a Bundle without a type', { resourceType: 'Bundle', entry: [good] }],
    ['no entries', bundleOf('transaction', [])],
    ['an entry without a request', bundleOf('transaction', [good, { resource: { resourceType: 'Patient' } }])],
    ['an unknown method', bundleOf('transaction', [request('TRACE', 'Patient')])],
    ...[
      '',
      '/Patient',
      '//h/x',
      'http://h/Patient',
      'urn:uuid:1',
      '..',
      '../Patient',
      'Patient/..',
      'Patient/../../admin?x',
      'Patient/%2e%2e',
      'Patient\\1',
      'Patient/1 ',
      'Patient?a#b',
    ].map((url): [string, unknown] => [
      `the URL ${JSON.stringify(url)}`,
      bundleOf('transaction', [request('GET', url)]),
    ]),
  ])('%s', async (_, bundle) => {
    await using local = await withServer({ body: bundleOf('transaction-response', [ok]) })
    const error = await rejectionOf(local.fhir.transaction(bundle as AnyResource))
    expect(error).toMatchObject({ code: 'fhir/rejected' })
    expect(local.server.seen).toEqual([])
  })
})

test.each<[string, unknown]>([
  ['fewer answers', bundleOf('batch-response', [ok])],
  ['more answers', bundleOf('batch-response', [ok, ok, ok])],
  ['no answers', bundleOf('batch-response', undefined)],
  ['answers of another kind', bundleOf('transaction-response', [ok, ok])],
  ['the Bundle itself', bundleOf('batch', [request('GET', 'Patient/1'), request('GET', 'Patient/2')])],
  ['another resource', { resourceType: 'Patient', id: '1' }],
])('%s than requests are malformed', async (_, body) => {
  await using local = await withServer({ body })
  const bundle = bundleOf('batch', [request('GET', 'Patient/1'), request('GET', 'Patient/2')])
  expect(await rejectionOf(local.fhir.batch(bundle))).toMatchObject({ code: 'fhir/malformed', status: 200 })
})

test('a Bundle is sent twice only where it reads and no more', async () => {
  await using local = await withServer({ status: 503, headers: { 'retry-after': '0' } })
  const reads = bundleOf('batch', [request('GET', 'Patient/1'), request('GET', 'Patient/2')])
  expect(await rejectionOf(local.fhir.batch(reads))).toMatchObject({ code: 'fhir/unavailable', status: 503 })
  expect(local.server.seen).toHaveLength(3)
  const mixed = bundleOf('batch', [request('GET', 'Patient/1'), request('DELETE', 'Patient/2')])
  expect(await rejectionOf(local.fhir.batch(mixed))).toMatchObject({ code: 'fhir/unavailable' })
  expect(local.server.seen).toHaveLength(4)
})
