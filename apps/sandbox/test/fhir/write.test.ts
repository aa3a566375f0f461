import { describe, expect, test } from 'vitest'
import { runningServer } from './running-server.ts'

const server = runningServer()
const patch = { 'content-type': 'application/json-patch+json' }

async function created(extra: object = {}) {
  return server.request('POST', '/Patient', { resourceType: 'Patient', name: [{ family: 'New' }], ...extra })
}

describe('read', () => {
  test('answers with ETag and Last-Modified', async () => {
    const { status, headers, body } = await server.get('/Patient/patient-1')
    expect(status).toBe(200)
    expect(headers.get('etag')).toBe(`W/"${body.meta.versionId}"`)
    expect(headers.get('last-modified')).toMatch(/GMT$/)
    expect(headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
  })
  test('answers 304 to a known ETag', async () => {
    expect((await server.get('/Patient/patient-1', { 'if-none-match': 'W/"1"' })).status).toBe(304)
  })
  test.each(['/Patient/nope', '/Foo/1', '/Foo', '/Patient/patient-1/nosuch'])(
    '%s is 404 with an OperationOutcome',
    async (path) => {
      const { status, body } = await server.get(path)
      expect(status).toBe(404)
      expect(body.resourceType).toBe('OperationOutcome')
    },
  )
})

describe('create', () => {
  test('answers 201 with the Location of the version', async () => {
    const { status, headers, body } = await created({ id: 'mine' })
    expect(status).toBe(201)
    expect(body.id).not.toBe('mine')
    expect(headers.get('location')).toBe(`${server.url}/Patient/${body.id}/_history/1`)
  })
  test('Prefer: return=minimal leaves the body out', async () => {
    const { status, text } = await server.request(
      'POST',
      '/Patient',
      { resourceType: 'Patient' },
      { prefer: 'return=minimal' },
    )
    expect([status, text]).toEqual([201, ''])
  })
  test.each([
    ['an unknown element', 'Patient', { resourceType: 'Patient', bogus: 1 }],
    ['a missing required element', 'Observation', { resourceType: 'Observation', status: 'final' }],
    [
      'a code outside its required value set',
      'Observation',
      { resourceType: 'Observation', status: 'bogus', code: { text: 'x' } },
    ],
    [
      'a coding outside its required value set',
      'Condition',
      {
        resourceType: 'Condition',
        subject: { reference: 'Patient/patient-1' },
        clinicalStatus: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'bogus' }],
        },
      },
    ],
    ['a malformed date', 'Patient', { resourceType: 'Patient', birthDate: '2023-02-30' }],
    ['a string over 1 MB', 'Patient', { resourceType: 'Patient', text: 'x'.repeat(2 * 1024 * 1024) }],
    ['another type than the URL', 'Patient', { resourceType: 'Observation' }],
    ['an array', 'Patient', []],
    ['malformed JSON', 'Patient', '{bad'],
    ['no body', 'Patient', undefined],
  ])('refuses %s with 400', async (_what, type, body) => {
    const { status, outcome } = await server.request('POST', `/${type}`, body)
    expect(status).toBe(400)
    expect(outcome.issue[0]?.severity).toBe('error')
  })
  test('refuses another content type with 415', async () => {
    expect(
      (await server.request('POST', '/Patient', '<Patient/>', { 'content-type': 'application/fhir+xml' })).status,
    ).toBe(415)
    expect((await server.request('PATCH', '/Patient/patient-1', [])).status).toBe(415)
  })
  test('refuses more than 10 MB with 413 and reads what is smaller', async () => {
    const unclosed = (length: number) => `{${' '.repeat(length)}`
    expect((await server.request('POST', '/Patient', unclosed(10 * 1024 * 1024))).status).toBe(413)
    expect((await server.request('POST', '/Patient', unclosed(9 * 1024 * 1024))).status).toBe(400)
  })
  test('with If-None-Exist creates once', async () => {
    const patient = { resourceType: 'Patient', identifier: [{ system: 'urn:u', value: '77' }] }
    const condition = { 'if-none-exist': 'identifier=urn:u|77' }
    const first = await server.request('POST', '/Patient', patient, condition)
    const second = await server.request('POST', '/Patient', patient, condition)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body.id).toBe(first.body.id)
    expect((await server.request('POST', '/Patient', patient, { 'if-none-exist': 'gender=female' })).status).toBe(412)
  })
})

