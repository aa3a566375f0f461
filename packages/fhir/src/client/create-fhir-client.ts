import createClient from 'openapi-fetch'
import type { paths } from '../generated/r4.d.ts'
import { normalBaseUrl } from '../http/base-url.ts'
import { createExchange, type Exchange, fhirJson } from './exchange.ts'
import type { FhirClient, FhirClientOptions, FhirReads } from './fhir-client.ts'
import { createFhirTransport } from './fhir-transport.ts'
import { sendBundle } from './interactions/bundle.ts'
import { history, historyPage } from './interactions/history.ts'
import { operation } from './interactions/operation.ts'
import { capabilities, read, vread } from './interactions/read.ts'
import { search, searchPage } from './interactions/search.ts'
import { create, patch, patchWhere, remove, removeWhere, update, updateWhere } from './interactions/write.ts'
import { checkedId } from './request-path.ts'

/** openapi-fetch percent-encodes path parameters, which `..` survives: here they are ids or nothing. */
function serializePath(pathname: string, parameters: Record<string, unknown>): string {
  return pathname.replace(/\{(\w+)\}/g, (_, name: string) => checkedId(parameters[name]))
}

function createRaw(base: string, send: (request: Request) => Promise<Response>): FhirClient['raw'] {
  const raw = createClient<paths, typeof fhirJson>({
    baseUrl: base,
    fetch: (request) => send(request),
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

type Writes = Exclude<keyof FhirClient, keyof FhirReads | 'fhirBaseUrl' | 'raw'>

function createReads(exchange: Exchange, base: string): FhirReads {
  const searchPairs = (async (resourceType, params, options = {}) => {
    return search(exchange, base, { resourceType, params, ...options })
  }) as FhirClient['searchPairs']
  return {
    read: (async (resourceType: string, id: string) => read(exchange, resourceType, id)) as FhirClient['read'],
    vread: (async (resourceType: string, id: string, versionId: string) => {
      return vread(exchange, resourceType, id, versionId)
    }) as FhirClient['vread'],
    search: searchPairs,
    searchPairs,
    searchPage: (async (_resourceType: string, link: string) =>
      searchPage(exchange, base, link)) as FhirClient['searchPage'],
    history: async (scope, options = {}) => history(exchange, scope, options),
    historyPage: async (link, scope = {}) => historyPage(exchange, base, link, scope),
    operation: async (call) => operation(exchange, base, call),
    capabilities: (async () => capabilities(exchange)) as FhirClient['capabilities'],
  }
}

function createWrites(exchange: Exchange): Pick<FhirClient, Writes> {
  return {
    create: async (resource, { ifNoneExist } = {}) => create(exchange, resource, ifNoneExist),
    update: async (resource, { ifMatch }) => update(exchange, resource, ifMatch),
    updateWhere: async (resource, params) => updateWhere(exchange, resource, params),
    patch: async (resourceType, id, operations, options = {}) => {
      return patch(exchange, { resourceType, id, ...options }, operations)
    },
    patchWhere: async (resourceType, params, operations) => patchWhere(exchange, { resourceType, params }, operations),
    delete: async (resourceType, id, { ifMatch } = {}) => remove(exchange, resourceType, id, ifMatch),
    deleteWhere: async (resourceType, params) => removeWhere(exchange, resourceType, params),
    batch: async (bundle) => sendBundle(exchange, bundle, 'batch'),
    transaction: async (bundle) => sendBundle(exchange, bundle, 'transaction'),
  }
}

/**
 * A client for one FHIR R4 server as one person. Throws `TypeError` for a base URL that would expose the token; its
 * methods throw `FhirError`. Types, ids and names of operations are checked before anything is sent.
 */
export function createFhirClient(options: FhirClientOptions): FhirClient {
  const base = normalBaseUrl(options.fhirBaseUrl, options.allowLoopbackHttp ?? false)
  if (base === undefined) throw new TypeError('fhirBaseUrl is not a protected base URL')
  const { fetch = globalThis.fetch.bind(globalThis), deadlineMs = 30_000, maxBodyBytes = 10_000_000 } = options
  const direct = createFhirTransport({ ...options, fhirBaseUrl: base, fetch, deadlineMs, maxBodyBytes })
  const send = options.through ? options.through(direct) : direct
  const exchange = createExchange(base, send, options.onRequest ?? (() => {}))
  return { fhirBaseUrl: base, raw: createRaw(base, send), ...createReads(exchange, base), ...createWrites(exchange) }
}
