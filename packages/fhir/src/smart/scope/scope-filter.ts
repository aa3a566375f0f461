import { tokenPathTable } from '../../generated/token-paths.ts'
import { isResourceType } from '../../resource-type.ts'
import { r4Parameters } from '../../search/search-parameter.ts'
import { splitValue } from '../../search/value/value-syntax.ts'
import type { AnyResource, ScopeGrant } from '../../vocabulary.ts'

type Pair = readonly [string, string]

/** No platform grants more; what is longer grants nothing. */
const maxQueryLength = 2_000
const maxAlternatives = 50

/** Of every type (R4 search.html#all). */
const ofAllTypes: Readonly<Record<string, readonly string[]>> = {
  _id: ['id'],
  _security: ['meta.security'],
  _tag: ['meta.tag'],
}

const camel = (code: string) => code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Where a token parameter reads in a type; undefined for every other parameter. */
function pathsOf(resourceType: string, code: string): readonly string[] | undefined {
  if (Object.hasOwn(ofAllTypes, code)) return ofAllTypes[code]
  if (!isResourceType(resourceType) || r4Parameters(resourceType).get(code)?.type !== 'token') return undefined
  const entries = tokenPathTable[resourceType]?.split(' ') ?? []
  const [, path] = entries.find((one) => one.startsWith(`${code}=`))?.split('=') ?? []
  if (path !== undefined) return path === '' ? undefined : path.split(',')
  // Elements that the type does not have hold nothing.
  return [camel(code)]
}

function valuesAt(node: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(node)) return node.flatMap((item) => valuesAt(item, path))
  const [element, ...rest] = path
  if (element === undefined) return [node]
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, element)) return []
  return valuesAt(Reflect.get(node, element), rest)
}

interface Token {
  system: string | undefined
  code: string
}

/** The tokens of a Coding, CodeableConcept, Identifier, ContactPoint, code or boolean (R4 search.html#token). */
function tokensOf(value: unknown): Token[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [{ system: undefined, code: String(value) }]
  if (typeof value !== 'object' || value === null) return []
  const { coding, system, code = Reflect.get(value, 'value') } = value as Record<string, unknown>
  if (coding !== undefined) return [coding].flat().flatMap(tokensOf)
  if (typeof code !== 'string') return []
  return [{ system: typeof system === 'string' ? system : undefined, code }]
}

const unescaped = (text: string) => text.replace(/\\([,$|\\])/g, '$1')

/** Whether a token is what one alternative asks for: `code`, `system|code`, `|code` or `system|`. */
function isAskedFor(alternative: string, { system, code }: Token): boolean {
  const [first = '', second, ...more] = splitValue(alternative, '|').map(unescaped)
  if (more.length > 0) return false
  if (second === undefined) return first !== '' && first === code
  if (first === '') return second !== '' && system === undefined && second === code
  return system === first && (second === '' || second === code)
}

/** The parameters of a filter, decoded. Undefined where it cannot be read. */
export function scopeFilterPairs(query: string): readonly Pair[] | undefined {
  if (query.length > maxQueryLength) return undefined
  const pairs = [...new URLSearchParams(query)]
  const isReadable = pairs.every(([name, value]) => name !== '' && value !== '' && !value.includes('\uFFFD'))
  return pairs.length > 0 && isReadable ? pairs : undefined
}

function meets(resource: AnyResource, [code, value]: Pair): boolean {
  const paths = pathsOf(resource.resourceType, code)
  const alternatives = splitValue(value, ',')
  if (paths === undefined || alternatives.length > maxAlternatives) return false
  const tokens = paths.flatMap((path) => valuesAt(resource, path.split('.'))).flatMap(tokensOf)
  return alternatives.some((alternative) => tokens.some((token) => isAskedFor(alternative, token)))
}

/**
 * Whether a resource meets the filter of a granular scope, what follows its `?` (SMART App Launch 2.2 §3.0.2.4): every
 * parameter of it, by the rules of a token search (R4 search.html#token). A filter that cannot be judged here is met by
 * nothing: a parameter that is no token or does more than follow elements, one with a modifier, one of another type, a
 * system on an element whose system is implied.
 */
export function meetsScopeFilter(resource: AnyResource, query: string): boolean {
  return scopeFilterPairs(query)?.every((pair) => meets(resource, pair)) ?? false
}

/** Those filters of the scopes on a resource's type that the resource meets, each once. */
export function scopeFiltersMet(resource: AnyResource, scopes: readonly ScopeGrant[]): string[] {
  const onType = scopes.filter(({ resourceType }) => resourceType === '*' || resourceType === resource.resourceType)
  const queries = new Set(onType.flatMap(({ query }) => query ?? []))
  return [...queries].filter((query) => meetsScopeFilter(resource, query))
}

/**
 * Parameters that a search may carry so that it finds what its scopes admit and little else: where every scope on the type
 * that has the letter `s` is filtered, by one and the same filter or by values of one and the same parameter. Undefined
 * where nothing can be said for all of them.
 */
export function scopeNarrowing(resourceType: string, scopes: readonly ScopeGrant[]): readonly Pair[] | undefined {
  const searching = scopes.filter(
    (scope) => ['*', resourceType].includes(scope.resourceType) && scope.permissions.includes('s'),
  )
  const filters = searching.map(({ query }) => (query === undefined ? undefined : scopeFilterPairs(query)))
  const known = filters.filter((pairs) => pairs?.every(([code]) => pathsOf(resourceType, code) !== undefined))
  const distinct = new Map(known.map((pairs) => [JSON.stringify(pairs), pairs]))
  const [first] = distinct.values()
  if (filters.length === 0 || known.length < filters.length || first === undefined) return undefined
  if (distinct.size === 1) return first
  const singles = [...distinct.values()].flatMap((pairs) => (pairs?.length === 1 ? pairs : []))
  const [[code] = ['']] = singles
  const isOfOne = singles.length === distinct.size && singles.every(([name]) => name === code)
  return isOfOne ? [[code, singles.map(([, value]) => value).join(',')]] : undefined
}
