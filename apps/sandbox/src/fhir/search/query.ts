import { invalid, notSupported } from '../outcomes.ts'
import { knowsParameter } from './filter.ts'
import { countIn } from './page.ts'

export type Summary = 'true' | 'text' | 'data' | 'count' | 'false'

/** One search request, its result parameters read (R4 search.html#return). */
export interface SearchQuery {
  resourceType: string
  /** The pairs that decide which records match. */
  filters: [key: string, value: string][]
  sort: { name: string; descending: boolean }[]
  includes: IncludeRequest[]
  elements: string[]
  summary: Summary
  withTotal: boolean
  count: number
  /** Every pair that was honoured, `_count` aside: the basis of the links. */
  applied: [key: string, value: string][]
}

export interface IncludeRequest {
  reverse: boolean
  iterate: boolean
  /** The type that holds the reference, the parameter, and the target type, as `_include` and `_revinclude` write them. */
  source: string
  name: string
  target?: string
}

const resultParameters = new Set(['_sort', '_elements', '_summary', '_total', '_count', '_format', '_pretty'])
const includeKey = /^_(include|revinclude)(:iterate|:recurse)?$/

function single(pairs: [string, string][], name: string): string | undefined {
  const values = pairs.filter(([key]) => key === name).map(([, value]) => value)
  if (values.length > 1) throw invalid(`${name} may be given once`)
  return values[0]
}

function oneOf<T extends string>(pairs: [string, string][], name: string, allowed: readonly T[], fallback: T): T {
  const value = single(pairs, name) ?? fallback
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw invalid(`${name} takes one of ${allowed.join(', ')}`)
  return found
}

function list(value: string | undefined): string[] {
  return (value ?? '').split(',').filter((part) => part !== '')
}

function includesOf(pairs: [string, string][]): IncludeRequest[] {
  return pairs.flatMap(([key, value]) => {
    const match = includeKey.exec(key)
    if (!match) return []
    const [source = '', name = '', target] = value.split(':')
    if (!source || !name) throw invalid(`${key} takes Type:parameter or Type:parameter:Target`)
    const request = { reverse: match[1] === 'revinclude', iterate: match[2] !== undefined, source, name }
    return [target ? { ...request, target } : request]
  })
}

/**
 * Reads the parameters of a search of `resourceType`. Unknown ones throw an OperationOutcomeError (400), or are left
 * out, also of the links, when `lenient` (`Prefer: handling=lenient`, R4 search.html#errors).
 */
export function parseQuery(resourceType: string, parameters: URLSearchParams, lenient: boolean): SearchQuery {
  const isFilter = (key: string) => !resultParameters.has(key) && !includeKey.test(key)
  const pairs = [...parameters].filter(([key]) => {
    if (!isFilter(key) || knowsParameter(resourceType, key)) return true
    if (lenient) return false
    throw notSupported(`Unknown search parameter "${key}" for ${resourceType}`)
  })
  const format = single(pairs, '_format') ?? 'json'
  if (!/json/.test(format)) throw notSupported('Only JSON is served')
  const sort = list(single(pairs, '_sort')).map((key) => ({
    name: key.replace(/^-/, ''),
    descending: key.startsWith('-'),
  }))
  return {
    resourceType,
    filters: pairs.filter(([key]) => isFilter(key)),
    sort,
    includes: includesOf(pairs),
    elements: list(single(pairs, '_elements')),
    summary: oneOf(pairs, '_summary', ['true', 'text', 'data', 'count', 'false'], 'false'),
    withTotal: oneOf(pairs, '_total', ['none', 'estimate', 'accurate'], 'accurate') !== 'none',
    count: countIn(parameters),
    applied: pairs.filter(([key]) => key !== '_count'),
  }
}
