import type { AuditRecord } from '@repo/audit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Config, Env } from '../../src/config.ts'
import { endSessions } from '../../src/smart/session-ends.ts'
import { type Browser, beginSignIn, createBrowser, formPost, platformAnswer, postMcp, signIn } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let browser: Browser

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, 'http://127.0.0.1:9'))
  browser = await signedIn()
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

/** A browser of the person whom the platform knows. */
async function signedIn() {
  const fresh = createBrowser(workers)
  const begun = await fresh.send('/auth/login')
  await fresh.send(platformAnswer(platform, new URL(begun.headers.get('location') ?? '')))
  return fresh
}

/** The grant, as an access token names it. */
const namesIn = (mcpAccessToken: string) => ({ grantId: mcpAccessToken.split(':')[1] ?? '' })
const ping = async (mcpAccessToken: string) =>
  (await postMcp(workers, mcpAccessToken, { jsonrpc: '2.0', id: 1, method: 'ping' })).status
const revoke = (from: Browser, grantId: string, headers: Record<string, string> = {}) => {
  const form = formPost([['grantId', grantId]])
  return from.send('/auth/agents/revoke', { ...form, headers: { ...form.headers, ...headers } })
}

test('takes an agent’s access back at once, for the person whose agent it is', async () => {
  const { mcpAccessToken } = await signIn(workers, platform)
  expect(await ping(mcpAccessToken)).toBe(200)
  const back = await revoke(browser, namesIn(mcpAccessToken).grantId)
  expect([back.status, back.headers.get('location')]).toEqual([303, '/#agents'])
  expect(await ping(mcpAccessToken)).toBe(401)
})

test('records that an agent’s access was taken back, by whom and from which client', async () => {
  const { mcpAccessToken, clientId } = await signIn(workers, platform)
  await revoke(browser, namesIn(mcpAccessToken).grantId)
  await vi.waitFor(async () => {
    const response = await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
    const ends = ((await response.json()) as AuditRecord[]).filter(({ event }) => event === 'sign-out')
    const ofClient = ends.filter(({ agent }) => agent.clientId === clientId)
    expect(ofClient).toMatchObject([{ platform: 'default', outcome: '0', agent: { fhirUser: 'Practitioner/dr-1' } }])
  }, 20_000)
})

test('takes back the grant in its place while KV lists that one not yet', async () => {
  const first = await signIn(workers, platform)
  const second = await signIn(workers, platform, { clientId: first.clientId })
  const third = await signIn(workers, platform, { clientId: first.clientId })
  const { OAUTH_KV } = await workers.harness.getWorker<Env>().getEnv()
  for (const { mcpAccessToken } of [second, third]) {
    const [userId, grantId] = mcpAccessToken.split(':')
    await OAUTH_KV.delete(`grant:${userId}:${grantId}`)
  }
  expect(await ping(third.mcpAccessToken)).toBe(200)
  expect((await revoke(browser, namesIn(first.mcpAccessToken).grantId)).status).toBe(303)
  expect(await ping(third.mcpAccessToken)).toBe(401)
})

test('takes back one agent alone', async () => {
  const [one, other] = [await signIn(workers, platform), await signIn(workers, platform)]
  await revoke(browser, namesIn(one.mcpAccessToken).grantId)
  expect([await ping(one.mcpAccessToken), await ping(other.mcpAccessToken)]).toEqual([401, 200])
})

test('takes back the grant that has taken the place of the one which the person was shown', async () => {
  const first = await signIn(workers, platform)
  const { grantId } = namesIn(first.mcpAccessToken)
  const second = await signIn(workers, platform, { clientId: first.clientId })
  const third = await signIn(workers, platform, { clientId: first.clientId })
  expect([await ping(second.mcpAccessToken), await ping(third.mcpAccessToken)]).toEqual([401, 200])
  expect((await revoke(browser, grantId)).status).toBe(303)
  expect(await ping(third.mcpAccessToken)).toBe(401)
})

test('takes back nothing for somebody else, nor for nobody', async () => {
  const { mcpAccessToken } = await signIn(workers, platform)
  const { grantId } = namesIn(mcpAccessToken)
  expect((await revoke(createBrowser(workers), grantId)).status).toBe(401)
  platform.subject = 'SUBJECT-2'
  const stranger = await signedIn()
  platform.subject = 'SUBJECT-1'
  const refused = await revoke(stranger, grantId)
  expect([refused.status, await refused.json()]).toMatchObject([404, { error: 'agent/unknown' }])
  expect(await ping(mcpAccessToken)).toBe(200)
})

