import {
  type AnyResource,
  droppedParameters,
  type FhirIssue,
  isLogicalId,
  isResourceType,
  patientsOf,
  type Reference,
  type ResourceType,
  type SearchPairs,
  type SearchResult,
  unclearReferences,
} from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import { isObject } from '../present/datatypes.ts'
import type { Fetched, FhirReader } from '../read/read-tool.ts'
import { linkOf, pathBelow } from './bundle-link.ts'
import { medicationsOf } from './medication-lookup.ts'

/** A search on its way, or one page of it. */
export interface PageRequest {
  type: ResourceType
  /** As sent, `_count` and all. */
  pairs: SearchPairs
  /** The patients that the search confines itself to. */
  patients: readonly Reference[]
  /** Path of the page below the base; undefined for the first. */
  page: string | undefined
}

const unconfirmed = 'The FHIR server does not say which parameters it used: check that the rows are what was asked for.'
const shownNames = 10

/**
 * One page of a search, as the server answers it.
 * @throws Failure `fhir/parameter-ignored` where the answer shows that a filter was not applied; FhirError
 */
export async function fetchPage(
  fhir: FhirReader,
  request: PageRequest,
  may: (resourceType: ResourceType) => boolean,
): Promise<Fetched> {
  const answer = await send(fhir, request)
  const { resource: bundle } = answer
  const isFirst = request.page === undefined
  const isConfirmed = isFirst ? requireApplied(request.pairs, linkOf(bundle, 'self')) : true
  const { matches, included, left } = entriesOf(bundle, request)
  requireOwn(matches, request.patients, fhir)
  const next = linkOf(bundle, 'next')
  const path = next === undefined ? undefined : pathBelow(fhir.fhirBaseUrl, next)
  return {
    request: answer.request,
    records: matches,
    included,
    lookups: may('Medication') ? await medicationsOf(fhir, [...matches, ...included]) : [],
    issues: [...answer.issues, ...(left > 0 ? [faulty(left)] : [])],
    ...(answer.moreIssues !== undefined && { moreIssues: answer.moreIssues }),
    ...(!isConfirmed && { remarks: [unconfirmed] }),
    more: next !== undefined,
    ...(path !== undefined && { next: path }),
    ...(isCount(bundle.total) && { total: bundle.total }),
  }
}

function send(fhir: FhirReader, { type, pairs, page }: PageRequest): Promise<SearchResult> {
  return page === undefined ? fhir.search(type, pairs) : fhir.searchPage(type, fhir.fhirBaseUrl + page)
}

function isCount(total: unknown): total is number {
  return Number.isSafeInteger(total) && Number(total) >= 0
}

/** A server names the parameters that it used in its `self` link (R4 search.html#conformance). False where it does not. */
function requireApplied(pairs: SearchPairs, selfLink: string | undefined): boolean {
  const { verdict, names } = droppedParameters(pairs, selfLink)
  if (verdict === 'dropped') {
    throw new Failure('fhir/parameter-ignored', { hint: `It ignored: ${names.slice(0, shownNames).join(', ')}.` })
  }
  // An answer that names nothing drops every filter: where it drops none, there is none.
  return verdict === 'kept' || droppedParameters(pairs, '?').verdict === 'kept'
}

/**
 * A match about other patients than those whom the search names shows that the server did not apply that filter, whatever
 * its links say.
 */
export function requireOwn(
  matches: readonly AnyResource[],
  patients: readonly Reference[],
  platform: FhirReader,
): void {
  if (patients.length === 0) return
  const isForeign = (match: AnyResource) => {
    const own = patientsOf(match, platform)
    const isKnown = own.length > 0 && unclearReferences(match, platform).length === 0
    return isKnown && !own.some((patient) => patients.includes(patient))
  }
  if (!matches.some(isForeign)) return
  throw new Failure('fhir/parameter-ignored', { hint: 'It answered records of other patients than the search names.' })
}

/** What has no type or id of FHIR's can be neither judged nor recorded: it is left out, and counted. */
function entriesOf(bundle: SearchResult['resource'], { type, pairs }: PageRequest) {
  const entries: unknown[] = bundle.entry ?? []
  const asksForMore = pairs.some(([name]) => /^_(rev)?include(:|$)/.test(name))
  const matches: AnyResource[] = []
  const included: AnyResource[] = []
  for (const entry of entries) {
    const { resource, search } = isObject(entry) ? entry : {}
    if (!isRecord(resource)) continue
    const isIncluded = resource.resourceType !== type || (asksForMore && isObject(search) && search.mode === 'include')
    if (isIncluded) included.push(resource)
    else matches.push(resource)
  }
  return { matches, included, left: entries.length - matches.length - included.length }
}

function isRecord(value: unknown): value is AnyResource {
  if (!isObject(value)) return false
  const { resourceType, id } = value
  return typeof resourceType === 'string' && isResourceType(resourceType) && typeof id === 'string' && isLogicalId(id)
}

function faulty(count: number): FhirIssue {
  const diagnostics = `${count} entries without a FHIR type or id were left out`
  return { severity: 'warning', code: 'invalid', diagnostics }
}
