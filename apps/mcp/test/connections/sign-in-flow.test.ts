import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { beginSignIn, callbackOf, createBrowser, formPost, platformAnswer, postMcp } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let clinic: SmartPlatform
let workers: RunningWorkers

beforeAll(async () => {
  platform = await startSmartPlatform()
  clinic = await startSmartPlatform()
  clinic.person = { fhirUser: 'Practitioner/dr-9', name: 'Clinic Doctor' }
  for (const server of [platform, clinic]) {
    server.records.set('Patient/p1', { resourceType: 'Patient', id: 'p1', gender: 'female' })
  }
  workers = await startWorkers({
    ...settingsOf(platform.origin, inject('pdpUrl')),
    ROLE_MAP: JSON.stringify({ Practitioner: ['practitioner'], 'clinic|Practitioner': ['practitioner'] }),
    PLATFORMS: 'clinic',
    PLATFORM_CLINIC_NAME: 'Clinic by the Lake',
    PLATFORM_CLINIC_FHIR_BASE_URL: `${clinic.origin}/fhir`,
    PLATFORM_CLINIC_CLIENT_ID: 'test-app',
    PLATFORM_CLINIC_SCOPE: 'openid fhirUser offline_access user/*.cruds',
  })
})
afterAll(async () => {
  await workers.close()
  await platform.close()
  await clinic.close()
})
afterEach(() => {
  for (const server of [platform, clinic]) {
    server.token = undefined
    server.issues = {}
  }
})

interface Told {
  content: { text: string }[]
  isError?: boolean
  structuredContent?: Record<string, unknown>
}

/** An agent that a person has approved in a browser, signed in at the default platform. */
async function agent(resource = '/mcp') {
  const { browser, finish } = await beginSignIn(workers, platform, { resource })
  const { mcpAccessToken } = await finish()
  const call = async (name: string, args: object = {}) => {
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }
    const { status, json } = await postMcp(workers, mcpAccessToken, message)
    expect(status).toBe(200)
    const result = json?.result as Told
    return { ...result, text: result.content.map(({ text }) => text).join('\n') }
  }
  return {
    browser,
    mcpAccessToken,
    call,
    read: (more = {}) => call('fhir_read', { type: 'Patient', id: 'p1', ...more }),
  }
}
type Browser = ReturnType<typeof createBrowser>

const linkIn = (text: string) => /https?:\/\/\S+\/auth\/connect\?request=[\w-]{43}/.exec(text)?.[0] ?? ''
const codeIn = (text: string) => /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)?.[0] ?? ''