describe('update', () => {
  test('with the current version in If-Match makes the next one; with a stale one is 412', async () => {
    const { body } = await created()
    const next = { resourceType: 'Patient', id: body.id, name: [{ family: 'Newer' }] }
    const ok = await server.request('PUT', `/Patient/${body.id}`, next, { 'if-match': 'W/"1"' })
    expect([ok.status, ok.body.meta.versionId, ok.headers.get('etag')]).toEqual([200, '2', 'W/"2"'])
    expect((await server.request('PUT', `/Patient/${body.id}`, next, { 'if-match': 'W/"1"' })).status).toBe(412)
    expect((await server.request('PUT', `/Patient/${body.id}`, next, { 'if-match': 'nonsense' })).status).toBe(412)
  })
  test('of an unknown id creates it, with 201', async () => {
    const { status, headers } = await server.request('PUT', '/Patient/brand-new-1', {
      resourceType: 'Patient',
      id: 'brand-new-1',
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`${server.url}/Patient/brand-new-1/_history/1`)
  })
  test('is refused when the ids differ or the id cannot be one', async () => {
    expect(
      (await server.request('PUT', '/Patient/patient-1', { resourceType: 'Patient', id: 'patient-3' })).status,
    ).toBe(400)
    expect((await server.request('PUT', '/Patient/a_b', { resourceType: 'Patient', id: 'a_b' })).status).toBe(400)
  })
  test('by criteria updates the one match, creates where there is none, and is 412 for several', async () => {
    const patient = { resourceType: 'Patient', identifier: [{ system: 'urn:u', value: 'cu' }] }
    const made = await server.request('PUT', '/Patient?identifier=urn:u|cu', patient)
    const again = await server.request('PUT', '/Patient?identifier=urn:u|cu', { ...patient, active: true })
    expect([made.status, again.status, again.body.id]).toEqual([201, 200, made.body.id])
    expect((await server.request('PUT', '/Patient?gender=female', patient)).status).toBe(412)
    expect((await server.request('PUT', '/Patient', patient)).status).toBe(400)
  })
})

describe('patch', () => {
  test('applies a JSON Patch; a failing test or a stale version changes nothing', async () => {
    const { body } = await created()
    const path = `/Patient/${body.id}`
    const ok = await server.request('PATCH', path, [{ op: 'add', path: '/active', value: true }], patch)
    expect([ok.status, ok.body.active]).toEqual([200, true])
    const failing = [
      { op: 'test', path: '/active', value: false },
      { op: 'replace', path: '/active', value: false },
    ]
    expect((await server.request('PATCH', path, failing, patch)).status).toBe(400)
    const stale = { ...patch, 'if-match': 'W/"1"' }
    expect((await server.request('PATCH', path, [{ op: 'add', path: '/active', value: false }], stale)).status).toBe(
      412,
    )
    expect((await server.get(path)).body.active).toBe(true)
  })
  test('refuses to make a resource invalid or another one', async () => {
    const { body } = await created()
    const path = `/Patient/${body.id}`
    for (const operation of [
      { op: 'add', path: '/bogus', value: 1 },
      { op: 'replace', path: '/id', value: 'patient-1' },
      { op: 'replace', path: '/resourceType', value: 'Observation' },
    ]) {
      expect((await server.request('PATCH', path, [operation], patch)).status).toBe(400)
    }
    expect((await server.get(path)).body.meta.versionId).toBe('1')
  })
})

describe('history', () => {
  test('lists versions newest first, twice the same, and vread finds each', async () => {
    const { body } = await created()
    await server.request('PUT', `/Patient/${body.id}`, {
      resourceType: 'Patient',
      id: body.id,
      name: [{ family: 'Second' }],
    })
    for (let time = 0; time < 2; time++) {
      const { bundle } = await server.get(`/Patient/${body.id}/_history`)
      expect(bundle.type).toBe('history')
      expect(bundle.entry?.map(({ response }) => response?.etag)).toEqual(['W/"2"', 'W/"1"'])
      expect(bundle.entry?.map(({ request }) => request?.method)).toEqual(['PUT', 'POST'])
    }
    const old = await server.get(`/Patient/${body.id}/_history/1`)
    expect([old.status, JSON.stringify(old.body.name)]).toEqual([200, '[{"family":"New"}]'])
    expect((await server.get(`/Patient/${body.id}/_history/9`)).status).toBe(404)
  })
  test('of a type pages over all its records', async () => {
    const { bundle } = await server.get('/Patient/_history?_count=5')
    expect(bundle.entry).toHaveLength(5)
    expect(bundle.total).toBeGreaterThan(200)
  })
})

describe('delete', () => {
  test('is 204, then the record is 410, out of searches, and its history tells', async () => {
    const { body } = await created({ identifier: [{ system: 'urn:u', value: 'gone' }] })
    const path = `/Patient/${body.id}`
    expect((await server.request('DELETE', path)).status).toBe(204)
    expect((await server.get(path)).status).toBe(410)
    expect((await server.request('DELETE', path)).status).toBe(204)
    expect((await server.get('/Patient?identifier=urn:u|gone')).bundle.total).toBe(0)
    const { bundle } = await server.get(`${path}/_history`)
    expect(bundle.entry?.map(({ request }) => request?.method)).toEqual(['DELETE', 'POST'])
    expect((await server.request('DELETE', '/Patient/never-was')).status).toBe(404)
  })
  test('by criteria deletes one match and is 412 for several', async () => {
    await created({ identifier: [{ system: 'urn:u', value: 'cd' }] })
    expect((await server.request('DELETE', '/Patient?gender=female')).status).toBe(412)
    expect((await server.request('DELETE', '/Patient?identifier=urn:u|cd')).status).toBe(204)
    expect((await server.get('/Patient?identifier=urn:u|cd')).bundle.total).toBe(0)
  })
})
