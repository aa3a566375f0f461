import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { connectRest } from '../../src/sign-in/rest-client.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
const { own } = stack.facts.patients
const stranger = 'patient-3'
afterAll(() => people.close())

const policyCalls = async () => Number(await (await fetch(stack.policyControlUrl)).text())

/** One call: what reached the platform, and how often policy was asked. */
async function during(agent: Connected, type: string, params: Record<string, string> = {}) {
  const before = await policyCalls()
  const { result, requests, parameters } = await fhirRequestsDuring(stack, () =>
    agent.call('fhir_search', { type, params }),
  )
  return { result, requests, parameters, asked: (await policyCalls()) - before }
}

describe.each(kinds)('a search over %s', (kind) => {
  let patient: Connected
  let practitioner: Connected
  beforeAll(async () => {
    patient = await people.connect(kind, 'patient')
    practitioner = await people.connect(kind, 'practitioner')
  })

  test('of a patient who names nobody fetches their own records alone, says so, and is in the trail as it was sent', async () => {
    const { result, requests, parameters, asked } = await during(patient, 'Condition')
    expect(result.isError, result.text).toBe(false)
    expect(requests).toEqual([{ method: 'GET', path: 'Condition', status: 200 }])
    expect(parameters).toEqual([['_count', 'patient']])
    expect(result.text).toContain(`Policy narrowed this search to what is about Patient/${own}`)
    expect(result.structured).not.toHaveProperty('withheld')
    expect(asked).toBeLessThanOrEqual(2)
    const rows = await auditRowsOf(stack.facts, patient.clientId, (all) => all.some(({ query }) => query))
    expect(rows.map(({ query }) => query)).toContainEqual(expect.stringContaining(`patient=Patient/${own}`))
  })

  test('of a practitioner fetches nothing that is labelled as what they may not see', async () => {
    const { result, parameters, asked } = await during(practitioner, 'Condition', { patient: own })
    expect(result.isError, result.text).toBe(false)
    expect(new Set(parameters[0])).toEqual(new Set(['patient', '_count', '_security:not']))
    expect(result.text).toContain('Policy narrowed this search to what is not labelled')
    expect(result.structured).not.toHaveProperty('withheld')
    expect(asked).toBeLessThanOrEqual(2)
  })

  test('that names its patient is sent as it is, and one that is denied is not sent', async () => {
    const named = await during(patient, 'Condition', { patient: own })
    expect([named.parameters, named.asked]).toEqual([[['patient', '_count']], 2])
    const denied = await during(patient, 'Condition', { patient: stranger })
    expect([denied.requests, denied.result.text]).toEqual([[], expect.stringContaining('[authz/denied]')])
    expect(denied.asked).toBeLessThanOrEqual(2)
  })

  test('that finds nothing has its rule in the trail', async () => {
    const { asked } = await during(patient, 'Condition', { code: 'no-such-code' })
    expect(asked).toBeLessThanOrEqual(2)
    const isIt = ({ query }: { query?: string | null }) => query?.includes('no-such-code') === true
    const rows = await auditRowsOf(stack.facts, patient.clientId, (all) => all.some(isIt))
    expect(rows.filter(isIt)).toMatchObject([{ decision: { effect: 'allow', rule: 'grant-own-read' } }])
  })
})

test('a search over REST of a patient who names nobody fetches their own records alone, by two questions to policy', async () => {
  const { ask } = await connectRest(stack.facts, people, 'patient')
  const before = await policyCalls()
  const { result, parameters } = await fhirRequestsDuring(stack, () => ask('default/Condition'))
  expect((await policyCalls()) - before).toBe(2)
  expect([result.status, parameters]).toEqual([200, [['_count', 'patient']]])
  expect(JSON.stringify(result.body.entry)).toContain(`Policy narrowed this search to what is about Patient/${own}`)
  expect(JSON.stringify(result.body.link)).toContain('patient=Patient%2F')
})
