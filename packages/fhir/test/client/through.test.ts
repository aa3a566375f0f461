import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFhirClient, FhirError, type FhirTransport } from '../../src/index.ts'
import { rejectionOf, startServer } from '../local-server.ts'

const patient = { resourceType: 'Patient', id: '1' }

async function withServer(through: (send: FhirTransport) => FhirTransport, deadlineMs = 10_000) {
  const server = await startServer(() => ({ body: patient }))
  const asked: string[] = []
  const fhir = createFhirClient({
    fhirBaseUrl: `${server.origin}/fhir`,
    allowLoopbackHttp: true,
    deadlineMs,
    smartAccessToken: async () => {
      asked.push('token')
      return 'token-1'
    },
    through,
  })
  return { server, fhir, asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('what stands between calls and network sees no token, and what it sends on has one', async () => {
  const seen: Request[] = []
  await using local = await withServer((send) => async (request, options) => {
    seen.push(request)
    return send(request, options)
  })
  await local.fhir.read('Patient', '1')
  expect(seen.map(({ method, headers }) => [method, headers.get('authorization')])).toEqual([['GET', null]])
  expect(local.server.seen).toMatchObject([{ headers: { authorization: 'Bearer token-1' } }])
})

test('what it answers itself is read as any answer, later than the deadline too, and asks for no token', async () => {
  await using local = await withServer(
    () => async () => {
      await sleep(150)
      return Response.json(patient, { headers: { etag: 'W/"2"' } })
    },
    50,
  )
  expect(await local.fhir.read('Patient', '1')).toMatchObject({ resource: patient, versionId: '2' })
  expect(await rejectionOf(local.fhir.read('Patient', '2'))).toMatchObject({ code: 'fhir/malformed' })
  expect([local.asked, local.server.seen]).toEqual([[], []])
})

test('what it throws is thrown on as it is, and nothing is sent again', async () => {
  const own = new Error('own')
  let calls = 0
  await using local = await withServer(() => async () => {
    calls += 1
    throw calls === 1 ? own : new FhirError('fhir/unavailable')
  })
  expect(await rejectionOf(local.fhir.read('Patient', '1'))).toBe(own)
  expect(await rejectionOf(local.fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/unavailable' })
  expect([calls, local.server.seen]).toEqual([2, []])
})
