import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFhirClient, type FhirClientOptions } from '../../src/index.ts'
import { type LocalServer, type Reply, rejectionOf, startServer } from '../local-server.ts'

/** What a read ends with when it is cancelled once `isUnderWay`. */
async function cancelled(
  reply: Reply,
  isUnderWay: (server: LocalServer) => boolean,
  options: Partial<FhirClientOptions> = {},
) {
  await using server = await startServer(() => reply)
  const caller = new AbortController()
  const fhirBaseUrl = `${server.origin}/fhir`
  const fhir = createFhirClient({ fhirBaseUrl, allowLoopbackHttp: true, signal: caller.signal, ...options })
  const ended = rejectionOf(fhir.read('Patient', '1'))
  while (!isUnderWay(server)) await sleep(5)
  await sleep(50)
  const startedAt = performance.now()
  caller.abort(new Error('Jane Roe'))
  const error = await ended
  const tookMs = performance.now() - startedAt
  await sleep(50)
  return { error, tookMs, calls: server.seen.length, abandoned: server.abandoned }
}

const afterOne = (server: LocalServer) => server.seen.length === 1

test('a cancelled call leaves a server that does not answer', async () => {
  const { error, tookMs, calls, abandoned } = await cancelled({ hang: true }, afterOne)
  expect(error).toMatchObject({ code: 'fhir/cancelled', message: 'fhir/cancelled' })
  expect(Reflect.get(Object(error), 'cause')).toBeUndefined()
  expect({ calls, abandoned }).toEqual({ calls: 1, abandoned: 1 })
  expect(tookMs).toBeLessThan(1_000)
})

test('a cancelled call leaves a body that is half sent', async () => {
  const reply = { stall: true, body: '{"resourceType":"Patient",' }
  const { error, calls, abandoned } = await cancelled(reply, afterOne)
  expect(error).toMatchObject({ code: 'fhir/cancelled' })
  expect({ calls, abandoned }).toEqual({ calls: 1, abandoned: 1 })
})

test('a cancelled call ends its pause and is not tried again', async () => {
  const { error, tookMs, calls } = await cancelled({ status: 503, headers: { 'retry-after': '20' } }, afterOne)
  expect(error).toMatchObject({ code: 'fhir/cancelled' })
  expect(calls).toBe(1)
  expect(tookMs).toBeLessThan(1_000)
})

test('a cancelled call does not wait for its token, and sends nothing', async () => {
  const smartAccessToken = () => new Promise<string>(() => undefined)
  const { error, calls } = await cancelled({ hang: true }, () => true, { smartAccessToken })
  expect(error).toMatchObject({ code: 'fhir/cancelled' })
  expect(calls).toBe(0)
})

test('after the caller has cancelled nothing is sent, and no token is asked for', async () => {
  await using server = await startServer(() => ({ body: { resourceType: 'Patient', id: '1' } }))
  let asked = 0
  const fhir = createFhirClient({
    fhirBaseUrl: server.origin,
    allowLoopbackHttp: true,
    signal: AbortSignal.abort(),
    smartAccessToken: async () => `token-${++asked}`,
  })
  const raw = fhir.raw.GET('/Patient/{id}', { params: { path: { id: '1' } } })
  for (const call of [fhir.read('Patient', '1'), fhir.create({ resourceType: 'Patient' }), raw]) {
    expect(await rejectionOf(call)).toMatchObject({ code: 'fhir/cancelled' })
  }
  expect({ asked, seen: server.seen }).toEqual({ asked: 0, seen: [] })
})

test('what the token refuses is thrown as it is', async () => {
  const signedOut = new Error('signed out')
  const smartAccessToken = async () => {
    throw signedOut
  }
  const fhirBaseUrl = 'https://fhir.example'
  const fhir = createFhirClient({ fhirBaseUrl, smartAccessToken, signal: new AbortController().signal })
  expect(await rejectionOf(fhir.read('Patient', '1'))).toBe(signedOut)
})

test('the deadline is a timeout, also where the caller could cancel', async () => {
  await using server = await startServer(() => ({ hang: true }))
  const { signal } = new AbortController()
  const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true, signal, deadlineMs: 100 })
  expect(await rejectionOf(fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/timeout' })
})

test('an answer that came before the caller cancelled stands', async () => {
  await using server = await startServer(() => ({ body: { resourceType: 'Patient', id: '1' } }))
  const caller = new AbortController()
  const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true, signal: caller.signal })
  const { resource } = await fhir.read('Patient', '1')
  caller.abort()
  expect(resource.id).toBe('1')
})
