import type * as R from 'fhir/r4'
import createClient from 'openapi-fetch'
import type { paths } from '../generated/r4.d.ts'
import type { ResourceType } from '../generated/resource-types.ts'
import { isWithinBase, normalBaseUrl } from '../http/base-url.ts'
import { isResourceType } from '../resource-type.ts'
import { type AnyResource, isLogicalId } from '../vocabulary.ts'
import { expectResource, type FhirAnswer, readAnswer } from './fhir-answer.ts'
import type {
  FhirClient,
  FhirClientOptions,
  FhirResponse,
  FhirResult,
  ResourceOf,
  SearchResult,
} from './fhir-client.ts'
import { FhirError } from './fhir-error.ts'
import { createFhirTransport } from './fhir-transport.ts'
import { issuesOf } from './operation-outcome.ts'
import { encodeSearchParams, type SearchParams } from './search-params.ts'

const fhirJson = 'application/fhir+json'

/** One call: a path below the base, and the type that a good answer has. */
interface Call {
  method: string
  path: string
  resourceType: string
  headers?: Record<string, string>
  body?: unknown
}
type Exchange = (call: Call) => Promise<FhirAnswer>

function checkedType(resourceType: string): ResourceType {
  if (!isResourceType(resourceType)) throw new FhirError('fhir/rejected')
  return resourceType
}

function checkedId(id: unknown): string {
  if (typeof id !== 'string' || !isLogicalId(id)) throw new FhirError('fhir/invalid-id')
  return id
}

/** `W/"3"` (R4 http.html#concurrency). A version id obeys the grammar of ids, which also keeps it out of other headers. */
function matching(versionId: string): Record<string, string> {
  return { 'If-Match': `W/"${checkedId(versionId)}"` }
}

function isBundle(resource: AnyResource): resource is R.Bundle<ResourceOf<ResourceType>> & AnyResource {
  return resource.resourceType === 'Bundle' && (resource.entry === undefined || Array.isArray(resource.entry))
}

async function searchBundle(exchange: Exchange, path: string): Promise<SearchResult> {
  const call = { method: 'GET', path, resourceType: 'Bundle', headers: { Prefer: 'handling=strict' } }
  const answer = await exchange(call)
  const bundle = expectResource(answer, 'Bundle')
  if (!isBundle(bundle)) throw new FhirError('fhir/malformed', { status: answer.response.status })
  // A server may send null among its entries, whatever the types say.
  const isOutcome = (entry: R.BundleEntry<R.FhirResource> | null) => {
    return entry?.search?.mode === 'outcome' || entry?.resource?.resourceType === 'OperationOutcome'
  }
  const issues = (bundle.entry ?? []).filter(isOutcome).flatMap((entry) => issuesOf(entry.resource))
  if (bundle.entry === undefined) return { ...answer.response, resource: bundle, issues }
  const resource = { ...bundle, entry: bundle.entry.filter((entry) => !isOutcome(entry)) }
  return { ...answer.response, resource, issues }
}

/** The resource a write left behind. A server may send none (`Prefer` is a wish): then what it named, and no more. */
function written({ response, resource, locationId }: FhirAnswer, resourceType: string, id = locationId): FhirResult {
  if (resource !== undefined && resource.resourceType !== 'OperationOutcome') {
    return { ...response, resource: expectResource({ response, resource }, resourceType, id) }
  }
  if (id === undefined) throw new FhirError('fhir/malformed', { status: response.status })
  const meta = response.versionId === undefined ? {} : { meta: { versionId: response.versionId } }
  return { ...response, resource: { resourceType, id, ...meta } }
}

async function create(exchange: Exchange, resource: AnyResource | R.FhirResource, ifNoneExist?: SearchParams) {
  const resourceType = checkedType(resource.resourceType)
  const headers = {
    Prefer: 'return=representation',
    ...(ifNoneExist !== undefined && { 'If-None-Exist': encodeSearchParams(ifNoneExist) }),
  }
  return written(
    await exchange({ method: 'POST', path: `/${resourceType}`, resourceType, headers, body: resource }),
    resourceType,
  )
}

async function update(exchange: Exchange, resource: AnyResource | R.FhirResource, ifMatch: string) {
  const resourceType = checkedType(resource.resourceType)
  const id = checkedId(resource.id)
  const headers = { Prefer: 'return=representation', ...matching(ifMatch) }
  const path = `/${resourceType}/${id}`
  return written(await exchange({ method: 'PUT', path, resourceType, headers, body: resource }), resourceType, id)
}

