import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { isEarlier, isReplaced, mayGoOnWith } from '../../src/oauth/agents/same-agent.ts'
import type { Grant } from '../../src/oauth/grants.ts'
import { connectionFacts } from '../../src/session/connection.ts'
import { digest, newSecret } from '../../src/session/secret.ts'
import {
  type Asked,
  beginSignIn,
  createBrowser,
  followLink,
  formPost,
  platformAnswer,
  postMcp,
  redirectUri,
  register,
  signIn,
} from '../mcp-client.ts'
import { type PlatformStage, startPlatformStage } from '../platform-stage.ts'
import { granted, grantOf, issued } from '../smart-platform.ts'
import { publicUrl } from '../workers.ts'

let stage: PlatformStage
let workers: PlatformStage['workers']
vi.setConfig({ testTimeout: 40_000 })

beforeAll(async () => {
  stage = await startPlatformStage()
  workers = stage.workers
})
afterEach(() => stage.reset())
afterAll(() => stage.close())

const documentUrl = 'https://agent.example/client.json'
const here = 'http://127.0.0.1:33418/callback'

/** A client that names itself by its metadata document, as though that stood at its address. */
async function publishClient(): Promise<void> {
  const document = { client_id: documentUrl, client_name: 'Example agent', redirect_uris: [here] }
  const more = { token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'] }
  const body = JSON.stringify([documentUrl, { ...document, ...more }])
  await workers.harness.getWorker('objects').fetch('http://objects/publish', { method: 'POST', body })
}

async function call(mcpAccessToken: string, name: string, given: object = {}) {
  const params = { name, arguments: given }
  const { status, json } = await postMcp(workers, mcpAccessToken, {
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params,
  })
  const { structuredContent } = (json?.result ?? {}) as { structuredContent?: Record<string, unknown> }
  return { status, said: structuredContent ?? {} }
}

const ping = async (mcpAccessToken: string) =>
  (await postMcp(workers, mcpAccessToken, { jsonrpc: '2.0', id: 1, method: 'ping' })).status

/** The platforms that an agent is connected to. */
async function connected(mcpAccessToken: string) {
  const { said } = await call(mcpAccessToken, 'get_auth_status')
  return (said.connections as { platform: string }[] | undefined)?.map(({ platform }) => platform).toSorted()
}

const linkOf = async (mcpAccessToken: string) =>
  String((await call(mcpAccessToken, 'start_auth', { platform: 'clinic' })).said.url)

/** An agent that was approved in a browser and let into the clinic there. */
async function agentAtBoth(asked: Asked = {}) {
  const browser = createBrowser(workers)
  const clientId = asked.clientId ?? (await register(browser, workers))
  const agent = await signIn(workers, stage.own, { ...asked, clientId, browser })
  await followLink(browser, stage.clinic, await linkOf(agent.mcpAccessToken))
  expect(await connected(agent.mcpAccessToken)).toEqual(['clinic', 'default'])
  return { browser, ...agent }
}

const revoked = (at = stage.own) =>
  at.seen.filter(({ path }) => path === '/revoke').map(({ form }) => form.get('token'))

test.each([['fhir:read', 'fhir:write'], ['fhir:read']])(
  'keeps the other platforms of an agent that signs in anew in the same browser for %s',
  async (...scopes) => {
    const { browser, clientId, mcpAccessToken } = await agentAtBoth()
    const again = await signIn(workers, stage.own, { clientId, browser, scopes })
    expect([await ping(mcpAccessToken), await ping(again.mcpAccessToken)]).toEqual([401, 200])
    expect(await connected(again.mcpAccessToken)).toEqual(['clinic', 'default'])
    expect((await call(again.mcpAccessToken, 'get_auth_status')).said.agentMay).toEqual(scopes)
    await vi.waitFor(() => expect(revoked()).toEqual([`${issued.refresh}-1`, `${issued.access}-1`]))
    expect(revoked(stage.clinic)).toEqual([])
    // The platform that goes on has not ended, and no row says that it has.
    expect(await workers.ends(clientId, 1)).toMatchObject([{ platform: 'default' }])
  },
)

test('takes no platform along for more than was allowed before, and gives its tokens back', async () => {
  const { browser, clientId, mcpAccessToken } = await agentAtBoth({ scopes: ['fhir:read'] })
  const writer = await signIn(workers, stage.own, { clientId, browser })
  expect([await ping(mcpAccessToken), await connected(writer.mcpAccessToken)]).toEqual([401, ['default']])
  await vi.waitFor(() => expect(revoked(stage.clinic)).toHaveLength(2))
})

test('leaves an agent as it is while the code of a new sign-in is not redeemed, and loses nothing by one that was dropped', async () => {
  const { browser, clientId, mcpAccessToken } = await agentAtBoth()
  const dropped = await beginSignIn(workers, stage.own, { clientId, browser })
  const back = await browser.send(platformAnswer(stage.own, dropped.authorizeUrl))
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const guess = [
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['client_id', clientId],
  ] as [string, string][]
  const unproved = await browser.send(
    '/oauth/token',
    formPost([...guess, ['redirect_uri', redirectUri], ['code_verifier', 'w'.repeat(50)]]),
  )
  expect(unproved.status).toBe(400)
  expect(await connected(mcpAccessToken)).toEqual(['clinic', 'default'])
  const again = await signIn(workers, stage.own, { clientId, browser })
  expect(await connected(again.mcpAccessToken)).toEqual(['clinic', 'default'])
  expect(await ping(mcpAccessToken)).toBe(401)
})

test('ends a session whose code nobody redeems within ten minutes, and gives its tokens back', async () => {
  const name = await digest(newSecret())
  const ask = <T>(method: string, ...args: unknown[]) => workers.object<T>('SESSION', name, method, ...args)
  await ask('open', { browser: 'BROWSER', hasCode: true })
  const grant = grantOf(stage.own, 3_600_000)
  await ask('join', grant, connectionFacts({ id: 'default', scope: granted }, grant, new Date()))
  expect(await ask<number>('alarmAt')).toBeLessThanOrEqual(Date.now() + 10 * 60_000)
  await ask('age', 9 * 60_000)
  expect(await ask('isOpen')).toBe(true)
  await ask('age', 60_000)
  expect([await ask('isOpen'), await ask('redeem')]).toEqual([false, undefined])
  await ask('ring')
  await vi.waitFor(() => expect(revoked()).toHaveLength(2))
  expect(await ask('kept')).toEqual({})
})

test('takes no platform into another browser', async () => {
  const { clientId, mcpAccessToken } = await agentAtBoth()
  const other = await signIn(workers, stage.own, { clientId })
  expect([await ping(mcpAccessToken), await connected(other.mcpAccessToken)]).toEqual([401, ['default']])
  expect(await workers.ends(clientId, 2)).toHaveLength(2)
})

test('takes no platform along for somebody else, whose agent goes on', async () => {
  const { browser, clientId, mcpAccessToken } = await agentAtBoth()
  stage.own.subject = 'SUBJECT-2'
  const other = await signIn(workers, stage.own, { clientId, browser })
  expect(await connected(other.mcpAccessToken)).toEqual(['default'])
  expect(await connected(mcpAccessToken)).toEqual(['clinic', 'default'])
})

test('ends with the session before it a link that was given there', async () => {
  const browser = createBrowser(workers)
  const clientId = await register(browser, workers)
  const before = await signIn(workers, stage.own, { clientId, browser })
  const [link, platform] = [await linkOf(before.mcpAccessToken), 'clinic']
  const { mcpAccessToken } = await signIn(workers, stage.own, { clientId, browser })
  const path = link.slice(publicUrl.length)
  expect((await browser.send(path)).status).toBe(400)
  expect((await call(mcpAccessToken, 'wait_for_auth', { platform })).said).not.toMatchObject({ state: 'signing-in' })
  expect(await linkOf(mcpAccessToken)).not.toBe(link)
})

test('lets two computers with one published client go on side by side', async () => {
  await publishClient()
  const asked = { clientId: documentUrl, redirectUri: here }
  const [one, other] = [await agentAtBoth(asked), await signIn(workers, stage.own, asked)]
  expect([await ping(one.mcpAccessToken), await ping(other.mcpAccessToken)]).toEqual([200, 200])
  expect(await connected(one.mcpAccessToken)).toEqual(['clinic', 'default'])
  const again = await signIn(workers, stage.own, { ...asked, browser: one.browser })
  const pings = [one, other, again].map(({ mcpAccessToken }) => ping(mcpAccessToken))
  expect(await Promise.all(pings)).toEqual([401, 200, 200])
  expect(await connected(again.mcpAccessToken)).toEqual(['clinic', 'default'])
})

test('takes the tokens of a grant that was replaced out of storage', async () => {
  const first = await agentAtBoth()
  const [userId, grantId] = first.mcpAccessToken.split(':')
  const kept = () => stage.env.OAUTH_KV.list({ prefix: `token:${userId}:${grantId}:` })
  expect((await kept()).keys).toHaveLength(1)
  await signIn(workers, stage.own, { clientId: first.clientId, browser: first.browser })
  expect([(await kept()).keys, await stage.env.OAUTH_KV.get(`grant:${userId}:${grantId}`)]).toEqual([[], null])
})

const resource = 'https://mcp.example/mcp'
const grant: Grant = {
  grantId: 'g1',
  session: 's1',
  clientName: 'Example agent',
  clientId: documentUrl,
  scopes: ['fhir:read'],
  createdAt: 0,
  resourceIndicator: resource,
  redirectUri: here,
}
const standing = { isOpen: true, isOfBrowser: true }
const asked = { clientId: documentUrl, redirectUri: here, resource, scope: ['fhir:read'] }

test.each<[string, boolean, Partial<Grant & typeof standing>, Partial<typeof asked>]>([
  ['of the same browser', true, {}, {}],
  ['of another browser', false, { isOfBrowser: false }, {}],
  ['of another browser, which is over', true, { isOfBrowser: false, isOpen: false }, {}],
  ['of the same browser at another port of this computer', true, { redirectUri: 'http://127.0.0.1:5/callback' }, {}],
  ['of the same browser at another address', false, { redirectUri: 'https://agent.example/callback' }, {}],
  ['of the same browser at another path', false, { redirectUri: 'http://127.0.0.1:33418/other' }, {}],
  ['for another resource', false, { resourceIndicator: 'https://mcp.example/sse' }, {}],
  ['of another client', false, { clientId: 'https://other.example/client.json' }, {}],
  ['of a registered client, whatever the browser', true, { clientId: 'r1', isOfBrowser: false }, { clientId: 'r1' }],
  [
    'of a registered client for another resource',
    false,
    { clientId: 'r1', resourceIndicator: 'x' },
    { clientId: 'r1' },
  ],
])('a grant %s is replaced: %s', (_what, expected, changes, changed) => {
  expect(isReplaced({ ...grant, ...standing, ...changes }, { ...asked, ...changed }, resource)).toBe(expected)
})

test.each<[string, boolean, Partial<Grant & typeof standing>, Partial<typeof asked>]>([
  ['of the same browser, redirect URI and scopes', true, {}, {}],
  ['at another port of this computer', true, { redirectUri: 'http://127.0.0.1:5/callback' }, {}],
  ['of more scopes', true, { scopes: ['fhir:read', 'fhir:write'] }, {}],
  ['of fewer scopes', false, {}, { scope: ['fhir:read', 'fhir:write'] }],
  ['of another browser', false, { isOfBrowser: false }, {}],
  ['of a registered client at another host', false, { redirectUri: 'https://a.example/callback' }, { clientId: 'r1' }],
  ['of which the redirect URI is not known', false, { redirectUri: undefined }, {}],
])('the platforms of a grant %s may go on: %s', (_what, expected, changes, changed) => {
  expect(mayGoOnWith({ ...grant, ...standing, ...changes }, { ...asked, ...changed })).toBe(expected)
})

test.each([
  ['in one millisecond', { approvedAt: 1_800_000_000_500 }, { approvedAt: 1_800_000_000_500 }],
  ['in one second', { approvedAt: 1_800_000_000_900 }, { approvedAt: 1_800_000_000_500 }],
  ['in one second of which no more is known', {}, {}],
])('of two grants that were approved %s one replaces the other, and not both each other', (_when, one, other) => {
  const [first, second] = [
    { grantId: 'a', createdAt: 1_800_000_000, ...one },
    { grantId: 'b', createdAt: 1_800_000_000, ...other },
  ]
  expect([isEarlier(first, second), isEarlier(second, first)].toSorted()).toEqual([false, true])
  expect(isEarlier(first, first)).toBe(false)
})
