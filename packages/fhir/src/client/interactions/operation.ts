import type * as R from 'fhir/r4'
import { type Exchange, fhirContent } from '../exchange.ts'
import type { OperationCall, OperationResult } from '../fhir-client.ts'
import { FhirError } from '../fhir-error.ts'
import { checkedId, checkedType, operationSegment } from '../request-path.ts'
import { encodeSearchParams, type SearchPairs } from '../search-params.ts'
import { isJson, listOf } from '../untrusted-json.ts'

const maxUrlChars = 4_000
const primitiveValue =
  /^value(Base64Binary|Boolean|Canonical|Code|Date|DateTime|Decimal|Id|Instant|Integer|Markdown|Oid|PositiveInt|String|Time|UnsignedInt|Uri|Url|Uuid)$/

function primitivePair(parameter: unknown): [string, string] | undefined {
  if (!isJson(parameter)) return undefined
  const { name, ...rest } = parameter
  const [[element, value] = ['', undefined], ...more] = Object.entries(rest)
  const isValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  if (typeof name !== 'string' || more.length > 0 || !primitiveValue.test(element) || !isValue) return undefined
  return [name, String(value)]
}

/** The parameters as a query; undefined where one of them is not a primitive (operations.html#request). */
function queryOf(parameters: OperationCall['parameters']): SearchPairs | undefined {
  const all: unknown[] = listOf(parameters?.parameter)
  const pairs = all.map(primitivePair).filter((pair) => pair !== undefined)
  return pairs.length === all.length ? pairs : undefined
}

function operationPath({ name, resourceType, id, versionId }: OperationCall): string {
  const segment = operationSegment(name)
  const orphan = id === undefined ? versionId !== undefined : resourceType === undefined
  if (orphan) throw new FhirError('fhir/rejected')
  if (resourceType === undefined) return `/${segment}`
  const version = versionId === undefined ? '' : `/_history/${checkedId(versionId)}`
  return `/${checkedType(resourceType)}${id === undefined ? '' : `/${checkedId(id)}${version}`}/${segment}`
}

function isParameters(parameters: OperationCall['parameters']): boolean {
  return parameters === undefined || parameters.resourceType === 'Parameters'
}

/**
 * One operation at the level that the call names. GET cannot change anything and carries primitives alone
 * (operations.html#request): it is taken where that is enough and the URL stays short.
 */
export async function operation(exchange: Exchange, base: string, call: OperationCall): Promise<OperationResult> {
  const path = operationPath(call)
  if (!isParameters(call.parameters)) throw new FhirError('fhir/rejected')
  const pairs = queryOf(call.parameters)
  const query = pairs === undefined || pairs.length === 0 ? '' : `?${encodeSearchParams(pairs)}`
  const fits = pairs !== undefined && base.length + path.length + query.length <= maxUrlChars
  if (call.method === 'GET' && !fits) throw new FhirError('fhir/rejected')
  const resourceType = call.resourceType ?? 'Parameters'
  const parameters: R.Parameters = { resourceType: 'Parameters' }
  const { response, resource } = await exchange(
    fits && call.method !== 'POST'
      ? { method: 'GET', path: path + query, resourceType }
      : { method: 'POST', path, resourceType, content: fhirContent(call.parameters ?? parameters) },
  )
  return { ...response, ...(resource !== undefined && { resource }) }
}
