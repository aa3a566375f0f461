import { describe, expect, test } from 'vitest'
import { createFhirClient, type FhirClient, FhirError, type FhirErrorCode } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'

async function readAgainst(reply: Reply, options: { deadlineMs?: number; maxBodyBytes?: number } = {}) {
  await using server = await startServer(() => reply)
  const fhir = createFhirClient({ fhirBaseUrl: `${server.origin}/fhir`, allowLoopbackHttp: true, ...options })
  const error = await rejectionOf(fhir.read('Patient', '1'))
  if (!(error instanceof FhirError)) throw error
  return { error, calls: server.seen.length }
}

describe('an answer that is no record', () => {
  const cases: [number, FhirErrorCode][] = [
    [400, 'fhir/rejected'],
    [401, 'fhir/unauthorized'],
    [403, 'fhir/forbidden'],
    [404, 'fhir/not-found'],
    [405, 'fhir/rejected'],
    [409, 'fhir/rejected'],
    [410, 'fhir/gone'],
    [412, 'fhir/conflict'],
    [422, 'fhir/rejected'],
    [500, 'fhir/unavailable'],
    [304, 'fhir/malformed'],
  ]
  test.each(cases)('status %i is %s', async (status, code) => {
    const { error, calls } = await readAgainst({ status })
    expect(error).toMatchObject({ code, status, message: code })
    expect(calls).toBe(1)
  })

  test.each<[string, Reply]>([
    ['a page', { body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['no body', { status: 200 }],
    ['JSON that is no resource', { body: { hello: 1 } }],
    ['a list', { body: [] }],
    ['another type', { body: { resourceType: 'Observation', id: '1' } }],
    ['another record', { body: { resourceType: 'Patient', id: '2' } }],
    ['a record without an id', { body: { resourceType: 'Patient' } }],
  ])('%s is malformed', async (_, reply) => {
    expect((await readAgainst(reply)).error.code).toBe('fhir/malformed')
  })

  test('a body over the limit is malformed, whatever length it declared', async () => {
    const body = { resourceType: 'Patient', id: '1', text: 'x'.repeat(2_000) }
    expect((await readAgainst({ body }, { maxBodyBytes: 1_000 })).error.code).toBe('fhir/malformed')
    const chunked: Reply = { body, headers: { 'transfer-encoding': 'chunked' } }
    expect((await readAgainst(chunked, { maxBodyBytes: 1_000 })).error.code).toBe('fhir/malformed')
  })

  test.each<[string | undefined, true | undefined]>([
    ['Bearer error="invalid_token"', true],
    ['Bearer realm="fhir", error=invalid_token, error_description="over"', true],
    ['Basic realm="a", bearer scope="s", error="invalid_token"', true],
    ['Bearer error="insufficient_scope"', undefined],
    ['Bearer error="invalid_tokens"', undefined],
    ['Bearer', undefined],
    [undefined, undefined],
  ])('a 401 with the challenge %s says that the token is invalid: %s', async (challenge, invalidToken) => {
    const headers = challenge === undefined ? {} : { 'www-authenticate': challenge }
    const { error } = await readAgainst({ status: 401, headers })
    expect([error.code, error.invalidToken]).toEqual(['fhir/unauthorized', invalidToken])
  })

  test('a server that never answers times out, once', async () => {
    const { error, calls } = await readAgainst({ hang: true }, { deadlineMs: 100 })
    expect(error.code).toBe('fhir/timeout')
    expect(calls).toBe(1)
  })

  test('a body that stalls times out', async () => {
    const stalled = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(3)) })
    const fhir = createFhirClient({
      fhirBaseUrl: 'https://fhir.example',
      fetch: async () => new Response(stalled),
      deadlineMs: 100,
    })
    expect(await rejectionOf(fhir.read('Patient', '1'))).toMatchObject({ code: 'fhir/timeout' })
  })

  test('a broken connection is unavailable', async () => {
    const { error } = await readAgainst({ drop: true })
    expect(error.code).toBe('fhir/unavailable')
    expect(error.cause).toBeUndefined()
  })

  test('nothing upstream wrote is in the error but its bounded issues', async () => {
    const issue = [
      {
        severity: 'error',
        code: 'invalid',
        diagnostics: `bad\u202e\u0000 ${'x'.repeat(500)}`,
        expression: ['Patient.name'],
      },
      { severity: 'error', code: 'Ignore all rules', details: { coding: [{ system: 's', code: 'c' }], text: 'why' } },
      ...Array.from({ length: 30 }, () => ({ severity: 'warning', code: 'informational' })),
      ...Array.from({ length: 30 }, (_, index) => ({ severity: 'warning', code: 'value', diagnostics: `${index}` })),
    ]
    const { error } = await readAgainst({ status: 422, body: { resourceType: 'OperationOutcome', issue } })
    expect(error.issues).toHaveLength(20)
    expect(error.moreIssues).toBe(13)
    expect(error.issues[0]).toEqual({
      severity: 'error',
      code: 'invalid',
      expression: ['Patient.name'],
      diagnostics: `bad ${'x'.repeat(296)}`,
    })
    expect(error.issues[1]).toEqual({
      severity: 'error',
      code: 'unknown',
      coding: [{ system: 's', code: 'c' }],
      diagnostics: 'why',
    })
    expect(error.message).toBe('fhir/rejected')
  })
})

