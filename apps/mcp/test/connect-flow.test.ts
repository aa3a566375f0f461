import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import { connectionFacts } from '../src/session/connection.ts'
import { connectionState, startConnection } from '../src/session/connection-links.ts'
import { digest, newSecret } from '../src/session/secret.ts'
import { joinService } from '../src/smart/service-connection.ts'
import { type Browser, callbackOf, createBrowser, formPost, platformAnswer } from './mcp-client.ts'
import { type PlatformStage, startPlatformStage } from './platform-stage.ts'
import { granted, grantOf } from './smart-platform.ts'
import { publicUrl } from './workers.ts'

let stage: PlatformStage
let own: PlatformStage['own']
let clinic: PlatformStage['clinic']
let workers: PlatformStage['workers']
let env: PlatformStage['env']
let config: PlatformStage['config']
vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  stage = await startPlatformStage()
  own = stage.own
  clinic = stage.clinic
  workers = stage.workers
  env = stage.env
  config = stage.config
})
afterEach(() => stage.reset())
afterAll(() => stage.close())

const agent = { clientId: 'client-1', clientName: 'Example agent' }

/** An agent's session that a person approved in a browser, and a link to the clinic for it. */
async function agentWithLink() {
  const browser = createBrowser(workers)
  const [sessionKey, browserKey] = [newSecret(), newSecret()]
  browser.cookies.set('__Host-browser', browserKey)
  const session = env.SESSION.getByName(await digest(sessionKey))
  await session.open({ browser: await digest(browserKey) })
  const grant = grantOf(own, 3_600_000)
  const asked = { id: 'default', scope: granted, browser: await digest(browserKey) }
  await session.join(grant, connectionFacts(asked, grant, new Date()))
  const ask = () => startConnection(env, config, { sessionKey, platform: 'clinic', agent })
  const link = await ask()
  const connected = async () => (await session.describe())?.connections.map(({ platform }) => platform).toSorted()
  const state = () => connectionState(env, sessionKey, 'clinic')
  return { browser, sessionKey, session, link, ask, connected, state }
}

const idOf = (url: string) => new URL(url).searchParams.get('request') ?? ''
const decide = (browser: Browser, url: string, decision: string, code?: string) =>
  browser.send(
    '/auth/connect',
    formPost([['request', idOf(url)], ['decision', decision], ...(code ? [['code', code] as [string, string]] : [])]),
  )

/** Where a page of ours sends the browser on to. */
async function onwardOf(response: { status: number; text(): Promise<string> }): Promise<URL> {
  const href = /class="button" href="([^"]+)"/.exec(await response.text())?.[1]
  if (!href) throw new Error(`no way on: ${response.status}`)
  return new URL(href.replaceAll('&amp;', '&'))
}

const pathOf = (url: string) => url.slice(publicUrl.length)

test('connects a further platform to the agent’s session, in the browser that approved the agent', async () => {
  const { browser, link, connected, state } = await agentWithLink()
  expect(link.url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/auth\/connect\?request=[\w-]{43}$/)
  expect(link.code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
  const page = await (await browser.send(pathOf(link.url))).text()
  expect(page).toContain('Example agent')
  expect(page).toContain('Clinic')
  expect(page).not.toContain('name="code"')
  const onward = await onwardOf(await decide(browser, link.url, 'approve'))
  expect(onward.origin).toBe(clinic.origin)
  expect(await state()).toBe('signing-in')
  const back = await browser.send(platformAnswer(clinic, onward))
  expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('Clinic is connected')])
  expect(await connected()).toEqual(['clinic', 'default'])
  expect(await state()).toBe('connected')
  expect((await browser.send(pathOf(link.url))).status).toBe(400)
})

test('asks another browser for the code that the agent shows', async () => {
  const { link, connected } = await agentWithLink()
  const other = createBrowser(workers)
  expect(await (await other.send(pathOf(link.url))).text()).toContain('name="code"')
  expect((await decide(other, link.url, 'approve')).status).toBe(403)
  const again = await decide(other, link.url, 'approve', 'AAAA-AAAA')
  expect([again.status, await again.text()]).toEqual([403, expect.stringContaining('That is not the code')])
  expect(clinic.seen).toEqual([])
  const onward = await onwardOf(await decide(other, link.url, 'approve', link.code))
  await other.send(platformAnswer(clinic, onward))
  expect(await connected()).toEqual(['clinic', 'default'])
})

test('connects nothing where the person refuses, here or at the platform', async () => {
  const here = await agentWithLink()
  expect((await decide(here.browser, here.link.url, 'deny')).status).toBe(200)
  expect(await here.state()).toBe('refused')
  const there = await agentWithLink()
  const onward = await onwardOf(await decide(there.browser, there.link.url, 'approve'))
  const answer = `${callbackOf(onward)}?error=access_denied&state=${onward.searchParams.get('state')}`
  expect((await there.browser.send(answer)).status).toBe(403)
  expect(await there.state()).toBe('refused')
  expect([await here.connected(), await there.connected()]).toEqual([['default'], ['default']])
})

