import type { Reference } from '@repo/fhir/vocabulary'
import { expect, test } from 'vitest'
import { withPanel } from './panel.ts'
import type { Panel, Principal } from './principal.ts'
import { recordToCerbosResource, requestToCerbosResource } from './resource.ts'

const practitioner = (panel?: Panel): Principal => ({
  id: 'u-1',
  tenant: 'acme',
  platform: 'default',
  fhirUser: 'Practitioner/3',
  roles: ['practitioner'],
  patients: [],
  scopes: [],
  purpose: 'TREAT',
  agent: 'agent',
  ...(panel && { panel }),
})

const request = (...patients: Reference[]) => ({ interaction: 'read' as const, resourceType: 'Observation', patients })
const record = (resourceType: string, ...patients: Reference[]) => ({ resourceType, patients, labels: [] })

async function requestInPanel(asked: ReturnType<typeof request> & { stage?: 'criterion'; id?: string }, panel?: Panel) {
  return requestToCerbosResource(asked, await withPanel(practitioner(panel), [asked]), '0').attr?.inPanel
}

async function recordInPanel(judged: ReturnType<typeof record> & { id?: string }, panel?: Panel) {
  return recordToCerbosResource(judged, await withPanel(practitioner(panel), [judged]), '0').attr?.inPanel
}

const panel: Panel = ['Patient/1', 'Patient/3']

test('keeps a request within the panel only where all whom it names are in it', async () => {
  expect(await requestInPanel(request('Patient/1'), panel)).toBe(true)
  expect(await requestInPanel(request('Patient/1', 'Patient/3'), panel)).toBe(true)
  expect(await requestInPanel(request('Patient/1', 'Patient/2'), panel)).toBe(false)
  expect(await requestInPanel({ ...request(), resourceType: 'Patient', id: '2' }, panel)).toBe(false)
})

test('leaves what a request that names nobody finds to be asked about record by record', async () => {
  expect(await requestInPanel(request(), panel)).toBe(true)
})

test('keeps no criterion within the panel that names nobody', async () => {
  expect(await requestInPanel({ ...request(), stage: 'criterion' }, panel)).toBe(false)
  expect(await requestInPanel({ ...request('Patient/1'), stage: 'criterion' }, panel)).toBe(true)
})

test('takes a record for one of the panel that is about somebody in it, but a list of people for one of all in it', async () => {
  expect(await recordInPanel(record('Observation', 'Patient/1', 'Patient/2'), panel)).toBe(true)
  expect(await recordInPanel(record('Observation', 'Patient/2'), panel)).toBe(false)
  expect(await recordInPanel(record('Observation'), panel)).toBe(true)
  for (const type of ['Group', 'List']) {
    expect(await recordInPanel(record(type, 'Patient/1', 'Patient/2'), panel)).toBe(false)
    expect(await recordInPanel(record(type, 'Patient/1', 'Patient/3'), panel)).toBe(true)
  }
  expect(await recordInPanel({ ...record('Patient'), id: '2' }, panel)).toBe(false)
})

test('keeps everybody within reach where there is no panel, and nobody where it is empty', async () => {
  expect(await requestInPanel(request('Patient/2'))).toBe(true)
  expect(await requestInPanel(request('Patient/1'), [])).toBe(false)
})

test('asks for the panel once for all questions, and not at all where none names a patient', async () => {
  let asked = 0
  const ask: Panel = async () => {
    asked += 1
    return ['Patient/1']
  }
  await withPanel(practitioner(ask), [request(), record('Organization')])
  expect(asked).toBe(0)
  const known = await withPanel(practitioner(ask), [request('Patient/1'), request('Patient/2')])
  expect([asked, [...(known.panel ?? [])]]).toEqual([1, ['Patient/1']])
})

test('answers nothing where the panel cannot be had', async () => {
  const lost: Panel = () => Promise.reject(new Error('gone'))
  await expect(withPanel(practitioner(lost), [request('Patient/1')])).rejects.toThrow('gone')
})
