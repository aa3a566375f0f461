import type { Bundle } from '@medplum/fhirtypes'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Access, openAccess } from '../../../src/fhir/access.ts'
import { patientCompartmentOf, patientCompartmentTypes } from '../../../src/fhir/compartment.ts'
import { operations } from '../../../src/fhir/operations/catalog.ts'
import { type Reply, runningServer } from '../running-server.ts'
import { parameters, resourcesNamed } from './parameters.ts'

const server = runningServer()
const compartmentTypes = new Set(patientCompartmentTypes)
/** Everything granted, on the records of one patient and on what belongs to nobody. */
const ownOf = (patient: string): Access => ({
  allows: () => true,
  sees: (resource) =>
    !compartmentTypes.has(resource.resourceType) || patientCompartmentOf(resource).includes(`Patient/${patient}`),
})
const only = (...granted: string[]): Access => ({
  allows: (interaction, resourceType) => granted.includes(`${interaction} ${resourceType}`),
  sees: (resource, interaction) => granted.includes(`${interaction} ${resource.resourceType}`),
})
const idsOf = ({ bundle }: Reply) => (bundle.entry ?? []).map(({ resource }) => resource?.id ?? '')
const typesOf = ({ bundle }: Reply) => new Set((bundle.entry ?? []).map(({ resource }) => resource?.resourceType))

beforeEach(() => {
  server.access = openAccess
})

describe('the grant', () => {
  const invoked = operations.filter(({ resourceType }) => resourceType !== undefined)
  test.each(invoked.map(({ name, resourceType }) => [name, resourceType === '*' ? 'Patient' : resourceType]))(
    '$%s needs operation %s',
    async (name, resourceType) => {
      server.access = only('read Device', `search-type ${resourceType}`)
      for (const path of [`/${resourceType}/$${name}`, `/${resourceType}/x/$${name}`]) {
        expect((await server.request('POST', path, parameters())).status).toBe(403)
      }
    },
  )
  test('searches behind an operation are asked for too', async () => {
    server.access = only('operation Observation', 'operation Patient', 'operation DocumentReference')
    const patient = { resourceType: 'Patient', name: [{ family: 'Ferro' }] }
    expect((await server.get('/Observation/$stats?subject=Patient/patient-1&code=4548-4&statistic=count')).status).toBe(
      403,
    )
    expect((await server.request('POST', '/Patient/$match', patient)).status).toBe(403)
    expect((await server.get('/Patient/$everything')).status).toBe(403)
    expect((await server.get('/DocumentReference/$docref?patient=patient-1')).status).toBe(403)
  })
  test('a value set is expanded only from code systems that are granted', async () => {
    server.access = only('operation ValueSet')
    expect((await server.get('/ValueSet/problems/$expand')).status).toBe(404)
    server.access = only('operation ValueSet', 'operation CodeSystem')
    expect((await server.get('/ValueSet/problems/$expand')).status).toBe(200)
  })
  test('a search by a value set that is not granted is refused', async () => {
    server.access = only('search-type Condition')
    expect((await server.get('/Condition?code:in=ValueSet/problems')).status).toBe(400)
  })
  test('a questionnaire package says that a value set could not be had', async () => {
    server.access = only('operation Questionnaire')
    const reply = await server.get('/Questionnaire/phq-2/$questionnaire-package')
    expect((resourcesNamed(reply, 'PackageBundle') as Bundle[])[0]?.entry).toHaveLength(1)
    expect(resourcesNamed(reply, 'Outcome')).toHaveLength(1)
  })
  test('a summary has no records of a type that may not be searched', async () => {
    server.access = only('operation Patient', 'search-type Patient', 'search-type Condition')
    const reply = await server.get('/Patient/patient-1/$summary')
    expect(typesOf(reply)).toEqual(new Set(['Composition', 'Patient', 'Condition']))
    expect(reply.text).not.toContain('Observation/')
  })
})

describe('the compartment', () => {
  test('$everything of another patient or encounter is 404, of the type only the own one', async () => {
    server.access = ownOf('patient-1')
    expect((await server.get('/Encounter/patient-4-admission-1/$everything')).status).toBe(404)
    expect((await server.get('/Patient/patient-4/$everything')).status).toBe(404)
    const ids = idsOf(await server.get('/Patient/$everything'))
    expect(ids.length).toBeGreaterThan(50)
    expect(ids.filter((id) => !id.startsWith('patient-1'))).toEqual([])
    expect(ids.filter((id) => id.startsWith('patient-10'))).toEqual([])
  })
  test('$stats, $docref and $match find nothing of others', async () => {
    server.access = ownOf('patient-1')
    const stats = await server.get(
      '/Observation/$stats?subject=Patient/patient-3&code=4548-4&statistic=count&include=true',
    )
    expect(stats.text).toContain('"valueInteger":0')
    expect(resourcesNamed(stats, 'source')).toEqual([])
    expect((await server.get('/DocumentReference/$docref?patient=patient-4')).bundle.total).toBe(0)
    const likeMany = { resourceType: 'Patient', address: [{ postalCode: '02101' }] }
    expect(idsOf(await server.request('POST', '/Patient/$match', likeMany))).toEqual(['patient-1'])
  })
  test('$summary and $document of others are 404', async () => {
    server.access = ownOf('patient-1')
    expect((await server.get('/Patient/patient-4/$summary')).status).toBe(404)
    expect((await server.get('/Patient/$summary?identifier=urn:example:org-2:mrn|MRN000004')).status).toBe(404)
    expect((await server.get('/Composition/patient-4-discharge-1/$document')).status).toBe(404)
    expect((await server.get('/Composition/$document?id=patient-4-discharge-1')).status).toBe(404)
    expect((await server.get('/Composition/patient-1-note-1/$document')).status).toBe(200)
  })
  test('records that may not be seen are neither in a summary nor named by it', async () => {
    const open = await server.get('/Patient/patient-1/$summary')
    expect(open.text).toContain('Depressive disorder')
    server.access = { allows: () => true, sees: (resource) => !resource.meta?.security }
    const narrowed = await server.get('/Patient/patient-1/$summary')
    expect(narrowed.text).not.toMatch(/Depressive|sertraline|PSY/)
  })
  test('a document leaves out what may not be seen', async () => {
    server.access = { allows: () => true, sees: ({ resourceType }) => resourceType !== 'MedicationAdministration' }
    const reply = await server.get('/Composition/patient-4-discharge-1/$document')
    expect([reply.status, typesOf(reply).has('MedicationAdministration')]).toEqual([200, false])
  })
})

test('each entry of a batch is an operation like any other', async () => {
  const resource = parameters({ name: 'resource', resource: { resourceType: 'Patient', name: [{ family: 'Ferro' }] } })
  const entry = [
    { request: { method: 'GET', url: 'Patient/patient-1/$summary' } },
    { request: { method: 'POST', url: 'Patient/$match' }, resource },
    { request: { method: 'GET', url: '_history?_count=1' } },
    { request: { method: 'GET', url: 'ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/observation-status' } },
    { request: { method: 'GET', url: 'Patient/patient-4/$summary' } },
  ]
  server.access = ownOf('patient-1')
  const { bundle } = await server.request('POST', '', { resourceType: 'Bundle', type: 'batch', entry })
  expect(bundle.entry?.map(({ response, resource: found }) => [response?.status, found?.resourceType])).toEqual([
    ['200', 'Bundle'],
    ['200', 'Bundle'],
    ['200', 'Bundle'],
    ['200', 'ValueSet'],
    ['404', undefined],
  ])
})
