import { expect, test } from 'vitest'
import { observation, practitioner, type Script, withSmartPermissions } from '../call-stage.ts'
import { rest, restCaller } from './rest-stage.ts'

const narrated = {
  ...observation('o1'),
  meta: { versionId: '3', lastUpdated: '2026-11-20T09:00:00.500Z' },
  text: { status: 'additional', div: '<div xmlns="http://www.w3.org/1999/xhtml">Heart rate</div>' },
  note: [{ text: `«${'long '.repeat(1_000)}»` }],
}
const holds: Script = { fhir: () => ({ body: narrated }) }

test('reads a record whole, with its narrative, its version and when it was changed', async () => {
  const read = await rest('default/Observation/o1', holds)
  expect([read.status, read.body]).toEqual([200, narrated])
  const names = ['content-type', 'cache-control', 'etag', 'last-modified']
  expect(names.map((name) => read.headers.get(name))).toEqual([
    'application/fhir+json; charset=utf-8',
    'no-store',
    'W/"3"',
    'Fri, 20 Nov 2026 09:00:00 GMT',
  ])
  expect(read.steps).toEqual([
    'admit read Observation/o1',
    'GET /Observation/o1',
    'release read Observation/o1',
    'audit outcome',
  ])
})

test('records a read as one over REST, in the words of the tools’ records', async () => {
  const { records } = await rest('default/Observation/o1', holds)
  expect(records).toMatchObject([
    {
      event: 'rest-call',
      transport: 'rest',
      tool: 'rest_read',
      interaction: 'read',
      resourceType: 'Observation',
      resourceId: 'o1',
      patients: ['Patient/p1'],
      disclosed: ['Observation/o1'],
      query: '/Observation/o1',
      outcome: '0',
      decision: { effect: 'allow', rule: 'test', policyVersion: 'default' },
    },
  ])
})

test('puts nothing into a header that is no version of FHIR’s', async () => {
  const odd = { ...narrated, meta: { versionId: '3"\r\nx: y', lastUpdated: 'yesterday' } }
  const read = await rest('Observation/o1', { fhir: () => ({ body: odd }) })
  expect(read.status).toBe(200)
  expect([read.headers.get('etag'), read.headers.get('last-modified'), read.headers.get('x')]).toEqual([
    null,
    null,
    null,
  ])
})

test('reads a version together with the record as it is now, and asks policy about both', async () => {
  const read = await rest('default/Observation/o1/_history/2', {
    fhir: ({ path }) => ({ body: path.includes('_history') ? { ...narrated, meta: { versionId: '2' } } : narrated }),
  })
  expect([read.status, read.headers.get('etag')]).toEqual([200, 'W/"2"'])
  expect(read.steps).toContain('release vread Observation/o1 Observation/o1')
  expect(read.records).toMatchObject([{ interaction: 'vread', versionId: '2' }])
})

test.each<[string, Script, number, string]>([
  ['the request', { admit: 'deny' }, 403, 'authz/denied'],
  ['the record', { ...holds, releases: () => false }, 404, 'fhir/not-found'],
  ['nothing, since it cannot be asked', { admit: 'unavailable' }, 503, 'authz/unavailable'],
])('shows nothing where policy does not allow %s', async (_what, script, status, code) => {
  const read = await rest('default/Observation/o1', script)
  expect([read.status, read.code, read.body.resourceType]).toEqual([status, code, 'OperationOutcome'])
  expect(JSON.stringify(read.body)).not.toContain('Heart rate')
  expect(read.records).toMatchObject([{ event: 'rest-call', code, disclosed: [] }])
})

test('says the same of a record that is not there, that was deleted, and that policy withholds', async () => {
  const answers = [
    await rest('Observation/o1', {
      fhir: () => ({ status: 404, body: { resourceType: 'OperationOutcome', issue: [] } }),
    }),
    await rest('Observation/o1', { fhir: () => ({ status: 410 }) }),
    await rest('Observation/o1', { ...holds, releases: () => false }),
  ]
  const [first] = answers
  for (const { status, body } of answers) expect([status, body]).toEqual([404, first?.body])
})

test('needs what the person granted at the platform, and the agent here', async () => {
  const ungranted = { ...withSmartPermissions('Patient', 'rs'), transport: 'rest' as const }
  const read = await rest('Observation/o1', { ...holds, caller: ungranted })
  expect([read.status, read.code, read.requests]).toEqual([403, 'smart/scope-missing', []])
  const agent = { ...practitioner.agent, scopes: [] }
  const refused = await rest('Observation/o1', { ...holds, caller: { ...restCaller, agent } })
  expect([refused.status, refused.code]).toEqual([403, 'oauth/insufficient-scope'])
  expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"')
})

