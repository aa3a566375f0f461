import {
  type AnyResource,
  droppedParameters,
  FhirError,
  type FhirIssue,
  isLogicalId,
  isResourceType,
  patientsOf,
  type Reference,
  type ResourceType,
  type SearchPairs,
  type SearchResult,
  type ServerBase,
  unclearReferences,
} from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import { isObject } from '../present/datatypes.ts'
import type { Fetched, FhirReader, MayReach, Reach } from '../read/read-tool.ts'
import { asItIs, type Narrowed } from '../release/narrowing.ts'
import { isSubsetted } from '../release/subsetted.ts'
import { listedPairs, requireApplied, resultRemarks } from './applied-parameters.ts'
import { linkOf, pathBelow } from './bundle-link.ts'
import { medicationsOf } from './medication-lookup.ts'
import type { Include } from './search-arguments.ts'

/** A search on its way, or one page of it. */
export interface PageRequest {
  type: ResourceType
  /** `_count` and all. */
  pairs: SearchPairs
  /** Sent beside them; a server that drops these shows more than it had to, which is judged all the same. */
  narrowing: SearchPairs
  includes: readonly Include[]
  /** What policy adds to the search, beside that. */
  narrowed: Narrowed
  /** The patients that the search confines itself to. */
  patients: readonly Reference[]
  /** What has to be allowed for the server's count of all that match to be told. */
  counted: Reach
  /** What has to be allowed for Medications to be read beside the records that refer to them. */
  medications: Reach
  /** Path of the page below the base; undefined for the first. */
  page: string | undefined
}

const unconfirmed = 'The FHIR server does not say which parameters it used: check that the rows are what was asked for.'
const uncounted = 'How many match in all is not told: policy may withhold some of them.'
const unasked = { hint: 'It answered records that were not asked for.' }
const shownTypes = 5

/**
 * One page of a search, as the server answers it.
 * @throws Failure `fhir/parameter-ignored` where it shows not to be an answer to what was sent; FhirError
 */
export async function fetchPage(fhir: FhirReader, request: PageRequest, may: MayReach): Promise<Fetched> {
  const { type, page, patients } = request
  const [includes, denied] = split(request.includes, ({ reaches }) => reaches.some(may))
  const pairs = request.pairs.filter((pair) => !denied.some((include) => include.pair === pair))
  const { answer, narrowed } = await sendNarrowed(fhir, request, pairs)
  const { words, pairs: added } = narrowed
  const { resource: bundle, issues, moreIssues } = answer
  const link = { self: linkOf(bundle, 'self'), form: answer.form === true }
  const isConfirmed = requireApplied(type, pairs, link, page === undefined)
  const { matches, included, left } = entriesOf(bundle, type, includes)
  requireOwn(matches, type, patients, fhir)
  const next = linkOf(bundle, 'next')
  const path = next === undefined ? undefined : pathBelow(fhir.fhirBaseUrl, next, { resourceType: type, page })
  const isWhole = page === undefined && next === undefined
  const isCutOff = isWhole && !isCount(pairs) && countsMore(bundle, matches.length + left)
  const answered = { type, pairs, includes, matches, included, link, isWhole: isWhole && !isCutOff }
  const counted = may(request.counted) ? totalOf(bundle) : undefined
  const total = counted ?? (isWhole ? totalOf(bundle, matches) : undefined)
  const isUncounted = total === undefined && next !== undefined && totalOf(bundle) !== undefined
  const remarks = [
    ...(isConfirmed ? [] : [unconfirmed]),
    ...(isUncounted ? [uncounted] : []),
    ...(words === undefined ? [] : [words]),
    ...(page === undefined ? resultRemarks(answered, isConfirmed) : []),
    ...leftOutWords(denied),
  ]
  return {
    request: answer.request,
    records: matches,
    included,
    lookups: may(request.medications) ? await medicationsOf(fhir, [...matches, ...included]) : [],
    issues: [...issues, ...(left > 0 ? [faulty(left)] : [])],
    ...(moreIssues !== undefined && { moreIssues }),
    ...(remarks.length > 0 && { remarks }),
    ...(words !== undefined && { narrowed: words }),
    ...(added.length > 0 && { added }),
    more: next !== undefined || isCutOff,
    ...(path !== undefined && { next: path }),
    ...(total !== undefined && { total }),
  }
}

function split<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

/**
 * Sends a search with what policy adds to it, and tells what of that was used. A server that refuses it, or says that it did
 * not apply it, shows more than it had to, which is judged all the same.
 */
