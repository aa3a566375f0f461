import { allOk, created, type Operation, OperationOutcomeError } from '@medplum/core'
import {
  type FhirRequest,
  type FhirResponse,
  type FhirRouteHandler,
  FhirRouter,
  processBatch,
  type RestInteraction,
} from '@medplum/fhir-router'
import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes'
import { everything } from './operations/everything.ts'
import { historyBundle } from './operations/history.ts'
import { lastObservations } from './operations/lastn.ts'
import { validateOperation } from './operations/validate.ts'
import { absent, internalError, invalid, unknownType } from './outcomes.ts'
import { resourceTypes } from './r4/definitions.ts'
import { parseQuery } from './search/query.ts'
import { search } from './search/search.ts'
import type { StoredResource } from './store/record-store.ts'
import type { Records } from './store/records.ts'
import { recordsOf } from './store/repository.ts'

interface Call {
  records: Records
  resourceType: string
  id: string
  versionId: string
  query: URLSearchParams
  body: unknown
  headers: NonNullable<FhirRequest['headers']>
  /** The id that a transaction gave a resource ahead of its creation, so that references could be rewritten. */
  assignedId?: string
  newId(): string
}

type Handler = (call: Call) => FhirResponse

const ok = (resource: Resource): FhirResponse => [allOk, resource]

/** The version id of an If-Match header (RFC 9110 §13.1.1); a header that names none matches no version. */
function ifMatchOf({ headers }: Call): string | undefined {
  const header = headers['if-match']
  return header === undefined ? undefined : (/^(?:W\/)?"([^"]*)"$/.exec(header.trim())?.[1] ?? '')
}

function bodyOf({ body, resourceType }: Call): Resource {
  if (typeof body !== 'object' || body === null || !('resourceType' in body))
    throw invalid('The body is not a resource')
  if (body.resourceType !== resourceType) throw invalid(`The body is not a ${resourceType}`)
  return body as Resource
}

function patchOf({ body }: Call): Operation[] {
  const isOperation = (value: unknown): value is Operation =>
    typeof value === 'object' && value !== null && 'op' in value && 'path' in value
  if (!Array.isArray(body) || !body.every(isOperation)) throw invalid('The body is not a JSON Patch (RFC 6902)')
  return body
}

function prefersLenient({ headers }: Call): boolean {
  return /(^|[,;\s])handling=lenient($|[,;\s])/.test(String(headers.prefer ?? ''))
}

function searchType(call: Call): FhirResponse {
  call.records.assertSearchable(call.resourceType)
  return ok(search(parseQuery(call.resourceType, call.query, prefersLenient(call)), call.records))
}

/** R4 http.html#ccreate: nothing is created where the criteria match one record. */
function create(call: Call): FhirResponse {
  const resource = bodyOf(call)
  const criteria = call.headers['if-none-exist']
  if (criteria !== undefined) {
    const match = call.records.matchOne(call.resourceType, new URLSearchParams(String(criteria)))
    if (match) return ok(match)
  }
  return [created, call.records.create(resource, call.assignedId ?? call.newId())]
}

function written({ stored, isNew }: { stored: StoredResource; isNew: boolean }): FhirResponse {
  return [isNew ? created : allOk, stored]
}

/** R4 http.html#cond-update. */
function conditionalUpdate(call: Call): FhirResponse {
  const resource = bodyOf(call)
  const match = call.records.matchOne(call.resourceType, call.query)
  if (!match && !resource.id) return [created, call.records.create(resource, call.newId())]
  if (!match && call.assignedId) return [created, call.records.create(resource, call.assignedId)]
  if (match && resource.id && resource.id !== match.id)
    throw invalid('The id of the resource is not the id of the match')
  const id = match?.id ?? resource.id ?? ''
  return written(call.records.update({ ...resource, id }, id, ifMatchOf(call)))
}

function conditionalPatch(call: Call): FhirResponse {
  const match = call.records.matchOne(call.resourceType, call.query)
  if (!match) throw absent()
  return ok(call.records.patch(call.resourceType, match.id, patchOf(call), ifMatchOf(call)))
}

function conditionalDelete(call: Call): FhirResponse {
  const match = call.records.matchOne(call.resourceType, call.query)
  if (match) call.records.delete(call.resourceType, match.id, ifMatchOf(call))
  return [allOk]
}

function remove(call: Call): FhirResponse {
  call.records.delete(call.resourceType, call.id, ifMatchOf(call))
  return [allOk]
}

type Route = readonly [method: FhirRequest['method'], path: string, interaction: RestInteraction, handler: Handler]

