import type { CapabilityStatement, Extension } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { openAccess } from '../../../src/fhir/access.ts'
import { operations } from '../../../src/fhir/operations/catalog.ts'
import { startFhirServer } from '../../../src/fhir/server.ts'
import { runningServer } from '../running-server.ts'
import { named } from './parameters.ts'

const server = runningServer()

describe('$everything', () => {
  test('returns the compartment in pages', async () => {
    const { bundle, matches } = await server.get('/Patient/patient-1/$everything?_count=10')
    expect(bundle.total).toBeGreaterThan(50)
    expect(matches).toHaveLength(10)
    expect(matches[0]?.id).toBe('patient-1')
    const next = await server.get(bundle.link?.find(({ relation }) => relation === 'next')?.url ?? '')
    expect(next.matches).toHaveLength(10)
    expect(next.matches.map(({ id }) => id)).not.toContain('patient-1')
  })
  test('narrows by _type and knows the size of the big patient', async () => {
    const { matches } = await server.get('/Patient/patient-1/$everything?_type=Condition')
    expect(new Set(matches.map(({ resourceType }) => resourceType))).toEqual(new Set(['Condition']))
    expect((await server.get('/Patient/patient-10k/$everything?_count=1')).bundle.total).toBe(10_000)
  })
  test('is 404 for an unknown patient and 400 on another type', async () => {
    expect((await server.get('/Patient/nope/$everything')).status).toBe(404)
    expect((await server.get('/Observation/patient-1-bp-1/$everything')).status).toBe(400)
  })
})

describe('$lastn', () => {
  test('returns the latest of each code, or as many as max asks for', async () => {
    const one = await server.get('/Observation/$lastn?patient=Patient/patient-1&category=laboratory')
    expect(one.matches).toHaveLength(6)
    expect(one.matches.every(({ effectiveDateTime }) => String(effectiveDateTime).startsWith('2026'))).toBe(true)
    const two = await server.get('/Observation/$lastn?patient=Patient/patient-1&code=4548-4&max=2')
    expect(two.matches).toHaveLength(2)
  })
  test('takes its search parameters from a body as well', async () => {
    const parameter = [
      { name: 'patient', valueString: 'patient-1' },
      { name: 'code', valueString: '4548-4' },
      { name: 'max', valuePositiveInt: 2 },
    ]
    const posted = await server.request('POST', '/Observation/$lastn', { resourceType: 'Parameters', parameter })
    expect(posted.matches).toHaveLength(2)
  })
  test('needs a patient and a sensible max', async () => {
    expect((await server.get('/Observation/$lastn?category=laboratory')).status).toBe(400)
    expect((await server.get('/Observation/$lastn?patient=patient-1&max=0')).status).toBe(400)
  })
})

describe('$validate', () => {
  test('tells what is wrong and stores nothing', async () => {
    const { status, outcome } = await server.request('POST', '/Patient/$validate', {
      resourceType: 'Patient',
      bogus: 1,
    })
    expect([status, outcome.issue[0]?.severity]).toEqual([200, 'error'])
  })
  test('takes Parameters and passes what is valid', async () => {
    const resource = { resourceType: 'Patient', gender: 'female' }
    const parameters = { resourceType: 'Parameters', parameter: [{ name: 'resource', resource }] }
    const { outcome } = await server.request('POST', '/Patient/$validate', parameters)
    expect(outcome.issue.map(({ severity }) => severity)).toEqual(['information'])
    const other = await server.request('POST', '/Observation/$validate', parameters)
    expect(other.outcome.issue[0]?.severity).toBe('error')
  })
})

test('$versions tells the version of FHIR', async () => {
  const reply = await server.get('/$versions')
  expect(named(reply, 'default')).toEqual([{ name: 'default', valueCode: '4.0' }])
})

