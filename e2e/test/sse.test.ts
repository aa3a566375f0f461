import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EventStream, openEventStream } from '../src/event-stream.ts'
import { People } from '../src/people.ts'
import { type RawResponse, send } from '../src/stack/raw-http.ts'
import { stackOfWorker } from './stack-of-worker.ts'

const { facts, stateDir } = stackOfWorker()
const { home, sse } = facts.urls
const people = new People(facts)
let token = ''
let sameUser = ''
let otherUser = ''

beforeAll(async () => {
  token = (await people.connect('sse', 'patient')).accessToken()
  sameUser = (await people.connect('sse', 'patient')).accessToken()
  otherUser = (await people.connect('sse', 'practitioner')).accessToken()
})
afterAll(() => people.close())

const post = (endpoint: string, body: string, as = token): Promise<RawResponse> =>
  send(home + endpoint, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    body,
  })
const message = (id: number, method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params })
const hello = {
  protocolVersion: '2024-11-05',
  capabilities: {},
  clientInfo: { name: 'raw', version: '1' },
}

async function open(): Promise<{ stream: EventStream; endpoint: string }> {
  const stream = await openEventStream(sse, token)
  const first = await stream.next()
  expect(first?.event).toBe('endpoint')
  return { stream, endpoint: first?.data ?? '' }
}

async function answerTo(stream: EventStream): Promise<Record<string, unknown>> {
  return JSON.parse((await stream.next())?.data ?? '{}') as Record<string, unknown>
}

async function initialized() {
  const { stream, endpoint } = await open()
  expect((await post(endpoint, message(1, 'initialize', hello))).status).toBe(202)
  expect(await answerTo(stream)).toMatchObject({ id: 1, result: { serverInfo: { name: 'mcp-fhir-server' } } })
  await post(endpoint, JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }))
  return { stream, endpoint }
}

describe('a stream', () => {
  test('begins with the address for messages, below /sse, and is not kept by any cache', async () => {
    const { stream, endpoint } = await open()
    expect(endpoint).toMatch(/^\/sse\/messages\?sessionId=[0-9a-f]{64}$/)
    expect(stream.contentType).toBe('text/event-stream')
    stream.abort()
  })

  test('brings the answers to what is posted, each once', async () => {
    const { stream, endpoint } = await initialized()
    await post(endpoint, message(2, 'tools/list'))
    const listed = await answerTo(stream)
    expect(listed).toMatchObject({ id: 2 })
    expect(JSON.stringify(listed)).toContain('fhir_search')
    await post(endpoint, message(3, 'ping'))
    expect(await answerTo(stream)).toEqual({ jsonrpc: '2.0', id: 3, result: {} })
    stream.abort()
  })

  test('answers after a time in which nothing was asked and its object may have been put to sleep', async () => {
    const { stream, endpoint } = await initialized()
    await sleep(12_000)
    await post(endpoint, message(2, 'tools/call', { name: 'get_user', arguments: {} }))
    expect(JSON.stringify(await answerTo(stream))).toContain('Patient/patient-1')
    stream.abort()
  })

  test('leaves no uncaught error behind in the Worker, long after its client went away', () => {
    // The streams of the tests above were closed twelve seconds ago.
    const log = readFileSync(join(stateDir, 'logs', 'workers.log'), 'utf8')
    expect(log.split('\n').filter((line) => line.includes('Uncaught'))).toEqual([])
  })

  test('is gone for its messages once the client has closed it', async () => {
    const { stream, endpoint } = await initialized()
    expect((await post(endpoint, message(2, 'ping'))).status).toBe(202)
    stream.abort()
    await expect.poll(async () => (await post(endpoint, message(3, 'ping'))).status, { timeout: 10_000 }).toBe(404)
  })

  test('takes messages of its own client alone, and is not disturbed by others', async () => {
    const { stream, endpoint } = await initialized()
    const call = message(2, 'tools/call', { name: 'get_user', arguments: {} })
    expect((await post(endpoint, call, otherUser)).status).toBe(403)
    expect((await post(endpoint, call, sameUser)).status).toBe(403)
    expect((await post(endpoint, call, 'none')).status).toBe(401)
    expect((await post(endpoint, message(3, 'ping'))).status).toBe(202)
    expect(await answerTo(stream)).toEqual({ jsonrpc: '2.0', id: 3, result: {} })
    stream.abort()
  })
})

describe('the address for messages', () => {
  test.each([
    ['missing', ''],
    ['empty', '?sessionId='],
    ['not an id', '?sessionId=..%2F..'],
    ['of the right length and never given out', `?sessionId=${'0'.repeat(64)}`],
    ['too long', `?sessionId=${'a'.repeat(65)}`],
  ])('answers 404 where the id of the stream is %s', async (_what, query) => {
    expect((await post(`/sse/messages${query}`, message(1, 'ping'))).status).toBe(404)
  })

  test('answers 404 where the id has one digit changed', async () => {
    const { stream, endpoint } = await open()
    const edited = endpoint.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect((await post(edited, message(1, 'ping'))).status).toBe(404)
    stream.abort()
  })

  test.each([
    ['not JSON', '{"jsonrpc":'],
    ['empty', ''],
    ['JSON of another kind', '{"hello":"world"}'],
    ['several messages at once', `[${message(1, 'ping')},${message(2, 'ping')}]`],
  ])('answers 400 to a body that is %s, and the stream goes on', async (_what, body) => {
    const { stream, endpoint } = await initialized()
    expect((await post(endpoint, body)).status).toBe(400)
    await post(endpoint, message(9, 'ping'))
    expect(await answerTo(stream)).toEqual({ jsonrpc: '2.0', id: 9, result: {} })
    stream.abort()
  })

  test('answers 413 to a message larger than a megabyte, and the stream goes on', async () => {
    const { stream, endpoint } = await initialized()
    const large = message(1, 'ping', { padding: 'x'.repeat(1_000_001) })
    expect((await post(endpoint, large)).status).toBe(413)
    await post(endpoint, message(9, 'ping'))
    expect(await answerTo(stream)).toEqual({ jsonrpc: '2.0', id: 9, result: {} })
    stream.abort()
  })

  test.each([
    ['POST', '/sse', 405, 'GET'],
    ['DELETE', '/sse', 405, 'GET'],
    ['GET', '/sse/messages', 405, 'POST'],
    ['GET', '/sse/other', 404, undefined],
  ])('answers %s %s with %i', async (method, path, status, allow) => {
    const refused = await send(home + path, { method, headers: { authorization: `Bearer ${token}` } })
    expect(refused.status).toBe(status)
    expect(refused.headers.allow).toBe(allow)
  })
})
