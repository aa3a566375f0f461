import type { BrowserContext } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { type AuditRow, auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { breakGlass, glassLinkIn } from '../../src/sign-in/break-glass.ts'
import { connectByLink, startAuth } from '../../src/sign-in/connection-link.ts'
import { requestsAt } from '../../src/stack/platform-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const people = new People(facts)
const doctor = people.userAt('valley', 'practitioner')
afterAll(() => people.close())

// Of the patients of the valley, those with an odd number are in this practitioner's care.
const [own, another, third] = ['valley-patient-303', 'valley-patient-304', 'valley-patient-306']
const at = { platform: 'valley' }

async function atValley(kind: Connected['kind']): Promise<{ person: BrowserContext; agent: Connected }> {
  const person = await people.newBrowser()
  const agent = await people.connect(kind, 'practitioner', { person })
  const patient = { id: own, name: '' }
  await connectByLink(person, await startAuth(agent, 'valley'), doctor, { patient })
  return { person, agent }
}

const read = (agent: Connected, id: string) => agent.call('fhir_read', { ...at, type: 'Patient', id })
const pathsAt = async () => (await requestsAt(stack, 'valley')).map(({ path }) => path)

describe.each(kinds)('a practitioner over %s', (kind) => {
  test('reaches their panel, breaks the glass for somebody else, and then reads of them alone', async () => {
    const { person, agent } = await atValley(kind)
    const [mine, refused] = [await read(agent, own), await read(agent, another)]
    expect(mine.isError, mine.text).toBe(false)
    expect([refused.isError, refused.text]).toEqual([true, expect.stringContaining('[authz/denied]')])
    const before = (await pathsAt()).filter((path) => path.endsWith(`/Patient/${another}`)).length

    expect(await breakGlass(person, glassLinkIn(refused.text))).toBe('The glass is broken')

    const seen = await read(agent, another)
    expect(seen.isError, seen.text).toBe(false)
    expect((await pathsAt()).filter((path) => path.endsWith(`/Patient/${another}`))).toHaveLength(before + 1)
    const conditions = await agent.call('fhir_search', { ...at, type: 'Condition', params: { patient: another } })
    expect(conditions.isError, conditions.text).toBe(false)
    expect(Number(conditions.structured.returned)).toBeGreaterThan(0)
    expect((await read(agent, third)).text).toContain('[authz/denied]')

    const isShown = ({ tool, outcome }: AuditRow) => outcome === 0 && (tool === 'fhir_read' || tool === 'fhir_search')
    const rows = await auditRowsOf(facts, agent.clientId, (all) => all.filter(isShown).length >= 3)
    expect(rows.filter(isShown).map(({ tool, patients, break_glass }) => [tool, patients, break_glass])).toEqual([
      ['fhir_read', [`Patient/${own}`], null],
      ['fhir_read', [`Patient/${another}`], true],
      ['fhir_search', [`Patient/${another}`], true],
    ])
    expect(rows.filter(({ event }) => event === 'break-glass')).toMatchObject([
      { outcome: 0, transport: 'browser', patients: [`Patient/${another}`] },
    ])
  })
})

test('a practitioner changes nothing through the broken glass, and the platform is sent no change', async () => {
  const { person, agent } = await atValley('mcp-2026')
  await breakGlass(person, glassLinkIn((await read(agent, another)).text))
  const seen = await read(agent, another)
  expect(seen.isError, seen.text).toBe(false)
  const changed = await agent.call('fhir_patch', {
    ...at,
    type: 'Patient',
    id: another,
    versionId: '1',
    patch: [{ op: 'replace', path: '/active', value: false }],
  })
  expect(changed.isError).toBe(true)
  const changes = (await requestsAt(stack, 'valley')).filter(({ method, path }) => {
    return method !== 'GET' && path.includes('/Patient/')
  })
  expect(changes).toEqual([])
})
