import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newSessionKey, type WorkerSecrets } from '../../../scripts/stack/workers/secrets.ts'
import type { Connected } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { sessionCookie, signInAlone } from '../../src/sign-in/browser-sign-in.ts'
import { connectByLink, startAuth, waitForAuth } from '../../src/sign-in/connection-link.ts'
import { send } from '../../src/stack/raw-http.ts'
import { type StartedStack, startStackUnderTest } from '../../src/stack/stack-under-test.ts'

let started: StartedStack
let people: People
let settled: { agent: Connected; unused: Connected; browser: BrowserContext }
beforeAll(async () => {
  started = await startStackUnderTest()
  people = new People(started.stack.facts)
  const browser = await people.newBrowser()
  await signInAlone(started.stack.facts, browser, people.user('patient'))
  const [agent, unused] = [await people.connect('mcp-2026', 'patient'), await people.connect('mcp-2025', 'guardian')]
  settled = { agent, unused, browser }
})
afterAll(async () => {
  await people.close()
  await started.stop()
})

const own = { type: 'Patient', id: 'patient-1' }
const child = { type: 'Patient', id: 'patient-2' }

async function expectReads(agent: Connected, platform = 'default'): Promise<void> {
  const id = platform === 'default' ? own.id : people.userAt(platform, 'patient').fhirUser.split('/')[1]
  const read = await agent.call('fhir_read', { ...own, id, platform })
  expect(read.isError, read.text).toBe(false)
}

async function firstPage(): Promise<string> {
  const { facts } = started.stack
  const { value = '' } = (await sessionCookie(facts, settled.browser)) ?? {}
  return (await send(facts.urls.home, { headers: { cookie: `__Host-session=${value}` } })).body
}

describe('when the Workers are started anew', () => {
  test('a sign-in that is under way comes to its end, and agents and browsers stay signed in', {
    timeout: 240_000,
  }, async () => {
    const fresh = await people.connect('mcp-2026', 'patient', {
      choices: { meanwhile: () => started.restartWorkers() },
    })
    await expectReads(fresh)
    await expectReads(settled.agent)
    expect(await firstPage()).toContain('Patient/patient-1')
  })

  test('with a new session key before the old one, links that were given, sign-ins and sessions go on, and need the old key no more', {
    timeout: 360_000,
  }, async () => {
    const secrets = readFileSync(join(started.stack.stateDir, 'secrets.json'), 'utf8')
    const { SESSION_KEYS: oldKey } = JSON.parse(secrets) as WorkerSecrets
    const newKey = newSessionKey('k2')
    expect((await settled.unused.call('fhir_read', child)).isError).toBe(false)
    const approving = await people.newBrowser()
    const agent = await people.connect('mcp-2026', 'patient', { person: approving })
    const [valley, harbor] = [await startAuth(agent, 'valley'), await startAuth(agent, 'harbor')]
    const meanwhile = () => started.restartWorkers({ SESSION_KEYS: `${newKey},${oldKey}` })
    // Under the old key the sign-in at valley began and the link to harbor was given.
    await connectByLink(approving, valley, people.userAt('valley', 'patient'), { meanwhile })
    await connectByLink(approving, harbor, people.userAt('harbor', 'patient'))
    for (const platform of ['valley', 'harbor']) {
      expect((await waitForAuth(agent, platform)).structured.state).toBe('connected')
    }
    await expectReads(agent)
    await expectReads(settled.agent)
    expect(await firstPage()).toContain('Patient/patient-1')

    await started.restartWorkers({ SESSION_KEYS: newKey })
    for (const platform of ['default', 'valley']) await expectReads(agent, platform)
    await expectReads(settled.agent)
    expect(await firstPage()).toContain('Patient/patient-1')
    // Nobody read this one while both keys were there, not for a list of agents either: it can be opened no more.
    const lost = await settled.unused.call('fhir_read', child).catch(() => ({ isError: true }))
    expect(lost.isError).toBe(true)
  })
})