async function sendNarrowed(
  fhir: FhirReader,
  { type, page, narrowing, narrowed }: PageRequest,
  pairs: SearchPairs,
): Promise<{ answer: SearchResult; narrowed: Narrowed }> {
  // A server's own link to a further page holds what was added to the first.
  if (page !== undefined) return { answer: await fhir.searchPage(type, fhir.fhirBaseUrl + page), narrowed }
  const asked = [...pairs, ...narrowing]
  try {
    const answer = await fhir.searchPairs(type, [...asked, ...narrowed.pairs])
    const { verdict } = droppedParameters(narrowed.pairs, linkOf(answer.resource, 'self'), {
      form: answer.form === true,
    })
    return { answer, narrowed: verdict === 'dropped' ? asItIs : narrowed }
  } catch (cause) {
    const isRefused = cause instanceof FhirError && cause.code === 'fhir/rejected' && narrowed.pairs.length > 0
    if (!isRefused) throw cause
    return { answer: await fhir.searchPairs(type, asked), narrowed: asItIs }
  }
}

/** As the server counts. Where `shown` is given, only a count of these and nothing else. */
export function totalOf({ total }: AnyResource, shown?: readonly unknown[]): number | undefined {
  if (!Number.isSafeInteger(total) || Number(total) < 0) return undefined
  return shown === undefined || total === shown.length ? Number(total) : undefined
}

/** Whether the server counts more than it answered, of which it links to nothing. */
export function countsMore(bundle: AnyResource, answered: number): boolean {
  return (totalOf(bundle) ?? 0) > answered
}

const isCount = (pairs: SearchPairs) => pairs.some(([name, value]) => name === '_summary' && value === 'count')

/** One line, however many there are. */
function leftOutWords(denied: readonly Include[]): string[] {
  if (denied.length === 0) return []
  const types = [...new Set(denied.flatMap(({ reaches }) => reaches.map(({ resourceType }) => resourceType)))]
  const named = types.slice(0, shownTypes)
  const more = types.length > named.length ? ' and others' : ''
  const pairs = listedPairs(denied.map(({ pair }) => pair))
  const verb = denied.length > 1 ? 'were' : 'was'
  return [
    `${pairs} ${verb} left out: this person may not search ${named.join(', ')}${more}, by policy or by what they granted.`,
  ]
}

/** Whose a record is; undefined where that cannot be told. */
function ownersOf(record: AnyResource, platform: ServerBase): readonly Reference[] | undefined {
  const isKnown = !isSubsetted(record) && unclearReferences(record, platform).length === 0
  return isKnown ? patientsOf(record, platform) : undefined
}

/**
 * A record about other patients than those whom a call names shows that the server did not apply that filter, whatever
 * its links say. So does one about nobody, of the type that is searched: it cannot have matched.
 */
export function requireOwn(
  records: readonly AnyResource[],
  type: ResourceType,
  patients: readonly Reference[],
  platform: ServerBase,
): void {
  if (patients.length === 0) return
  const isForeign = (record: AnyResource) => {
    const owners = ownersOf(record, platform)
    if (owners?.length === 0) return record.resourceType === type
    return owners !== undefined && !owners.some((patient) => patients.includes(patient))
  }
  if (!records.some(isForeign)) return
  throw new Failure('fhir/parameter-ignored', { hint: 'It answered records of other patients than the call names.' })
}

/**
 * Matches and what includes brought. A record of the searched type counts as included only where an include may bring it,
 * whatever the server says. What has no type or id of FHIR's can be neither judged nor recorded: it is left out, and counted.
 */
function entriesOf(bundle: SearchResult['resource'], type: ResourceType, includes: readonly Include[]) {
  const entries: unknown[] = bundle.entry ?? []
  const brought = new Set<string>(includes.flatMap(({ reaches }) => reaches.map(({ resourceType }) => resourceType)))
  const matches: AnyResource[] = []
  const included: AnyResource[] = []
  for (const entry of entries) {
    const { resource, search } = isObject(entry) ? entry : {}
    if (!isRecord(resource)) continue
    const saysIncluded = isObject(search) && search.mode === 'include'
    const isOther = resource.resourceType !== type
    if (brought.has(resource.resourceType) && (isOther || saysIncluded)) included.push(resource)
    else if (isOther || (saysIncluded && includes.length === 0)) throw new Failure('fhir/parameter-ignored', unasked)
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
