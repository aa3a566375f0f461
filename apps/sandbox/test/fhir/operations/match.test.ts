import type { Bundle, Patient } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { runningServer } from '../running-server.ts'
import { named, parameters, resourcesNamed } from './parameters.ts'

const server = runningServer()

async function match(resource: object, ...more: Parameters<typeof parameters>) {
  const { status, bundle, outcome } = await server.request(
    'POST',
    '/Patient/$match',
    parameters({ name: 'resource', resource: resource as Patient }, ...more),
  )
  const found = ((bundle as Bundle<Patient>).entry ?? []).map(({ resource: patient, search }) => ({
    id: patient?.id,
    score: search?.score ?? 0,
    grade: search?.extension?.[0]?.valueCode,
  }))
  return { status, found, outcome }
}

const anders = { resourceType: 'Patient', name: [{ family: 'FERRO', given: ['anders'] }] }

describe('$match', () => {
  test('lists those who resemble the patient, best first, with score and grade', async () => {
    const { found } = await match(anders)
    expect(found[0]).toEqual({ id: 'patient-1', score: 1, grade: 'certain' })
    expect(found.length).toBeGreaterThan(1)
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
    expect(found.some(({ grade }) => grade === 'possible')).toBe(true)
  })
  test('keeps to count, and to certain matches when there is exactly one', async () => {
    expect((await match(anders, { name: 'count', valueInteger: 2 })).found).toHaveLength(2)
    const certain = { name: 'onlyCertainMatches', valueBoolean: true }
    const { body } = await server.get('/Patient/patient-1')
    expect((await match(body, certain)).found).toEqual([{ id: 'patient-1', score: 1, grade: 'certain' }])
    expect((await match({ resourceType: 'Patient', gender: 'female' }, certain)).found).toEqual([])
  })
  test('takes a bare patient, and refuses what is none', async () => {
    expect((await server.request('POST', '/Patient/$match', anders)).bundle.entry?.[0]?.resource?.id).toBe('patient-1')
    expect((await match({ resourceType: 'Practitioner' })).status).toBe(400)
    expect((await match({ resourceType: 'Patient', gender: 'x' })).outcome.issue[0]?.code).toBe('code-invalid')
    const empty = await server.request('POST', '/Patient/$match', parameters())
    expect([empty.status, empty.outcome.issue[0]?.code]).toEqual([400, 'required'])
  })
})

describe('$questionnaire-package', () => {
  const order = (code: string) => ({
    name: 'order',
    resource: {
      resourceType: 'ServiceRequest' as const,
      status: 'active' as const,
      intent: 'order' as const,
      subject: { reference: 'Patient/patient-1' },
      code: { coding: [{ system: 'http://loinc.org', code }] },
    },
  })
  const canonical = (valueCanonical: string) => ({ name: 'questionnaire', valueCanonical })
  const phq = 'http://sandbox.example/fhir/Questionnaire/phq-2'
  const ask = (...list: Parameters<typeof parameters>) =>
    server.request('POST', '/Questionnaire/$questionnaire-package', parameters(...list))

  test('packs the questionnaire with its value sets, expanded', async () => {
    const reply = await ask(canonical(`${phq}|1`))
    const [bundle] = resourcesNamed(reply, 'PackageBundle') as Bundle[]
    expect([reply.status, bundle?.type]).toEqual([200, 'collection'])
    const [questionnaire, valueSet] = bundle?.entry?.map(({ resource }) => resource) ?? []
    expect([questionnaire?.id, valueSet?.id]).toEqual(['phq-2', 'phq-frequency'])
    expect(valueSet).toMatchObject({ expansion: { total: 4 } })
    expect(named(reply, 'Outcome')).toEqual([])
  })
  test('is found by an order, by a GET with a canonical, and on an instance', async () => {
    const ids = (reply: Parameters<typeof resourcesNamed>[0]) =>
      (resourcesNamed(reply, 'PackageBundle') as Bundle[]).map(({ entry }) => entry?.[0]?.resource?.id)
    expect(ids(await ask(order('57698-3')))).toEqual(['lipid-panel-necessity'])
    expect(ids(await server.get(`/Questionnaire/$questionnaire-package?questionnaire=${phq}`))).toEqual(['phq-2'])
    expect(ids(await server.get('/Questionnaire/phq-2/$questionnaire-package'))).toEqual(['phq-2'])
  })
  test('warns of a questionnaire that is not known beside one that is', async () => {
    const reply = await ask(canonical(phq), canonical('urn:nosuch'))
    expect(resourcesNamed(reply, 'PackageBundle')).toHaveLength(1)
    expect(resourcesNamed(reply, 'Outcome')[0]).toMatchObject({ issue: [{ severity: 'warning', code: 'not-found' }] })
  })
  test('leaves out what has not changed since', async () => {
    const reply = await ask(canonical(phq), { name: 'changedsince', valueDateTime: '2099-01-01' })
    expect([reply.status, resourcesNamed(reply, 'PackageBundle')]).toEqual([200, []])
  })
  test('is 404 when none is known, 400 when none is asked for', async () => {
    expect((await ask(canonical('urn:nosuch'))).status).toBe(404)
    expect((await ask(order('nosuch'))).status).toBe(404)
    expect((await ask()).status).toBe(400)
  })
})

test('$versions tells the version of FHIR', async () => {
  const reply = await server.get('/$versions')
  expect(named(reply, 'default')).toEqual([{ name: 'default', valueCode: '4.0' }])
})
