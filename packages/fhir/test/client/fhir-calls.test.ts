import { describe, expect, test } from 'vitest'
import { createFhirClient, type FhirClient, type FhirClientOptions, type ResourceType } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'

async function withServer(reply: Reply, path = '/fhir', options: Partial<FhirClientOptions> = {}) {
  const server = await startServer(() => reply)
  const fhir = createFhirClient({ fhirBaseUrl: server.origin + path, allowLoopbackHttp: true, ...options })
  return { server, fhir, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}
const patient = { resourceType: 'Patient', id: 'p.1' } as const
const bundle = { resourceType: 'Bundle', type: 'searchset' } as const

describe('what is sent', () => {
  test.each([
    ['/fhir', '/fhir/Patient/p.1'],
    ['/fhir/', '/fhir/Patient/p.1'],
    ['', '/Patient/p.1'],
    ['/', '/Patient/p.1'],
    ['/a/b/c/FHIR/R4/tenant-1/', '/a/b/c/FHIR/R4/tenant-1/Patient/p.1'],
  ])('a read below the base %j', async (base, url) => {
    await using local = await withServer({ body: patient }, base)
    const { request } = await local.fhir.read('Patient', 'p.1')
    expect(request).toBe('GET /Patient/p.1')
    expect(local.server.seen[0]).toMatchObject({ method: 'GET', url, headers: { accept: 'application/fhir+json' } })
    expect(local.server.seen[0]?.headers.authorization).toBeUndefined()
  })

  test.each(['..', '.', '', '../Observation/1', 'Patient/../x', 'a/b', 'a?b', 'a%2Fb', '1\n', 'x'.repeat(65), 'ä'])(
    'the id %j is never sent',
    async (id) => {
      await using local = await withServer({ body: patient })
      const { fhir } = local
      const raw = fhir.raw.GET('/Patient/{id}', { params: { path: { id } } })
      expect(await rejectionOf(raw)).toMatchObject({ code: 'fhir/invalid-id' })
      expect(await rejectionOf(fhir.read('Patient', id))).toMatchObject({ code: 'fhir/invalid-id' })
      expect(await rejectionOf(fhir.delete('Patient', id))).toMatchObject({ code: 'fhir/invalid-id' })
      const update = fhir.update({ resourceType: 'Patient', id }, { ifMatch: '1' })
      expect(await rejectionOf(update)).toMatchObject({ code: 'fhir/invalid-id' })
      const stale = fhir.update(patient, { ifMatch: id })
      expect(await rejectionOf(stale)).toMatchObject({ code: 'fhir/invalid-id' })
      expect(local.server.seen).toEqual([])
    },
  )

  test.each(['..', 'patient', 'Patient/../x', 'Resource', '$export', 'toString', 'Patient\n'])(
    'the type %j is never sent',
    async (name) => {
      await using local = await withServer({ body: patient })
      const resourceType = name as ResourceType
      expect(await rejectionOf(local.fhir.read(resourceType, '1'))).toMatchObject({ code: 'fhir/rejected' })
      expect(await rejectionOf(local.fhir.searchPairs(resourceType, {}))).toMatchObject({ code: 'fhir/rejected' })
      expect(await rejectionOf(local.fhir.create({ resourceType }))).toMatchObject({ code: 'fhir/rejected' })
      expect(local.server.seen).toEqual([])
    },
  )

  test('a search keeps order and repetition, encodes values and asks for strict handling', async () => {
    await using local = await withServer({ body: bundle })
    const { request } = await local.fhir.searchPairs('Observation', [
      ['date', 'ge2024-01-01'],
      ['code', 'http://loinc.org|1,2'],
      ['date', 'lt2025'],
      ['note&x', 'a b&c=#?%+'],
    ])
    const query = 'date=ge2024-01-01&code=http://loinc.org%7C1,2&date=lt2025&note%26x=a%20b%26c%3D%23%3F%25%2B'
    expect(request).toBe(`GET /Observation?${query}`)
    expect(local.server.seen[0]).toMatchObject({
      url: `/fhir/Observation?${query}`,
      headers: { prefer: 'handling=strict' },
    })
  })

  test('an array in a record repeats its name, and a search without parameters has no query', async () => {
    await using local = await withServer({ body: bundle })
    await local.fhir.searchPairs('Patient', { name: ['a', 'b'], _count: '5' })
    await local.fhir.searchPairs('Patient', {})
    expect(local.server.seen.map(({ url }) => url)).toEqual(['/fhir/Patient?name=a&name=b&_count=5', '/fhir/Patient'])
  })

  test('the token comes from its function once a call and stays off open servers', async () => {
    let asked = 0
    const smartAccessToken = async () => `token-${++asked}`
    await using local = await withServer({ body: patient }, '/fhir', { smartAccessToken })
    await local.fhir.read('Patient', 'p.1')
    await local.fhir.raw.GET('/Patient/{id}', { params: { path: { id: 'p.1' } } })
    expect(local.server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  test.each(['http://fhir.example/r4', 'http://127.0.0.1.evil.example', 'https://u:p@fhir.example', 'ftp://x', 'fhir'])(
    'the base %j is refused',
    (fhirBaseUrl) => {
      expect(() => createFhirClient({ fhirBaseUrl, allowLoopbackHttp: true })).toThrow(TypeError)
    },
  )

  test('plain HTTP is refused on loopback too unless allowed', () => {
    expect(() => createFhirClient({ fhirBaseUrl: 'http://127.0.0.1:1' })).toThrow(TypeError)
    expect(createFhirClient({ fhirBaseUrl: 'https://fhir.example/' }).fhirBaseUrl).toBe('https://fhir.example')
  })
})

describe('what comes back', () => {
  test('versions from the ETag', async () => {
    const headers = { etag: 'W/"7"', 'last-modified': 'Sun, 01 Nov 2026 10:00:00 GMT' }
    await using local = await withServer({ body: { ...patient, meta: { versionId: '6' } }, headers })
    expect(await local.fhir.read('Patient', 'p.1')).toMatchObject({
      status: 200,
      versionId: '7',
      lastModified: 'Sun, 01 Nov 2026 10:00:00 GMT',
    })
  })

  test('outcome entries of a search are its issues, not its records', async () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'not-supported' }] }
    const entry = [{ resource: patient }, { resource: outcome, search: { mode: 'outcome' } }]
    await using local = await withServer({ body: { ...bundle, total: 1, entry } })
    const page = await local.fhir.searchPairs('Patient', {})
    expect(page.resource.entry).toEqual([{ resource: patient }])
    expect(page.issues).toEqual([{ severity: 'warning', code: 'not-supported' }])
  })

  test.each([patient, { ...bundle, entry: {} }])(
    'a search that is answered with no Bundle is malformed',
    async (body) => {
      await using local = await withServer({ body })
      expect(await rejectionOf(local.fhir.searchPairs('Patient', {}))).toMatchObject({ code: 'fhir/malformed' })
    },
  )

  test('capabilities are read from /metadata', async () => {
    await using local = await withServer({ body: { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' } })
    expect((await local.fhir.capabilities()).resource.fhirVersion).toBe('4.0.1')
    expect(local.server.seen[0]?.url).toBe('/fhir/metadata')
  })
})

describe('writes', () => {
  test('a create asks for the representation and may be conditional', async () => {
    await using local = await withServer({ status: 201, body: patient, headers: { etag: 'W/"1"' } })
    const ifNoneExist = { identifier: 'urn:x|1 2' }
    const result = await local.fhir.create({ resourceType: 'Patient', active: true }, { ifNoneExist })
    expect(result).toMatchObject({ request: 'POST /Patient', status: 201, versionId: '1', resource: patient })
    expect(local.server.seen[0]).toMatchObject({
      method: 'POST',
      url: '/fhir/Patient',
      body: '{"resourceType":"Patient","active":true}',
      headers: {
        prefer: 'return=representation, handling=strict',
        'content-type': 'application/fhir+json',
        'if-none-exist': 'identifier=urn:x%7C1%202',
      },
    })
  })

  test.each<[string, (fhir: FhirClient) => Promise<{ status: number; created?: boolean }>]>([
    ['a create', (fhir) => fhir.create({ resourceType: 'Patient' })],
    ['an update', (fhir) => fhir.update({ resourceType: 'Patient', id: '1' }, { ifMatch: '1' })],
    ['an update by criteria', (fhir) => fhir.updateWhere({ resourceType: 'Patient' }, { name: 'a' })],
    ['a patch', (fhir) => fhir.patch('Patient', '1', [])],
    ['a patch by criteria', (fhir) => fhir.patchWhere('Patient', { name: 'a' }, [])],
    ['a deletion', (fhir) => fhir.delete('Patient', '1')],
    ['a deletion by criteria', (fhir) => fhir.deleteWhere('Patient', { name: 'a' })],
  ])('%s that a server has only accepted is told as status 202', async (_, call) => {
    await using local = await withServer({ status: 202, headers: { location: '/fhir/Patient/1' } })
    const { status, created = false } = await call(local.fhir)
    expect({ status, created }).toEqual({ status: 202, created: false })
  })

  test('a create that was accepted under no name yet is malformed, with its status', async () => {
    await using local = await withServer({ status: 202 })
    const error = await rejectionOf(local.fhir.create({ resourceType: 'Patient' }))
    expect(error).toMatchObject({ code: 'fhir/malformed', status: 202 })
  })

  test('a create answered without a body says what the server named, and no more', async () => {
    const headers = { location: 'http://h/fhir/Patient/77/_history/3', etag: 'W/"3"' }
    await using local = await withServer({ status: 201, headers })
    const { resource } = await local.fhir.create({ resourceType: 'Patient', active: true })
    expect(resource).toEqual({ resourceType: 'Patient', id: '77', meta: { versionId: '3' } })
  })

  test('a create that names nothing is malformed', async () => {
    await using local = await withServer({ status: 201 })
    expect(await rejectionOf(local.fhir.create({ resourceType: 'Patient' }))).toMatchObject({ code: 'fhir/malformed' })
  })

  test('an update is conditional on the version', async () => {
    await using local = await withServer({ body: patient })
    await local.fhir.update(patient, { ifMatch: '6' })
    expect(local.server.seen[0]).toMatchObject({
      method: 'PUT',
      url: '/fhir/Patient/p.1',
      headers: { 'if-match': 'W/"6"', prefer: 'return=representation' },
    })
  })

  test('an update answered with another record is malformed', async () => {
    await using local = await withServer({ body: { resourceType: 'Patient', id: 'other' } })
    const error = await rejectionOf(local.fhir.update(patient, { ifMatch: '6' }))
    expect(error).toMatchObject({ code: 'fhir/malformed' })
  })

  test('a delete may be conditional and need not answer a body', async () => {
    await using local = await withServer({ status: 204 })
    expect(await local.fhir.delete('Patient', 'p.1', { ifMatch: '2' })).toMatchObject({
      request: 'DELETE /Patient/p.1',
      status: 204,
    })
    expect(local.server.seen[0]).toMatchObject({ method: 'DELETE', headers: { 'if-match': 'W/"2"' } })
  })

  test('the typed client sends FHIR JSON and answers errors', async () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'invalid' }] }
    await using local = await withServer({ status: 422, body: outcome })
    const { error, response } = await local.fhir.raw.POST('/Patient', { body: { resourceType: 'Patient' } })
    expect(error).toEqual(outcome)
    expect(response.status).toBe(422)
    expect(local.server.seen[0]?.headers['content-type']).toBe('application/fhir+json')
  })
})
