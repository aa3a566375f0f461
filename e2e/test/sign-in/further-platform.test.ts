import type { BrowserContext } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { agree, connectByLink, openLink, startAuth, waitForAuth } from '../../src/sign-in/connection-link.ts'
import { platformRefreshTokens } from '../../src/stack/platform-state.ts'
import { send } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const people = new People(facts)
const atValley = people.userAt('valley', 'patient')
afterAll(() => people.close())

async function approvedAgent(kind: Connected['kind'] = 'mcp-2026') {
  const person = await people.newBrowser()
  return { person, agent: await people.connect(kind, 'patient', { person }) }
}

const labsOf = (patient: string) => ({ type: 'Observation', params: { patient, _sort: '-date' }, count: 3 })

async function statesOf(agent: Connected): Promise<Record<string, unknown>> {
  const { structured } = await agent.call('list_platforms', {})
  const platforms = structured.platforms as { platform: string; state: string }[]
  return Object.fromEntries(platforms.map(({ platform, state }) => [platform, state]))
}

describe.each(kinds)('an agent over %s', (kind) => {
  test('connects a further platform by a link that the person opens where they approved it, and works on both', async () => {
    const { person, agent } = await approvedAgent(kind)
    expect(await statesOf(agent)).toEqual({
      default: 'connected',
      valley: 'not connected',
      harbor: 'not connected',
      registry: 'not connected',
      open: 'not connected',
    })
    const link = await startAuth(agent, 'valley')
    const [waited, heading] = await Promise.all([waitForAuth(agent, 'valley'), connectByLink(person, link, atValley)])
    expect(heading).toBe('Valley Health Network is connected')
    expect(waited.structured).toMatchObject({ state: 'connected', fhirUser: atValley.fhirUser })
    const unnamed = await agent.call('fhir_search', labsOf('Patient/patient-1'))
    expect(unnamed.text).toContain('[platform/ambiguous]')
    for (const [platform, patient] of [
      ['default', 'Patient/patient-1'],
      ['valley', atValley.fhirUser],
    ] as const) {
      const found = await agent.call('fhir_search', { platform, ...labsOf(patient) })
      expect(found.isError, found.text).toBe(false)
      expect(Number(found.structured.returned)).toBeGreaterThan(0)
      const read = await agent.call('fhir_read', { platform, type: 'Patient', id: patient.split('/')[1] })
      expect(read.isError, read.text).toBe(false)
    }
    const status = await agent.call('get_auth_status', {})
    const connections = status.structured.connections as { platform: string; fhirUser: string }[]
    expect(connections.map(({ platform, fhirUser }) => [platform, fhirUser])).toEqual([
      ['default', 'Patient/patient-1'],
      ['valley', atValley.fhirUser],
    ])
  })
})

describe('the records of one platform', () => {
  test('are not those of another: its patient is unknown there, and a read is recorded', async () => {
    const { person, agent } = await approvedAgent()
    await connectByLink(person, await startAuth(agent, 'valley'), atValley)
    const id = atValley.fhirUser.split('/')[1]
    const elsewhere = await agent.call('fhir_read', { platform: 'default', type: 'Patient', id })
    expect(elsewhere.isError).toBe(true)
    expect(elsewhere.text).not.toContain(atValley.name)
    const there = await agent.call('fhir_read', { platform: 'valley', type: 'Patient', id })
    expect(there.isError, there.text).toBe(false)
    const rows = await auditRowsOf(facts, agent.clientId, (all) => all.some(({ disclosed }) => disclosed.length > 0))
    expect(rows.some(({ patients }) => patients.includes(atValley.fhirUser))).toBe(true)
  })
})