test('takes back nothing for a page of another site', async () => {
  const { mcpAccessToken } = await signIn(workers, platform)
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  expect((await revoke(browser, namesIn(mcpAccessToken).grantId, foreign)).status).toBe(403)
  expect(await ping(mcpAccessToken)).toBe(200)
})

test.each(['', 'x', '../x', 'a:b', '*', 'x'.repeat(600)])(
  'says that nothing was revoked for the grant "%s", which is none',
  async (id) => {
    expect((await revoke(browser, id)).status).toBe(404)
  },
)

test('shows and takes back agents also after the person has left their only platform', async () => {
  const { mcpAccessToken } = await signIn(workers, platform)
  const { grantId } = namesIn(mcpAccessToken)
  const left = await signedIn()
  expect((await left.send('/auth/disconnect', formPost([['platform', 'default']]))).status).toBe(200)
  const page = await (await left.send('/')).text()
  expect(page).toContain(`value="${grantId}"`)
  expect(page).toContain('action="/auth/logout"')
  expect((await revoke(left, grantId)).status).toBe(303)
  expect(await ping(mcpAccessToken)).toBe(401)
  const again = await revoke(left, grantId)
  expect([again.status, await again.json()]).toMatchObject([404, { error: 'agent/unknown' }])
})

test('lists the agents of a person whose sessions live, with what they may do, and no other', async () => {
  const [gone, alive] = [await signIn(workers, platform), await signIn(workers, platform, { scopes: ['fhir:read'] })]
  const listed = async () => {
    const page = await (await browser.send('/')).text()
    return [...page.matchAll(/name="grantId" value="([^"]+)"/g)].map(([, grantId]) => grantId)
  }
  const grantIds = [gone, alive].map(({ mcpAccessToken }) => namesIn(mcpAccessToken).grantId)
  expect(await listed()).toEqual(expect.arrayContaining(grantIds))
  await revoke(browser, grantIds[0] ?? '')
  expect(await listed()).not.toContain(grantIds[0])
  expect(await listed()).toContain(grantIds[1])
})

test('ends the session of the grant that a client’s new one takes the place of', async () => {
  const first = await signIn(workers, platform)
  const second = await signIn(workers, platform, { clientId: first.clientId })
  expect(second.clientId).toBe(first.clientId)
  expect([await ping(first.mcpAccessToken), await ping(second.mcpAccessToken)]).toEqual([401, 200])
  expect(await workers.ends(first.clientId, 1)).toMatchObject([{ platform: 'default', outcome: '0' }])
})

test('keeps the grant for the other address of this server', async () => {
  const mcp = await signIn(workers, platform)
  const sse = await signIn(workers, platform, { clientId: mcp.clientId, resource: '/sse' })
  expect(namesIn(sse.mcpAccessToken).grantId).not.toBe(namesIn(mcp.mcpAccessToken).grantId)
  expect(await ping(mcp.mcpAccessToken)).toBe(200)
})

test('leaves no session behind for a client that cannot be given its grant', async () => {
  const env = await workers.harness.getWorker<Env>().getEnv()
  const sessions = () => workers.harness.getWorker<Env>().listDurableObjectIds('SESSION')
  const before = new Set(await sessions())
  const { clientId } = await signIn(workers, platform)
  const { finish } = await beginSignIn(workers, platform, { clientId })
  await env.OAUTH_KV.delete(`client:${clientId}`)
  await expect(finish()).rejects.toThrow('error=server_error')
  expect(await workers.ends(clientId, 1)).toHaveLength(1)
  const opened = (await sessions()).filter((id) => !before.has(id))
  const isOpen = (id: string) => env.SESSION.get(env.SESSION.idFromString(id)).isOpen()
  // That of the client's first sign-in alone.
  expect((await Promise.all(opened.map(isOpen))).filter(Boolean)).toHaveLength(1)
})

test('ends the earlier sessions that can be ended, and goes on where one cannot', async () => {
  const ended: string[] = []
  const end = async (session: string) => {
    if (session === 'stuck') throw new Error('unreachable')
    ended.push(session)
    return []
  }
  const env = { SESSION: { getByName: (session: string) => ({ end: () => end(session) }) } } as unknown as Env
  const named = ['first', 'stuck', 'last'].map((session) => ({ session, clientId: 'client-1' }))
  await endSessions(env, {} as Config, named)
  expect(ended).toEqual(['first', 'last'])
})

test('names what is stored of an agent by digests', async () => {
  await signIn(workers, platform)
  const grants = [...workers.stored()].filter(([file]) => file.includes('/kv/')).map(([, text]) => text)
  expect(
    grants.some((text) =>
      /"metadata":\{"session":"[\w-]{43}","clientName":"Example agent","approvedAt":\d{13}\}/.test(text),
    ),
  ).toBe(true)
})