test('sends no code that came to the redirect URI of another platform', async () => {
  const { browser, link, connected, state } = await agentWithLink()
  const onward = await onwardOf(await decide(browser, link.url, 'approve'))
  expect(callbackOf(onward)).toBe('/auth/callback/clinic')
  const answer = platformAnswer(clinic, onward).replace('/auth/callback/clinic', '/auth/callback')
  const back = await browser.send(answer)
  expect([back.status, await back.json()]).toMatchObject([400, { error: 'smart/state-mismatch' }])
  expect(clinic.tokenRequests()).toEqual([])
  expect([await connected(), await state()]).toEqual([['default'], 'failed'])
})

test('lets no other browser finish what one began', async () => {
  const { browser, link, connected } = await agentWithLink()
  const onward = await onwardOf(await decide(browser, link.url, 'approve'))
  expect((await createBrowser(workers).send(platformAnswer(clinic, onward))).status).toBe(403)
  expect(await connected()).toEqual(['default'])
})

test('refuses somebody else than the session’s person on the platform, and gives their tokens back', async () => {
  const { browser, link, ask, session, state } = await agentWithLink()
  await browser.send(platformAnswer(clinic, await onwardOf(await decide(browser, link.url, 'approve'))))
  clinic.person = { fhirUser: 'Practitioner/dr-2', name: 'OTHER' }
  clinic.subject = 'SUBJECT-2'
  const again = await ask()
  expect(again.url).not.toBe(link.url)
  const back = await browser.send(platformAnswer(clinic, await onwardOf(await decide(browser, again.url, 'approve'))))
  expect([back.status, await back.json()]).toMatchObject([409, { error: 'session/other-person' }])
  expect(await state()).toBe('failed')
  const facts = (await session.describe())?.connections.find(({ platform }) => platform === 'clinic')
  expect(facts?.fhirUser).toBe('Practitioner/dr-1')
  await vi.waitFor(() => expect(clinic.seen.filter(({ path }) => path === '/revoke')).toHaveLength(2))
})

test('gives the same link while nobody has used it', async () => {
  const { ask, link } = await agentWithLink()
  const links = await Promise.all(Array.from({ length: 5 }, ask))
  expect(links).toEqual(links.map(() => link))
})

test('opens a platform that signs in nobody to an agent once the person has agreed, and not before', async () => {
  const { browser, sessionKey, connected } = await agentWithLink()
  const link = await startConnection(env, config, { sessionKey, platform: 'archive', agent })
  const page = await (await browser.send(pathOf(link.url))).text()
  expect(page).toContain('has no sign-in of its own')
  expect((await decide(createBrowser(workers), link.url, 'approve')).status).toBe(403)
  expect(await connected()).toEqual(['default'])
  const done = await decide(browser, link.url, 'approve')
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Example agent')])
  expect(await connected()).toEqual(['archive', 'default'])
  expect(await connectionState(env, sessionKey, 'archive')).toBe('connected')
})

test('opens no platform that signs in nobody to an agent that agrees by itself, with its own code', async () => {
  const { sessionKey, connected } = await agentWithLink()
  const link = await startConnection(env, config, { sessionKey, platform: 'archive', agent })
  const itself = createBrowser(workers)
  const refused = await decide(itself, link.url, 'approve', link.code)
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('does not know you')])
  expect(await connected()).toEqual(['default'])
})

test('opens one in a browser in which its person is signed in by themselves, and nobody else', async () => {
  const { browser: approver, sessionKey, session, connected } = await agentWithLink()
  const signIn = async (subject: string) => {
    own.subject = subject
    const browser = createBrowser(workers)
    const location = (await browser.send('/auth/login')).headers.get('location') ?? ''
    await browser.send(platformAnswer(own, new URL(location)))
    return browser
  }
  const ask = () => startConnection(env, config, { sessionKey, platform: 'archive', agent })
  const { url } = await ask()
  expect((await decide(await signIn('SUBJECT-2'), url, 'approve')).status).toBe(403)
  const known = await signIn('SUBJECT-1')
  expect(await (await known.send(pathOf(url))).text()).toContain('value="approve"')
  expect((await decide(known, url, 'approve')).status).toBe(200)
  expect(await connected()).toEqual(['archive', 'default'])
  await session.disconnect('default')
  const grant = grantOf(own, 3_600_000)
  const asked = { id: 'default', scope: granted, browser: await digest(newSecret()) }
  await session.join(grant, connectionFacts(asked, grant, new Date()))
  expect((await decide(approver, (await ask()).url, 'approve')).status).toBe(403)
})

