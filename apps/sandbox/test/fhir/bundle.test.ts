import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Bundle } from '@medplum/fhirtypes'
import { expect, test } from 'vitest'
import { runningServer } from './running-server.ts'

const server = runningServer()
const uuid = 'urn:uuid:11111111-1111-4111-8111-111111111111'
const family = async (name: string) => (await server.get(`/Patient?family=${name}`)).bundle.total

function bundle(type: 'batch' | 'transaction', entry: unknown[]): Bundle {
  return { resourceType: 'Bundle', type, entry } as Bundle
}
const post = (resource: { resourceType: string }, fullUrl?: string) => ({
  ...(fullUrl ? { fullUrl } : {}),
  resource,
  request: { method: 'POST', url: resource.resourceType },
})
const observation = (extra: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...extra,
})

test('a transaction stores its entries and makes references among them literal', async () => {
  const { status, bundle: answer } = await server.request(
    'POST',
    '',
    bundle('transaction', [
      post({ resourceType: 'Patient' }, uuid),
      post(observation({ subject: { reference: uuid } })),
    ]),
  )
  expect([status, answer.type]).toEqual([200, 'transaction-response'])
  expect(answer.entry?.map(({ response }) => response?.status)).toEqual(['201', '201'])
  expect(answer.entry?.[0]?.response).toMatchObject({ etag: 'W/"1"', location: expect.stringMatching(/_history\/1$/) })
  const stored = await server.get(`/${answer.entry?.[1]?.response?.location}`)
  const patient = answer.entry?.[0]?.response?.location?.replace('/_history/1', '')
  expect(JSON.stringify(stored.body.subject)).toBe(JSON.stringify({ reference: patient }))
})

test('a transaction with one bad entry stores none', async () => {
  const before = server.resourceCount
  const answer = await server.request(
    'POST',
    '',
    bundle('transaction', [
      post({ resourceType: 'Patient', name: [{ family: 'Rollback' }] } as { resourceType: string }),
      { request: { method: 'PUT', url: 'Patient/patient-3' }, resource: { resourceType: 'Patient', id: 'patient-3' } },
      { request: { method: 'DELETE', url: 'Patient/patient-5' } },
      { request: { method: 'PUT', url: 'Observation/bad' }, resource: { resourceType: 'Observation', id: 'bad' } },
    ]),
  )
  expect(answer.status).toBe(400)
  expect(answer.body.resourceType).toBe('OperationOutcome')
  expect(await family('Rollback')).toBe(0)
  expect((await server.get('/Patient/patient-5')).status).toBe(200)
  const untouched = await server.get('/Patient/patient-3')
  expect(untouched.body.meta.versionId).toBe('1')
  expect((await server.get('/Patient/patient-3/_history')).bundle.total).toBe(1)
  expect(before).toBe(server.resourceCount)
})

test('a batch answers each entry by itself', async () => {
  const { status, bundle: answer } = await server.request(
    'POST',
    '/',
    bundle('batch', [
      { request: { method: 'GET', url: 'Patient/patient-1' } },
      { request: { method: 'GET', url: 'Patient/zzz' } },
      { request: { method: 'GET', url: 'Observation?patient=patient-1&code=4548-4&_count=1' } },
      post({ resourceType: 'Observation' }),
      post({ resourceType: 'Patient', name: [{ family: 'Batched' }] } as { resourceType: string }),
      { request: { method: 'GET', url: 'Foo/1' } },
    ]),
  )
  expect([status, answer.type]).toEqual([200, 'batch-response'])
  expect(answer.entry?.map(({ response }) => response?.status)).toEqual(['200', '404', '200', '400', '201', '404'])
  expect(answer.entry?.[2]?.resource).toMatchObject({ type: 'searchset', total: 3 })
  expect(await family('Batched')).toBe(1)
})

test('a transaction honours If-Match and If-None-Exist', async () => {
  const identifier = [{ system: 'urn:u', value: 'tx' }]
  const conditional = {
    resource: { resourceType: 'Patient', identifier },
    request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=urn:u|tx' },
  }
  expect((await server.request('POST', '', bundle('transaction', [conditional]))).status).toBe(200)
  expect((await server.request('POST', '', bundle('transaction', [conditional]))).status).toBe(200)
  expect((await server.get('/Patient?identifier=urn:u|tx')).bundle.total).toBe(1)
  const stale = {
    resource: { resourceType: 'Patient', id: 'patient-7' },
    request: { method: 'PUT', url: 'Patient/patient-7', ifMatch: 'W/"9"' },
  }
  expect((await server.request('POST', '', bundle('transaction', [stale]))).status).toBe(412)
})

/** The two Synthea bundles that cql-exec-fhir carries: one whole, one malformed. */
function fixture(name: string): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('cql-exec-fhir/package.json')), 'test/fixtures/r4')
  return readFileSync(join(folder, readdirSync(folder).find((file) => file.startsWith(name)) ?? ''), 'utf8')
}

test('a Synthea transaction bundle loads whole, and a malformed one not at all', async () => {
  const whole = await server.request('POST', '', fixture('Johnnie'))
  expect(whole.status).toBe(200)
  expect(whole.bundle.entry).toHaveLength(237)
  const patient = whole.bundle.entry?.[0]?.response?.location?.split('/')[1]
  expect((await server.get(`/Patient/${patient}/$everything?_count=0`)).bundle.total).toBeGreaterThan(200)
  const before = (await server.get('/Patient?_summary=count')).bundle.total
  expect((await server.request('POST', '', fixture('Luna'))).status).toBe(400)
  expect((await server.get('/Patient?_summary=count')).bundle.total).toBe(before)
})

test('what is not a batch or transaction is refused', async () => {
  expect((await server.request('POST', '', { resourceType: 'Patient' })).status).toBe(400)
  expect((await server.request('POST', '', { resourceType: 'Bundle', type: 'document', entry: [] })).status).toBe(400)
})