describe('public documents', () => {
  test('the CapabilityStatement describes every type, and the OAuth endpoints', async () => {
    server.access = { status: 401, diagnostics: 'never asked' }
    const { status, body } = await server.get('/metadata')
    server.access = openAccess
    const statement = body as unknown as CapabilityStatement
    expect([status, statement.fhirVersion, statement.implementation?.url]).toEqual([200, '4.0.1', server.url])
    const [rest] = statement.rest ?? []
    expect(rest?.resource).toHaveLength(146)
    const observation = rest?.resource?.find(({ type }) => type === 'Observation')
    expect(observation?.searchParam?.map(({ name }) => name)).toContain('code-value-quantity')
    expect(observation?.searchInclude).toContain('Observation:subject')
    expect(observation).toMatchObject({
      versioning: 'versioned-update',
      updateCreate: true,
      conditionalCreate: true,
      conditionalUpdate: true,
      conditionalDelete: 'single',
    })
    expect(rest?.resource?.find(({ type }) => type === 'Patient')?.searchRevInclude).toContain('Observation:subject')
    expect(rest?.interaction?.map(({ code }) => code)).toEqual(['transaction', 'batch', 'history-system'])
    const uris = rest?.security?.extension?.[0]?.extension as Extension[]
    expect(uris.map(({ url, valueUri }) => [url, valueUri])).toEqual([
      ['authorize', 'http://auth.example/authorize'],
      ['token', 'http://auth.example/token'],
    ])
  })
  test('the CapabilityStatement lists every operation where it answers, and no other', async () => {
    const { body } = await server.get('/metadata')
    const [rest] = (body as unknown as CapabilityStatement).rest ?? []
    const namesOf = (type: string) =>
      rest?.resource?.find((one) => one.type === type)?.operation?.map(({ name }) => name)
    expect(rest?.operation?.map(({ name }) => name)).toEqual(['versions'])
    expect(namesOf('Patient')).toEqual(['validate', 'everything', 'summary', 'match'])
    expect(namesOf('Observation')).toEqual(['validate', 'lastn', 'stats'])
    expect(namesOf('CodeSystem')).toEqual(['validate', 'validate-code', 'lookup', 'subsumes'])
    expect(namesOf('Device')).toEqual(['validate'])
    const names = new Set(operations.filter(({ resourceType }) => resourceType).map(({ name }) => name))
    const types = ['Device', ...new Set(operations.map(({ resourceType }) => resourceType ?? '*'))]
    for (const type of types.filter((one) => one !== '*')) {
      for (const name of names) {
        const paths = [`/${type}/$${name}`, `/${type}/nosuch/$${name}`]
        const texts = await Promise.all(paths.map(async (path) => (await server.request('POST', path)).text))
        const answers = texts.some((text) => !text.includes('is no operation'))
        expect([type, name, answers]).toEqual([type, name, namesOf(type)?.includes(name)])
      }
    }
  })
  test('the smart-configuration is served without a token', async () => {
    server.access = { status: 401, diagnostics: 'never asked' }
    const { status, headers, text } = await server.get('/.well-known/smart-configuration')
    server.access = openAccess
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(JSON.parse(text)).toEqual({ token_endpoint: 'http://auth.example/token' })
    expect((await server.get('/.well-known/other')).status).toBe(404)
  })
  test('what is outside the base path is 404', async () => {
    expect((await server.get(`${new URL(server.url).origin}/Patient/patient-1`)).status).toBe(404)
    expect((await server.get(`${server.url}x/Patient/patient-1`)).status).toBe(404)
  })
})

test('requests are reported without what their query asks for', async () => {
  server.entries.length = 0
  await server.get('/Patient?family=Costa')
  expect(server.entries).toEqual([
    { method: 'GET', path: '/fhir/Patient', parameters: ['family'], status: 200, ms: expect.any(Number) },
  ])
})

test('a port that is taken rejects with EADDRINUSE', async () => {
  const start = startFhirServer({
    host: '127.0.0.1',
    port: Number(new URL(server.url).port),
    basePath: '/fhir',
    authenticate: async () => openAccess,
    smartConfiguration: () => undefined,
    oauthUris: () => undefined,
  })
  await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
