import { beforeEach, describe, expect, test } from 'vitest'
import { type Access, openAccess } from '../../src/fhir/access.ts'
import { patientCompartmentOf } from '../../src/fhir/compartment.ts'
import { runningServer } from './running-server.ts'

const server = runningServer()
const sees: Access['sees'] = (resource) => patientCompartmentOf(resource).includes('Patient/patient-1')
/** A patient's own compartment, everything granted. */
const own: Access = { allows: () => true, sees }
const only = (...granted: string[]): Access => ({
  allows: (interaction, resourceType) => granted.includes(`${interaction} ${resourceType}`),
  sees: () => true,
})
const json = { 'content-type': 'application/json-patch+json' }
const observation = (subject: string, extra: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'note' },
  subject: { reference: subject },
  ...extra,
})

beforeEach(() => {
  server.access = openAccess
})

describe('a refusal', () => {
  test('becomes its status, headers and an OperationOutcome', async () => {
    server.access = { status: 401, diagnostics: 'No token', headers: { 'www-authenticate': 'Bearer' } }
    const { status, headers, outcome } = await server.get('/Patient/patient-1')
    expect([status, headers.get('www-authenticate'), outcome.issue[0]?.code]).toEqual([401, 'Bearer', 'login'])
    server.access = { status: 403, diagnostics: 'No' }
    expect((await server.get('/Patient/patient-1')).outcome.issue[0]?.code).toBe('forbidden')
  })
})

describe('interactions', () => {
  const patient = { resourceType: 'Patient', id: 'patient-9' }
  const cases: [string, string, string, unknown?, Record<string, string>?][] = [
    ['read Patient', 'GET', '/Patient/patient-9'],
    ['vread Patient', 'GET', '/Patient/patient-9/_history/1'],
    ['history-instance Patient', 'GET', '/Patient/patient-9/_history'],
    ['history-type Patient', 'GET', '/Patient/_history'],
    ['search-type Patient', 'GET', '/Patient'],
    [
      'search-type Patient',
      'POST',
      '/Patient/_search',
      'a=b',
      { 'content-type': 'application/x-www-form-urlencoded', prefer: 'handling=lenient' },
    ],
    ['create Patient', 'POST', '/Patient', { resourceType: 'Patient' }],
    ['update Patient', 'PUT', '/Patient/patient-9', patient],
    ['patch Patient', 'PATCH', '/Patient/patient-9', [{ op: 'add', path: '/active', value: false }], json],
    ['delete Patient', 'DELETE', '/Patient/patient-199'],
    ['operation Patient', 'POST', '/Patient/$validate', patient],
    ['operation Observation', 'GET', '/Observation/$lastn?patient=patient-9'],
  ]
  test.each(cases)('%s is needed for %s %s', async (grant, method, path, body, headers) => {
    server.access = only('read Device')
    const refused = await server.request(method, path, body, headers)
    expect([refused.status, refused.outcome.issue[0]?.code]).toEqual([403, 'forbidden'])
    server.access = only(grant, 'search-type Observation')
    expect((await server.request(method, path, body, headers)).status).toBeLessThan(300)
  })
  test('is asked before the body is looked at', async () => {
    server.access = only()
    expect((await server.request('POST', '/Patient', '{bad')).status).toBe(403)
    expect((await server.request('POST', '/Patient', 'x', { 'content-type': 'text/plain' })).status).toBe(403)
  })
  test('a chain, _has or include into a type that may not be searched is refused', async () => {
    const paths = [
      '/Observation?patient.name=x',
      '/Patient?_has:Observation:patient:code=x',
      '/Observation?_include=Observation:encounter',
      '/Patient?_revinclude=Condition:patient',
    ]
    for (const path of paths) {
      server.access = only('search-type Observation', 'search-type Patient')
      const reached = path.includes('Condition') || path.includes('encounter')
      expect((await server.get(path)).status).toBe(reached ? 403 : 200)
      server.access = only(path.startsWith('/Patient') ? 'search-type Patient' : 'search-type Observation')
      expect((await server.get(path)).status).toBe(403)
    }
  })
  test('a conditional create needs the search too', async () => {
    const condition = { 'if-none-exist': 'gender=female&family=Nobody' }
    server.access = only('create Patient')
    expect((await server.request('POST', '/Patient', { resourceType: 'Patient' }, condition)).status).toBe(403)
    server.access = only('create Patient', 'search-type Patient')
    expect((await server.request('POST', '/Patient', { resourceType: 'Patient' }, condition)).status).toBe(201)
  })
  test('each entry of a batch is asked for by itself; in a transaction one refusal undoes all', async () => {
    const entry = [
      {
        request: { method: 'POST', url: 'Patient' },
        resource: { resourceType: 'Patient', name: [{ family: 'Granted' }] },
      },
      { request: { method: 'GET', url: 'Condition?code=38341003' } },
    ]
    server.access = only('create Patient')
    const batch = await server.request('POST', '', { resourceType: 'Bundle', type: 'batch', entry })
    expect(batch.bundle.entry?.map(({ response }) => response?.status)).toEqual(['201', '403'])
    const transaction = await server.request('POST', '', { resourceType: 'Bundle', type: 'transaction', entry })
    expect(transaction.status).toBe(403)
    server.access = openAccess
    expect((await server.get('/Patient?family=Granted')).bundle.total).toBe(1)
  })
})