test('takes nobody for signed in by themselves in a browser whose session they came to from another one', async () => {
  const { sessionKey, connected } = await agentWithLink()
  const { url } = await startConnection(env, config, { sessionKey, platform: 'archive', agent })
  const [foreign, foreignKey] = [createBrowser(workers), newSecret()]
  const session = env.SESSION.getByName(await digest(foreignKey))
  await session.open({ browser: await digest(newSecret()) })
  const grant = grantOf(own, 3_600_000)
  const asked = { id: 'default', scope: granted, browser: await digest(newSecret()) }
  await session.join(grant, connectionFacts(asked, grant, new Date()))
  foreign.cookies.set('__Host-session', foreignKey)
  expect((await decide(foreign, url, 'approve')).status).toBe(403)
  expect(await connected()).toEqual(['default'])
})

test('opens no platform that signs in nobody where the person refuses, or has left theirs meanwhile', async () => {
  const { browser, sessionKey, session, connected } = await agentWithLink()
  const ask = () => startConnection(env, config, { sessionKey, platform: 'archive', agent })
  expect((await decide(browser, (await ask()).url, 'deny')).status).toBe(200)
  const { url } = await ask()
  await session.disconnect('default')
  const refused = await decide(browser, url, 'approve')
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: 'platform/not-allowed' }])
  expect(await connected()).toEqual([])
  expect(await connectionState(env, sessionKey, 'archive')).toBe('failed')
})

test('opens no platform that signs in nobody for somebody else than the person who agreed to it', async () => {
  const { sessionKey, session, browser, connected } = await agentWithLink()
  const { url } = await startConnection(env, config, { sessionKey, platform: 'archive', agent })
  const link = env.CONNECTION_REQUEST.getByName(await digest(idOf(url)))
  const browserKey = browser.cookies.get('__Host-browser')
  const approval = await link.approve({ browserKey })
  const agreed = approval.ok ? approval.sponsor : undefined
  expect(agreed).toEqual({ platform: 'default', subject: grantOf(own, 0).subject })
  await session.disconnect('default')
  const grant = { ...grantOf(own, 3_600_000), subject: `${own.origin}|SUBJECT-2` }
  const asked = { id: 'default', scope: granted, browser: await digest(browserKey ?? '') }
  await session.join(grant, connectionFacts(asked, grant, new Date()))
  const joining = { sessionKey, platform: 'archive', agreed }
  const roleMap = { Practitioner: ['practitioner'] } as typeof config.roleMap
  await expect(joinService(env, { ...config, roleMap }, joining)).rejects.toThrow('platform/not-allowed')
  expect(await connected()).toEqual(['default'])
})

test('leaves no platform that signs in nobody connected where the link cannot say so', async () => {
  const { sessionKey, connected } = await agentWithLink()
  const joining = { sessionKey, platform: 'archive', clientId: agent.clientId }
  const joined: unknown[] = []
  const settle = async () => {
    joined.push(await connected())
    throw new Error('storage is away')
  }
  const roleMap = { Practitioner: ['practitioner'] } as typeof config.roleMap
  await expect(joinService(env, { ...config, roleMap }, joining, settle)).rejects.toThrow('storage is away')
  expect([joined, await connected()]).toEqual([[['archive', 'default']], ['default']])
})

test('makes no link to a platform that is not there, nor for a session that has ended', async () => {
  const { session, sessionKey, ask } = await agentWithLink()
  const nowhere = startConnection(env, config, { sessionKey, platform: 'nowhere', agent })
  await expect(nowhere).rejects.toThrow('platform/unknown')
  await session.end()
  await expect(ask()).rejects.toThrow('session/none')
})

test.each(['', 'x', 'A'.repeat(43)])('knows no link of the id "%s"', async (id) => {
  const response = await createBrowser(workers).send(`/auth/connect?request=${id}`)
  expect([response.status, await response.json()]).toMatchObject([400, { error: 'connection/unknown' }])
})

test('publishes no key where none is configured, and never a private one', async () => {
  const response = await createBrowser(workers).send('/.well-known/jwks.json')
  expect([response.status, await response.json()]).toEqual([200, { keys: [] }])
})

test('keeps of links and pending sign-ins the keys that docs/storage.md names', async () => {
  await agentWithLink()
  expect(workers.storedKeys('ConnectionRequest')).toEqual(['request'])
  expect(workers.storedKeys('Session')).toEqual(
    expect.arrayContaining(['connection:clinic', 'connection:default', 'pending:clinic', 'session']),
  )
  const stored = [...workers.stored().values()].join('\n')
  expect(stored).not.toMatch(/NAME-OF-THE-DOCTOR|Practitioner\/dr-1|SUBJECT-|FIXED-TOKEN|Example agent/)
})