async function remove(exchange: Exchange, resourceType: string, id: string, ifMatch?: string): Promise<FhirResponse> {
  const path = `/${checkedType(resourceType)}/${checkedId(id)}`
  const headers = ifMatch === undefined ? {} : matching(ifMatch)
  return (await exchange({ method: 'DELETE', path, resourceType, headers })).response
}

/** openapi-fetch percent-encodes path parameters, which `..` survives: here they are ids or nothing. */
function serializePath(pathname: string, parameters: Record<string, unknown>): string {
  return pathname.replace(/\{(\w+)\}/g, (_, name: string) => checkedId(parameters[name]))
}

function createRaw(base: string, send: (request: Request) => Promise<Response>): FhirClient['raw'] {
  const raw = createClient<paths, typeof fhirJson>({
    baseUrl: base,
    fetch: send,
    headers: { Accept: fhirJson },
    querySerializer: { array: { style: 'form', explode: true } },
    pathSerializer: serializePath,
  })
  raw.use({
    onRequest({ request }) {
      if (request.headers.get('content-type') === 'application/json') request.headers.set('Content-Type', fhirJson)
    },
  })
  return raw
}

function createExchange(
  base: string,
  send: (request: Request) => Promise<Response>,
  onRequest: (request: string) => void,
): Exchange {
  return async ({ method, path, resourceType, headers, body }) => {
    const contentType = body === undefined ? {} : { 'Content-Type': fhirJson }
    const request = new Request(base + path, {
      method,
      headers: { Accept: fhirJson, ...contentType, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    onRequest(`${method} ${path}`)
    return readAnswer(await send(request), `${method} ${path}`, resourceType)
  }
}

function pagePath(link: string, base: string): string {
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (url === undefined || !isWithinBase(url, base)) throw new FhirError('fhir/foreign-redirect')
  return url.href.slice(base.length).replace(/#.*$/, '')
}

/**
 * A client for one FHIR R4 server as one person. Throws `TypeError` for a base URL that would expose the token; its
 * methods throw {@link FhirError}. Types and ids are checked before anything is sent.
 */
export function createFhirClient(options: FhirClientOptions): FhirClient {
  const base = normalBaseUrl(options.fhirBaseUrl, options.allowLoopbackHttp ?? false)
  if (base === undefined) throw new TypeError('fhirBaseUrl is not a protected base URL')
  const { fetch = globalThis.fetch.bind(globalThis), deadlineMs = 30_000, maxBodyBytes = 10_000_000 } = options
  const send = createFhirTransport({ ...options, fhirBaseUrl: base, fetch, deadlineMs, maxBodyBytes })
  const exchange = createExchange(base, send, options.onRequest ?? (() => {}))
  const search = async (resourceType: string, params: SearchParams) => {
    const query = encodeSearchParams(params)
    return searchBundle(exchange, `/${checkedType(resourceType)}${query === '' ? '' : `?${query}`}`)
  }
  const read = async (resourceType: string, id: string) => {
    const path = `/${checkedType(resourceType)}/${checkedId(id)}`
    const answer = await exchange({ method: 'GET', path, resourceType })
    return { ...answer.response, resource: expectResource(answer, resourceType, id) }
  }
  const capabilities = async () => {
    const answer = await exchange({ method: 'GET', path: '/metadata', resourceType: 'CapabilityStatement' })
    return { ...answer.response, resource: expectResource(answer, 'CapabilityStatement') }
  }
  return {
    fhirBaseUrl: base,
    raw: createRaw(base, send),
    read: read as FhirClient['read'],
    search: search as FhirClient['search'],
    searchPage: (async (_resourceType: string, link: string) => {
      return searchBundle(exchange, pagePath(link, base))
    }) as FhirClient['searchPage'],
    create: async (resource, { ifNoneExist } = {}) => create(exchange, resource, ifNoneExist),
    update: async (resource, { ifMatch }) => update(exchange, resource, ifMatch),
    delete: async (resourceType, id, { ifMatch } = {}) => remove(exchange, resourceType, id, ifMatch),
    capabilities: capabilities as FhirClient['capabilities'],
  }
}