describe('the link in another browser than the one that approved the agent', () => {
  test('asks for the code that the agent shows, and goes on with it', async () => {
    const { agent } = await approvedAgent()
    const link = await startAuth(agent, 'valley')
    const other = await people.newBrowser()
    expect(await connectByLink(other, link, atValley, { code: link.code.toLowerCase().replace('-', ' ') })).toBe(
      'Valley Health Network is connected',
    )
    expect((await statesOf(agent)).valley).toBe('connected')
  })

  test('ends with the fifth wrong code, and the right one opens nothing any more', async () => {
    const { agent } = await approvedAgent()
    const link = await startAuth(agent, 'valley')
    const page = await openLink(await people.newBrowser(), link)
    const wrong = link.code.startsWith('A') ? `B${link.code.slice(1)}` : `A${link.code.slice(1)}`
    for (let round = 1; round <= 4; round += 1) {
      await agree(page, wrong)
      await page.getByRole('alert').waitFor()
    }
    await agree(page, wrong)
    await page.locator('input[name=code]').waitFor({ state: 'detached' })
    expect(await page.textContent('body')).not.toContain('Connect and sign in')
    await page.goto(link.url)
    expect(await page.locator('input[name=code]').count()).toBe(0)
    expect((await approveByHand(link.url, link.code)).status).toBe(400)
    expect((await waitForAuth(agent, 'valley', 1)).structured.state).toBe('failed')
    expect((await statesOf(agent)).valley).toBe('not connected')
    const next = await startAuth(agent, 'valley')
    expect(next.url).not.toBe(link.url)
  })

  /** The form of the page, without the page. */
  function approveByHand(url: string, code = '', cookie = '') {
    const request = new URL(url).searchParams.get('request') ?? ''
    const form = { request, decision: 'approve', ...(code && { code }) }
    return send(`${facts.urls.home}/auth/connect`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: facts.urls.home, cookie },
      body: new URLSearchParams(form).toString(),
    })
  }

  async function cookiesOf(person: BrowserContext): Promise<string> {
    const cookies = await person.cookies(facts.urls.home)
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  test("connects nothing to an attacker's agent when somebody else opens it who has an agent of their own", async () => {
    const attacker = await approvedAgent()
    const victim = await approvedAgent()
    const link = await startAuth(attacker.agent, 'valley')
    const page = await openLink(victim.person, link)
    expect(await page.textContent('main')).toContain('If somebody sent you a code, refuse')
    await page.getByRole('button', { name: 'Connect and sign in' }).click()
    expect(page.url()).toBe(link.url)
    const forced = await approveByHand(link.url, '', await cookiesOf(victim.person))
    expect(forced.status).toBe(403)
    expect(forced.body).not.toContain('/auth?')
    expect((await waitForAuth(attacker.agent, 'valley', 1)).structured.state).toBe('waiting')
    expect((await statesOf(attacker.agent)).valley).toBe('not connected')
    expect((await statesOf(victim.agent)).valley).toBe('not connected')
  })
})

describe('a link', () => {
  test('works once', async () => {
    const { person, agent } = await approvedAgent()
    const link = await startAuth(agent, 'valley')
    await connectByLink(person, link, atValley)
    const page = await openLink(person, link)
    expect(await page.getByRole('button', { name: 'Connect and sign in' }).count()).toBe(0)
  })

  test('that the person refuses is told to the agent as refused, on our page and on that of the platform', async () => {
    const { person, agent } = await approvedAgent()
    const page = await openLink(person, await startAuth(agent, 'valley'))
    await page.getByRole('button', { name: 'Refuse' }).click()
    await page.getByRole('heading', { name: 'Nothing was connected' }).waitFor()
    expect((await waitForAuth(agent, 'valley', 1)).structured.state).toBe('refused')
    await connectByLink(person, await startAuth(agent, 'valley'), atValley, { refuseAtPlatform: true })
    expect((await waitForAuth(agent, 'valley', 1)).structured.state).toBe('refused')
    expect((await statesOf(agent)).valley).toBe('not connected')
  })
})

describe('revoke_auth', () => {
  test('ends one connection here and at its platform, leaves the others, and the next call says how to sign in', async () => {
    const { person, agent } = await approvedAgent()
    const known = new Set(platformRefreshTokens(stack, 'valley').map(({ grantId }) => grantId))
    await connectByLink(person, await startAuth(agent, 'valley'), atValley)
    const grant = platformRefreshTokens(stack, 'valley').find(({ grantId }) => !known.has(grantId))?.grantId ?? ''
    expect(grant).not.toBe('')
    expect((await agent.call('revoke_auth', { platform: 'valley' })).structured.done).toBe('disconnected')
    await expect
      .poll(() => platformRefreshTokens(stack, 'valley').filter(({ grantId }) => grantId === grant))
      .toEqual([])
    const refused = await agent.call('fhir_read', { platform: 'valley', type: 'Patient', id: 'valley-patient-301' })
    expect(refused.text).toContain('[platform/not-connected]')
    expect(refused.text).toContain(`${facts.urls.home}/auth/connect?request=`)
    const own = await agent.call('fhir_read', { type: 'Patient', id: facts.patients.own })
    expect(own.isError, own.text).toBe(false)
  })
})
