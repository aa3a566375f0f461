import { type JSONRPCMessage, parseJSONRPCMessage, readRequestBody } from '@modelcontextprotocol/server'
import { type Env, readConfig } from '../../config.ts'
import { log } from '../../log.ts'
import { maxRequestBytes } from '../../protection/body-limit.ts'
import { sessionOf } from '../../session/find-session.ts'
import { purposeHeader } from '../access/purpose-header.ts'
import type { Agent } from '../caller.ts'
import { eventStream } from './event-stream.ts'
import { streamOwner } from './sse-stream.ts'

/** Loaded with the first message, as the server that takes it is. */
const loadRecording = () =>
  Promise.all([import('../../audit/refused-messages.ts'), import('../handler.ts'), import('../deps.ts')])

// Under `/sse`, since a token's audience covers paths below its resource (RFC 8707).
const messagesPath = '/sse/messages'

/** `/sse` and `/sse/messages`: the transport of MCP 2024-11-05, over the same server as `/mcp`. */
export async function serveSse(request: Request, env: Env, agent: Agent): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/sse' && request.method === 'GET') return openStream(request, env, agent)
  if (pathname === messagesPath && request.method === 'POST') return postMessage(request, env, agent)
  const known = pathname === '/sse' || pathname === messagesPath
  return known
    ? new Response(null, { status: 405, headers: { allow: pathname === '/sse' ? 'GET' : 'POST' } })
    : new Response(null, { status: 404 })
}

async function openStream(request: Request, env: Env, agent: Agent): Promise<Response> {
  const id = env.SSE_STREAM.newUniqueId()
  const headers = { upgrade: 'websocket', 'x-stream-owner': await streamOwner(agent) }
  const { webSocket } = await env.SSE_STREAM.get(id).fetch('http://stream/', { headers })
  if (!webSocket) return new Response(null, { status: 503 })
  webSocket.accept()
  const session = await sessionOf(env, agent.sessionKey)
  const endpoint = `${messagesPath}?sessionId=${id}`
  const isSignedIn = () => session.isOpen()
  return new Response(eventStream({ socket: webSocket, endpoint, signal: request.signal, isSignedIn }), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' },
  })
}

async function postMessage(request: Request, env: Env, agent: Agent): Promise<Response> {
  const id = new URL(request.url).searchParams.get('sessionId') ?? ''
  const stream = streamOf(env, id)
  if (!stream) return new Response('No such stream.', { status: 404 })
  const body = await readRequestBody(request, maxRequestBytes)
  const message = body.tooLarge ? undefined : parseMessage(body.text)
  if (!message) {
    const status = body.tooLarge ? 413 : 400
    await recordIfRefused(env, agent, status, message)
    const said = body.tooLarge ? 'The message is too large.' : 'The body is not one JSON-RPC message.'
    return new Response(said, { status })
  }
  const purpose = request.headers.get(purposeHeader) ?? undefined
  const status = await stream.deliver(message, agent, purpose)
  if (status === 202) await recordIfRefused(env, agent, status, message)
  return new Response(status === 202 ? 'Accepted' : 'No such stream.', { status })
}

async function recordIfRefused(env: Env, agent: Agent, status: number, message: unknown): Promise<void> {
  const [{ recordRefusal, refusalOf }, { resolveSession }, { createDeps }] = await loadRecording()
  const refusal = refusalOf(status, message)
  if (refusal) recordRefusal(await resolveSession(env, agent, 'sse'), createDeps(env, readConfig(env)), refusal)
}

/** An id that this namespace did not make throws: that is nobody's stream, not an error of ours. */
function streamOf(env: Env, id: string) {
  try {
    return env.SSE_STREAM.get(env.SSE_STREAM.idFromString(id))
  } catch {
    return undefined
  }
}

function parseMessage(text: string): JSONRPCMessage | undefined {
  try {
    return parseJSONRPCMessage(JSON.parse(text))
  } catch {
    log('mcp/message-refused')
    return undefined
  }
}
