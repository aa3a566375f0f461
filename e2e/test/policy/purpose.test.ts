import { afterAll, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
afterAll(() => people.close())

const stating = (purpose: () => string): typeof fetch => {
  return (input, init) => {
    const request = new Request(input, init)
    request.headers.set('Purpose-Of-Use', purpose())
    return fetch(request)
  }
}

test.each(kinds)(
  'a practitioner over %s looks for the purpose that the request states, and for no other’s',
  async (kind) => {
    let purpose = 'ETREAT'
    const agent = await people.connect(kind, 'practitioner', { fetch: stating(() => purpose) })
    const read = () => agent.call('fhir_read', { type: 'Patient', id: stack.facts.patients.own })
    const seen = await read()
    expect(seen.isError, seen.text).toBe(false)
    purpose = 'PATRQT'
    const { result, requests } = await fhirRequestsDuring(stack, read)
    expect([result.text, requests]).toEqual([expect.stringContaining('[authz/denied]'), []])
    purpose = 'CURIOSITY'
    expect((await read()).text).toContain('[input/invalid]')
    const rows = await auditRowsOf(stack.facts, agent.clientId, (all) => all.filter(({ tool }) => tool).length >= 3)
    expect(rows.filter(({ tool }) => tool).map(({ code, decision }) => code ?? decision?.effect)).toEqual([
      'allow',
      'authz/denied',
      'input/invalid',
    ])
  },
)
