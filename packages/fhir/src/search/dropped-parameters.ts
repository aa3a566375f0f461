import type { SearchPairs } from '../client/search-params.ts'
import { isResourceType } from '../resource-type.ts'
import { splitValue } from './value/value-syntax.ts'

/** Whether a server applied what it was sent, as far as its answer says. */
export interface DroppedParameters {
  /** `unknown`: the answer does not say. */
  verdict: 'kept' | 'dropped' | 'unknown'
  /** The filters, as sent, that were left out; empty unless some were. */
  names: string[]
}

/** Parameters that say how much of what is found is returned, and in which order: without them the same is found. */
const resultNames = new Set(['_sort', '_count', '_total', '_include', '_revinclude', '_summary', '_elements'])

const isFilter = (name: string) => !resultNames.has(name.split(':')[0] ?? '')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * A name as servers write it in one way or another: encoded once more, a reference with the type of its target or without,
 * `patient` as the `subject` that it is. Chained names and other modifiers stay, because they change what is found.
 */
function canonicalName(name: string): string {
  const plain = /%[0-9A-Fa-f]{2}/.test(name) ? decoded(name) : name
  if (plain.startsWith('_has:') || plain.includes('.')) return plain
  const [code = '', modifier, ...more] = plain.split(':')
  const base = code === 'patient' ? 'subject' : code
  const isTyped = modifier !== undefined && more.length === 0 && isResourceType(modifier)
  return isTyped || modifier === undefined ? base : [base, modifier, ...more].join(':')
}

/** The query of a link, or nothing: some servers write it without what stands before `?`. */
function queryOf(link: string): string {
  const mark = link.indexOf('?')
  if (mark >= 0) return link.slice(mark + 1).split('#')[0] ?? ''
  return /^[^/=]+=/.test(link) ? link : ''
}

const alternatives = (values: readonly string[]) => values.flatMap((value) => splitValue(value, ','))

/** Whether the values of one name came back: as often, or joined; and of a list none was left out. */
function isKept(sent: readonly string[], echoed: readonly string[]): boolean {
  const filled = echoed.filter((value) => value.trim() !== '')
  const wanted = new Set(alternatives(sent))
  const found = new Set(alternatives(filled).filter((value) => value.trim() !== ''))
  return filled.length > 0 && filled.length === echoed.length && found.size >= wanted.size
}

/** HAPI names a stored search instead of its parameters on the pages that follow. */
const storedSearch = '_getpages'

/** The parameters of a link by their names as we write them; undefined where it does not say. */
function echoedOf(selfLink: string | undefined, form: boolean): ReadonlyMap<string, string[]> | undefined {
  const query = queryOf(selfLink ?? '')
  if (selfLink === undefined || selfLink.trim() === '' || (form && query === '')) return undefined
  const named = Map.groupBy(new URLSearchParams(query), ([name]) => canonicalName(name))
  return new Map([...named].map(([name, pairs]) => [name, pairs.map(([, value]) => value)]))
}

/**
 * Whether a server left out filters that it was sent, by the `self` link of its answer, which R4 search.html#conformance
 * has it write with the parameters that it used. Order, encoding and further parameters do not count, nor that a value is
 * written in another way. Of a search by `form` a link without a query says nothing: it is where the form was sent to.
 */
export function droppedParameters(
  sent: SearchPairs,
  selfLink: string | undefined,
  { form = false }: { form?: boolean } = {},
): DroppedParameters {
  const echoed = echoedOf(selfLink, form)
  if (echoed === undefined) return { verdict: 'unknown', names: [] }
  const filters = sent.filter(([name]) => isFilter(name))
  if (echoed.has(storedSearch) && filters.every(([name]) => !echoed.has(canonicalName(name)))) {
    return { verdict: 'unknown', names: [] }
  }
  const dropped = [...Map.groupBy(filters, ([name]) => canonicalName(name))].filter(([name, group]) => {
    return !isKept(
      group.map(([, value]) => value),
      echoed.get(name) ?? [],
    )
  })
  const names = [...new Set(dropped.flatMap(([, group]) => group.map(([name]) => name)))]
  return { verdict: names.length > 0 ? 'dropped' : 'kept', names }
}

/** What an answer says of the order and the includes that were asked for. */
export interface DroppedResults {
  /** As sent: the link names others of their kind, and not these. */
  dropped: SearchPairs
  /** As sent: the link names none of their kind, as servers do that write filters alone, or the order otherwise. */
  unsaid: SearchPairs
}

const shapingNames = new Set(['_sort', '_include', '_revinclude'])
const baseName = (name: string) => decoded(name).split(':')[0] ?? ''

function sayingOf(pairs: SearchPairs, echoed: readonly string[], isModified: boolean): DroppedResults {
  const names = new Set(alternatives(echoed).filter((value) => value.trim() !== ''))
  const wanted = alternatives(pairs.map(([, value]) => value))
  const missing = pairs.filter(([, value]) => splitValue(value, ',').some((one) => !names.has(one)))
  if (names.size === 0 || names.size < new Set(wanted).size) return { dropped: missing, unsaid: [] }
  const isOrder = pairs.some(([name]) => name === '_sort')
  const isOther = isOrder && !isModified && [...names].join() !== wanted.join()
  return { dropped: [], unsaid: isOther ? pairs : [] }
}

/**
 * Whether a server left out `_sort`, `_include` or `_revinclude`, by the `self` link of its answer. A link that names no
 * parameter of that kind, not even `_count`, accuses nobody: it may be written of filters alone.
 */
export function droppedResults(
  sent: SearchPairs,
  selfLink: string | undefined,
  { form = false }: { form?: boolean } = {},
): DroppedResults {
  const shaping = sent.filter(([name]) => shapingNames.has(baseName(name)))
  const named = [...(echoedOf(selfLink, form) ?? [])]
  if (!named.some(([name]) => resultNames.has(baseName(name))) || named.some(([name]) => name === storedSearch)) {
    return { dropped: [], unsaid: shaping }
  }
  const groups = [...Map.groupBy(shaping, ([name]) => baseName(name))].map(([base, pairs]) => {
    const alike = named.filter(([name]) => baseName(name) === base)
    const values = alike.flatMap(([, echoed]) => echoed)
    return sayingOf(
      pairs,
      values,
      alike.some(([name]) => name !== base),
    )
  })
  return {
    dropped: groups.flatMap(({ dropped }) => dropped),
    unsaid: groups.flatMap(({ unsaid }) => unsaid),
  }
}
