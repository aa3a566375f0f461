import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes'
import { afterAll, beforeAll } from 'vitest'
import { type Access, openAccess, type Refusal } from '../../src/fhir/access.ts'
import { type FhirServer, startFhirServer } from '../../src/fhir/server.ts'
import type { RequestEntry } from '../../src/platforms/request-log.ts'

/** A resource as tests look at it: any element may be asked for. */
export type Loose = { resourceType: string; id: string; meta: { versionId: string } } & Record<string, never>

export interface Reply {
  status: number
  headers: Headers
  text: string
  /** The parsed body, or an empty object. */
  body: Loose
  bundle: Bundle
  outcome: OperationOutcome
  /** The resources of the bundle with the given search mode. */
  matches: Loose[]
  included: Loose[]
}

export interface Running {
  url: string
  resourceCount: number
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  get(path: string, headers?: Record<string, string>): Promise<Reply>
  /** What the next requests are let through by; open at the start of each file. */
  access: Access | Refusal
  entries: RequestEntry[]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

async function send(url: string, method: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/fhir+json' }
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(url, { method, headers: { ...type, ...headers }, ...(payload ? { body: payload } : {}) })
  const text = await response.text()
  const parsed = parse(text)
  const bundle = parsed as Bundle
  const entries = (mode: string) =>
    (bundle.entry ?? []).filter(({ search }) => search?.mode === mode).map(({ resource }) => resource as Resource)
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: parsed as Loose,
    bundle,
    outcome: parsed as OperationOutcome,
    matches: entries('match') as unknown as Loose[],
    included: entries('include') as unknown as Loose[],
  }
}

/** One server for the tests of a file; each file has its own process, so its own records. */
export function runningServer(): Running {
  let server: FhirServer | undefined
  const running: Running = {
    url: '',
    resourceCount: 0,
    access: openAccess,
    entries: [],
    request: (method, path, body, headers = {}) =>
      send(path.startsWith('http') ? path : running.url + path, method, body, headers),
    get: (path, headers) => running.request('GET', path, undefined, headers),
  }
  beforeAll(async () => {
    server = await startFhirServer({
      host: '127.0.0.1',
      port: 0,
      basePath: '/fhir',
      authenticate: async () => running.access,
      smartConfiguration: () => ({ token_endpoint: 'http://auth.example/token' }),
      oauthUris: () => ({ authorize: 'http://auth.example/authorize', token: 'http://auth.example/token' }),
      onRequest: (entry) => running.entries.push(entry),
    })
    running.url = server.url
    running.resourceCount = server.resourceCount
  }, 30_000)
  afterAll(() => server?.close())
  return running
}
