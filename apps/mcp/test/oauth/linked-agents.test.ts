import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Env } from '../../src/config.ts'
import { keepHandedOver } from '../../src/oauth/agents/linking.ts'
import { connectionFacts } from '../../src/session/connection.ts'
import { newSecret } from '../../src/session/secret.ts'
import * as client from '../mcp-client.ts'
import { type PlatformStage, startPlatformStage } from '../platform-stage.ts'
import { granted, grantOf } from '../smart-platform.ts'

let stage: PlatformStage
let workers: PlatformStage['workers']
vi.setConfig({ testTimeout: 40_000 })

beforeAll(async () => {
  stage = await startPlatformStage()
  workers = stage.workers
})
afterEach(() => stage.reset())
afterAll(() => stage.close())

async function call(mcpAccessToken: string, name: string, given: object = {}) {
  const params = { name, arguments: given }
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params }
  const { json } = await client.postMcp(workers, mcpAccessToken, message)
  return ((json?.result ?? {}) as { structuredContent?: Record<string, unknown> }).structuredContent
}

/** The platforms that an agent is connected to. */
async function connected(mcpAccessToken: string) {
  const said = await call(mcpAccessToken, 'get_auth_status')
  return (said?.connections as { platform: string }[] | undefined)?.map(({ platform }) => platform).toSorted()
}

async function letIn(mcpAccessToken: string, browser: client.Browser) {
  const said = await call(mcpAccessToken, 'start_auth', { platform: 'clinic' })
  const back = await client.followLink(browser, stage.clinic, String(said?.url))
  expect(back.status).toBe(200)
}

/** An agent that somebody approved at the first platform, and let into the clinic by its link. */
async function agentByLink() {
  const browser = client.createBrowser(workers)
  const clientId = await client.register(browser, workers)
  const { mcpAccessToken } = await client.signIn(workers, stage.own, { clientId, browser })
  await letIn(mcpAccessToken, browser)
  return { browser, clientId, mcpAccessToken }
}

async function signInAt(platform: 'default' | 'clinic', browser = client.createBrowser(workers)) {
  const begun = await browser.send(`/auth/login?platform=${platform}`)
  const at = platform === 'clinic' ? stage.clinic : stage.own
  await browser.send(client.platformAnswer(at, new URL(begun.headers.get('location') ?? '')))
  return browser
}

const page = async (browser: client.Browser) => (await browser.send('/')).text()

/** The ids of the agents by link that the first page shows. */
async function listed(browser: client.Browser): Promise<string[]> {
  return [...(await page(browser)).matchAll(/name="agent" value="([^"]+)"/g)].map(([, id = '']) => id)
}

const disconnect = (browser: client.Browser, id: string, headers: Record<string, string> = {}) => {
  const form = client.formPost([['agent', id]])
  return browser.send('/auth/agents/disconnect', { ...form, headers: { ...form.headers, ...headers } })
}

/** A person of the clinic whom nobody has been in this test file. */
let people = 0
function somebody(): string {
  stage.clinic.subject = `PERSON-${++people}`
  return stage.clinic.subject
}

