import type { AuditRecord } from '@repo/audit'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Env } from '../src/config.ts'
import { connectionFacts } from '../src/session/connection.ts'
import { digest, newSecret } from '../src/session/secret.ts'
import { recordRefusedSignIn } from '../src/smart/audit-sign-in.ts'
import * as client from './mcp-client.ts'
import { type PlatformStage, startPlatformStage } from './platform-stage.ts'
import { granted, grantOf } from './smart-platform.ts'

let stage: PlatformStage
let own: PlatformStage['own']
let clinic: PlatformStage['clinic']
let workers: PlatformStage['workers']
vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  stage = await startPlatformStage()
  own = stage.own
  clinic = stage.clinic
  workers = stage.workers
})
afterEach(() => stage.reset())
afterAll(() => stage.close())

/** The rows of sign-ins that came to nothing, once there are so many more than when it was asked the first time. */
async function refusals() {
  const all = async () => {
    const records = (await (
      await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
    ).json()) as AuditRecord[]
    return records.filter(({ event, outcome }) => event === 'sign-in' && outcome !== '0')
  }
  const before = (await all()).map(({ id }) => id)
  return async (count: number) => {
    const since = async () => (await all()).filter(({ id }) => !before.includes(id))
    await vi.waitFor(async () => expect((await since()).length).toBeGreaterThanOrEqual(count), 10_000)
    return since()
  }
}

const row = (code: string, outcome: '4' | '8', platform: string, clientId?: string) => ({
  version: expect.any(Number),
  id: expect.any(String),
  recorded: expect.any(String),
  requestId: expect.any(String),
  tenant: 'default',
  platform,
  phase: 'outcome',
  event: 'sign-in',
  transport: 'browser',
  patients: [],
  disclosed: [],
  outcome,
  code,
  agent: { principalId: 'unknown', roles: [], ...(clientId && { clientId }) },
  address: '127.0.0.1',
})

/** A browser that somebody has just begun to sign in with by themselves. */
async function signingIn(browser = client.createBrowser(workers)) {
  const authorizeUrl = new URL((await browser.send('/auth/login')).headers.get('location') ?? '')
  return { browser, authorizeUrl, state: authorizeUrl.searchParams.get('state') ?? '' }
}

/** Leaves one row, so that whatever came before it has come. */
async function refusedLast(): Promise<void> {
  const { browser, state } = await signingIn()
  await browser.send(`/auth/callback?error=access_denied&state=${state}`)
}

test.each<[string, string, '4' | '8', string]>([
  ['the person refused', 'error=access_denied', '4', 'smart/login-denied'],
  ['the platform failed', 'error=server_error', '8', 'smart/login-failed'],
  ['another issuer spoke', 'code=c&iss=https://evil.example', '8', 'smart/state-mismatch'],
])('leaves a row of a sign-in for an agent at which %s', async (_what, query, outcome, code) => {
  const rows = await refusals()
  const clientId = await client.register(client.createBrowser(workers), workers)
  const { browser, authorizeUrl } = await client.beginSignIn(workers, own, { clientId })
  const state = authorizeUrl.searchParams.get('state')
  const back = await browser.send(`/auth/callback?${query}&state=${state}`)
  expect(back.headers.get('location')).toContain('error=')
  expect(await rows(1)).toEqual([row(code, outcome, 'default', clientId)])
})

test.each<[string, string, (answer: string) => string]>([
  [
    'whose identity is of another sign-in',
    'smart/id-token-invalid',
    (answer) => {
      own.nonce = 'another sign-in'
      return answer
    },
  ],
  [
    'whose code the platform does not take',
    'smart/token-failed',
    (answer) => {
      own.token = () => ({ status: 400, body: { error: 'invalid_grant' } })
      return answer
    },
  ],
  [
    'that was answered at another platform’s redirect URI',
    'smart/state-mismatch',
    (answer) => answer.replace('/auth/callback', '/auth/callback/clinic'),
  ],
])('leaves a row of a browser’s own sign-in %s', async (_what, code, change) => {
  const rows = await refusals()
  const { browser, authorizeUrl } = await signingIn()
  const back = await browser.send(change(client.platformAnswer(own, authorizeUrl)))
  expect(await back.json()).toMatchObject({ error: code })
  expect(await rows(1)).toEqual([row(code, '8', 'default')])
})

