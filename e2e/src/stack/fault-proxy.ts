import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'

/** What an upstream behind the proxy seems to do. */
export const faults = ['none', 'hang', 'status-500', 'garbage', 'refused'] as const
export type Fault = (typeof faults)[number]

export interface FaultProxy {
  url: string
  /** `POST` here with `?fault=` switches it, and `GET` tells how many calls it was sent, to any process. */
  controlUrl: string
  setTarget(url: string): void
  stop(): Promise<void>
}

/** An HTTP proxy on 127.0.0.1 that can be told to fail. Until it has a target it answers 503. */
export async function startFaultProxy(): Promise<FaultProxy> {
  let target: string | undefined
  let fault: Fault = 'none'
  let calls = 0
  const data = createServer((incoming, outgoing) => {
    if (incoming.method === 'POST') calls += 1
    serve(fault, target, incoming, outgoing)
  })
  const port = await listen(data, 0)
  const control = createServer(async (incoming, outgoing) => {
    if (incoming.method === 'GET') return void outgoing.end(String(calls))
    fault = faultOf(new URL(incoming.url ?? '/', 'http://127.0.0.1').searchParams.get('fault'))
    // Connections that hang or are kept alive would not meet the new fault.
    data.closeAllConnections()
    if (fault === 'refused' && data.listening) await close(data)
    if (fault !== 'refused' && !data.listening) await listen(data, port)
    outgoing.writeHead(204).end()
  })
  const controlPort = await listen(control, 0)
  return {
    url: `http://127.0.0.1:${port}`,
    controlUrl: `http://127.0.0.1:${controlPort}/`,
    setTarget: (url) => {
      target = url
    },
    stop: async () => {
      for (const server of [data, control]) if (server.listening) await close(server)
    },
  }
}

function faultOf(name: string | null): Fault {
  const fault = faults.find((each) => each === name)
  if (!fault) throw new Error(`no such fault: ${name}`)
  return fault
}

function serve(fault: Fault, target: string | undefined, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (fault === 'hang') return
  if (fault === 'status-500') return void outgoing.writeHead(500).end('broken')
  if (fault === 'garbage')
    return void outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"results":')
  if (!target) return void outgoing.writeHead(503).end()
  const { method, headers, url } = incoming
  const onward = request(target + url, { method, headers: { ...headers, host: new URL(target).host } }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  return address.port
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
