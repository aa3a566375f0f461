import type { Bundle, Composition, DocumentReference } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { issuesOf } from '../../../src/fhir/r4/validation.ts'
import { type Reply, runningServer } from '../running-server.ts'
import { parameters } from './parameters.ts'

const server = runningServer()
const referencesOf = ({ bundle }: Reply) =>
  (bundle.entry ?? []).map(({ resource }) => `${resource?.resourceType}/${resource?.id}`)
const compositionOf = ({ bundle }: Reply) => bundle.entry?.[0]?.resource as Composition
const sectionOf = (reply: Reply, code: string) =>
  compositionOf(reply).section?.find((section) => section.code?.coding?.[0]?.code === code)

describe('$summary', () => {
  test('is a valid document whose Composition lists what the sections hold', async () => {
    const reply = await server.get('/Patient/patient-1/$summary')
    expect([reply.status, reply.bundle.type, compositionOf(reply).type.coding?.[0]?.code]).toEqual([
      200,
      'document',
      '60591-5',
    ])
    expect(issuesOf(reply.body)).toEqual([])
    const held = new Set(referencesOf(reply))
    const listed = (compositionOf(reply).section ?? []).flatMap(({ entry }) =>
      (entry ?? []).map(({ reference }) => reference),
    )
    expect(listed.length).toBeGreaterThan(15)
    expect(listed.filter((reference) => !held.has(String(reference)))).toEqual([])
    expect(held.size).toBe(referencesOf(reply).length)
    expect([...held]).toEqual(expect.arrayContaining(['Patient/patient-1', 'Practitioner/prac-1']))
  })
  test('has sections with codes and narrative; an empty one says why', async () => {
    const reply = await server.get('/Patient/patient-1/$summary')
    for (const code of ['11450-4', '48765-2', '10160-0', '11369-6', '30954-2', '8716-3', '47519-4']) {
      expect(sectionOf(reply, code)?.text?.div).toMatch(/^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml">.*<\/div>$/)
    }
    const created = await server.request('POST', '/Patient', { resourceType: 'Patient' })
    const empty = await server.get(`/Patient/${created.body.id}/$summary`)
    expect(sectionOf(empty, '11450-4')).toMatchObject({ emptyReason: { coding: [{ code: 'unavailable' }] } })
    expect(issuesOf(empty.body)).toEqual([])
  })
  test('brings the Medication that a prescription refers to, and the newest result of each code', async () => {
    const reply = await server.get('/Patient/patient-1/$summary')
    expect(referencesOf(reply).some((reference) => reference.startsWith('Medication/'))).toBe(true)
    expect(sectionOf(reply, '30954-2')?.entry?.map(({ reference }) => reference)).toEqual(
      expect.arrayContaining(['Observation/patient-1-lab-4548-4-3']),
    )
    expect(sectionOf(reply, '30954-2')?.entry).toHaveLength(6)
  })
  test('is found by an identifier', async () => {
    const reply = await server.get('/Patient/$summary?identifier=urn:example:org-1:mrn|MRN000001')
    expect(compositionOf(reply).subject?.reference).toBe('Patient/patient-1')
  })
  test.each([
    ['/Patient/$summary', 400],
    ['/Patient/$summary?identifier=urn:nosuch|1', 404],
    ['/Patient/nosuch/$summary', 404],
    ['/Patient/patient-1/$summary?profile=http://other.example', 400],
  ])('%s is answered with %i', async (path, status) => {
    expect((await server.get(path)).status).toBe(status)
  })
})

describe('$document', () => {
  test('puts the Composition first and what it refers to once, and stores nothing', async () => {
    const before = (await server.get('/Bundle?_summary=count')).bundle.total
    const reply = await server.get('/Composition/patient-4-discharge-1/$document?persist=true')
    const references = referencesOf(reply)
    expect([reply.status, reply.bundle.type, references[0]]).toEqual([
      200,
      'document',
      'Composition/patient-4-discharge-1',
    ])
    expect(references).toEqual(
      expect.arrayContaining([
        'Patient/patient-4',
        'Encounter/patient-4-admission-1',
        'Condition/patient-4-condition-233604007',
      ]),
    )
    expect(new Set(references).size).toBe(references.length)
    expect(issuesOf(reply.body)).toEqual([])
    expect((await server.get('/Bundle?_summary=count')).bundle.total).toBe(before)
  })
  test('is also invoked on the type, with an id', async () => {
    const body = parameters({ name: 'id', valueUri: 'Composition/patient-4-discharge-1' })
    const posted = await server.request('POST', '/Composition/$document', body)
    expect(referencesOf(posted)[0]).toBe('Composition/patient-4-discharge-1')
    expect((await server.get('/Composition/$document')).status).toBe(400)
    expect((await server.get('/Composition/$document?id=nosuch')).status).toBe(404)
  })
})

describe('$docref', () => {
  const documents = ({ bundle }: Reply) => (bundle.entry ?? []).map(({ resource }) => resource as DocumentReference)
  test('returns the newest of each type when no date is given', async () => {
    const { bundle, ...reply } = await server.get('/DocumentReference/$docref?patient=patient-4')
    const types =
      (bundle as Bundle<DocumentReference>).entry?.map(({ resource }) => resource?.type?.coding?.[0]?.code) ?? []
    expect([reply.status, bundle.type, new Set(types).size]).toEqual([200, 'searchset', types.length])
    expect(types).toContain('18842-5')
  })
  test('keeps to type and dates of care', async () => {
    const base = '/DocumentReference/$docref?patient=patient-4'
    const stay = documents(await server.get(`${base}&start=2025-12-01&end=2025-12-31`))
    expect(stay.map(({ id }) => id)).toEqual(['patient-4-discharge-1'])
    expect(documents(await server.get(`${base}&type=http://loinc.org|18842-5`)).map(({ id }) => id)).toContain(
      'patient-4-discharge-1',
    )
    expect(documents(await server.get(`${base}&end=2001`))).toEqual([])
    const type = { name: 'type', valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: '18842-5' }] } }
    const posted = parameters({ name: 'patient', valueId: 'patient-4' }, type)
    expect(documents(await server.request('POST', '/DocumentReference/$docref', posted))).toHaveLength(1)
  })
  test('leads to the text by the Binary that the attachment names', async () => {
    const [document] = documents(
      await server.get('/DocumentReference/$docref?patient=patient-4&start=2025-12-01&end=2025-12-31'),
    )
    const attachment = document?.content[0]?.attachment
    const { body } = await server.get(`/${attachment?.url}`)
    const text = Buffer.from(String((body as { data?: unknown }).data), 'base64')
    expect(text.toString('utf8')).toContain('Pneumonia')
    expect(text.length).toBe(attachment?.size)
  })
  test.each([
    ['/DocumentReference/$docref', 400],
    ['/DocumentReference/$docref?patient=patient-4&start=yesterday', 400],
    ['/DocumentReference/$docref?patient=patient-4&on-demand=true', 400],
    ['/DocumentReference/$docref?patient=nosuch', 200],
  ])('%s is answered with %i', async (path, status) => {
    expect((await server.get(path)).status).toBe(status)
  })
})
