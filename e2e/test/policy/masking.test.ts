import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callAgreed } from '../../src/agreed-call.ts'
import { type Connected, kinds, type ToolResult } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
const { own } = stack.facts.patients
let practitioner: Connected
let administrator: Connected
beforeAll(async () => {
  practitioner = await people.connect('mcp-2026', 'practitioner')
  administrator = await people.connect('mcp-2026', 'administrator')
})
afterAll(() => people.close())

async function created(author: Connected, resource: object): Promise<string> {
  const { text, structured } = await author.call('fhir_create', { resource })
  const id = String(structured.reference).split('/')[1]
  if (!id) throw new Error(`nothing was created: ${text}`)
  return id
}

const whole = ({ text, structured }: ToolResult) => JSON.stringify([text, structured])

/** A record by its id, and by a search that shows it whole. */
async function lookedAt(agent: Connected, type: string, id: string): Promise<ToolResult[]> {
  return [
    await agent.call('fhir_read', { type, id }),
    await agent.call('fhir_search', { type, params: { _id: id }, view: 'full' }),
  ]
}

const relative = {
  resourceType: 'RelatedPerson',
  patient: { reference: `Patient/${own}` },
  identifier: [{ system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-55-0187' }],
  name: [{ family: 'Ferro', given: ['Ilse'] }],
  telecom: [{ system: 'phone', value: '555-0187', use: 'home' }],
}
const doctor = {
  resourceType: 'Practitioner',
  identifier: [{ system: 'http://terminology.hl7.org/NamingSystem/usDEA', value: 'FV5550187' }],
  name: [{ family: 'Corrigan', given: ['Maud'] }],
  qualification: [{ identifier: [{ value: 'MA-LICENCE-5550187' }], code: { text: 'Doctor of Medicine' } }],
}
const slot = {
  resourceType: 'Slot',
  schedule: { reference: 'Schedule/schedule-1' },
  status: 'busy-unavailable',
  start: '2026-12-01T14:00:00Z',
  end: '2026-12-01T14:30:00Z',
  comment: 'Held for somebody who was here yesterday',
}

describe.each(kinds)('over %s', (kind) => {
  let patient: Connected
  beforeAll(async () => {
    patient = await people.connect(kind, 'patient')
  })

  test('where somebody lives and what they are registered by is shown to who treats, and not to the patient whose relative they are', async () => {
    const id = await created(practitioner, relative)
    for (const answer of await lookedAt(practitioner, 'RelatedPerson', id)) {
      for (const secret of ['555-0187', '999-55-0187']) expect(whole(answer)).toContain(secret)
    }
    for (const answer of await lookedAt(patient, 'RelatedPerson', id)) {
      expect(answer.text).toContain('Ilse')
      expect(answer.text).toContain('Left out by policy: identifiers, contact data')
      expect(whole(answer)).not.toMatch(/555-0187|999-55-0187/)
    }
  })

  test('what a doctor is registered by is shown to colleagues and administration alone', async () => {
    const id = await created(administrator, doctor)
    for (const colleague of [practitioner, administrator]) {
      for (const answer of await lookedAt(colleague, 'Practitioner', id)) {
        for (const secret of ['FV5550187', 'MA-LICENCE-5550187']) expect(whole(answer)).toContain(secret)
      }
    }
    for (const answer of await lookedAt(patient, 'Practitioner', id)) {
      expect(answer.text).toContain('Corrigan')
      expect(answer.text).toContain('Left out by policy: identifiers')
      expect(whole(answer)).not.toMatch(/FV5550187|LICENCE/)
    }
  })

  test('what staff note on a time is not shown to those who may book it', async () => {
    const id = await created(administrator, slot)
    for (const colleague of [practitioner, administrator]) {
      for (const answer of await lookedAt(colleague, 'Slot', id)) expect(whole(answer)).toContain(slot.comment)
    }
    for (const answer of await lookedAt(patient, 'Slot', id)) {
      expect(answer.text).toContain('Left out by policy: notes')
      expect(whole(answer)).not.toContain('yesterday')
    }
  })

  test('no search finds anybody by what is hidden, and none is sent', async () => {
    const guesses: [string, Record<string, string>][] = [
      ['RelatedPerson', { phone: '555-0187' }],
      ['Practitioner', { identifier: 'FV5550187' }],
      ['Observation', { 'performer:Practitioner.identifier': 'FV5550187' }],
    ]
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      Promise.all(guesses.map(([type, params]) => patient.call('fhir_search', { type, params }))),
    )
    for (const { text } of result) expect(text).toContain('[authz/denied]')
    expect(requests).toEqual([])
  })
})

test('an administrator does not change a record that contains what they are not shown, and no change is sent', async () => {
  const contained = [{ resourceType: 'Person', id: 'p', telecom: [{ system: 'phone', value: '555-0187' }] }]
  const resource = { resourceType: 'Organization', name: 'Clinic of one', contained }
  const id = await created(administrator, resource)
  const about = { id, versionId: '1' }
  const changes: [string, Record<string, unknown>][] = [
    ['fhir_update', { ...about, resource: { resourceType: 'Organization', id, name: 'Clinic of two' } }],
    [
      'fhir_patch',
      { ...about, type: 'Organization', patch: [{ op: 'replace', path: '/name', value: 'Clinic of two' }] },
    ],
  ]
  const { result, requests } = await fhirRequestsDuring(stack, async () => {
    const answers: ToolResult[] = []
    for (const [tool, given] of changes) answers.push(await callAgreed(administrator, tool, given))
    return answers
  })
  for (const { text } of result) expect(text).toContain('Policy hides parts of this record')
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([])
})
