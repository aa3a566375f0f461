import { expect, test } from 'vitest'
import { observation, practitioner, type Script } from '../call-stage.ts'
import { aPlatform } from '../scripted-connections.ts'
import { rest, restCaller } from './rest-stage.ts'

const holds: Script = { fhir: () => ({ body: observation('o1') }) }
const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

test.each([
  [''],
  ['default'],
  ['default/'],
  ['Nothing/1'],
  ['Observation/$lastn'],
  ['Observation/o1/$everything'],
  ['Observation/o1/_history/1/more'],
  ['Observation/_history'],
  ['Observation/o1/_versions'],
  ['default/default/Observation/o1'],
  ['DEFAULT/Observation/o1'],
  ['..%2fObservation/o1'],
  ['%E0%A4%A'],
  ['default/metadata/x'],
])('has nothing at %s', async (path) => {
  const { status, code, requests, records } = await rest(path, holds)
  expect([status, code, requests]).toEqual([404, 'request/unknown-address', []])
  expect(records).toMatchObject([{ event: 'refusal', transport: 'rest', tool: 'rest', code }])
})

test.each([
  ['metadata', 'GET'],
  ['Observation', 'GET, POST'],
  ['Observation/_search', 'POST'],
  ['Observation/o1', 'GET, PUT, PATCH, DELETE'],
  ['Observation/o1/_history', 'GET'],
  ['Observation/o1/_history/2', 'GET'],
])('serves %s by %s alone', async (path, methods) => {
  for (const method of others.filter((one) => !methods.split(', ').includes(one))) {
    const { status, code, headers, requests } = await rest(path, holds, { method })
    expect([status, code, headers.get('allow'), requests]).toEqual([405, 'request/method', methods, []])
  }
})

test.each([
  ['Observation/..', 400],
  ['Observation/o%2F1', 400],
  ['Observation/o1%3Fx=y', 400],
  [`Observation/${'x'.repeat(65)}`, 400],
  ['Observation/o1/_history/..%2f1', 400],
])('sends nothing to the platform for %s', async (path, expected) => {
  const { status, requests } = await rest(path, holds)
  expect([[expected, 404].includes(status), requests]).toEqual([true, []])
})

test('takes no parameter that it would not use', async () => {
  const read = await rest('Observation/o1?_elements=status', holds)
  expect([read.status, read.code, read.requests]).toEqual([400, 'input/invalid', []])
})

test.each<[string, Record<string, string>, string]>([
  ['XML by Accept', { accept: 'application/fhir+xml' }, 'Observation/o1'],
  ['a page by Accept', { accept: 'text/html' }, 'Observation/o1'],
  ['XML by _format', {}, 'Observation/o1?_format=xml'],
])('has nothing to answer to one who wants %s', async (_what, headers, path) => {
  expect(await rest(path, holds, { headers })).toMatchObject({
    status: 406,
    code: 'request/not-acceptable',
    requests: [],
  })
})

test.each<[string, Record<string, string>, string]>([
  ['JSON of FHIR', { accept: 'application/fhir+json;q=0.9, application/fhir+xml;q=0.1' }, 'Observation/o1'],
  ['JSON', { accept: 'application/json' }, 'Observation/o1'],
  ['anything', { accept: '*/*' }, 'Observation/o1'],
  ['JSON by _format', { accept: 'text/html' }, 'Observation/o1?_format=application/fhir+json&_pretty=true'],
])('answers one who takes %s', async (_what, headers, path) => {
  expect((await rest(path, holds, { headers })).status).toBe(200)
})

test.each<[string, string, string, Record<string, string>, number, string]>([
  ['XML', 'POST', '<Observation/>', { 'content-type': 'application/fhir+xml' }, 415, 'request/media-type'],
  ['a JSON patch of no such type', 'PATCH', '[]', { 'content-type': 'application/json' }, 415, 'request/media-type'],
  ['what is no JSON', 'POST', '{', { 'content-type': 'application/fhir+json' }, 400, 'input/invalid'],
  ['a list', 'POST', '[]', { 'content-type': 'application/fhir+json' }, 400, 'input/invalid'],
  ['a key of every object', 'POST', '{"resourceType":"Observation","__proto__":{}}', {}, 400, 'input/invalid'],
  ['too much', 'POST', `"${'x'.repeat(1_000_001)}"`, {}, 413, 'request/too-large'],
])('takes no body that is %s', async (_what, method, body, headers, status, code) => {
  const path = method === 'PATCH' ? 'Observation/o1' : 'Observation'
  const sent = await rest(path, holds, { method, body, headers })
  expect([sent.status, sent.code, sent.requests]).toEqual([status, code, []])
  expect(sent.records).toMatchObject([{ event: 'refusal', code }])
})

const { facts } = practitioner
const several: Script = {
  fhir: () => ({ body: observation('o1') }),
  session: {
    platforms: [aPlatform('default'), aPlatform('clinic'), aPlatform('harbor')],
    connections: [facts, { ...facts, platform: 'clinic' }],
  },
}

test('asks no platform where several are connected and none is named', async () => {
  const { status, code, said, requests } = await rest('Observation/o1', several)
  expect([status, code, requests]).toEqual([400, 'platform/ambiguous', []])
  expect(said).toContain('/api/fhir/{platform}/')
  expect(said).toContain('default, clinic')
})

test('asks the platform that the address names', async () => {
  const { status, records } = await rest('clinic/Observation/o1', several)
  expect([status, records[0]?.platform]).toEqual([200, 'clinic'])
})

test.each<[string, Script, number, string]>([
  ['nowhere', several, 404, 'platform/unknown'],
  ['harbor', several, 403, 'platform/not-connected'],
  ['default', { session: { connections: [{ ...facts, state: 'expired' }] } }, 403, 'smart/session-expired'],
])('asks nothing of %s', async (platform, script, status, code) => {
  const read = await rest(`${platform}/Observation/o1`, script)
  expect([read.status, read.code, read.requests]).toEqual([status, code, []])
  expect(read.records).toMatchObject([{ transport: 'rest', code }])
})

test('tells of a platform that refuses the sign-in or wants fewer calls as what it is, and no other way of ours', async () => {
  const refused = await rest('Observation/o1', { caller: restCaller, fhir: () => ({ status: 401 }) })
  expect([refused.status, refused.code]).toEqual([403, 'fhir/unauthorized'])
  const throttled = await rest('Observation/o1', { fhir: () => ({ status: 429, headers: { 'retry-after': '120' } }) })
  expect([throttled.status, throttled.code, throttled.headers.get('retry-after')]).toEqual([
    503,
    'fhir/throttled',
    '120',
  ])
})
