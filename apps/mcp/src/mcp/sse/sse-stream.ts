import { DurableObject } from 'cloudflare:workers'
import type { JSONRPCMessage, JSONRPCRequest } from '@modelcontextprotocol/server'
import { type Env, readConfig } from '../../config.ts'
import { digest } from '../../session/secret.ts'
import type { Agent } from '../caller.ts'
import type { SseTransport } from './sse-transport.ts'

/** The object's class is loaded with the Worker, the server that it runs with the first message. */
const loadServer = () => import('./stream-server.ts')

/** Which session and client a stream belongs to. The session's key itself is not stored. */
async function ownerOf({ sessionKey, clientId }: Agent): Promise<string> {
  return digest(`${sessionKey}|${clientId}`)
}

/**
 * A call that waits for the person's answer is in memory alone, and the runtime puts an object away to which nothing
 * happens for 70 s.
 */
const awakeEveryMs = 10_000

/**
 * One HTTP+SSE stream (MCP 2024-11-05). The Worker holds the response; a hibernatable WebSocket links it to this object,
 * which runs the MCP server and sleeps between messages. What must outlive the sleep is the owner and `initialize`.
 */
export class SseStream extends DurableObject<Env> {
  #running: { transport: SseTransport; rights: string } | undefined

  /** The Worker's end of the stream: a WebSocket upgrade, with the owner's digest in a header of our own. */
  override async fetch(request: Request): Promise<Response> {
    const owner = request.headers.get('x-stream-owner')
    if (!owner || request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 400 })
    await this.ctx.storage.put('owner', owner)
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Takes one message in. 404: no such stream; 403: somebody else's. */
  async deliver(message: JSONRPCMessage, agent: Agent): Promise<202 | 403 | 404> {
    const owner = await this.ctx.storage.get<string>('owner')
    if (!owner || this.ctx.getWebSockets().length === 0) return 404
    if (owner !== (await ownerOf(agent))) return 403
    const transport = await this.#transport(agent)
    const { isInitializeRequest } = await loadServer()
    if (isInitializeRequest(message)) await this.ctx.storage.put('initialize', message)
    transport.receive(message)
    return 202
  }

  /** Comes again while a question to the client is open, so that something happens. */
  override async alarm(): Promise<void> {
    if (this.#running?.transport.isWaiting) await this.ctx.storage.setAlarm(Date.now() + awakeEveryMs)
  }

  override async webSocketClose(): Promise<void> {
    this.#running = undefined
    await this.ctx.storage.deleteAll()
  }

  override async webSocketError(): Promise<void> {
    await this.webSocketClose()
  }

  /** The server of this stream, rebuilt after a sleep, and whenever client or person may do something else than before. */
  async #transport(agent: Agent): Promise<SseTransport> {
    const { createDeps, createServer, isJSONRPCRequest, resolveCaller, SseTransport } = await loadServer()
    const caller = await resolveCaller(this.env, agent, 'sse')
    const rights = JSON.stringify([agent.scopes, caller.principal])
    if (this.#running?.rights === rights) return this.#running.transport
    const transport = new SseTransport((message) => {
      if (isJSONRPCRequest(message)) this.ctx.waitUntil(this.ctx.storage.setAlarm(Date.now() + awakeEveryMs))
      for (const socket of this.ctx.getWebSockets()) socket.send(JSON.stringify(message))
    })
    await createServer(caller, createDeps(this.env, readConfig(this.env))).connect(transport)
    const initialize = await this.ctx.storage.get<JSONRPCRequest>('initialize')
    if (initialize) await transport.replay(initialize)
    this.#running = { transport, rights }
    return transport
  }
}

export { ownerOf as streamOwner }
