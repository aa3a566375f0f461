import { isJSONRPCRequest, type JSONRPCMessage, type RequestId, type Transport } from '@modelcontextprotocol/server'

type Send = (message: JSONRPCMessage) => void

/** The server's side of an SSE stream: what it sends goes to `deliver`; what came in by POST is handed to `receive`. */
export class SseTransport implements Transport {
  onclose?: () => void
  onerror?: (error: Error) => void
  onmessage?: <T extends JSONRPCMessage>(message: T) => void
  readonly #deliver: Send
  #intercept: Send | undefined
  /** Requests of ours that the client has not answered yet. */
  readonly #open = new Set<RequestId>()

  constructor(deliver: Send) {
    this.#deliver = deliver
  }

  async start(): Promise<void> {}

  /** Whether the client has still to answer something, such as a question to the person. */
  get isWaiting(): boolean {
    return this.#open.size > 0
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (isJSONRPCRequest(message)) this.#open.add(message.id)
    const deliver = this.#intercept ?? this.#deliver
    deliver(message)
  }

  async close(): Promise<void> {
    this.onclose?.()
  }

  receive(message: JSONRPCMessage): void {
    if (!('method' in message) && message.id !== undefined) this.#open.delete(message.id)
    this.onmessage?.(message)
  }

  /** Takes in a request whose answer the client had before this server was rebuilt; the second answer goes nowhere. */
  replay(request: JSONRPCMessage): Promise<void> {
    return new Promise((resolve) => {
      this.#intercept = () => {
        this.#intercept = undefined
        resolve()
      }
      this.receive(request)
    })
  }
}
