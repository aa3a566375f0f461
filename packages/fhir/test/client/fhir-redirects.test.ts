import { describe, expect, test } from 'vitest'
import { createFhirClient } from '../../src/index.ts'
import { rejectionOf, startServer } from '../local-server.ts'

const patient = { resourceType: 'Patient', id: '1' }
const smartAccessToken = 'secret-token'

describe('redirects', () => {
  test('another host sees no request', async () => {
    await using other = await startServer(() => ({ body: patient }))
    await using server = await startServer(() => ({ status: 302, headers: { location: `${other.origin}/Patient/1` } }))
    const fhir = createFhirClient({ fhirBaseUrl: server.origin, smartAccessToken, allowLoopbackHttp: true })
    expect(await rejectionOf(fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/foreign-redirect', status: 302 })
    expect(server.seen[0]?.headers.authorization).toBe('Bearer secret-token')
    expect(other.seen).toEqual([])
  })

  test.each([
    '/other/Patient/1',
    '/fhirs/Patient/1',
    '/fhir/../admin',
    '/fhir/%2e%2e/admin',
    '/fhir/..%2fadmin',
    '//elsewhere.example/fhir/Patient/1',
    'http://user@127.0.0.1/fhir',
    'ftp://127.0.0.1/fhir',
    '',
  ])('a path outside the base is not followed: %j', async (location) => {
    await using server = await startServer(() => ({ status: 307, headers: { location } }))
    const fhirBaseUrl = `${server.origin}/fhir`
    const fhir = createFhirClient({ fhirBaseUrl, smartAccessToken, allowLoopbackHttp: true })
    const error = await rejectionOf(fhir.read('Patient', '1'))
    // An empty Location means the same URL again, which the limit on redirects ends.
    expect(error).toMatchObject({ code: 'fhir/foreign-redirect' })
    expect(server.seen.every(({ url }) => url === '/fhir/Patient/1')).toBe(true)
  })

  test('within the base they are followed with the token, at most three times', async () => {
    await using server = await startServer(({ url }) => {
      const hop = Number(new URL(url, 'http://x').searchParams.get('hop') ?? 0)
      return hop < 3 ? { status: 302, headers: { location: `/fhir/Patient/1?hop=${hop + 1}` } } : { body: patient }
    })
    const fhirBaseUrl = `${server.origin}/fhir`
    const fhir = createFhirClient({ fhirBaseUrl, smartAccessToken, allowLoopbackHttp: true })
    expect((await fhir.read('Patient', '1')).resource.id).toBe('1')
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(Array(4).fill('Bearer secret-token'))
  })

  test('a fourth redirect is refused', async () => {
    await using server = await startServer(() => ({ status: 302, headers: { location: '/Patient/1' } }))
    const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true })
    expect(await rejectionOf(fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/foreign-redirect' })
    expect(server.seen).toHaveLength(4)
  })

  test('a write is never redirected', async () => {
    await using server = await startServer(() => ({ status: 307, headers: { location: '/Patient' } }))
    const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true })
    const error = await rejectionOf(fhir.create({ resourceType: 'Patient' }))
    expect(error).toMatchObject({ code: 'fhir/foreign-redirect' })
    expect(server.seen).toHaveLength(1)
  })

  test('the typed openapi-fetch client obeys the same rules', async () => {
    await using other = await startServer(() => ({ body: patient }))
    await using server = await startServer(() => ({ status: 302, headers: { location: other.origin } }))
    const fhir = createFhirClient({ fhirBaseUrl: server.origin, smartAccessToken, allowLoopbackHttp: true })
    const call = fhir.raw.GET('/Patient/{id}', { params: { path: { id: '1' } } })
    expect(await rejectionOf(call)).toMatchObject({ code: 'fhir/foreign-redirect' })
    expect(other.seen).toEqual([])
  })

  test('a next link to another host is refused before anything is sent', async () => {
    await using other = await startServer(() => ({ body: { resourceType: 'Bundle', type: 'searchset' } }))
    await using server = await startServer(() => ({ body: { resourceType: 'Bundle', type: 'searchset' } }))
    const fhir = createFhirClient({ fhirBaseUrl: `${server.origin}/fhir`, smartAccessToken, allowLoopbackHttp: true })
    for (const link of [`${other.origin}/fhir?page=2`, `${server.origin}/?page=2`, 'page=2']) {
      expect(await rejectionOf(fhir.searchPage('Patient', link))).toMatchObject({ code: 'fhir/foreign-redirect' })
    }
    expect([...other.seen, ...server.seen]).toEqual([])
    await fhir.searchPage('Patient', `${server.origin}/fhir?page=2`)
    expect(server.seen.map(({ url }) => url)).toEqual(['/fhir?page=2'])
  })

  const tricks = (host: string, port: string) => [
    `http://${host}:${port}/fhir/%2e%2e/admin`,
    `http://${host}:${port}/fhir/.%2E/admin`,
    `http://${host}:${port}/fhir/%2e%2e%2fadmin`,
    `http://${host}:${port}/fhir%2f..%2fadmin`,
    `http://${host}:${port}/fhir/..%5cadmin`,
    `http://${host}:${port}\\fhir\\..\\admin`,
    `http://${host}:${port}/fhir/..;/admin`,
    `http://${host}:${port}/fhir/..;x=1/admin`,
    `http://${host}:${port}/fhir/%2e%2e;/admin`,
    `http://${host}:${port}/fhir/..%3b/admin`,
    `http://${host}:${port}/FHIR?page=2`,
    `http://${host}:${port}/fhirs?page=2`,
    `http://${host}:${port}//fhir?page=2`,
    `http://user@${host}:${port}/fhir?page=2`,
    `http://user:pass@${host}:${port}/fhir?page=2`,
    `http://${host}:${port}@elsewhere.example/fhir?page=2`,
    `http://elsewhere.example\\@${host}:${port}/fhir`,
    `http://${host}:${Number(port) - 1}/fhir?page=2`,
    `http://${host}/fhir?page=2`,
    `https://${host}:${port}/fhir?page=2`,
    `//${host}:${port}/fhir?page=2`,
    `//elsewhere.example/fhir`,
    '/fhir?page=2',
    `javascript:fetch('http://${host}:${port}/fhir')`,
    `data:application/json,{}`,
    '',
  ]
  test('a next link that tries to leave the base is refused, however it is written', async () => {
    await using server = await startServer(() => ({ body: { resourceType: 'Bundle', type: 'searchset' } }))
    const fhir = createFhirClient({ fhirBaseUrl: `${server.origin}/fhir`, smartAccessToken, allowLoopbackHttp: true })
    const { hostname, port } = new URL(server.origin)
    for (const link of tricks(hostname, port)) {
      expect(await rejectionOf(fhir.searchPage('Patient', link)), link).toMatchObject({ code: 'fhir/foreign-redirect' })
      expect(await rejectionOf(fhir.historyPage(link)), link).toMatchObject({ code: 'fhir/foreign-redirect' })
    }
    expect(server.seen).toEqual([])
  })

  test.each([
    ['/fhir/Patient?name=..%2f..&_page=%5c', '/fhir/Patient?name=..%2f..&_page=%5c'],
    ['/fhir/a/%2e%2e/Patient?page=2#top', '/fhir/Patient?page=2'],
    ['\\fhir\\Patient?page=2', '/fhir/Patient?page=2'],
    ['/fhir//elsewhere.example/x', '/fhir//elsewhere.example/x'],
  ])('a next link within the base is followed as the base reads it: %j', async (path, url) => {
    await using server = await startServer(() => ({ body: { resourceType: 'Bundle', type: 'searchset' } }))
    const fhir = createFhirClient({ fhirBaseUrl: `${server.origin}/fhir`, smartAccessToken, allowLoopbackHttp: true })
    await fhir.searchPage('Patient', server.origin + path)
    expect(server.seen.map((request) => request.url)).toEqual([url])
  })

  test('a base without a path keeps its host', async () => {
    await using server = await startServer(() => ({ body: { resourceType: 'Bundle', type: 'searchset' } }))
    const fhir = createFhirClient({ fhirBaseUrl: server.origin, smartAccessToken, allowLoopbackHttp: true })
    await fhir.searchPage('Patient', `${server.origin}//elsewhere.example/x?page=2`)
    expect(server.seen.map(({ url }) => url)).toEqual(['//elsewhere.example/x?page=2'])
  })
})
