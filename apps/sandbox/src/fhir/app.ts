import type { IncomingMessage } from 'node:http'
import { getStatus, normalizeOperationOutcome, OperationOutcomeError } from '@medplum/core'
import type { FhirRequest, FhirRouter } from '@medplum/fhir-router'
import type { OperationOutcome, Resource } from '@medplum/fhirtypes'
import type { RequestEntry } from '../platforms/request-log.ts'
import { type Access, type Authenticate, isRefusal, type Refusal } from './access.ts'
import { capabilityStatement, type OauthUris } from './metadata.ts'
import { absent, errorOutcome, internalError } from './outcomes.ts'
import { readBody } from './request-body.ts'
import { assertRoutable } from './router.ts'
import type { ReferenceIndex } from './search/reference-index.ts'
import type { RecordStore } from './store/record-store.ts'
import { Records } from './store/records.ts'
import { CallerRepository } from './store/repository.ts'

export interface FhirServerOptions {
  /** The path of the FHIR base, such as `/fhir`. */
  basePath: string
  authenticate: Authenticate
  /** What `{base}/.well-known/smart-configuration` answers; 404 while undefined. */
  smartConfiguration: () => object | undefined
  /** The endpoints in the oauth-uris extension of `/metadata`; no security section while undefined. */
  oauthUris: () => OauthUris | undefined
  /** Told of each answered request, without the values of its query, which may hold patient data. */
  onRequest?: (entry: RequestEntry) => void
}

/** What goes back over HTTP. */
export interface Answer {
  status: number
  body?: object
  headers?: Record<string, string>
}

/** One server's records and how to reach them. */
export interface FhirApp {
  options: FhirServerOptions
  store: RecordStore
  index: ReferenceIndex
  router: FhirRouter
  baseUrl: string
  /** Requests are served one after another, so that a transaction is alone with the store. */
  turn: Promise<unknown>
}

function headersOf(
  method: string,
  resource: Resource | undefined,
  status: number,
  baseUrl: string,
): Record<string, string> {
  const { versionId, lastUpdated } = resource?.meta ?? {}
  if (!resource || !versionId || !lastUpdated || resource.resourceType === 'Bundle') return {}
  const location = `${baseUrl}/${resource.resourceType}/${resource.id}/_history/${versionId}`
  return {
    etag: `W/"${versionId}"`,
    'last-modified': new Date(lastUpdated).toUTCString(),
    ...(status === 201 ? { location } : method === 'GET' ? {} : { 'content-location': location }),
  }
}

function answerOf(
  request: IncomingMessage,
  outcome: OperationOutcome,
  resource: Resource | undefined,
  app: FhirApp,
): Answer {
  const method = request.method ?? 'GET'
  const status = getStatus(outcome)
  const headers = headersOf(method, resource, status, app.baseUrl)
  if (method === 'DELETE' && status === 200) return { status: 204 }
  if (method === 'GET' && headers.etag && request.headers['if-none-match'] === headers.etag)
    return { status: 304, headers }
  const minimal = /return=minimal/.test(String(request.headers.prefer ?? '')) && method !== 'GET' && status < 300
  return minimal && headers.etag ? { status, headers } : { status, headers, body: resource ?? outcome }
}

function refusalAnswer({ status, diagnostics, headers }: Refusal): Answer {
  const body = errorOutcome(status === 401 ? 'login' : 'forbidden', diagnostics)
  return headers ? { status, body, headers } : { status, body }
}

async function serveFhir(app: FhirApp, request: IncomingMessage, url: URL, path: string): Promise<Answer> {
  const access: Access | Refusal = await app.options.authenticate(request)
  if (isRefusal(access)) return refusalAnswer(access)
  const records = new Records(app.store, app.index, access, app.baseUrl)
  const method = (request.method === 'HEAD' ? 'GET' : request.method) as FhirRequest['method']
  const route = app.router.find(method, path)
  if (!route) throw absent()
  assertRoutable(records, route.data?.interaction ?? 'operation', route.params.resourceType)
  const { json, form } = await readBody(request, path)
  const query = new URLSearchParams([...url.searchParams, ...(form ?? [])])
  const fhirRequest: FhirRequest = {
    method,
    url: query.size > 0 ? `${path}?${query}` : path,
    pathname: '',
    body: json,
    params: {},
    query: {},
    headers: request.headers,
  }
  const [outcome, resource] = await inTurn(app, () =>
    app.router.handleRequest(fhirRequest, new CallerRepository(records)),
  )
  return answerOf(request, outcome, resource, app)
}

function inTurn<T>(app: FhirApp, work: () => Promise<T>): Promise<T> {
  const result = app.turn.then(work)
  app.turn = result.catch(() => undefined)
  return result
}

async function dispatch(app: FhirApp, request: IncomingMessage, url: URL): Promise<Answer> {
  const { basePath, smartConfiguration, oauthUris } = app.options
  if (url.pathname !== basePath && !url.pathname.startsWith(`${basePath}/`)) throw absent()
  const path = url.pathname.slice(basePath.length) || '/'
  if (path === '/metadata') return { status: 200, body: capabilityStatement(app.baseUrl, oauthUris()) }
  if (path.startsWith('/.well-known/')) {
    const body = path === '/.well-known/smart-configuration' ? smartConfiguration() : undefined
    if (!body) throw absent()
    return { status: 200, body, headers: { 'content-type': 'application/json' } }
  }
  return serveFhir(app, request, url, path)
}

/** Answers one request; every failure becomes an OperationOutcome. */
export async function answer(app: FhirApp, request: IncomingMessage): Promise<Answer> {
  try {
    const answered = await dispatch(app, request, new URL(`http://sandbox${request.url}`))
    return answered.status < 500 ? answered : { status: answered.status, body: internalError }
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) return { status: 500, body: internalError }
    const outcome = normalizeOperationOutcome(error)
    return { status: getStatus(outcome), body: outcome }
  }
}
