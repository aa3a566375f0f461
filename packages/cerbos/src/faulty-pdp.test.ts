import type { RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, test } from 'vitest'
import { otherPdp } from '../test/other-pdp.ts'
import { observationOf, patient } from '../test/people.ts'
import { type Answer, authorizerAt, permissive, timeoutMs } from '../test/scripted-pdp.ts'
import { createAuthorizer } from './index.ts'

const request = { interaction: 'read', resourceType: 'Observation', id: '7', patients: ['Patient/1'] } as const
const records = [observationOf('1'), observationOf('2')]

function withFirstResult(change: object): (answer: Answer) => unknown {
  return (answer) => ({
    ...answer,
    results: answer.results.map((result, index) => (index === 0 ? { ...result, ...change } : result)),
  })
}

// The first question of a process loads the client of the policy decision point, which is no part of a call's time.
beforeAll(async () => {
  const authorizer = createAuthorizer({ pdpUrl: 'http://127.0.0.1:1', timeoutMs })
  await authorizer.admit(patient, [request]).catch(() => undefined)
})

const faulty: Record<string, RequestListener> = {
  hangs: () => {},
  'hangs in the middle of an answer': (_request, response) => {
    response.write('{"requestId":')
  },
  'never stops answering': (_request, response) => {
    const write = () => {
      if (!response.destroyed) setTimeout(write, 1)
      response.write(' '.repeat(1_024))
    }
    write()
  },
  'drops the connection': (incoming) => {
    incoming.socket.destroy()
  },
  'fails with 500': (_request, response) => {
    response.writeHead(500).end('{"code":13,"message":"Patient/1 broke"}')
  },
  'fails with a page': (_request, response) => {
    response.writeHead(502).end('<html>Patient/1</html>')
  },
  'answers something else than JSON': (_request, response) => {
    response.end('allowed')
  },
  'answers JSON of another shape': permissive(() => ({ results: 'EFFECT_ALLOW for Patient/1' })),
  'answers nothing': permissive(() => ({})),
  'leaves a result out': permissive((answer) => ({ ...answer, results: answer.results.slice(1) })),
  'adds a result': permissive((answer) => ({ ...answer, results: [...answer.results, ...answer.results] })),
  'answers another request': permissive((answer) => ({ ...answer, requestId: 'other' })),
  'does not say which call it was': permissive((answer) => ({ ...answer, cerbosCallId: '' })),
  'answers for another resource': permissive(
    withFirstResult({ resource: { id: '9', kind: 'fhir', policyVersion: 'default' } }),
  ),
  'answers for another kind': permissive(
    withFirstResult({ resource: { id: '0', kind: 'album', policyVersion: 'default' } }),
  ),
  'answers by another policy version': permissive(
    withFirstResult({ resource: { id: '0', kind: 'fhir', policyVersion: 'old' } }),
  ),
}

describe.each(Object.entries(faulty))('when the policy decision point %s', (_fault, listener) => {
  test('nothing is admitted, in time, and the error quotes nothing', async () => {
    const authorizer = await authorizerAt(listener)
    const startedAt = performance.now()
    const error = await authorizer.admit(patient, [request]).catch((caught) => caught)
    expect(error).toMatchObject({ name: 'AuthorizationError', code: 'authz/unavailable' })
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 500)
    expect(`${error.stack}${String(error.cause)}`).not.toContain('Patient/1')
  })

  test('nothing is released', async () => {
    const authorizer = await authorizerAt(listener)
    await expect(authorizer.release(patient, 'read', records)).rejects.toMatchObject({ code: 'authz/unavailable' })
  })
})

const planned = (change: object): RequestListener => {
  return async (incoming, response) => {
    const { requestId } = JSON.parse(await text(incoming)) as { requestId: string }
    const answer = { requestId, cerbosCallId: 'CALL', filter: { kind: 'KIND_ALWAYS_ALLOWED' }, ...change }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  }
}
const faultyPlans: Record<string, RequestListener> = {
  hangs: () => {},
  'fails with 500': (_request, response) => {
    response.writeHead(500).end('{"code":13,"message":"Patient/1 broke"}')
  },
  'answers another request': planned({ requestId: 'other' }),
  'does not say which call it was': planned({ cerbosCallId: '' }),
  'gives no plan': planned({ filter: undefined }),
  'gives a plan of no kind': planned({ filter: { kind: 'KIND_UNSPECIFIED' } }),
  'gives a condition that is none': planned({ filter: { kind: 'KIND_CONDITIONAL', condition: {} } }),
}

test.each(Object.entries(faultyPlans))(
  'no search is planned when the policy decision point %s',
  async (_fault, listener) => {
    const authorizer = await authorizerAt(listener)
    const startedAt = performance.now()
    const error = await authorizer.plan(patient, { ...request, interaction: 'search-type' }).catch((caught) => caught)
    expect(error).toMatchObject({ name: 'AuthorizationError', code: 'authz/unavailable' })
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 500)
    expect(`${error.stack}${String(error.cause)}`).not.toContain('Patient/1')
  },
)

test('a plan that allows always narrows nothing, and one whose attributes are refused admits nothing', async () => {
  const always = await (await authorizerAt(planned({}))).plan(patient, request)
  expect([always.admits(request), always.patients, always.withoutLabels]).toEqual([true, [], []])
  const refused = { validationErrors: [{ path: '/purpose', message: 'too short', source: 'SOURCE_PRINCIPAL' }] }
  const none = await (await authorizerAt(planned(refused))).plan(patient, request)
  expect(none.admits(request)).toBe(false)
})