/** The person opens the link and agrees, as far as the platform. */
async function agree(browser: Browser, link: string, more: [string, string][] = []): Promise<URL> {
  const page = await browser.send(link)
  expect(page.status).toBe(200)
  const request = new URL(link).searchParams.get('request') ?? ''
  const onward = await browser.send('/auth/connect', formPost([['request', request], ['decision', 'approve'], ...more]))
  const text = await onward.text()
  expect(onward.status, text).toBe(200)
  return new URL((/class="button[^"]*" href="([^"]+)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&'))
}

/** Opens the link, agrees, and signs in at that platform. */
async function follow(browser: Browser, link: string, at: SmartPlatform, more: [string, string][] = []) {
  return browser.send(platformAnswer(at, await agree(browser, link, more)))
}

const recorded = async () => {
  const answer = await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
  return (await answer.json()) as Record<string, unknown>[]
}

test('connects a second platform by the link, and each call goes to the one that it names', async () => {
  const { browser, call, read } = await agent()
  const started = await call('start_auth', { platform: 'clinic' })
  expect(started.structuredContent).toMatchObject({ state: 'link given', code: expect.stringMatching(/^\w{4}-\w{4}$/) })
  expect(started.text).toContain('To connect Clinic by the Lake, open this link')
  const waiting = call('wait_for_auth', { platform: 'clinic', timeoutSeconds: 30 })
  expect((await follow(browser, linkIn(started.text), clinic)).status).toBe(200)
  expect((await waiting).structuredContent).toMatchObject({ state: 'connected', fhirUser: 'Practitioner/dr-9' })

  expect((await read()).text).toContain('Connected: default, clinic. [platform/ambiguous]')
  const seen = [platform.seen.length, clinic.seen.length]
  expect((await read({ platform: 'clinic' })).structuredContent).toMatchObject({ reference: 'Patient/p1' })
  expect(clinic.seen.slice(seen[1]).map(({ path }) => path)).toContain('/fhir/Patient/p1')
  expect(platform.seen.slice(seen[0])).toEqual([])
  expect((await call('get_user', { platform: 'clinic' })).structuredContent).toMatchObject({ name: 'Clinic Doctor' })
  await vi.waitFor(async () => {
    const rows = (await recorded()).filter((row) => row.tool === 'fhir_read' && row.platform === 'clinic')
    expect(rows).toMatchObject([{ outcome: '0', disclosed: ['Patient/p1'], agent: { fhirUser: 'Practitioner/dr-9' } }])
  }, 10_000)
}, 60_000)

test('needs the code in another browser', async () => {
  const { call } = await agent()
  const { text } = await call('start_auth', { platform: 'clinic' })
  const foreign = createBrowser(workers)
  const page = await (await foreign.send(linkIn(text))).text()
  expect(page).toContain('name="code"')
  expect((await follow(foreign, linkIn(text), clinic, [['code', codeIn(text)]])).status).toBe(200)
  expect((await call('wait_for_auth', { platform: 'clinic' })).structuredContent).toMatchObject({ state: 'connected' })
}, 60_000)

test('gives many calls at once one link, and start_auth the same', async () => {
  const { call, read } = await agent()
  const refused = await Promise.all(Array.from({ length: 8 }, () => read({ platform: 'clinic' })))
  expect(refused.every(({ text }) => text.includes('[platform/not-connected]'))).toBe(true)
  const links = new Set(refused.map(({ text }) => linkIn(text)))
  expect(links.size).toBe(1)
  expect(links.has(linkIn((await call('start_auth', { platform: 'clinic' })).text))).toBe(true)
}, 60_000)

test('keeps the agent of a person whose sign-in has ended, and goes on after the link was followed', async () => {
  const { browser, call, read } = await agent()
  platform.token = (form) =>
    form.get('grant_type') === 'refresh_token' ? { status: 400, body: { error: 'invalid_grant' } } : { status: 500 }
  platform.fhir = () => ({ status: 401 })
  await read()
  platform.fhir = undefined
  const ended = await read()
  expect(ended.text).toContain('[smart/session-expired]')
  expect((await read()).text).toContain(linkIn(ended.text))
  expect((await call('get_auth_status')).structuredContent).toMatchObject({ connections: [{ state: 'expired' }] })
  platform.token = undefined
  expect((await follow(browser, linkIn(ended.text), platform)).status).toBe(200)
  expect((await call('wait_for_auth', { platform: 'default' })).structuredContent).toMatchObject({ state: 'connected' })
  expect((await read()).structuredContent).toMatchObject({ reference: 'Patient/p1' })
}, 60_000)

test('says that the person refused, here or at the platform', async () => {
  const { browser, call } = await agent()
  const here = linkIn((await call('start_auth', { platform: 'clinic' })).text)
  const request = new URL(here).searchParams.get('request') ?? ''
  await browser.send(
    '/auth/connect',
    formPost([
      ['request', request],
      ['decision', 'deny'],
    ]),
  )
  const waited = async () => (await call('wait_for_auth', { platform: 'clinic' })).structuredContent
  expect(await waited()).toMatchObject({ state: 'refused' })
  const there = await agree(browser, linkIn((await call('start_auth', { platform: 'clinic' })).text))
  await browser.send(`${callbackOf(there)}?error=access_denied&state=${there.searchParams.get('state')}`)
  expect(await waited()).toMatchObject({ state: 'refused' })
}, 60_000)

test('ends a connection at once, gives its tokens back, and asks for a new sign-in then', async () => {
  const { call, read } = await agent()
  platform.seen.length = 0
  expect((await call('revoke_auth', { platform: 'default' })).structuredContent).toMatchObject({ done: 'disconnected' })
  await vi.waitFor(() => expect(platform.seen.some(({ path }) => path === '/revoke')).toBe(true))
  expect((await read({ platform: 'default' })).text).toContain('[platform/not-connected]')
  expect((await call('get_auth_status')).structuredContent).toMatchObject({ connections: [] })
  await vi.waitFor(async () => {
    const rows = (await recorded()).filter(({ tool }) => tool === 'get_auth_status')
    const agent = { principalId: expect.stringMatching(/^[\w-]{43}$/), roles: [] }
    expect(rows.at(-1)).toMatchObject({ outcome: '0', platform: 'none', agent })
  }, 10_000)
}, 60_000)

test('tells a client every two seconds that the person is awaited, and ends when the client cancels', async () => {
  const { call, mcpAccessToken } = await agent()
  await call('start_auth', { platform: 'clinic' })
  const versionNegotiation = { mode: { pin: '2026-07-28' } } as const
  const client = new Client({ name: 'example', version: '1.0.0' }, { versionNegotiation })
  const requestInit = { headers: { authorization: `Bearer ${mcpAccessToken}` } }
  const send = (url: string | URL, init: RequestInit = {}) => workers.harness.fetch(String(url), init as never)
  const options = { requestInit, fetch: send as unknown as typeof fetch }
  await client.connect(new StreamableHTTPClientTransport(new URL(`${publicUrl}/mcp`), options))
  const heard: string[] = []
  const params = { name: 'wait_for_auth', arguments: { platform: 'clinic', timeoutSeconds: 5 } }
  const { structuredContent } = await client.callTool(params, { onprogress: ({ message = '' }) => heard.push(message) })
  expect(structuredContent).toMatchObject({ state: 'waiting' })
  expect(heard[0]).toBe('Still waiting for the person to sign in (2 s)')
  await client.close()
}, 60_000)

/** A stream over HTTP+SSE, and what comes on it, by request id. */
async function stream(mcpAccessToken: string) {
  const headers = { authorization: `Bearer ${mcpAccessToken}` }
  const reader = (await workers.harness.fetch(`${publicUrl}/sse`, { headers })).body?.getReader()
  const [, endpoint = ''] = /data: (\S+)/.exec(new TextDecoder().decode((await reader?.read())?.value)) ?? []
  const post = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    return workers.harness.fetch(publicUrl + endpoint, { method: 'POST', headers, body })
  }
  const answers = new Map<number, Told>()
  const pump = async () => {
    let text = ''
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += new TextDecoder().decode(part.value)
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
        const message = data ? (JSON.parse(data) as { id?: number; result?: Told }) : {}
        if (message.id !== undefined && message.result) answers.set(message.id, message.result)
        text = text.slice(end + 2)
      }
    }
  }
  const pumped = pump().catch(() => undefined)
  const init = { protocolVersion: '2024-11-05', capabilities: {}, clientInfo: { name: 'example', version: '1' } }
  await post({ id: 0, method: 'initialize', params: init })
  await post({ method: 'notifications/initialized' })
  const call = async (id: number, name: string, args: object) => {
    await post({ id, method: 'tools/call', params: { name, arguments: args } })
    return vi.waitFor(() => {
      const answer = answers.get(id)
      if (!answer) throw new Error(`no answer to ${name} yet`)
      return { ...answer, text: answer.content.map(({ text }) => text).join('\n') }
    }, 30_000)
  }
  const close = async () => {
    await reader?.cancel()
    await pumped
  }
  return { post, call, close }
}

