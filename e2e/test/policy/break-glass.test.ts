import { afterAll, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { breakGlass, glassLinkIn } from '../../src/sign-in/break-glass.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const people = new People(facts)
const { own } = facts.patients
afterAll(() => people.close())

test.each(['sse', 'mcp-2026'] as const)(
  'a practitioner over %s, whom no panel keeps to anybody, opens a restricted record by naming its patient',
  async (kind) => {
    const patient = await people.connect(kind, 'patient')
    const { structured } = await patient.call('fhir_create', { resource: observation(own, 173, 'R') })
    const restricted = { type: 'Observation', id: String(structured.reference).split('/')[1] ?? '' }
    const person = await people.newBrowser()
    const agent = await people.connect(kind, 'practitioner', { person })
    const plain = await agent.call('fhir_read', restricted)
    expect(plain.text).toBe((await agent.call('fhir_read', { type: 'Observation', id: 'none-has-this-id' })).text)

    const { result, requests } = await fhirRequestsDuring(stack, async () => ({
      asked: await agent.call('break_glass', { patient: own }),
      ofNobody: await agent.call('break_glass', { patient: 'none-has-this-id' }),
    }))
    expect([result.asked.isError, result.ofNobody.isError, requests]).toEqual([false, false, []])
    expect(await breakGlass(person, glassLinkIn(result.asked.text))).toBe('The glass is broken')

    const shown = await agent.call('fhir_read', restricted)
    expect(shown.isError, shown.text).toBe(false)
    expect(shown.text).toContain('173')
    const { text } = await patient.call('break_glass', { patient: own })
    expect([text, glassLinkIn(text)]).toEqual([expect.stringContaining('[authz/denied]'), ''])
    const isMarked = ({ break_glass, tool }: { break_glass: boolean | null; tool: string | null }) =>
      break_glass && tool
    const rows = await auditRowsOf(facts, agent.clientId, (all) => all.some(isMarked))
    expect(rows.filter(isMarked).map(({ tool, patients }) => [tool, patients])).toEqual([
      ['fhir_read', [`Patient/${own}`]],
    ])
  },
)

test('a practitioner opens what a patient’s Consent denies, without being told that one does', async () => {
  const person = await people.newBrowser()
  const [optedOut, open] = ['harbor-patient-405', 'harbor-patient-404']
  const agent = await people.connectAs('mcp-2026', people.userAt('harbor', 'practitioner'), {
    person,
    choices: { platform: 'harbor', patient: { id: open, name: '' } },
  })
  const read = () => agent.call('fhir_read', { type: 'Patient', id: optedOut })
  expect((await read()).text).toContain('[fhir/not-found]')
  const { text } = await agent.call('break_glass', { patient: optedOut })
  expect(await breakGlass(person, glassLinkIn(text))).toBe('The glass is broken')
  const shown = await read()
  expect(shown.isError, shown.text).toBe(false)
})
