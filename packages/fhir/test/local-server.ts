import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'

export interface SeenRequest {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Reply {
  status?: number
  headers?: Record<string, string>
  /** JSON unless it is text or bytes. */
  body?: unknown
  /** Never answers. */
  hang?: boolean
  /** Breaks the connection. */
  drop?: boolean
}

export interface LocalServer extends AsyncDisposable {
  origin: string
  seen: SeenRequest[]
}

function bodyText(body: unknown): string {
  if (body === undefined) return ''
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** A real HTTP server on a free port of 127.0.0.1 that records what reached it. */
export async function startServer(
  answer: (request: SeenRequest, count: number) => Reply | Promise<Reply>,
): Promise<LocalServer> {
  const seen: SeenRequest[] = []
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body: await text(incoming) }
    seen.push(request)
    const reply = await answer(request, seen.length)
    if (reply.drop) incoming.socket.destroy()
    if (reply.drop || reply.hang) return
    outgoing.writeHead(reply.status ?? 200, { 'content-type': 'application/fhir+json', ...reply.headers })
    outgoing.end(bodyText(reply.body))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

/** What `promise` was rejected with; fails when it was fulfilled. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('was fulfilled')
    },
    (error: unknown) => error,
  )
}
