import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/server'

type Send = (message: JSONRPCMessage) => void

/** The server's side of an SSE stream: what it sends goes to `deliver`; what came in by POST is handed to `receive`. */
export class SseTransport implements Transport {
  onclose?: () => void
  onerror?: (error: Error) => void
  onmessage?: <T extends JSONRPCMessage>(message: T) => void
  readonly #deliver: Send
  #intercept: Send | undefined

  constructor(deliver: Send) {
    this.#deliver = deliver
  }

  async start(): Promise<void> {}

  async send(message: JSONRPCMessage): Promise<void> {
    const deliver = this.#intercept ?? this.#deliver
    deliver(message)
  }

  async close(): Promise<void> {
    this.onclose?.()
  }

  receive(message: JSONRPCMessage): void {
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
