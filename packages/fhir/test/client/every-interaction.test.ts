import { describe, expect, test } from 'vitest'
import { createFhirClient, type FhirClient, type FhirErrorCode, searchQuery } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'

const patient = { resourceType: 'Patient', id: '1' } as const
const patch = [{ op: 'remove', path: '/active' }] as const
const where = { identifier: 'urn:x|1' }
const bundle = (type: string, entry?: object[]) => ({ resourceType: 'Bundle', type, ...(entry && { entry }) })
const post = { resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'Patient' } }

/** Each method, what a good server answers, and which types of answer are wrong for it. */
const interactions: [string, (fhir: FhirClient) => Promise<unknown>, object | undefined][] = [
  ['read', (fhir) => fhir.read('Patient', '1'), patient],
  ['vread', (fhir) => fhir.vread('Patient', '1', '1'), patient],
  ['search', (fhir) => fhir.search('Patient', searchQuery('Patient', { name: 'Roe' })), bundle('searchset')],
  ['search by pairs', (fhir) => fhir.searchPairs('Patient', where), bundle('searchset')],
  ['search by form', (fhir) => fhir.searchPairs('Patient', where, { form: true }), bundle('searchset')],
  ['searchPage', (fhir) => fhir.searchPage('Patient', `${fhir.fhirBaseUrl}?page=2`), bundle('searchset')],
  ['history', (fhir) => fhir.history({ resourceType: 'Patient', id: '1' }), bundle('history')],
  ['historyPage', (fhir) => fhir.historyPage(`${fhir.fhirBaseUrl}?page=2`), bundle('history')],
  ['capabilities', (fhir) => fhir.capabilities(), { resourceType: 'CapabilityStatement' }],
  ['create', (fhir) => fhir.create({ resourceType: 'Patient' }), patient],
  ['update', (fhir) => fhir.update(patient, { ifMatch: '1' }), patient],
  ['updateWhere', (fhir) => fhir.updateWhere({ resourceType: 'Patient' }, where), patient],
  ['patch', (fhir) => fhir.patch('Patient', '1', patch), patient],
  ['patchWhere', (fhir) => fhir.patchWhere('Patient', where, patch), patient],
  ['delete', (fhir) => fhir.delete('Patient', '1'), undefined],
  ['deleteWhere', (fhir) => fhir.deleteWhere('Patient', where), undefined],
  ['batch', (fhir) => fhir.batch(bundle('batch', [post])), bundle('batch-response', [{ response: { status: '201' } }])],
  [
    'transaction',
    (fhir) => fhir.transaction(bundle('transaction', [post])),
    bundle('transaction-response', [{ response: { status: '201' } }]),
  ],
  ['operation', (fhir) => fhir.operation({ name: 'summary', resourceType: 'Patient', id: '1' }), bundle('document')],
]
const answersAnything = new Set(['delete', 'deleteWhere', 'operation'])
const mayBeRepeated = new Set(
  'read vread search searchPage history historyPage capabilities operation'
    .split(' ')
    .concat('search by form', 'search by pairs'),
)

async function against(
  reply: Reply,
  call: (fhir: FhirClient) => Promise<unknown>,
  options: { deadlineMs?: number; path?: string } = {},
) {
  const server = await startServer(() => reply)
  const fhirBaseUrl = `${server.origin}/fhir`
  const fhir = createFhirClient({ fhirBaseUrl, allowLoopbackHttp: true, smartAccessToken: 'secret', ...options })
  return { server, answer: call(fhir), [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

describe.each(interactions)('%s', (name, call, good) => {
  test('answers what a good server does, of one request with the token', async () => {
    await using local = await against(good === undefined ? { status: 204 } : { body: good }, call)
    expect(await local.answer).toMatchObject({ status: good === undefined ? 204 : 200, issues: [] })
    expect(local.server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret'])
  })

  test.each<[number, FhirErrorCode]>([
    [400, 'fhir/rejected'],
    [401, 'fhir/unauthorized'],
    [403, 'fhir/forbidden'],
    [404, 'fhir/not-found'],
    [410, 'fhir/gone'],
    [412, 'fhir/conflict'],
    [500, 'fhir/unavailable'],
  ])('answered with %i throws %s with its issues', async (status, code) => {
    const issue = [{ severity: 'error', code: 'processing', diagnostics: 'no' }]
    await using local = await against({ status, body: { resourceType: 'OperationOutcome', issue } }, call)
    expect(await rejectionOf(local.answer)).toMatchObject({ code, status, issues: issue })
    expect(local.server.seen).toHaveLength(1)
  })

  test('is sent again after 503 only where it changes nothing', async () => {
    await using local = await against({ status: 503, headers: { 'retry-after': '0' } }, call)
    expect(await rejectionOf(local.answer)).toMatchObject({ code: 'fhir/unavailable', status: 503 })
    expect(local.server.seen).toHaveLength(mayBeRepeated.has(name) ? 3 : 1)
  })

  test('is malformed where it is answered with another type', async () => {
    await using local = await against({ body: { resourceType: 'Goal', id: '1' } }, call)
    if (answersAnything.has(name)) expect(await local.answer).toMatchObject({ status: 200 })
    else expect(await rejectionOf(local.answer)).toMatchObject({ code: 'fhir/malformed', status: 200 })
  })

  test.each<[string, Reply]>([
    ['a page', { body: '<html>hello</html>', headers: { 'content-type': 'text/html' } }],
    ['a list', { body: [patient] }],
    ['half a resource', { body: '{"resourceType":"Pati' }],
  ])('is malformed where it is answered with %s', async (_, reply) => {
    await using local = await against(reply, call)
    expect(await rejectionOf(local.answer)).toMatchObject({ code: 'fhir/malformed', status: 200 })
  })

  test('goes to no other host', async () => {
    await using other = await startServer(() => ({ body: patient }))
    const headers = { location: `${other.origin}/fhir/Patient/1` }
    await using local = await against({ status: 307, headers }, call)
    expect(await rejectionOf(local.answer)).toMatchObject({ code: 'fhir/foreign-redirect', status: 307 })
    expect(other.seen).toEqual([])
  })

  test('breaks off a body of 50 MB', async () => {
    await using local = await against({ paddingMegabytes: 50, ...(good && { body: good }) }, call)
    expect(await rejectionOf(local.answer)).toMatchObject({ code: 'fhir/malformed' })
    await expect.poll(() => local.server.abandoned).toBe(1)
    expect(local.server.seen).toHaveLength(1)
  })

  test('ends at its deadline where the server never answers', async () => {
    await using local = await against({ hang: true }, call, { deadlineMs: 100 })
    expect(await rejectionOf(local.answer)).toMatchObject({ code: 'fhir/timeout' })
    expect(local.server.seen).toHaveLength(1)
  })
})
