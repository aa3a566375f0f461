import { describe, expect, test } from 'vitest'
import { createFhirClient } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'

const bundle = { resourceType: 'Bundle', type: 'searchset' }

async function withServer(reply: (count: number) => Reply = () => ({ body: bundle })) {
  const told: string[] = []
  const server = await startServer((_, count) => reply(count))
  const fhirBaseUrl = `${server.origin}/fhir`
  const fhir = createFhirClient({ fhirBaseUrl, allowLoopbackHttp: true, onRequest: (request) => told.push(request) })
  return { server, fhir, told, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('a search by form has its parameters in the body and, for the record, in what is told of it', async () => {
  await using local = await withServer()
  const params = [
    ['patient', 'p 1'],
    ['code', 'http://loinc.org|1,2'],
    ['code', 'a+b&c=d'],
  ] as const
  const { request } = await local.fhir.searchPairs('Observation', params, { form: true })
  const query = 'patient=p%201&code=http://loinc.org%7C1,2&code=a%2Bb%26c%3Dd'
  expect(request).toBe(`POST /Observation/_search?${query}`)
  expect(local.told).toEqual([request])
  expect(local.server.seen).toMatchObject([
    {
      method: 'POST',
      url: '/fhir/Observation/_search',
      body: query,
      headers: { 'content-type': 'application/x-www-form-urlencoded', prefer: 'handling=strict' },
    },
  ])
  expect([...new URLSearchParams(local.server.seen[0]?.body)]).toEqual(params)
})

test('a URL of 4,000 characters is sent, a longer one becomes a form', async () => {
  await using local = await withServer()
  const room = 4_000 - `${local.fhir.fhirBaseUrl}/Observation?_id=`.length
  const inUrl = await local.fhir.searchPairs('Observation', { _id: 'x'.repeat(room) })
  const inBody = await local.fhir.searchPairs('Observation', { _id: 'x'.repeat(room + 1) })
  const [get, post] = local.server.seen
  expect([inUrl.form, inBody.form]).toEqual([undefined, true])
  expect(get?.method).toBe('GET')
  expect(local.server.origin.length + (get?.url.length ?? 0)).toBe(4_000)
  expect(post).toMatchObject({ method: 'POST', url: '/fhir/Observation/_search', body: `_id=${'x'.repeat(room + 1)}` })
})

test('a form without parameters is empty', async () => {
  await using local = await withServer()
  const { request } = await local.fhir.searchPairs('Patient', {}, { form: true })
  expect(request).toBe('POST /Patient/_search')
  expect(local.server.seen[0]?.body).toBe('')
})

test('a search by form is tried again like any search', async () => {
  await using local = await withServer((count) => {
    return count < 3 ? { status: 503, headers: { 'retry-after': '0' } } : { body: bundle }
  })
  await local.fhir.searchPairs('Patient', { name: 'a' }, { form: true })
  expect(local.server.seen.map(({ body }) => body)).toEqual(['name=a', 'name=a', 'name=a'])
})

test('a search by form is not redirected', async () => {
  await using local = await withServer(() => ({ status: 307, headers: { location: '/fhir/Patient/_search' } }))
  const error = await rejectionOf(local.fhir.searchPairs('Patient', { name: 'a' }, { form: true }))
  expect(error).toMatchObject({ code: 'fhir/foreign-redirect' })
  expect(local.server.seen).toHaveLength(1)
})

describe('matches', () => {
  const entry = (resourceType: string, mode?: string) => ({
    resource: { resourceType, id: '1' },
    ...(mode && { search: { mode } }),
  })

  test('of another type are malformed', async () => {
    await using local = await withServer(() => ({ body: { ...bundle, entry: [entry('Patient', 'match')] } }))
    expect(await rejectionOf(local.fhir.searchPairs('Observation', {}))).toMatchObject({ code: 'fhir/malformed' })
  })

  test('may come with others that are included', async () => {
    const entries = [entry('Observation', 'match'), entry('Patient', 'include'), entry('Device')]
    await using local = await withServer(() => ({ body: { ...bundle, entry: entries } }))
    expect((await local.fhir.searchPairs('Observation', {})).resource.entry).toEqual(entries)
  })

  test('of a further page may be of several types, as those of an operation are', async () => {
    const entries = [entry('Patient', 'match'), entry('Observation', 'match')]
    await using local = await withServer(() => ({ body: { ...bundle, entry: entries } }))
    const page = await local.fhir.searchPage('Patient', `${local.fhir.fhirBaseUrl}?page=2`)
    expect(page.resource.entry).toEqual(entries)
  })
})
