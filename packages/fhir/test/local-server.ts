import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
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
  /** Sends the body and never ends it. */
  stall?: boolean
  /** Blanks before the body, in MB, sent as fast as they are taken. */
  paddingMegabytes?: number
}

export interface LocalServer extends AsyncDisposable {
  origin: string
  seen: SeenRequest[]
  /** How many answers the client broke off. */
  abandoned: number
}

function bodyText(body: unknown): string {
  if (body === undefined) return ''
  return typeof body === 'string' ? body : JSON.stringify(body)
}

function send(outgoing: ServerResponse, { status = 200, headers, body, stall, paddingMegabytes = 0 }: Reply): void {
  outgoing.writeHead(status, { 'content-type': 'application/fhir+json', ...headers })
  if (paddingMegabytes > 0) {
    const padding = Array<string>(paddingMegabytes).fill(' '.repeat(1_000_000))
    Readable.from([...padding, bodyText(body)]).pipe(outgoing)
  } else if (stall) outgoing.write(bodyText(body))
  else outgoing.end(bodyText(body))
}

/** A real HTTP server on a free port of 127.0.0.1 that records what reached it. */
export async function startServer(
  answer: (request: SeenRequest, count: number) => Reply | Promise<Reply>,
): Promise<LocalServer> {
  const seen: SeenRequest[] = []
  const local: LocalServer = {
    origin: '',
    seen,
    abandoned: 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body: await text(incoming) }
    seen.push(request)
    const reply = await answer(request, seen.length)
    outgoing.on('close', () => {
      if (!outgoing.writableFinished && !reply.drop) local.abandoned += 1
    })
    if (reply.drop) incoming.socket.destroy()
    if (!reply.drop && !reply.hang) send(outgoing, reply)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  local.origin = `http://127.0.0.1:${address.port}`
  return local
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
