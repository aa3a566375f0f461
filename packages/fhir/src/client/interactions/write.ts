import type * as R from 'fhir/r4'
import type { AnyResource } from '../../vocabulary.ts'
import { type Exchange, fhirContent } from '../exchange.ts'
import { expectResource, type FhirAnswer } from '../fhir-answer.ts'
import type { FhirResponse, WriteResult } from '../fhir-client.ts'
import { FhirError } from '../fhir-error.ts'
import { checkedId, checkedType } from '../request-path.ts'
import type { JsonPatchOperation } from '../rest-shapes.ts'
import type { SearchParams } from '../search-params.ts'
import { conditionQuery } from './condition.ts'

const representation = { Prefer: 'return=representation' }
/** Strict too: a server that ignores a criterion would change what nobody meant. */
export const strictRepresentation = { Prefer: 'return=representation, handling=strict' }

type Resource = AnyResource | R.FhirResource

/** `W/"3"` (R4 http.html#concurrency). A version id obeys the grammar of ids, which also keeps it out of other headers. */
function matching(versionId: string | undefined): Record<string, string> {
  return versionId === undefined ? {} : { 'If-Match': `W/"${checkedId(versionId)}"` }
}

/** The resource a write left behind. A server may send none (`Prefer` is a wish): then what it named, and no more. */
function written({ response, resource, locationId }: FhirAnswer, resourceType: string, id = locationId): WriteResult {
  const result = { ...response, created: response.status === 201 }
  if (resource !== undefined && resource.resourceType !== 'OperationOutcome') {
    return { ...result, resource: expectResource({ response, resource }, resourceType, id) }
  }
  if (id === undefined) throw new FhirError('fhir/malformed', { status: response.status })
  const meta = response.versionId === undefined ? {} : { meta: { versionId: response.versionId } }
  return { ...result, resource: { resourceType, id, ...meta } }
}

export async function create(exchange: Exchange, resource: Resource, ifNoneExist?: SearchParams): Promise<WriteResult> {
  const resourceType = checkedType(resource.resourceType)
  const headers =
    ifNoneExist === undefined
      ? representation
      : { ...strictRepresentation, 'If-None-Exist': conditionQuery(ifNoneExist) }
  const path = `/${resourceType}`
  const answer = await exchange({ method: 'POST', path, resourceType, headers, content: fhirContent(resource) })
  return written(answer, resourceType)
}

export async function update(exchange: Exchange, resource: Resource, ifMatch?: string): Promise<WriteResult> {
  const resourceType = checkedType(resource.resourceType)
  const id = checkedId(resource.id)
  const path = `/${resourceType}/${id}`
  const headers = { ...representation, ...matching(ifMatch) }
  const answer = await exchange({ method: 'PUT', path, resourceType, headers, content: fhirContent(resource) })
  return written(answer, resourceType, id)
}

export async function updateWhere(exchange: Exchange, resource: Resource, params: SearchParams): Promise<WriteResult> {
  const resourceType = checkedType(resource.resourceType)
  const path = `/${resourceType}?${conditionQuery(params)}`
  const call = { path, resourceType, headers: strictRepresentation, content: fhirContent(resource) }
  return written(await exchange({ method: 'PUT', ...call }), resourceType)
}

function patchContent(operations: readonly JsonPatchOperation[]): { type: string; text: string } {
  return { type: 'application/json-patch+json', text: JSON.stringify(operations) }
}

export async function patch(
  exchange: Exchange,
  target: { resourceType: string; id: string; ifMatch?: string },
  operations: readonly JsonPatchOperation[],
): Promise<WriteResult> {
  const resourceType = checkedType(target.resourceType)
  const path = `/${resourceType}/${checkedId(target.id)}`
  const headers = { ...representation, ...matching(target.ifMatch) }
  const answer = await exchange({ method: 'PATCH', path, resourceType, headers, content: patchContent(operations) })
  return written(answer, resourceType, target.id)
}

export async function patchWhere(
  exchange: Exchange,
  target: { resourceType: string; params: SearchParams },
  operations: readonly JsonPatchOperation[],
): Promise<WriteResult> {
  const resourceType = checkedType(target.resourceType)
  const path = `/${resourceType}?${conditionQuery(target.params)}`
  const call = { path, resourceType, headers: strictRepresentation, content: patchContent(operations) }
  return written(await exchange({ method: 'PATCH', ...call }), resourceType)
}

export async function remove(
  exchange: Exchange,
  resourceType: string,
  id: string,
  ifMatch?: string,
): Promise<FhirResponse> {
  const path = `/${checkedType(resourceType)}/${checkedId(id)}`
  return (await exchange({ method: 'DELETE', path, resourceType, headers: matching(ifMatch) })).response
}

export async function removeWhere(
  exchange: Exchange,
  resourceType: string,
  params: SearchParams,
): Promise<FhirResponse> {
  const path = `/${checkedType(resourceType)}?${conditionQuery(params)}`
  const headers = { Prefer: 'handling=strict' }
  return (await exchange({ method: 'DELETE', path, resourceType, headers })).response
}
