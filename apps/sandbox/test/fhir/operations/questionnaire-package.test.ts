import type { Bundle } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { runningServer } from '../running-server.ts'
import { named, parameters, resourcesNamed } from './parameters.ts'

const server = runningServer()

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