const routes: readonly Route[] = [
  ['GET', ':resourceType', 'search-type', searchType],
  ['POST', ':resourceType/_search', 'search-type', searchType],
  ['GET', ':resourceType/:id', 'read', (call) => ok(call.records.read(call.resourceType, call.id))],
  [
    'GET',
    ':resourceType/:id/_history/:versionId',
    'vread',
    (call) => ok(call.records.vread(call.resourceType, call.id, call.versionId)),
  ],
  ['GET', ':resourceType/:id/_history', 'history-instance', (call) => ok(historyBundle(call, call.id))],
  ['GET', ':resourceType/_history', 'history-type', (call) => ok(historyBundle(call))],
  ['POST', ':resourceType', 'create', create],
  ['PUT', ':resourceType', 'update', conditionalUpdate],
  [
    'PUT',
    ':resourceType/:id',
    'update',
    (call) => written(call.records.update(bodyOf(call), call.id, ifMatchOf(call))),
  ],
  ['PATCH', ':resourceType', 'patch', conditionalPatch],
  [
    'PATCH',
    ':resourceType/:id',
    'patch',
    (call) => ok(call.records.patch(call.resourceType, call.id, patchOf(call), ifMatchOf(call))),
  ],
  ['DELETE', ':resourceType', 'delete', conditionalDelete],
  ['DELETE', ':resourceType/:id', 'delete', remove],
  ['GET', ':resourceType/:id/$everything', 'operation', (call) => ok(everything(call))],
  ['POST', ':resourceType/:id/$everything', 'operation', (call) => ok(everything(call))],
  ['GET', ':resourceType/$lastn', 'operation', (call) => ok(lastObservations(call))],
  ['POST', ':resourceType/$lastn', 'operation', (call) => ok(lastObservations(call))],
  ['POST', ':resourceType/$validate', 'operation', (call) => ok(validateOperation(call))],
  ['POST', ':resourceType/:id/$validate', 'operation', (call) => ok(validateOperation(call))],
]

/** Throws 404 for an unknown type and 403 for an interaction that is not granted: before anything else is looked at. */
export function assertRoutable(records: Records, interaction: string, resourceType: string | undefined): void {
  if (resourceType === undefined) return
  if (!resourceTypes.has(resourceType)) throw unknownType(resourceType)
  records.assertAllowed(interaction, resourceType)
}

function pairs(query: FhirRequest['query']): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) parameters.append(key, one)
  }
  return parameters
}

/** What @medplum/fhir-router calls for a route: grants first, then the handler, on the caller's records. */
function guarded(interaction: RestInteraction, handler: Handler): FhirRouteHandler {
  return async (request, repository, _router, options) => {
    const records = recordsOf(repository)
    const { resourceType = '', id = '', versionId = '' } = request.params
    assertRoutable(records, interaction, resourceType)
    const { body, headers = {} } = request
    const query = pairs(request.query)
    const newId = () => repository.generateId()
    const call = { records, resourceType, id, versionId, query, body, headers, newId }
    try {
      return handler(options?.assignedId ? { ...call, assignedId: body.id } : call)
    } catch (error) {
      // The router would answer with the message of an unforeseen error, which may quote a record.
      throw error instanceof OperationOutcomeError ? error : new OperationOutcomeError(internalError)
    }
  }
}

/**
 * The FHIR REST routes of this server on @medplum/fhir-router, which matches URLs and runs batches and transactions
 * (each entry through the same routes, so under the same grants). Its own handlers are replaced: see `Records`.
 */
export function createRouter(): FhirRouter {
  const router = new FhirRouter()
  router.router.routes.splice(0)
  router.add('POST', '', runBundle, 'batch')
  for (const [method, path, interaction, handler] of routes) {
    router.add(method, path, guarded(interaction, handler), interaction)
  }
  return router
}

/** Adds what the version says to an entry's response, as the headers of a single request would (R4 bundle.html). */
function withVersion(entry: BundleEntry): BundleEntry {
  const { response, resource } = entry
  const { versionId, lastUpdated } = resource?.meta ?? {}
  if (!response || !resource || !versionId || !lastUpdated) return entry
  const location = `${resource.resourceType}/${resource.id}/_history/${versionId}`
  return { ...entry, response: { ...response, location, etag: `W/"${versionId}"`, lastModified: lastUpdated } }
}

async function runBundle(
  request: FhirRequest,
  repository: Parameters<typeof processBatch>[1],
  router: FhirRouter,
): Promise<FhirResponse> {
  const bundle: Bundle | undefined = request.body
  if (bundle?.resourceType !== 'Bundle') throw invalid('The body is not a Bundle')
  const config = { ...request.config, transactions: true }
  const answer = await processBatch({ ...request, config }, repository, router, bundle)
  return ok({ ...answer, entry: (answer.entry ?? []).map(withVersion) })
}
