import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { type Reply, serve } from './call-stage.ts'
import { signIn } from './mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

const modes = [
  ['2025-11-25', 'legacy'],
  ['2026-07-28', { pin: '2026-07-28' }],
] as const
type Mode = (typeof modes)[number][1]

/** The official client. */
async function connected(mode: Mode, url: string, send: typeof fetch, mcpAccessToken = 'none'): Promise<Client> {
  const client = new Client({ name: 'example', version: '1.0.0' }, { versionNegotiation: { mode } })
  const requestInit = { headers: { authorization: `Bearer ${mcpAccessToken}` } }
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit, fetch: send }))
  return client
}

/** Lets a call begin, and then the client cancel it, or where its revision has no word for that here, go away. */
async function abandoned(client: Client, mode: Mode, when: (stop: () => void) => Parameters<Client['callTool']>[1]) {
  const cancelling = new AbortController()
  const stop = () => (mode === 'legacy' ? void client.close() : cancelling.abort())
  const call = client.callTool(reading, { ...when(stop), signal: cancelling.signal })
  expect(await call.catch((error: unknown) => error)).toBeInstanceOf(Error)
}

const patient = { resourceType: 'Patient', id: 'p1' }
const reading = { name: 'fhir_read', arguments: { type: 'Patient', id: 'p1' } }

describe.each(modes)('a client of %s in this process', (_version, mode) => {
  test('that cancels a call stops the request to the platform, and the call is recorded as cancelled', async () => {
    const began = Promise.withResolvers<void>()
    const fhir = () => {
      began.resolve()
      return new Promise<Reply>(() => {})
    }
    const { steps, records, fetch } = serve({ fhir })
    const client = await connected(mode, 'https://mcp.example/mcp', fetch)
    await abandoned(client, mode, (stop) => {
      began.promise.then(stop)
      return {}
    })
    await vi.waitFor(() => expect(records).toMatchObject([{ code: 'fhir/cancelled', outcome: '4', disclosed: [] }]))
    expect(steps).toEqual([
      'admit read Patient/p1 Patient/p1',
      'GET /Patient/p1',
      'GET /Patient/p1 abandoned',
      'audit outcome',
    ])
  })

  test('that cancels a call before the platform was asked sends nothing to it', async () => {
    const began = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const smartAccessToken = async () => {
      began.resolve()
      await asked.promise
      return 'smart-token-1'
    }
    const { requests, records, fetch } = serve({ fhir: () => ({ body: patient }), smartAccessToken })
    const client = await connected(mode, 'https://mcp.example/mcp', fetch)
    await abandoned(client, mode, (stop) => {
      began.promise.then(stop)
      return {}
    })
    asked.resolve()
    await vi.waitFor(() => expect(records).toMatchObject([{ code: 'fhir/cancelled' }]))
    expect(requests).toEqual([])
  })
})

describe('in the Worker', () => {
  let platform: SmartPlatform
  let workers: RunningWorkers
  let mcpAccessToken: string

  beforeAll(async () => {
    platform = await startSmartPlatform()
    workers = await startWorkers(settingsOf(platform.origin, inject('pdpUrl')))
    mcpAccessToken = (await signIn(workers, platform)).mcpAccessToken
  })
  afterAll(async () => {
    await workers.close()
    await platform.close()
  })
  afterEach(() => {
    platform.fhir = undefined
  })

  const open = (mode: Mode) => {
    const send = (url: string | URL, init: RequestInit = {}) => workers.harness.fetch(String(url), init as never)
    return connected(mode, `${publicUrl}/mcp`, send as unknown as typeof fetch, mcpAccessToken)
  }
  const recorded = async () => {
    const answer = await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
    return (await answer.json()) as Record<string, unknown>[]
  }

  test.each(modes)(
    'a client of %s hears every two seconds that the platform is still awaited',
    async (_version, mode) => {
      platform.fhir = () => ({ body: patient, afterMs: 4_500 })
      const client = await open(mode)
      const heard: string[] = []
      const result = await client.callTool(reading, { onprogress: ({ message = '' }) => heard.push(message) })
      expect(result.structuredContent).toMatchObject({ reference: 'Patient/p1' })
      expect(heard).toEqual(['Still waiting for the FHIR server (2 s)', 'Still waiting for the FHIR server (4 s)'])
      await client.close()
    },
    20_000,
  )

  /** Lets a call begin that the platform never answers; it ends long before the deadline of 30 s. */
  async function expectCancelled(mode: Mode, when: (stop: () => void) => Parameters<Client['callTool']>[1]) {
    const before = (await recorded()).length
    await abandoned(await open(mode), mode, when)
    const rows = await vi.waitFor(async () => {
      const records = (await recorded()).slice(before)
      expect(records).toHaveLength(1)
      return records
    }, 35_000)
    expect(rows).toMatchObject([{ code: 'fhir/cancelled', disclosed: [], query: '/Patient/p1' }])
  }

  // At times workerd is not told that a connection has gone, and the call goes on to its deadline.
  const unnoticed = { retry: 2, timeout: 45_000 }

  test.each(modes)(
    'a call of a client of %s that goes away is recorded as cancelled, and shows nothing',
    unnoticed,
    async (_version, mode) => {
      platform.fhir = () => ({ hang: true })
      await expectCancelled(mode, (stop) => ({ onprogress: stop }))
    },
  )

  // To a client of 2026-07-28 that asks for no progress nothing is written by which its end would show: its call goes on to
  // the deadline, and is recorded as `fhir/timeout`.
  test('so it is where a client of 2025-11-25 does not ask how far the call has come', unnoticed, async () => {
    const began = Promise.withResolvers<void>()
    platform.fhir = () => {
      began.resolve()
      return { hang: true }
    }
    await expectCancelled('legacy', (stop) => {
      began.promise.then(stop)
      return {}
    })
  })

  test('a notification over /sse cancels a call, which is recorded as cancelled', async () => {
    platform.fhir = () => ({ hang: true })
    const { mcpAccessToken: token } = await signIn(workers, platform, { resource: '/sse' })
    const headers = { authorization: `Bearer ${token}` }
    const reader = (await workers.harness.fetch(`${publicUrl}/sse`, { headers })).body?.getReader()
    const [, endpoint = ''] = /data: (\S+)/.exec(new TextDecoder().decode((await reader?.read())?.value)) ?? []
    const post = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message })
      return workers.harness.fetch(publicUrl + endpoint, { method: 'POST', headers, body })
    }
    const client = { protocolVersion: '2024-11-05', capabilities: {}, clientInfo: { name: 'example', version: '1' } }
    await post({ id: 1, method: 'initialize', params: client })
    await post({ method: 'notifications/initialized' })
    const before = { records: (await recorded()).length, seen: platform.seen.length }
    await post({ id: 2, method: 'tools/call', params: reading })
    await vi.waitFor(() => expect(platform.seen.length).toBeGreaterThan(before.seen), 5_000)
    await post({ method: 'notifications/cancelled', params: { requestId: 2 } })
    await vi.waitFor(async () => {
      expect((await recorded()).slice(before.records)).toMatchObject([{ code: 'fhir/cancelled', transport: 'sse' }])
    }, 15_000)
    await reader?.cancel()
  }, 40_000)
})