test('shows nothing where the access cannot be recorded', async () => {
  const read = await rest('Observation/o1', { ...holds, accepts: () => false })
  expect([read.status, read.code]).toEqual([503, 'audit/unavailable'])
  expect(JSON.stringify(read.body)).not.toContain('Heart rate')
})

test('looks at records for the purpose that the header states, and refuses one that is none', async () => {
  const stated = await rest('Observation/o1', holds, { headers: { 'Purpose-Of-Use': 'ETREAT' } })
  expect(stated.records.map(({ agent }) => agent.purpose)).toEqual(['ETREAT'])
  const odd = await rest('Observation/o1', holds, { headers: { 'Purpose-Of-Use': 'CURIOSITY' } })
  expect([odd.status, odd.code, odd.requests]).toEqual([400, 'input/invalid', []])
  expect(odd.records).toMatchObject([{ event: 'refusal', transport: 'rest' }])
})

const versions: Script = {
  fhir: ({ path }) => {
    if (!path.includes('_history')) return { body: narrated }
    const entry = ['3', '2'].map((versionId) => ({
      fullUrl: 'https://fhir.example/r4/Observation/o1',
      resource: { ...narrated, meta: { versionId, lastUpdated: `2026-11-2${versionId}T09:00:00Z` } },
      request: { method: versionId === '2' ? 'POST' : 'PUT', url: 'Observation/o1' },
      response: { status: '200', etag: `W/"${versionId}"`, lastModified: `2026-11-2${versionId}T09:00:00Z` },
    }))
    return { body: { resourceType: 'Bundle', type: 'history', total: 2, entry } }
  },
}

test('lists the versions of a record as a history of FHIR’s, under our own address', async () => {
  const { status, body, requests } = await rest('default/Observation/o1/_history?_count=5', versions)
  expect([status, body.resourceType, body.type, body.total, 'meta' in body]).toEqual([
    200,
    'Bundle',
    'history',
    2,
    false,
  ])
  expect(body.entry).toMatchObject([
    { request: { method: 'PUT', url: 'Observation/o1' }, response: { status: '200', etag: 'W/"3"' } },
    { request: { method: 'POST', url: 'Observation' }, response: { status: '201', etag: 'W/"2"' } },
  ])
  expect(JSON.stringify(body)).not.toContain('fhir.example')
  expect(requests[0]?.path).toContain('_count=5')
})

test('marks a history from which policy took versions, and does not count them', async () => {
  let asked = 0
  const { status, body } = await rest('Observation/o1/_history', {
    ...versions,
    releases: () => {
      asked += 1
      return asked !== 2
    },
  })
  expect([status, 'total' in body]).toEqual([200, false])
  expect(body).toMatchObject({ meta: { security: [{ code: 'REDACTED' }] }, entry: [{ response: { etag: 'W/"3"' } }] })
})

test('shows no history of a record that policy withholds', async () => {
  expect(await rest('Observation/o1/_history', { ...versions, releases: () => false })).toMatchObject({ status: 404 })
})

const statement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  fhirVersion: '4.0.1',
  implementation: { description: 'A hospital', url: 'https://fhir.example/r4' },
  rest: [
    {
      mode: 'server',
      security: { cors: true },
      interaction: [{ code: 'transaction' }],
      resource: [
        {
          type: 'Observation',
          interaction: [{ code: 'read' }, { code: 'history-type' }],
          conditionalUpdate: true,
          searchParam: [{ name: 'code', type: 'token' }],
          operation: [{ name: 'lastn', definition: 'http://hl7.org/fhir/OperationDefinition/Observation-lastn' }],
        },
      ],
    },
  ],
}

test('answers what of the platform can be asked here, under our own address and without how to sign in there', async () => {
  const { status, body, steps } = await rest('default/metadata', { fhir: () => ({ body: statement }) })
  expect([status, body.fhirVersion]).toEqual([200, '4.0.1'])
  expect(body.implementation).toEqual({ description: 'A hospital', url: 'https://mcp.example/api/fhir/default' })
  expect([body.format, body.patchFormat]).toEqual([['application/fhir+json'], ['application/json-patch+json']])
  const observations = {
    type: 'Observation',
    interaction: [{ code: 'read' }],
    searchParam: [{ name: 'code', type: 'token' }],
    versioning: 'versioned-update',
    updateCreate: false,
    conditionalRead: 'not-supported',
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
  }
  expect(body.rest).toEqual([{ mode: 'server', resource: [observations] }])
  expect(steps).toEqual(['admit capabilities CapabilityStatement', 'GET /metadata', 'audit outcome'])
})

test('tells nobody what the platform can do whom policy does not let ask', async () => {
  const { status, code, requests } = await rest('metadata', { admit: 'deny' })
  expect([status, code, requests]).toEqual([403, 'authz/denied', []])
})
