import { afterAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import type { Connected } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { openLink, startAuth, waitForAuth } from '../../src/sign-in/connection-link.ts'
import { requestsAt } from '../../src/stack/platform-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const people = new People(facts)
afterAll(() => people.close())

/** An agent of a practitioner, and what the person agrees to on the page behind its link. */
async function practitioner(): Promise<{ agent: Connected; join(platform: string): Promise<void> }> {
  const person = await people.newBrowser()
  const agent = await people.connect('mcp-2026', 'practitioner', { person })
  const join = async (platform: string) => {
    const page = await openLink(person, await startAuth(agent, platform))
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: / is connected$/ }).waitFor()
    await page.close()
  }
  return { agent, join }
}

/** Without what its authorization server is asked: a token may go back there after the answer. */
async function recordsAskedOf(platform: string) {
  return (await requestsAt(stack, platform)).filter(({ path }) => path.startsWith('/fhir/'))
}

const registered = { platform: 'registry', type: 'Patient', id: 'registry-patient-501' }

describe('a platform that lets in our service alone', () => {
  test('is joined for a practitioner once they have agreed, and what they read there is recorded as theirs', async () => {
    const { agent, join } = await practitioner()
    const before = await agent.call('fhir_read', registered)
    expect(before.text).toContain('[platform/not-connected]')
    expect(before.text).toContain('/auth/connect?request=')
    await join('registry')
    expect((await waitForAuth(agent, 'registry')).structured.state).toBe('connected')
    const user = await agent.call('get_user', { platform: 'registry' })
    expect(user.structured).toMatchObject({ platform: 'registry', roles: ['practitioner'], patients: [] })
    const found = await agent.call('fhir_search', { platform: 'registry', type: 'Immunization', params: {}, count: 5 })
    expect(found.isError, found.text).toBe(false)
    expect(Number(found.structured.returned)).toBeGreaterThan(0)
    const rows = await auditRowsOf(facts, agent.clientId, (all) => all.some(({ tool }) => tool === 'fhir_search'))
    const signIns = rows.filter(({ event }) => event === 'sign-in')
    expect(signIns).toHaveLength(1)
  })

  test('ends for them with their own sign-in', async () => {
    const { agent, join } = await practitioner()
    await join('registry')
    expect((await agent.call('fhir_search', { platform: 'registry', type: 'Immunization', params: {} })).isError).toBe(
      false,
    )
    await agent.call('revoke_auth', { platform: 'default' })
    const asked = (await recordsAskedOf('registry')).length
    expect((await agent.call('fhir_search', { platform: 'registry', type: 'Immunization', params: {} })).isError).toBe(
      true,
    )
    expect(await recordsAskedOf('registry')).toHaveLength(asked)
  })

  test.each(['patient', 'guardian'] as const)('is refused to a %s, and nothing is asked of it', async (username) => {
    const agent = await people.connect('mcp-2026', username)
    const asked = (await recordsAskedOf('registry')).length
    const joined = await agent.call('start_auth', { platform: 'registry' })
    expect(joined.text).toContain('[platform/not-allowed]')
    expect((await agent.call('fhir_read', registered)).isError).toBe(true)
    expect(await recordsAskedOf('registry')).toHaveLength(asked)
  })
})

describe('a platform that asks nobody who they are', () => {
  test('is open to a practitioner who is signed in elsewhere, and to no patient', async () => {
    const { agent, join } = await practitioner()
    await join('open')
    const found = await agent.call('fhir_search', { platform: 'open', type: 'Immunization', params: {}, count: 5 })
    expect(found.isError, found.text).toBe(false)
    const patient = await people.connect('mcp-2026', 'patient')
    expect((await patient.call('start_auth', { platform: 'open' })).text).toContain('[platform/not-allowed]')
  })
})
