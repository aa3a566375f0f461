import type * as R from 'fhir/r4'
import type { ResourceType } from '../../generated/resource-types.ts'
import type { AnyResource } from '../../vocabulary.ts'
import type { Call, Exchange } from '../exchange.ts'
import { expectResource } from '../fhir-answer.ts'
import type { ResourceOf, SearchResult } from '../fhir-client.ts'
import { FhirError } from '../fhir-error.ts'
import { boundedIssues } from '../operation-outcome.ts'
import { checkedType, pagePath } from '../request-path.ts'
import { encodeSearchParams, type SearchParams } from '../search-params.ts'

/** Servers and proxies refuse longer ones, and a URL is kept in more logs than a body. */
const maxUrlChars = 4_000

function isBundle(resource: AnyResource): resource is R.Bundle<ResourceOf<ResourceType>> & AnyResource {
  return resource.resourceType === 'Bundle' && (resource.entry === undefined || Array.isArray(resource.entry))
}

/** A server may send null among its entries, whatever the types say. */
function isOutcome(entry: R.BundleEntry<R.FhirResource> | null): boolean {
  return entry?.search?.mode === 'outcome' || entry?.resource?.resourceType === 'OperationOutcome'
}

/** A match is of the type that was asked for; what is included need not be (search.html#entry.mode). */
function isForeignMatch(entry: R.BundleEntry<R.FhirResource> | null, resourceType: string): boolean {
  return entry?.search?.mode === 'match' && entry.resource?.resourceType !== resourceType
}

async function searchBundle(exchange: Exchange, call: Call, resourceType?: ResourceType): Promise<SearchResult> {
  const answer = await exchange({ ...call, headers: { Prefer: 'handling=strict' } })
  const bundle = expectResource(answer, 'Bundle')
  if (!isBundle(bundle)) throw new FhirError('fhir/malformed', { status: answer.response.status })
  const outcomes = (bundle.entry ?? []).filter(isOutcome).map((entry) => entry.resource)
  const records = bundle.entry?.filter((entry) => !isOutcome(entry))
  if (resourceType !== undefined && records?.some((entry) => isForeignMatch(entry, resourceType))) {
    throw new FhirError('fhir/malformed', { status: answer.response.status })
  }
  const found = { ...answer.response, ...boundedIssues(outcomes) }
  return { ...found, resource: { ...bundle, ...(records !== undefined && { entry: records }) } }
}

/** By GET, or by POST with the parameters in the body (search.html#Introduction), which is as safe to repeat. */
export async function search(
  exchange: Exchange,
  base: string,
  { resourceType, params, form = false }: { resourceType: string; params: SearchParams; form?: boolean },
): Promise<SearchResult> {
  const text = encodeSearchParams(params)
  const query = text === '' ? '' : `?${text}`
  const type = checkedType(resourceType)
  if (!form && base.length + type.length + query.length < maxUrlChars) {
    return searchBundle(exchange, { method: 'GET', path: `/${type}${query}`, resourceType: 'Bundle' }, type)
  }
  const call: Call = {
    method: 'POST',
    path: `/${type}/_search`,
    recorded: `/${type}/_search${query}`,
    resourceType: 'Bundle',
    content: { type: 'application/x-www-form-urlencoded', text },
    safe: true,
  }
  return { ...(await searchBundle(exchange, call, type)), form: true }
}

/** Pages of operations are followed too, whose matches are of several types. */
export async function searchPage(exchange: Exchange, base: string, link: string): Promise<SearchResult> {
  return searchBundle(exchange, { method: 'GET', path: pagePath(link, base), resourceType: 'Bundle' })
}