test('finds over an open /sse stream what was connected meanwhile, and cancels a wait there', async () => {
  const { browser, mcpAccessToken } = await agent('/sse')
  const { post, call, close } = await stream(mcpAccessToken)
  const reading = { type: 'Patient', id: 'p1' }
  expect((await call(1, 'fhir_read', reading)).structuredContent).toMatchObject({ reference: 'Patient/p1' })
  const { text } = await call(2, 'fhir_read', { ...reading, platform: 'clinic' })
  expect(text).toContain('[platform/not-connected]')
  const waited = call(3, 'wait_for_auth', { platform: 'clinic' })
  await follow(browser, linkIn(text), clinic)
  expect((await waited).structuredContent).toMatchObject({ state: 'connected' })
  expect((await call(4, 'fhir_read', reading)).text).toContain('[platform/ambiguous]')
  const atClinic = await call(5, 'fhir_read', { ...reading, platform: 'clinic' })
  expect(atClinic.structuredContent).toMatchObject({ reference: 'Patient/p1' })

  await call(6, 'start_auth', { platform: 'clinic' })
  const before = (await recorded()).length
  await post({ id: 7, method: 'tools/call', params: { name: 'wait_for_auth', arguments: { platform: 'clinic' } } })
  await call(8, 'list_platforms', {})
  await post({ method: 'notifications/cancelled', params: { requestId: 7 } })
  await vi.waitFor(async () => {
    const rows = (await recorded()).slice(before).filter(({ tool }) => tool === 'wait_for_auth')
    expect(rows).toMatchObject([{ code: 'connection/cancelled', transport: 'sse', platform: 'clinic' }])
  }, 15_000)
  await close()
}, 90_000)
