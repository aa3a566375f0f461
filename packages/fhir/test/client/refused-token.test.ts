import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createFhirClient, type FhirClient, type FhirClientOptions } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'

const patient = { resourceType: 'Patient', id: '1' }
const refusing: Reply = { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } }

/** A server that takes `token-2`, and a client that is given that once the server has refused `token-1`. */
async function withServer(
  options: Partial<FhirClientOptions> = {},
  answer: (token: string | undefined, count: number) => Reply = (token) =>
    token === 'Bearer token-2' ? { body: patient, status: 200 } : refusing,
) {
  const server = await startServer(({ headers }, count) => answer(headers.authorization, count))
  const refused: (string | undefined)[] = []
  const fhir = createFhirClient({
    fhirBaseUrl: `${server.origin}/fhir`,
    allowLoopbackHttp: true,
    smartAccessToken: async (token) => {
      refused.push(token)
      return token === undefined ? 'token-1' : 'token-2'
    },
    ...options,
  })
  const tokens = () => server.seen.map(({ headers }) => headers.authorization?.replace('Bearer ', ''))
  return { server, fhir, refused, tokens, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

const calls: [string, (fhir: FhirClient) => Promise<unknown>][] = [
  ['read', (fhir) => fhir.read('Patient', '1')],
  ['create', (fhir) => fhir.create(patient)],
  ['update', (fhir) => fhir.update(patient, { ifMatch: '3' })],
  ['delete', (fhir) => fhir.delete('Patient', '1', { ifMatch: '3' })],
]

describe('a token that the server refuses', () => {
  test.each(calls)('is replaced, and the %s sent again as it was', async (_what, call) => {
    const told: string[] = []
    await using local = await withServer({ onRequest: (request) => told.push(request) })
    await call(local.fhir)
    expect(local.tokens()).toEqual(['token-1', 'token-2'])
    expect(local.refused).toEqual([undefined, 'token-1'])
    const [first, second] = local.server.seen
    expect(second).toMatchObject({ method: first?.method, url: first?.url, body: first?.body })
    expect(second?.headers['if-match']).toBe(first?.headers['if-match'])
    expect(told).toHaveLength(1)
  })

  test.each(calls)('is replaced once: the second refusal of a %s stands', async (_what, call) => {
    await using local = await withServer({}, () => refusing)
    expect(await rejectionOf(call(local.fhir))).toMatchObject({ code: 'fhir/unauthorized', status: 401 })
    expect(local.tokens()).toEqual(['token-1', 'token-2'])
  })

  test('is not replaced for any other refusal', async () => {
    await using local = await withServer({}, () => ({ status: 403 }))
    expect(await rejectionOf(local.fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/forbidden' })
    expect(local.refused).toEqual([undefined])
  })

  test.each<[string, FhirClientOptions['smartAccessToken']]>([
    ['it is a fixed one', 'token-1'],
    ['it is given again', async () => 'token-1'],
    ['none is given instead', async (token) => (token === undefined ? 'token-1' : undefined)],
  ])('is sent once where %s', async (_why, smartAccessToken) => {
    await using local = await withServer({ ...(smartAccessToken && { smartAccessToken }) })
    expect(await rejectionOf(local.fhir.create(patient))).toMatchObject({ code: 'fhir/unauthorized' })
    expect(local.tokens()).toEqual(['token-1'])
  })

  test('ends the call as the renewal ends, and nothing is sent again', async () => {
    const own = new Error('signed out')
    const smartAccessToken = async (token?: string) => {
      if (token !== undefined) throw own
      return 'token-1'
    }
    await using local = await withServer({ smartAccessToken })
    expect(await rejectionOf(local.fhir.create(patient))).toBe(own)
    expect(local.tokens()).toEqual(['token-1'])
  })

  test('stands refused where another one does not come within the deadline of the call', async () => {
    const smartAccessToken = async (token?: string) => {
      if (token !== undefined) await sleep(400)
      return token === undefined ? 'token-1' : 'token-2'
    }
    await using local = await withServer({ smartAccessToken, deadlineMs: 100 })
    expect(await rejectionOf(local.fhir.create(patient))).toMatchObject({ code: 'fhir/unauthorized' })
    await sleep(400)
    expect(local.tokens()).toEqual(['token-1'])
  })

  test('gives the call no second deadline', async () => {
    const smartAccessToken = async (token?: string) => {
      if (token !== undefined) await sleep(200)
      return token === undefined ? 'token-1' : 'token-2'
    }
    const answer = (token: string | undefined) => (token === 'Bearer token-2' ? { hang: true } : refusing)
    await using local = await withServer({ smartAccessToken, deadlineMs: 300 }, answer)
    const startedAt = performance.now()
    expect(await rejectionOf(local.fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/timeout' })
    expect(performance.now() - startedAt).toBeLessThan(450)
  })

  test('is waited for no longer once the caller cancels', async () => {
    const caller = new AbortController()
    const smartAccessToken = (token?: string) => {
      if (token === undefined) return Promise.resolve('token-1')
      caller.abort()
      return new Promise<string>(() => undefined)
    }
    await using local = await withServer({ smartAccessToken, signal: caller.signal })
    expect(await rejectionOf(local.fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/cancelled' })
    expect(local.tokens()).toEqual(['token-1'])
  })

  test('leaves a safe call its retries, which go on with the other token', async () => {
    const replies: Reply[] = [refusing, { status: 503 }, { status: 503 }, { body: patient }]
    await using local = await withServer({}, (_token, count) => replies[count - 1] ?? { status: 500 })
    expect(await local.fhir.read('Patient', '1')).toMatchObject({ resource: patient })
    expect(local.tokens()).toEqual(['token-1', 'token-2', 'token-2', 'token-2'])
  })

  test('is not replaced a second time after a retry', async () => {
    const replies: Reply[] = [refusing, { status: 503 }, refusing]
    await using local = await withServer({}, (_token, count) => replies[count - 1] ?? { body: patient })
    expect(await rejectionOf(local.fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/unauthorized' })
    expect(local.tokens()).toEqual(['token-1', 'token-2', 'token-2'])
  })
})