test('leaves a row of a sign-in as somebody else than the session’s person', async () => {
  const rows = await refusals()
  const { browser, authorizeUrl } = await signingIn()
  await browser.send(client.platformAnswer(own, authorizeUrl))
  own.subject = 'SUBJECT-2'
  const again = await signingIn(browser)
  const back = await browser.send(client.platformAnswer(own, again.authorizeUrl))
  expect(back.status).toBe(409)
  expect(await rows(1)).toEqual([row('session/other-person', '8', 'default')])
})

test.each([
  ['no state that we gave out', 'forged'],
  ['a state that was used before', 'used'],
  ['a state of another browser', 'foreign'],
])('leaves no row of an answer with %s', async (_what, kind) => {
  const { browser, authorizeUrl, state } = await signingIn()
  const answer = client.platformAnswer(own, authorizeUrl)
  if (kind === 'used') await browser.send(answer)
  const rows = await refusals()
  const sender = kind === 'foreign' ? client.createBrowser(workers) : browser
  const sent = kind === 'forged' ? answer.replace(state, 's'.repeat(43)) : answer
  expect((await sender.send(sent.replace('code=', 'error=access_denied&code='))).status).toBeGreaterThanOrEqual(400)
  await refusedLast()
  expect(await rows(1)).toHaveLength(1)
})

/** What a client's consent page answers when it is sent with these fields. */
async function consented(fields: [string, string][]) {
  const browser = client.createBrowser(workers)
  const clientId = await client.register(browser, workers)
  const request = client.authorizationRequest({ browser, clientId, codeVerifier: 'v'.repeat(50), resource: '/mcp' })
  const page = await (await browser.send(`/auth/login?${request}`)).text()
  const handle = /name="handle" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const response = await browser.send('/auth/login', client.formPost([['handle', handle], ...fields]))
  return { clientId, status: response.status, text: await response.text() }
}

test.each<[string, [string, string][], string]>([
  ['refused', [['decision', 'deny']], 'none'],
  [
    'refused for a platform',
    [
      ['decision', 'deny'],
      ['platform', 'clinic'],
    ],
    'clinic',
  ],
  [
    'refused for no platform of ours',
    [
      ['decision', 'deny'],
      ['platform', 'nowhere'],
    ],
    'none',
  ],
  [
    'given to nothing',
    [
      ['decision', 'approve'],
      ['platform', 'default'],
    ],
    'default',
  ],
])('leaves a row of a consent that was %s', async (_what, fields, platform) => {
  const rows = await refusals()
  const { clientId, text } = await consented(fields)
  expect(text).toContain('error=access_denied')
  expect(await rows(1)).toEqual([row('smart/login-denied', '4', platform, clientId)])
})

test('leaves no row of a consent that nobody was asked for', async () => {
  const rows = await refusals()
  const forged = client.formPost([
    ['handle', 'h'.repeat(43)],
    ['decision', 'deny'],
  ])
  expect((await client.createBrowser(workers).send('/auth/login', forged)).status).toBe(400)
  await refusedLast()
  expect(await rows(1)).toHaveLength(1)
})

