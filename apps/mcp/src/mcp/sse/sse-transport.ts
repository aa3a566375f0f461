import {
  isJSONRPCRequest,
  type JSONRPCMessage,
  type JSONRPCNotification,
  type MessageExtraInfo,
  type RequestId,
  type Transport,
} from '@modelcontextprotocol/server'

type Send = (message: JSONRPCMessage) => void

/** A request that is cancelled is not answered. */
function isCancellation(
  message: JSONRPCMessage,
): message is JSONRPCNotification & { params: { requestId: RequestId } } {
  return 'method' in message && message.method === 'notifications/cancelled' && message.params?.requestId !== undefined
}

/** The server's side of an SSE stream: what it sends goes to `deliver`; what came in by POST is handed to `receive`. */
export class SseTransport implements Transport {
  onclose?: () => void
  onerror?: (error: Error) => void
  onmessage?: <T extends JSONRPCMessage>(message: T, extra?: MessageExtraInfo) => void
  readonly #deliver: Send
  #intercept: Send | undefined
  /** Requests of ours that the client has not answered yet. */
  readonly #open = new Set<RequestId>()
  /** Requests of the client that we have not answered yet. */
  readonly #calls = new Set<RequestId>()

  constructor(deliver: Send) {
    this.#deliver = deliver
  }

  async start(): Promise<void> {}

  /** Whether something is open on either side: a call, or a question to the person. */
  get isWaiting(): boolean {
    return this.#open.size + this.#calls.size > 0
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (isJSONRPCRequest(message)) this.#open.add(message.id)
    else if ('id' in message && message.id !== undefined) this.#calls.delete(message.id)
    const deliver = this.#intercept ?? this.#deliver
    deliver(message)
  }

  async close(): Promise<void> {
    this.onclose?.()
  }

  receive(message: JSONRPCMessage, extra?: MessageExtraInfo): void {
    if (isJSONRPCRequest(message)) this.#calls.add(message.id)
    else if (!('method' in message) && message.id !== undefined) this.#open.delete(message.id)
    else if (isCancellation(message)) this.#calls.delete(message.params.requestId)
    this.onmessage?.(message, extra)
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
