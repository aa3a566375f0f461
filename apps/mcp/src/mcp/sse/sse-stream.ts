import { DurableObject } from 'cloudflare:workers'
import type { JSONRPCMessage, JSONRPCRequest } from '@modelcontextprotocol/server'
import { type Env, readConfig } from '../../config.ts'
import { digest } from '../../session/secret.ts'
import { purposeHeader } from '../access/purpose-header.ts'
import type { Agent, SessionCaller } from '../caller.ts'
import type { SseTransport } from './sse-transport.ts'

/** The object's class is loaded with the Worker, the server that it runs with the first message. */
const loadServer = () => import('./stream-server.ts')

/** Which session and client a stream belongs to. The session's key itself is not stored. */
async function ownerOf({ sessionKey, clientId }: Agent): Promise<string> {
  return digest(`${sessionKey}|${clientId}`)
}

/** Of the request that brought a message, what the server looks at. */
function requestFor(purpose: string): Request {
  return new Request('http://stream/', { headers: { [purposeHeader]: purpose } })
}

/**
 * A call that waits for a person is in memory alone, and the runtime puts an object away to which nothing happens for 70 s.
 */
const awakeEveryMs = 10_000

interface Running {
  transport: SseTransport
  /** What the agent's token allows. */
  scopes: string
  /** The session as it was when the last message came: platforms may be connected or lost while the stream is open. */
  caller: SessionCaller
}

/**
 * One HTTP+SSE stream (MCP 2024-11-05). The Worker holds the response; a hibernatable WebSocket links it to this object,
 * which runs the MCP server and sleeps between messages. What must outlive the sleep is the owner and `initialize`.
 */
export class SseStream extends DurableObject<Env> {
  #running: Running | undefined
  /** The server that is being built: of two messages at once, both go to the same. */
  #building: Promise<unknown> = Promise.resolve()
  #watch: ReturnType<typeof setTimeout> | undefined

  /** The Worker's end of the stream: a WebSocket upgrade, with the owner's digest in a header of our own. */
  override async fetch(request: Request): Promise<Response> {
    const owner = request.headers.get('x-stream-owner')
    if (!owner || request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 400 })
    await this.ctx.storage.put('owner', owner)
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    return new Response(null, { status: 101, webSocket: client })
  }

  /** Takes one message in, with what its request says that it is for. 404: no such stream; 403: somebody else's. */
  async deliver(message: JSONRPCMessage, agent: Agent, purpose?: string): Promise<202 | 403 | 404> {
    const owner = await this.ctx.storage.get<string>('owner')
    if (!owner || this.ctx.getWebSockets().length === 0) return 404
    if (owner !== (await ownerOf(agent))) return 403
    const transport = await this.#transport(agent)
    const { isInitializeRequest } = await loadServer()
    if (isInitializeRequest(message)) await this.ctx.storage.put('initialize', message)
    transport.receive(message, purpose === undefined ? undefined : { request: requestFor(purpose) })
    this.#watchOver(transport)
    return 202
  }

  /** Comes again while a call or a question to the client is open, so that something happens. */
  override async alarm(): Promise<void> {
    if (this.#running?.transport.isWaiting) await this.ctx.storage.setAlarm(Date.now() + awakeEveryMs)
  }

  override async webSocketClose(): Promise<void> {
    this.#running = undefined
    clearTimeout(this.#watch)
    await this.ctx.storage.deleteAll()
  }

  override async webSocketError(): Promise<void> {
    await this.webSocketClose()
  }

  /** Sets off the alarm for a call that takes long. */
  #watchOver(transport: SseTransport): void {
    clearTimeout(this.#watch)
    this.#watch = setTimeout(() => {
      if (transport.isWaiting) this.ctx.waitUntil(this.ctx.storage.setAlarm(Date.now() + awakeEveryMs))
    }, awakeEveryMs)
  }

  /**
   * The server of this stream, rebuilt after a sleep, and for a token that allows something else. Calls and questions that
   * are open stay with it when a platform is connected or lost meanwhile: the next call finds the session as it is then.
   */
  #transport(agent: Agent): Promise<SseTransport> {
    const built = this.#building.then(() => this.#built(agent))
    this.#building = built.catch(() => undefined)
    return built
  }

  async #built(agent: Agent): Promise<SseTransport> {
    const { createDeps, createServer, isJSONRPCRequest, resolveSession, SseTransport } = await loadServer()
    const caller = await resolveSession(this.env, agent, 'sse')
    const scopes = JSON.stringify(agent.scopes)
    if (this.#running?.scopes === scopes) {
      this.#running.caller = caller
      return this.#running.transport
    }
    const transport = new SseTransport((message) => {
      if (isJSONRPCRequest(message)) this.ctx.waitUntil(this.ctx.storage.setAlarm(Date.now() + awakeEveryMs))
      for (const socket of this.ctx.getWebSockets()) socket.send(JSON.stringify(message))
    })
    const running: Running = { transport, scopes, caller }
    await createServer(() => running.caller, createDeps(this.env, readConfig(this.env))).connect(transport)
    const initialize = await this.ctx.storage.get<JSONRPCRequest>('initialize')
    if (initialize) await transport.replay(initialize)
    this.#running = running
    return transport
  }
}

export { ownerOf as streamOwner }
