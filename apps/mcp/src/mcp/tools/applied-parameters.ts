import {
  type AnyResource,
  droppedParameters,
  droppedResults,
  type ResourceType,
  type SearchPairs,
  searchParametersOf,
} from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import type { Include } from './search-arguments.ts'
import { orderOf } from './shown-order.ts'

/** What an answer links to as itself, and whether its search went by form. */
export interface SelfLink {
  self: string | undefined
  form: boolean
}

/** A first page, as it was asked for and answered. */
export interface FirstPage {
  type: ResourceType
  pairs: SearchPairs
  includes: readonly Include[]
  matches: readonly AnyResource[]
  included: readonly AnyResource[]
  link: SelfLink
  /** Whether it holds all that match. */
  isWhole: boolean
}

const shownNames = 10
const shownPairs = 2
const shownLength = 80
const unordered = 'The FHIR server does not confirm the order of "_sort", and it cannot be seen here: check the dates.'
const otherOrder = { hint: 'It answered in another order than "_sort" asks for.' }

/** What R4 gives for searches of every type (search.html#all), and what says how results are to be returned. */
const ofAllTypes = new Set(
  'content has id lastUpdated profile security source tag text type include revinclude elements sort summary total'
    .split(' ')
    .map((name) => `_${name}`),
)

/** Whether a link names parameters of a search, and not only such of paging. */
function namesSearch(type: ResourceType, pairs: SearchPairs, link: string): boolean {
  const ofType = searchParametersOf(type)
  const sent = new Set(pairs.map(([name]) => name))
  sent.delete('_count')
  const names = [...new URLSearchParams(link.slice(link.indexOf('?') + 1)).keys()]
  return names.some((name) => {
    const code = name.split(/[:.]/)[0] ?? ''
    return sent.has(name) || ofType.has(code) || ofAllTypes.has(code)
  })
}

/**
 * A server names the parameters that it used in its `self` link (R4 search.html#conformance); on further pages it may
 * name a stored search instead. False where it does not say.
 */
export function requireApplied(
  type: ResourceType,
  pairs: SearchPairs,
  { self, form }: SelfLink,
  isFirst: boolean,
): boolean {
  const { verdict, names } = droppedParameters(pairs, self, { form })
  const isHeld = isFirst || (self !== undefined && namesSearch(type, pairs, self))
  if (verdict === 'dropped' && isHeld) {
    throw new Failure('fhir/parameter-ignored', { hint: `It ignored: ${names.slice(0, shownNames).join(', ')}.` })
  }
  // An answer that names nothing drops every filter: where it drops none, there is none.
  return verdict === 'kept' || droppedParameters(pairs, '?').verdict === 'kept'
}

/** The first pairs of several, and how many more there are. */
export function listedPairs(pairs: SearchPairs): string {
  const named = pairs.slice(0, shownPairs).map(([name, value]) => `${name}=${value.slice(0, shownLength)}`)
  const more = pairs.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}

/**
 * What is to be said where a server does not show that it applied order and includes. In another order the first records
 * are not the newest: that is an answer to another question.
 * @throws Failure `fhir/parameter-ignored`
 */
export function resultRemarks(page: FirstPage, isConfirmed: boolean): string[] {
  const { pairs, includes, included, link } = page
  const { dropped, unsaid } = droppedResults(pairs, link.self, { form: link.form })
  const isOrdered = requireOrder(page, dropped, unsaid)
  const types = new Set(included.map(({ resourceType }) => resourceType))
  const unseen = includes.filter(({ pair: [name, value], reaches }) => {
    const isDropped = dropped.some(([other, text]) => other === name && text === value)
    return isDropped && !reaches.some(({ resourceType }) => types.has(resourceType))
  })
  return [...(isOrdered || !isConfirmed ? [] : [unordered]), ...(unseen.length > 0 ? [ignoredWords(unseen)] : [])]
}

function ignoredWords(unseen: readonly Include[]): string {
  const what = listedPairs(unseen.map(({ pair }) => pair))
  return `The FHIR server ignored ${what}: what it would bring may exist all the same.`
}

/** Whether the matches are known to be in the order that was asked for. */
function requireOrder({ type, matches, isWhole }: FirstPage, dropped: SearchPairs, unsaid: SearchPairs): boolean {
  const isSort = ([name]: readonly [string, string]) => name === '_sort'
  if (isWhole && matches.length < 2) return true
  if (dropped.some(isSort)) throw new Failure('fhir/parameter-ignored', { hint: 'It ignored: _sort.' })
  const [, keys] = unsaid.find(isSort) ?? []
  if (keys === undefined) return true
  const order = orderOf(matches, type, keys)
  if (order === 'other') throw new Failure('fhir/parameter-ignored', otherOrder)
  return order === 'as asked'
}