describe('an agent that was let into a platform by its link', () => {
  test('is shown to the person of that platform, who can end that and nothing else', async () => {
    somebody()
    const { clientId, mcpAccessToken } = await agentByLink()
    const browser = await signInAt('clinic')
    const shown = await page(browser)
    expect(shown).toContain('Connected to <strong>Clinic</strong> by its link')
    expect(shown).not.toContain('name="grantId"')
    const [id = ''] = await listed(browser)
    const back = await disconnect(browser, id)
    expect([back.status, back.headers.get('location')]).toEqual([303, '/#agents'])
    expect(await connected(mcpAccessToken)).toEqual(['default'])
    expect(await listed(browser)).toEqual([])
    expect(await workers.ends(clientId, 1)).toMatchObject([{ platform: 'clinic', outcome: '0' }])
    await vi.waitFor(() => expect(stage.clinic.seen.filter(({ path }) => path === '/revoke')).toHaveLength(2))
    expect((await disconnect(browser, id)).status).toBe(404)
  })

  test('is shown to nobody else, who cannot end it', async () => {
    somebody()
    const { mcpAccessToken } = await agentByLink()
    const [id = ''] = await listed(await signInAt('clinic'))
    somebody()
    const stranger = await signInAt('clinic')
    expect(await listed(stranger)).toEqual([])
    const refused = await disconnect(stranger, id)
    expect([refused.status, await refused.json()]).toMatchObject([404, { error: 'agent/unknown' }])
    expect((await disconnect(client.createBrowser(workers), id)).status).toBe(401)
    expect(await connected(mcpAccessToken)).toEqual(['clinic', 'default'])
  })

  test('goes on whatever a page of another site posts', async () => {
    somebody()
    const { mcpAccessToken } = await agentByLink()
    const browser = await signInAt('clinic')
    const [id = ''] = await listed(browser)
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await disconnect(browser, id, foreign)).status).toBe(403)
    expect(await connected(mcpAccessToken)).toEqual(['clinic', 'default'])
  })

  test('is shown once to whoever can revoke it whole', async () => {
    somebody()
    const { mcpAccessToken } = await agentByLink()
    const browser = await signInAt('default', await signInAt('clinic'))
    expect(await listed(browser)).toEqual([])
    expect(await page(browser)).toContain(`value="${mcpAccessToken.split(':')[1]}"`)
  })

  test('is still shown, and can be ended, after it came for a new sign-in', async () => {
    somebody()
    const { browser: approver, clientId } = await agentByLink()
    const { mcpAccessToken } = await client.signIn(workers, stage.own, { clientId, browser: approver })
    const browser = await signInAt('clinic')
    const [id = '', ...others] = await listed(browser)
    expect(others).toEqual([])
    expect((await disconnect(browser, id)).status).toBe(303)
    expect(await connected(mcpAccessToken)).toEqual(['default'])
  })

  test('is ended by the person who was shown it before it came for a new sign-in', async () => {
    somebody()
    const { browser: approver, clientId } = await agentByLink()
    const browser = await signInAt('clinic')
    const [id = ''] = await listed(browser)
    const { mcpAccessToken } = await client.signIn(workers, stage.own, { clientId, browser: approver })
    expect(await connected(mcpAccessToken)).toEqual(['clinic', 'default'])
    expect((await disconnect(browser, id)).status).toBe(303)
    expect(await connected(mcpAccessToken)).toEqual(['default'])
    expect((await disconnect(browser, id)).status).toBe(404)
  })

  test('goes on after a new sign-in only where its person could be told of it', async () => {
    const noted: unknown[] = []
    const keep = async (agent: { platform: string }) => {
      if (agent.platform === 'clinic') throw new Error('storage is away')
      noted.push(agent)
    }
    const env = { ...stage.env, LINKED_AGENTS: { getByName: () => ({ keep }) } } as unknown as Env
    const facts = (id: string) => connectionFacts({ id, scope: granted }, grantOf(stage.own, 60_000), new Date())
    const agent = { session: 's1', clientId: 'c1', clientName: 'Example agent' }
    expect(await keepHandedOver(env, stage.config, [facts('clinic'), facts('harbor')], agent)).toEqual(['harbor'])
    expect(noted).toMatchObject([{ ...agent, platform: 'harbor' }])
  })

  test('is no longer that person’s once somebody else has taken their place there', async () => {
    const first = somebody()
    const { browser: approver, mcpAccessToken } = await agentByLink()
    const left = await signInAt('clinic')
    const [id = ''] = await listed(left)
    await call(mcpAccessToken, 'revoke_auth', { platform: 'clinic' })
    expect(somebody()).not.toBe(first)
    await letIn(mcpAccessToken, approver)
    expect(await listed(left)).toEqual([])
    expect((await disconnect(left, id)).status).toBe(404)
    expect(await connected(mcpAccessToken)).toEqual(['clinic', 'default'])
  })

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(100)])('is none of the id "%s"', async (id) => {
    expect((await disconnect(await signInAt('clinic'), id)).status).toBe(404)
  })
})

test('keeps of agents that came by a link the keys that docs/storage.md names, and no name in clear', async () => {
  await agentByLink()
  const keys = workers.storedKeys('LinkedAgents')
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.filter((key) => !/^agent:[\w-]{43}$/.test(key))).toEqual([])
  const stored = [...workers.stored()].filter(([file]) => file.includes('LinkedAgents')).map(([, text]) => text)
  expect(stored.some((text) => text.includes('k1.'))).toBe(true)
  expect(stored.join('\n')).not.toMatch(/Example agent|clinic|SUBJECT|PERSON|"session":/)
})

describe('what is kept of agents that came by a link', () => {
  const dayMs = 86_400_000
  const agent = { platform: 'clinic', clientId: 'c1', clientName: 'Example agent', since: '2026-11-02T08:00:00Z' }
  /** What one person's object is asked. */
  const asked = () => {
    const name = newSecret()
    return <T>(method: string, ...args: unknown[]) => workers.object<T>('LINKED_AGENTS', name, method, ...args)
  }

  test('is one for each session and platform, at most a hundred, the newest', async () => {
    const ask = asked()
    for (let index = 0; index < 101; index += 1) await ask('keep', { ...agent, session: `s${index}` })
    await ask('keep', { ...agent, session: 's100', since: 'later' })
    const kept = Object.values(await ask<Record<string, { session: string; since: string }>>('all'))
    expect(kept).toHaveLength(100)
    expect(kept.map(({ session }) => session)).not.toContain('s0')
    expect(kept.find(({ session }) => session === 's100')?.since).toBe('later')
  })

  test('is good for the thirty days that a session can live, and deleted then', async () => {
    const ask = asked()
    await ask('keep', { ...agent, session: 's1' })
    await ask('age', 30 * dayMs - 60_000)
    const [id] = Object.keys(await ask<object>('all'))
    expect(id).toMatch(/^[\w-]{43}$/)
    await ask('age', 60_000)
    expect([await ask('all'), await ask('find', id)]).toEqual([{}, undefined])
    await ask('ring')
    await vi.waitFor(async () => expect(await ask('kept')).toEqual({}))
  })
})
