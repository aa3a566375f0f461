import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What the proxy answers instead of what the server said. */
export interface Reply {
  status?: number
  headers?: Record<string, string>
  /** The whole body, or its parts as they go out. */
  body: string | Iterable<string>
}

/** How the server lies to requests whose path below its base matches. */
export interface Lie {
  about: RegExp
  /** What is really asked instead, path and query. */
  asks?: (url: string) => string
  /** What is made of the true answer; `never` leaves the caller waiting. */
  says?: (truth: string) => Reply | 'never'
}

export interface LyingProxy {
  /** Of the proxy, without a path. */
  origin: string
  setTarget(origin: string): void
  lie(lie: Lie | undefined): void
  stop(): Promise<void>
}

/** A FHIR server on 127.0.0.1 that passes everything on to an honest one, until it is told to lie. */
export async function startLyingProxy(): Promise<LyingProxy> {
  let target = ''
  let current: Lie | undefined
  const server = createServer((incoming, outgoing) => {
    const lie = current?.about.test(incoming.url ?? '') ? current : undefined
    pass(target, lie, incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    setTarget: (origin) => {
      target = origin
    },
    lie: (lie) => {
      current = lie
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const hopByHop = new Set(['connection', 'host', 'content-length', 'transfer-encoding', 'keep-alive'])

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && !hopByHop.has(name)) headers.set(name, value)
  }
  return headers
}

async function pass(
  target: string,
  lie: Lie | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = incoming
  const body = await bodyOf(incoming)
  const truth = await fetch(target + (lie?.asks?.(url) ?? url), {
    method,
    headers: headersOf(incoming),
    redirect: 'manual',
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
  const text = await truth.text()
  const said: Reply | 'never' = lie?.says?.(text) ?? { body: text }
  if (said === 'never') return
  // `fetch` has taken the body out of its encoding.
  const kept = [...truth.headers].filter(([name]) => !hopByHop.has(name) && name !== 'content-encoding')
  outgoing.writeHead(said.status ?? truth.status, { ...Object.fromEntries(kept), ...said.headers })
  await pipeline(Readable.from(typeof said.body === 'string' ? [said.body] : said.body), outgoing)
}
