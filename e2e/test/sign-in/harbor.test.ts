import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connected } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { allowAtPlatform } from '../../src/person.ts'
import { observation } from '../../src/sample-observation.ts'
import { agree, connectByLink, startAuth, waitForAuth } from '../../src/sign-in/connection-link.ts'
import { requestsAt } from '../../src/stack/platform-requests.ts'
import { platformRefreshTokens } from '../../src/stack/platform-state.ts'
import { accessTokenTtlSeconds } from '../../src/stack/stack-under-test.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const people = new People(facts)
const atHarbor = people.userAt('harbor', 'patient')
const id = atHarbor.fhirUser.split('/')[1] ?? ''
const own = { platform: 'harbor', type: 'Patient', id }
let person: BrowserContext
let agent: Connected
beforeAll(async () => {
  person = await people.newBrowser()
  agent = await people.connect('mcp-2026', 'patient', { person })
  await connectByLink(person, await startAuth(agent, 'harbor'), atHarbor)
})
afterAll(() => people.close())

describe('a platform that has no smart-configuration, takes signed assertions and grants less than is asked', () => {
  test('is found by its /metadata and signs people in', async () => {
    const paths = (await requestsAt(stack, 'harbor')).map(({ method, path, status }) => `${method} ${path} ${status}`)
    expect(paths).toContain('GET /fhir/.well-known/smart-configuration 404')
    expect(paths).toContain('GET /fhir/metadata 200')
    expect(paths).toContain('POST /token 200')
    const read = await agent.call('fhir_read', own)
    expect(read.isError, read.text).toBe(false)
  })

  test('is told apart by what was not granted, and a call beyond the grant says so before anything is sent', async () => {
    const { structured } = await agent.call('get_auth_status', {})
    const connections = structured.connections as { platform: string; missing?: string[]; expires?: string }[]
    const harbor = connections.find(({ platform }) => platform === 'harbor')
    expect(harbor?.missing).toEqual(expect.arrayContaining(['patient/*.cud']))
    expect(Date.parse(harbor?.expires ?? '')).toBeGreaterThan(Date.now() - accessTokenTtlSeconds * 1000)
    const created = await agent.call('fhir_create', { platform: 'harbor', resource: observation(id) })
    expect(created.text).toContain('[smart/scope-missing]')
    const posts = (await requestsAt(stack, 'harbor')).filter(({ path }) => path.startsWith('/fhir/Observation'))
    expect(posts).toEqual([])
  })

  test('gives nothing to renew with: once its token has ended the tool says what to do, and its link does it', async () => {
    expect(platformRefreshTokens(stack, 'harbor')).toEqual([])
    await sleep((accessTokenTtlSeconds + 1) * 1000)
    const ended = await agent.call('fhir_read', own)
    expect(ended.isError).toBe(true)
    expect(ended.text).toContain('[smart/session-expired]')
    const url = /http\S+\/auth\/connect\?request=\S+/.exec(ended.text)?.[0] ?? ''
    expect(ended.text).toContain('wait_for_auth')
    const page = await person.newPage()
    await page.goto(url)
    await agree(page)
    // The platform knows the person still: only its consent is asked for.
    await allowAtPlatform(page)
    await page.getByRole('heading', { name: 'Harbor Clinic is connected' }).waitFor()
    expect((await waitForAuth(agent, 'harbor')).structured.state).toBe('connected')
    const again = await agent.call('fhir_read', own)
    expect(again.isError, again.text).toBe(false)
    const elsewhere = await agent.call('fhir_read', { platform: 'default', type: 'Patient', id: facts.patients.own })
    expect(elsewhere.isError, elsewhere.text).toBe(false)
  })

  test('can be the first that an agent is connected to, chosen on the consent page', async () => {
    const first = await people.newBrowser()
    const user = atHarbor
    const client = await people.connectAs('mcp-2026', user, { person: first, choices: { platform: 'harbor' } })
    const read = await client.call('fhir_read', { type: 'Patient', id })
    expect(read.isError, read.text).toBe(false)
  })
})
