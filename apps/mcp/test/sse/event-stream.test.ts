import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eventStream } from '../../src/mcp/sse/event-stream.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A stream whose session answers this at its heartbeats, one after the other. */
function opened(answers: (boolean | Error)[]) {
  const close = vi.fn()
  const socket = Object.assign(new EventTarget(), { close }) as unknown as WebSocket
  const isSignedIn = async () => {
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return answer ?? true
  }
  const source = { socket, endpoint: '/sse/messages', signal: new AbortController().signal, isSignedIn }
  const reader = eventStream(source).getReader()
  const read = async () => {
    const { done, value } = await reader.read()
    return done ? 'end' : new TextDecoder().decode(value).trim()
  }
  return { close, read }
}

const endpoint = 'event: endpoint\ndata: /sse/messages'
const beat = () => vi.advanceTimersByTimeAsync(25_000)

test('closes an open stream at the first heartbeat after the session has ended', async () => {
  const { close, read } = opened([true, false])
  await beat()
  expect([await read(), await read()]).toEqual([endpoint, ': keep-alive'])
  expect(close).not.toHaveBeenCalled()
  await beat()
  expect([await read(), await read()]).toEqual([': keep-alive', 'end'])
  expect(close).toHaveBeenCalledExactlyOnceWith(1000, 'signed out')
  expect(vi.getTimerCount()).toBe(0)
})

test('keeps a stream whose session cannot be asked, and asks again', async () => {
  const { close, read } = opened([new Error('unreachable'), false])
  await beat()
  expect([await read(), await read()]).toEqual([endpoint, ': keep-alive'])
  expect(close).not.toHaveBeenCalled()
  await beat()
  expect([await read(), await read()]).toEqual([': keep-alive', 'end'])
})
