import type { Bundle, Patient } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { runningServer } from '../running-server.ts'
import { parameters } from './parameters.ts'

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