/** A link to the clinic for an agent's session, and a browser that did not approve the agent. */
async function linked(platform = 'clinic', clientId = 'client-1') {
  const [sessionKey, browserKey] = [newSecret(), newSecret()]
  const session = stage.env.SESSION.getByName(await digest(sessionKey))
  await session.open({ browser: await digest(browserKey) })
  const grant = grantOf(own, 3_600_000)
  await session.join(grant, connectionFacts({ id: 'default', scope: granted }, grant, new Date()))
  const request = newSecret()
  const asked = { sessionKey, platform, clientId, clientName: 'Example agent', code: 'ABCD-2345' }
  await stage.env.CONNECTION_REQUEST.getByName(await digest(request)).begin(asked)
  const approver = client.createBrowser(workers)
  approver.cookies.set('__Host-browser', browserKey)
  const decide = async (decision: string, code = '', browser = client.createBrowser(workers)) => {
    const fields: [string, string][] = [
      ['request', request],
      ['decision', decision],
      ['code', code],
    ]
    const response = await browser.send('/auth/connect', client.formPost(fields))
    return { status: response.status, text: await response.text() }
  }
  return { decide, session, approver }
}

test('leaves a row of a link that the person refused, once', async () => {
  const rows = await refusals()
  const { decide } = await linked()
  expect((await decide('deny')).status).toBe(200)
  expect((await decide('deny')).status).toBe(400)
  await refusedLast()
  expect(await rows(2)).toEqual([
    row('smart/login-denied', '4', 'clinic', 'client-1'),
    row('smart/login-denied', '4', 'default'),
  ])
})

test('leaves a row of each wrong code, and one of the end of the link', async () => {
  const rows = await refusals()
  const { decide } = await linked()
  expect((await decide('approve')).status).toBe(403)
  for (let guess = 0; guess < 4; guess += 1) expect((await decide('approve', 'AAAA-AAAA')).status).toBe(403)
  for (let guess = 0; guess < 3; guess += 1) expect((await decide('approve', 'AAAA-AAAA')).status).toBe(400)
  await refusedLast()
  expect((await rows(7)).map(({ code, agent }) => [code, agent.clientId])).toEqual([
    ...Array.from({ length: 5 }, () => ['connection/wrong-code', 'client-1']),
    ['connection/unknown', 'client-1'],
    ['smart/login-denied', undefined],
  ])
})

test('leaves a row where a platform without a sign-in is not opened, and where a sign-in by a link is refused', async () => {
  const rows = await refusals()
  const archive = await linked('archive')
  await archive.session.disconnect('default')
  expect((await archive.decide('approve', '', archive.approver)).status).toBe(403)
  const { decide, approver } = await linked()
  const { text } = await decide('approve', '', approver)
  const onward = new URL(client.htmlText(/class="button" href="([^"]+)"/.exec(text)?.[1] ?? ''))
  expect(onward.origin).toBe(clinic.origin)
  await approver.send(`/auth/callback/clinic?error=access_denied&state=${onward.searchParams.get('state')}`)
  expect(await rows(2)).toEqual([
    row('platform/not-allowed', '8', 'archive', 'client-1'),
    row('smart/login-denied', '4', 'clinic', 'client-1'),
  ])
})

test('refuses as it would where the refusal cannot be recorded', async () => {
  const rows = await refusals()
  const { decide } = await linked('clinic', 'x'.repeat(600))
  expect(await decide('deny')).toMatchObject({ status: 200, text: expect.stringContaining('You refused') })
  expect((await decide('approve')).status).toBe(400)
  await refusedLast()
  expect(await rows(1)).toHaveLength(1)
})

test('says in the log by its code that a refusal is recorded nowhere', async () => {
  const lines: unknown[] = []
  const spy = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line))
  const env = { AUDIT_QUEUE: { send: () => Promise.reject(new Error('Jane Roe')) } } as unknown as Env
  const refused = { platform: 'clinic', clientId: 'client-1', code: 'smart/login-denied' } as const
  await recordRefusedSignIn(env, stage.config, refused)
  spy.mockRestore()
  expect(lines).toEqual(['{"event":"audit/sign-in-unrecorded","code":"audit/unavailable"}'])
})
