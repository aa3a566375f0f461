import { once } from 'node:events'
import { createServer, type Server } from 'node:http'

/** The redirect target of a native MCP client: one loopback address that takes the authorization response. */
export interface LoopbackReceiver {
  redirectUri: string
  /** The parameters of the next authorization response. */
  next(): Promise<URLSearchParams>
  close(): Promise<void>
}

export async function startLoopbackReceiver(): Promise<LoopbackReceiver> {
  const waiting: ((params: URLSearchParams) => void)[] = []
  const arrived: URLSearchParams[] = []
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<title>Done</title><p>You can close this page.')
    if (url.pathname !== '/callback') return
    const take = waiting.shift()
    if (take) take(url.searchParams)
    else arrived.push(url.searchParams)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  return {
    redirectUri: `http://127.0.0.1:${address.port}/callback`,
    next: () => {
      const first = arrived.shift()
      return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve))
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
