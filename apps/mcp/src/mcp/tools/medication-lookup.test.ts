import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import {
  callTool,
  observation,
  type Reply,
  type Script,
  searchset,
  withSmartPermissions,
} from '../../../test/call-stage.ts'

const searching = (args: object, script: Script = {}) => callTool('fhir_search', args, script)

const request = (id: string, medication: object): AnyResource => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  ...medication,
})
const refers = (id: string) => ({ medicationReference: { reference: `Medication/${id}` } })
const medication = (id: string): AnyResource => ({ resourceType: 'Medication', id, code: { text: `Drug ${id}` } })
const medications = { type: 'MedicationRequest', params: { patient: 'p1' } }

const pharmacy: Script['fhir'] = ({ path }) =>
  path.startsWith('/Medication?')
    ? searchset([medication('m1'), medication('m2'), medication('m9')])
    : searchset([
        request('r1', refers('m1')),
        request('r2', refers('m2')),
        request('r3', refers('m1')),
        request('r4', { medicationReference: { reference: 'https://other.example/Medication/m3' } }),
        request('r5', { medicationCodeableConcept: { text: 'Aspirin' } }),
      ])

test('reads the medications that requests refer to with one search, judged with the requests', async () => {
  const { answer, steps, records } = await searching(medications, { fhir: pharmacy })
  expect(steps).toEqual([
    'admit search-type MedicationRequest Patient/p1 + search-type Medication if allowed + search-type MedicationRequest Patient/p1 if allowed as R',
    'GET /MedicationRequest?patient=p1&_count=20',
    'GET /Medication?_id=m1,m2&_count=2',
    'release search-type MedicationRequest/r1 MedicationRequest/r2 MedicationRequest/r3 MedicationRequest/r4 MedicationRequest/r5 Medication/m1 Medication/m2',
    'audit outcome',
  ])
  expect(answer.data).toMatchObject({ returned: 5 })
  expect(answer.text).toMatch(/Drug m1.*Drug m2.*Drug m1/s)
  expect(answer.text).not.toContain('m9')
  expect(records).toMatchObject([{ query: '/MedicationRequest?patient=p1&_count=20' }])
  expect(records[0]?.disclosed).toEqual(
    expect.arrayContaining(['MedicationRequest/r1', 'Medication/m1', 'Medication/m2']),
  )
})

test.each<[string, Script]>([
  ['policy denies it', { admit: ({ optional }) => !optional }],
  ['the person did not grant it', { caller: withSmartPermissions('MedicationRequest', 's') }],
])('reads no medication where %s', async (_why, script) => {
  const { answer, requests, records } = await searching(medications, { ...script, fhir: pharmacy })
  expect(answer.data).toMatchObject({ returned: 5 })
  expect(requests).toHaveLength(1)
  expect(records[0]?.disclosed).not.toContain('Medication/m1')
})

test.each<[string, Reply]>([
  ['fails', { status: 500 }],
  ['answers what is not FHIR', { body: '<html>' }],
  ['answers records of other types', searchset([{ ...observation('m1', 'p9') }])],
])('shows the requests where the search for their medications %s', async (_what, reply) => {
  const fhir: Script['fhir'] = (asked) => (asked.path.startsWith('/Medication?') ? reply : pharmacy(asked))
  const { answer } = await searching(medications, { fhir })
  expect(answer.data).toMatchObject({ returned: 5 })
  expect(answer.text).not.toContain('p9')
})

test('shows no medication that is withheld, nor one whose request is', async () => {
  const withheld = await searching(medications, { fhir: pharmacy, releases: (one) => one !== 'Medication/m1' })
  expect(withheld.answer.data).toMatchObject({ returned: 5 })
  expect(withheld.answer.text).not.toContain('Drug m1')
  expect(withheld.records[0]).toMatchObject({ withheld: true })
  const requests = await searching(medications, { fhir: pharmacy, releases: (one) => one !== 'MedicationRequest/r2' })
  expect(requests.records[0]?.disclosed).not.toContain('Medication/m2')
  expect(requests.answer.text).not.toContain('Drug m2')
})
