import { setTimeout as sleep } from 'node:timers/promises'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { expect, test, vi } from 'vitest'
import { observation, type Reply, type Script, serve } from '../call-stage.ts'
import { createWriteMemory } from './write-memory.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const update = { name: 'fhir_update', arguments: { id: 'o1', versionId: '3', resource: fresh } }
const create = { name: 'fhir_create', arguments: { resource: fresh, idempotencyKey: 'visit-2026-11-23' } }

/** Calls a tool by the official client, which cancels the call as soon as `script` says so. */
async function cancelled(call: typeof update | typeof create, script: (cancel: () => void) => Script) {
  const cancelling = new AbortController()
  const { fetch, ...outcome } = serve(script(() => cancelling.abort()))
  const client = new Client({ name: 'example', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } })
  await client.connect(new StreamableHTTPClientTransport(new URL('https://mcp.example/mcp'), { fetch }))
  const ended = await client.callTool(call, { signal: cancelling.signal }).catch((error: unknown) => error)
  expect(ended).toBeInstanceOf(Error)
  return outcome
}

const sent = ({ requests }: { requests: { method: string; path: string }[] }) =>
  requests.map(({ method, path }) => `${method} ${path}`)

test('writes nothing where the client cancels while the stored record is read', async () => {
  const outcome = await cancelled(update, (cancel) => ({
    fhir: () => {
      cancel()
      return new Promise<Reply>(() => {})
    },
  }))
  await vi.waitFor(() => expect(outcome.records).toMatchObject([{ phase: 'outcome', code: 'fhir/cancelled' }]))
  expect(sent(outcome)).toEqual(['GET /Observation/o1'])
})

test('writes nothing, and asks nobody, where the client cancels while the platform validates', async () => {
  const outcome = await cancelled(create, (cancel) => ({
    writes: { confirmation: 'always' },
    statement: { rest: [{ mode: 'server', operation: [{ name: 'validate' }] }] },
    fhir: () => {
      cancel()
      return new Promise<Reply>(() => {})
    },
  }))
  await vi.waitFor(() => {
    const ended = { phase: 'outcome', code: 'fhir/cancelled' }
    expect(outcome.records).toMatchObject([
      { ...ended, interaction: 'operation' },
      { ...ended, interaction: 'create' },
    ])
  })
  expect(sent(outcome)).toEqual(['POST /Observation/$validate'])
})

test('begins nothing, and takes no key, where the client has cancelled before', async () => {
  const memory = createWriteMemory()
  const outcome = await cancelled(create, (cancel) => ({
    memory: {
      ...memory,
      findCreation: async () => {
        cancel()
        await sleep(100)
        return { state: 'none' }
      },
    },
  }))
  await vi.waitFor(() => expect(outcome.records).toMatchObject([{ phase: 'outcome', code: 'fhir/cancelled' }]))
  expect(sent(outcome)).toEqual([])
  expect(memory.stored.size).toBe(0)
})

test('carries a write through that has begun, and records how it ended', async () => {
  const outcome = await cancelled(update, (cancel) => ({
    fhir: async ({ method }) => {
      if (method === 'GET') return { body: observation('o1') }
      cancel()
      await sleep(100)
      return { headers: { etag: 'W/"4"' }, body: observation('o1') }
    },
  }))
  await vi.waitFor(() => expect(outcome.records).toHaveLength(2))
  expect(outcome.records).toMatchObject([
    { phase: 'attempt', outcome: '0' },
    { phase: 'outcome', outcome: '0', versionId: '4', disclosed: ['Observation/o1'] },
  ])
  expect(outcome.steps).not.toContain('PUT /Observation/o1 abandoned')
})
