import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadSampleData } from '../data/load.ts'
import { askedIn } from '../platforms/request-log.ts'
import { answer, type FhirApp, type FhirServerOptions } from './app.ts'
import { createRouter } from './router.ts'
import { ReferenceIndex } from './search/reference-index.ts'
import { RecordStore } from './store/record-store.ts'

export type { FhirServerOptions } from './app.ts'

export interface FhirAddress {
  host: string
  /** 0 for any free port. */
  port: number
  /** What the server calls itself, in links and to clients; absent: where it listens. */
  baseUrl?: string
}

export interface FhirServer {
  /** The FHIR base URL, without a trailing slash. */
  url: string
  resourceCount: number
  close(): Promise<void>
}

/** The FHIR half of a server that somebody else listens for. */
export interface FhirService {
  resourceCount: number
  handle(request: IncomingMessage, response: ServerResponse): void
}

async function serve(app: FhirApp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedMs = performance.now()
  const { status, body, headers } = await answer(app, request)
  // A body that was refused unread is not drained: the connection ends with the answer.
  const unread = request.complete ? {} : { connection: 'close' }
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8', ...unread, ...headers })
  response.end(body && JSON.stringify(body))
  const ms = Math.round(performance.now() - startedMs)
  app.options.onRequest?.({ method: request.method ?? '', ...askedIn(request.url ?? ''), status, ms })
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function createApp(options: FhirServerOptions, baseUrl: string): FhirApp {
  const store = new RecordStore(() => new Date())
  const router = createRouter()
  return { options, store, index: new ReferenceIndex(store), router, baseUrl, turn: Promise.resolve() }
}

function handlerOf(app: FhirApp) {
  return (request: IncomingMessage, response: ServerResponse) => {
    serve(app, request, response).catch(() => response.destroy())
  }
}

/** The FHIR R4 server at `baseUrl` with the records that `load` stores. */
export function createFhirService(
  options: FhirServerOptions,
  baseUrl: string,
  load: (store: RecordStore) => void,
): FhirService {
  const app = createApp(options, baseUrl)
  load(app.store)
  return { resourceCount: app.store.size, handle: handlerOf(app) }
}

/**
 * Starts the FHIR R4 server with the sample data. Rejects with the system error (`EADDRINUSE`) when it cannot listen,
 * before any data is loaded.
 */
export async function startFhirServer(options: FhirServerOptions & FhirAddress): Promise<FhirServer> {
  const app = createApp(options, '')
  const server = createServer(handlerOf(app))
  await listen(server, options.port, options.host)
  // Requests that arrive while the data loads wait for it: loading does not yield.
  const { port } = server.address() as AddressInfo
  app.baseUrl = options.baseUrl ?? `http://${options.host}:${port}${options.basePath}`
  loadSampleData(app.store)
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
      server.closeAllConnections()
    })
  return { url: app.baseUrl, resourceCount: app.store.size, close }
}
