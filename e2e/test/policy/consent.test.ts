import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuditRow, auditRowsOf } from '../../src/audit-rows.ts'
import type { Connected, Kind } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { requestsAt } from '../../src/stack/platform-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
/** Has opted out of having their records shown; the other one has not. */
const optedOut = 'harbor-patient-405'
const open = 'harbor-patient-404'
afterAll(() => people.close())

const namesIn = (text: string, id: string) => text.includes(id)

describe.each<Kind>(['sse', 'mcp-2026'])('a platform whose patients’ Consents are honoured, over %s', (kind) => {
  let practitioner: Connected
  beforeAll(async () => {
    const person = await people.newBrowser()
    const user = people.userAt('harbor', 'practitioner')
    practitioner = await people.connectAs(kind, user, {
      person,
      choices: { platform: 'harbor', patient: { id: open, name: '' } },
    })
  })

  test('shows a practitioner the records of a patient who has not opted out, and none of one who has', async () => {
    const of = (id: string) =>
      practitioner.call('fhir_search', { type: 'Observation', params: { patient: `Patient/${id}` } })
    const shown = await of(open)
    expect(shown.isError, shown.text).toBe(false)
    expect(shown.structured.returned).toBeGreaterThan(0)
    const withheld = await of(optedOut)
    expect(withheld.structured).toMatchObject({
      returned: 0,
      withheld: expect.stringContaining('policy does not allow'),
    })
    expect(withheld.text).not.toContain(optedOut)
  })

  test('denies that the patient who opted out is there at all', async () => {
    const read = await practitioner.call('fhir_read', { type: 'Patient', id: optedOut })
    const absent = await practitioner.call('fhir_read', { type: 'Patient', id: 'no-such-patient' })
    expect(read.text).toBe(absent.text)
    expect((await practitioner.call('fhir_read', { type: 'Patient', id: open })).isError).toBe(false)
    const found = await practitioner.call('fhir_search', { type: 'Patient' })
    expect([namesIn(found.text, open), namesIn(found.text, optedOut)]).toEqual([true, false])
  })

  test('is asked for the Consents of those whom the answer is about, and the trail says by which rule it was withheld', async () => {
    const asked = (await requestsAt(stack, 'harbor'))
      .map(({ path }) => path)
      .filter((path) => path.includes('/Consent'))
    expect(asked.length).toBeGreaterThan(0)
    const withheldOf = (all: AuditRow[]) => all.filter(({ withheld }) => withheld)
    const rows = await auditRowsOf(stack.facts, practitioner.clientId, (all) => withheldOf(all).length >= 3)
    expect(withheldOf(rows)).toMatchObject([
      { tool: 'fhir_search', decision: { effect: 'deny', withheldBy: expect.arrayContaining(['guard-consent']) } },
      { tool: 'fhir_read', decision: { effect: 'deny', rule: 'guard-consent', withheldBy: ['guard-consent'] } },
      { tool: 'fhir_search', decision: { effect: 'allow', withheldBy: expect.arrayContaining(['guard-consent']) } },
    ])
    expect(rows.flatMap(({ disclosed }) => disclosed).join()).not.toContain(optedOut)
  })
})