describe('records', () => {
  test('a read outside the compartment is the same 404 as of what never was', async () => {
    server.access = own
    expect((await server.get('/Patient/patient-1')).status).toBe(200)
    const hidden = await server.get('/Patient/patient-3')
    const absent = await server.get('/Patient/never-was')
    expect([hidden.status, hidden.text]).toEqual([404, absent.text])
  })
  test('vread and history show only what is inside', async () => {
    server.access = own
    expect((await server.get('/Patient/patient-1/_history/1')).status).toBe(200)
    expect((await server.get('/Patient/patient-3/_history/1')).status).toBe(404)
    expect((await server.get('/Patient/patient-1/_history')).bundle.total).toBe(1)
    expect((await server.get('/Patient/patient-3/_history')).status).toBe(404)
    expect((await server.get('/Patient/_history')).bundle.total).toBe(1)
  })
  test('a version from before a record came into the compartment stays hidden', async () => {
    const { body } = await server.request('POST', '/Observation', observation('Patient/patient-3'))
    const moved = observation('Patient/patient-1', { id: body.id })
    await server.request('PUT', `/Observation/${body.id}`, moved)
    server.access = own
    expect((await server.get(`/Observation/${body.id}/_history`)).bundle.total).toBe(1)
    expect((await server.get(`/Observation/${body.id}/_history/1`)).status).toBe(404)
    expect((await server.get(`/Observation/${body.id}/_history/2`)).status).toBe(200)
  })
  test('a deletion is told only to who saw the record', async () => {
    const seen = await server.request('POST', '/Observation', observation('Patient/patient-1'))
    const unseen = await server.request('POST', '/Observation', observation('Patient/patient-3'))
    for (const { body } of [seen, unseen]) await server.request('DELETE', `/Observation/${body.id}`)
    server.access = own
    expect((await server.get(`/Observation/${seen.body.id}`)).status).toBe(410)
    expect((await server.get(`/Observation/${unseen.body.id}`)).status).toBe(404)
  })
  test('a search counts and pages only what is inside', async () => {
    const everyone = await server.get('/Condition?_summary=count')
    server.access = own
    const { bundle, matches } = await server.get('/Condition?_count=1')
    expect(bundle.total).toBeLessThan(5)
    expect(everyone.bundle.total).toBeGreaterThan(200)
    expect(matches).toHaveLength(1)
    expect((await server.get('/Patient?_id=patient-1,patient-3')).matches.map(({ id }) => id)).toEqual(['patient-1'])
  })
  test('includes outside are left out', async () => {
    const path = '/Encounter?patient=patient-1&_count=1&_include=Encounter:patient&_include=Encounter:practitioner'
    expect((await server.get(path)).included.map(({ id }) => id).sort()).toEqual(['patient-1', 'prac-1'])
    server.access = own
    expect((await server.get(path)).included.map(({ id }) => id)).toEqual(['patient-1'])
  })
  test('chains and _has do not reach records outside', async () => {
    const chained = '/Encounter?patient=patient-1&practitioner.family=Okonjo'
    const reverse = '/Practitioner?_id=prac-1&_has:Encounter:practitioner:patient=patient-3'
    expect((await server.get(chained)).bundle.total).toBe(3)
    expect((await server.get(reverse)).bundle.total).toBe(1)
    server.access = own
    expect((await server.get(chained)).bundle.total).toBe(0)
    server.access = {
      allows: () => true,
      sees: (resource) => sees(resource, 'x') || resource.resourceType === 'Practitioner',
    }
    expect((await server.get(chained)).bundle.total).toBe(3)
    expect((await server.get(reverse)).bundle.total).toBe(0)
  })
  test('operations show only what is inside', async () => {
    const labelled = {
      ...own,
      sees: (resource: Parameters<Access['sees']>[0]) => sees(resource, 'x') && !resource.meta?.security,
    }
    const open = await server.get('/Patient/patient-1/$everything')
    server.access = labelled
    const narrowed = await server.get('/Patient/patient-1/$everything')
    expect(narrowed.bundle.total).toBeLessThan(open.bundle.total ?? 0)
    expect(narrowed.text).not.toContain('PSY')
    expect((await server.get('/Patient/patient-3/$everything')).status).toBe(404)
    expect((await server.get('/Observation/$lastn?patient=patient-1')).bundle.total).toBeGreaterThan(5)
    expect((await server.get('/Observation/$lastn?patient=patient-3')).bundle.total).toBe(0)
    const patient = { resourceType: 'Patient' }
    expect((await server.request('POST', '/Patient/patient-1/$validate', patient)).status).toBe(200)
    expect((await server.request('POST', '/Patient/patient-3/$validate', patient)).status).toBe(404)
  })
  test('nothing is created, moved, patched or deleted outside', async () => {
    const inside = await server.request('POST', '/Observation', observation('Patient/patient-1'))
    const outside = await server.request('POST', '/Observation', observation('Patient/patient-3'))
    const into = (id: string, subject: string) =>
      server.request('PUT', `/Observation/${id}`, observation(subject, { id }))
    const patch = (id: string, subject: string) =>
      server.request(
        'PATCH',
        `/Observation/${id}`,
        [{ op: 'replace', path: '/subject/reference', value: subject }],
        json,
      )
    server.access = own
    expect((await server.request('POST', '/Observation', observation('Patient/patient-1'))).status).toBe(201)
    expect((await server.request('POST', '/Observation', observation('Patient/patient-3'))).status).toBe(403)
    expect((await into(inside.body.id, 'Patient/patient-1')).status).toBe(200)
    expect((await into(inside.body.id, 'Patient/patient-3')).status).toBe(403)
    expect((await into(outside.body.id, 'Patient/patient-1')).status).toBe(403)
    expect((await patch(inside.body.id, 'Patient/patient-1')).status).toBe(200)
    expect((await patch(inside.body.id, 'Patient/patient-3')).status).toBe(403)
    expect((await patch(outside.body.id, 'Patient/patient-1')).status).toBe(403)
    expect((await server.request('DELETE', `/Observation/${outside.body.id}`)).status).toBe(403)
    expect((await server.request('DELETE', `/Observation/${inside.body.id}`)).status).toBe(204)
    server.access = openAccess
    expect((await server.get(`/Observation/${outside.body.id}`)).body.meta.versionId).toBe('1')
  })
  test('entries of a batch and a transaction are judged one by one', async () => {
    const entry = ['Patient/patient-1', 'Patient/patient-3'].flatMap((patient) => [
      {
        request: { method: 'POST', url: 'Observation' },
        resource: observation(patient, { note: [{ text: 'judged' }] }),
      },
      { request: { method: 'GET', url: patient } },
    ])
    server.access = own
    const before = (await server.get('/Observation?_summary=count')).bundle.total ?? 0
    const batch = await server.request('POST', '', { resourceType: 'Bundle', type: 'batch', entry })
    expect(batch.bundle.entry?.map(({ response }) => response?.status)).toEqual(['201', '200', '403', '404'])
    expect((await server.request('POST', '', { resourceType: 'Bundle', type: 'transaction', entry })).status).toBe(403)
    expect((await server.get('/Observation?_summary=count')).bundle.total).toBe(before + 1)
  })
})