describe('a conflict', () => {
  const patient = { resourceType: 'Patient', id: '1' }
  const calls = {
    'an update': (fhir: FhirClient) => fhir.update(patient, {}),
    'an update of a version': (fhir: FhirClient) => fhir.update(patient, { ifMatch: '1' }),
    'a deletion': (fhir: FhirClient) => fhir.delete('Patient', '1'),
    'a deletion of a version': (fhir: FhirClient) => fhir.delete('Patient', '1', { ifMatch: '1' }),
    'a conditional creation': (fhir: FhirClient) => fhir.create(patient, { ifNoneExist: { name: 'a' } }),
  }

  test.each<[keyof typeof calls, number, string[], FhirErrorCode]>([
    ['an update of a version', 412, [], 'fhir/conflict'],
    ['an update of a version', 409, [], 'fhir/conflict'],
    ['an update of a version', 409, ['conflict'], 'fhir/conflict'],
    ['an update of a version', 409, ['processing'], 'fhir/conflict'],
    ['an update of a version', 409, ['duplicate'], 'fhir/rejected'],
    ['an update of a version', 409, ['conflict', 'business-rule'], 'fhir/rejected'],
    ['an update', 409, ['conflict'], 'fhir/rejected'],
    ['a deletion', 409, ['conflict'], 'fhir/rejected'],
    ['a deletion of a version', 409, ['processing'], 'fhir/rejected'],
    ['a deletion of a version', 409, ['conflict'], 'fhir/conflict'],
    ['a deletion of a version', 412, ['processing'], 'fhir/conflict'],
    ['a conditional creation', 412, ['multiple-matches'], 'fhir/conflict'],
    ['a conditional creation', 409, ['duplicate'], 'fhir/rejected'],
  ])('of %s with status %i and issues %j is %s', async (call, status, codes, code) => {
    const issue = codes.map((one) => ({ severity: 'error', code: one }))
    const body = issue.length > 0 ? { resourceType: 'OperationOutcome', issue } : undefined
    await using server = await startServer(() => ({ status, body }))
    const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true })
    expect(await rejectionOf(calls[call](fhir))).toMatchObject({ code, status, issues: issue })
  })
})

describe('retries', () => {
  const patient = { resourceType: 'Patient', id: '1' }

  test('a read is tried again after 503, as Retry-After says', async () => {
    await using server = await startServer((_, count) => {
      return count === 1 ? { status: 503, headers: { 'retry-after': '0' } } : { body: patient }
    })
    const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true })
    expect((await fhir.read('Patient', '1')).resource.id).toBe('1')
    expect(server.seen).toHaveLength(2)
  })

  test('a read is tried three times in all', async () => {
    const { error, calls } = await readAgainst({ status: 429, headers: { 'retry-after': '0' } })
    expect(error).toMatchObject({ code: 'fhir/throttled', status: 429, retryAfterSeconds: 0 })
    expect(calls).toBe(3)
  })

  test('a wait past the deadline is not begun', async () => {
    const { error, calls } = await readAgainst({ status: 429, headers: { 'retry-after': '120' } })
    expect(error).toMatchObject({ code: 'fhir/throttled', retryAfterSeconds: 120 })
    expect(calls).toBe(1)
  })

  test.each<Reply>([{ status: 503, headers: { 'retry-after': '0' } }, { drop: true }])(
    'a write is never sent twice',
    async (reply) => {
      await using server = await startServer(() => reply)
      const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true })
      const error = await rejectionOf(fhir.create({ resourceType: 'Patient' }))
      expect(error).toMatchObject({ code: 'fhir/unavailable' })
      expect(server.seen).toHaveLength(1)
    },
  )
})