test('a decision point is given 300 ms where nothing else is configured', async () => {
  const authorizer = await authorizerAt(() => {}, {})
  for (const ask of [() => authorizer.admit(patient, [request]), () => authorizer.plan(patient, request)]) {
    const startedAt = performance.now()
    await expect(ask()).rejects.toMatchObject({ code: 'authz/unavailable' })
    const tookMs = performance.now() - startedAt
    expect(tookMs).toBeGreaterThan(280)
    expect(tookMs).toBeLessThan(800)
  }
})

test('nothing is admitted when nobody listens', async () => {
  const authorizer = createAuthorizer({ pdpUrl: 'http://127.0.0.1:1', timeoutMs })
  await expect(authorizer.admit(patient, [request])).rejects.toMatchObject({ code: 'authz/unavailable' })
})

test('an honest answer is admitted, whatever the order of its results', async () => {
  const authorizer = await authorizerAt(permissive((answer) => ({ ...answer, results: answer.results.toReversed() })))
  await expect(authorizer.admit(patient, [request, { ...request, id: '8' }])).resolves.toEqual({
    decision: { effect: 'allow', cerbosCallId: 'CALL', policyVersion: 'default' },
    allowed: [true, true],
  })
  await expect(authorizer.release(patient, 'read', records)).resolves.toMatchObject({ withheldCount: 0 })
})

describe('a decision that is not a plain allow of the interaction asked', () => {
  test.each([
    ['of another interaction', { actions: { delete: 'EFFECT_ALLOW' } }],
    ['without an effect', { actions: { read: 'EFFECT_UNSPECIFIED' } }],
    ['beside a schema failure', { validationErrors: [{ path: '/type', message: 'no', source: 'SOURCE_RESOURCE' }] }],
  ])('is a denial: %s', async (_case, change) => {
    const authorizer = await authorizerAt(permissive(withFirstResult(change)))
    await expect(authorizer.admit(patient, [request])).rejects.toMatchObject({ code: 'authz/denied' })
    await expect(authorizer.release(patient, 'read', records)).resolves.toMatchObject({ withheldCount: 1 })
  })
})

test.each([
  ['of another form', 'resource.fhir.vdefault#policy-digest', 'Patient/1'],
  ['by another rule', 'resource.fhir.vdefault#grant', '0123456789abcdef'],
])('a digest %s is not taken for one', async (_case, src, val) => {
  const outputs = [{ src, val, action: 'read' }]
  const authorizer = await authorizerAt(permissive(withFirstResult({ outputs })))
  const { decision } = await authorizer.admit(patient, [request])
  expect(decision.policyVersion).toBe('default')
})

test('an optional request is denied, not admitted, by an answer about another interaction', async () => {
  const authorizer = await authorizerAt(permissive(withFirstResult({ actions: { read: 'EFFECT_ALLOW' } })))
  const optional = { ...request, interaction: 'search-type', optional: true } as const
  await expect(authorizer.admit(patient, [optional, request])).resolves.toMatchObject({ allowed: [false, true] })
})

test('each request is answered for its own interaction', async () => {
  const authorizer = await authorizerAt(permissive(withFirstResult({ actions: { vread: 'EFFECT_ALLOW' } })))
  const version = { ...request, interaction: 'vread' } as const
  await expect(authorizer.admit(patient, [version, request])).resolves.toMatchObject({ allowed: [true, true] })
  await expect(authorizer.admit(patient, [request, version])).rejects.toMatchObject({ code: 'authz/denied' })
})

test('a decision point that looks at no schema denies a type that R4 does not know, at every stage', async () => {
  const pdpUrl = await otherPdp({ set: ['schema.enforcement=none'] })
  const authorizer = createAuthorizer({ pdpUrl, timeoutMs: 10_000 })
  const unknown = { interaction: 'search-type', resourceType: 'Observations', patients: ['Patient/1'] } as const
  const denied = { effect: 'deny', rule: 'guard-unknown-type' }
  for (const stage of ['request', 'criterion'] as const) {
    await expect(authorizer.admit(patient, [{ ...unknown, stage }])).rejects.toMatchObject({ decision: denied })
  }
  const record = { record: 'r', policy: { resourceType: 'Observations', patients: unknown.patients, labels: [] } }
  await expect(authorizer.release(patient, 'read', [record])).resolves.toMatchObject({ released: [], decision: denied })
  await expect(authorizer.release(patient, 'read', [observationOf('1')])).resolves.toMatchObject({ withheldCount: 0 })
}, 60_000)

test('one failing call of several releases nothing', async () => {
  let calls = 0
  const honest = permissive()
  const authorizer = await authorizerAt((incoming, response) => {
    calls += 1
    if (calls === 2) incoming.socket.destroy()
    else honest(incoming, response)
  })
  const many = Array.from({ length: 1_200 }, (_, index) => observationOf(String(index)))
  await expect(authorizer.release(patient, 'read', many)).rejects.toMatchObject({ code: 'authz/unavailable' })
  expect(calls).toBe(3)
})

test('one failing call of several admits nothing, not even what is optional', async () => {
  let calls = 0
  const honest = permissive()
  const authorizer = await authorizerAt((incoming, response) => {
    calls += 1
    if (calls === 2) incoming.socket.destroy()
    else honest(incoming, response)
  })
  const many = Array.from(
    { length: 600 },
    (_, index) => ({ ...request, patients: [`Patient/${index}`], optional: true }) as const,
  )
  await expect(authorizer.admit(patient, many)).rejects.toMatchObject({ code: 'authz/unavailable' })
})
