import { allOk, created, type Operation } from '@medplum/core'
import type { FhirRequest, FhirResponse, RestInteraction } from '@medplum/fhir-router'
import type { Resource } from '@medplum/fhirtypes'
import { type Call, type Handler, prefersLenient } from './call.ts'
import { historyBundle } from './history.ts'
import { absent, invalid } from './outcomes.ts'
import { parseQuery } from './search/query.ts'
import { search } from './search/search.ts'
import type { StoredResource } from './store/record-store.ts'

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

function searchType(call: Call): FhirResponse {
  call.records.assertSearchable(call.resourceType)
  return ok(search(parseQuery(call.resourceType, call.query, prefersLenient(call)), call.records, call.offset))
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

/** A FHIR interaction: method, path below the base, restful-interaction code, and what serves it. */
export type Route = readonly [
  method: FhirRequest['method'],
  path: string,
  interaction: RestInteraction,
  handler: Handler,
]

export const interactionRoutes: readonly Route[] = [
  ['GET', ':resourceType', 'search-type', searchType],
  ['POST', ':resourceType/_search', 'search-type', searchType],
  ['GET', ':resourceType/:id', 'read', (call) => ok(call.records.read(call.resourceType, call.id))],
  [
    'GET',
    ':resourceType/:id/_history/:versionId',
    'vread',
    (call) => ok(call.records.vread(call.resourceType, call.id, call.versionId)),
  ],
  ['GET', '_history', 'history-system', (call) => ok(historyBundle(call))],
  ['GET', ':resourceType/:id/_history', 'history-instance', (call) => ok(historyBundle(call))],
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
]
