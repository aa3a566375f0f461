import type { Queries, ReferenceNames } from '../generated/r4.d.ts'
import type { ResourceType } from '../generated/resource-types.ts'

/** Search parameters in the order they are sent: a repeated name is AND, a comma within a value is OR (search.html#combining). */
export type SearchPairs = readonly (readonly [name: string, value: string])[]

/** Pairs in order, or a record in which an array repeats its name. */
export type SearchParams = SearchPairs | Readonly<Record<string, string | readonly string[]>>

function isPairs(params: SearchParams): params is SearchPairs {
  return Array.isArray(params)
}

/** The parameters as ordered pairs. */
export function searchPairs(params: SearchParams): [string, string][] {
  if (isPairs(params)) return params.map(([name, value]) => [name, value])
  return Object.entries(params).flatMap(([name, value]) => {
    return (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one])
  })
}

/** `subject` or `subject:Patient`: how a chain over type T begins. */
type ChainStart<T extends ResourceType, Start> = Start extends `${infer Name}:${infer Target}`
  ? Name extends ReferenceNames[T]
    ? Target extends ResourceType
      ? unknown
      : never
    : never
  : Start extends ReferenceNames[T]
    ? unknown
    : never

/** `Type:reference:…` after `_has:` (search.html#has). */
type ReverseChain<Rest> = Rest extends `${infer Type}:${infer Name}:${string}`
  ? Type extends ResourceType
    ? Name extends ReferenceNames[Type]
      ? unknown
      : never
    : never
  : never

/** `unknown` for a name that R4 has for type T, else `never`, which no value is. */
type Known<T extends ResourceType, Name> = Name extends `_has:${infer Rest}`
  ? ReverseChain<Rest>
  : Name extends `${infer Start}.${string}`
    ? ChainStart<T, Start>
    : Name extends keyof Queries[T]
      ? unknown
      : never

declare const queried: unique symbol

/** Pairs whose names and values were checked against R4 for type T by the compiler: `searchQuery` makes them. */
export type SearchQuery<T extends ResourceType> = SearchPairs & { readonly [queried]: T }

/**
 * Pairs from a query whose names, modifiers, chains and values are checked against R4 by the compiler:
 * `fhir.search('Observation', searchQuery('Observation', { patient: '1', date: ['ge2024', 'lt2025'] }))`.
 */
export function searchQuery<T extends ResourceType, Name extends string>(
  _resourceType: T,
  query: Queries[T] & { [N in Name]: Known<T, N> },
): SearchQuery<T>
export function searchQuery(_resourceType: ResourceType, query: object): SearchPairs {
  return Object.entries(query).flatMap(([name, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.filter((one) => one !== undefined).map((one): [string, string] => [name, String(one)])
  })
}

/** Percent-encodes all but `:`, `,`, `/` and `$`, which RFC 3986 §3.4 lets stand in a query and FHIR uses throughout. */
function encodeQueryText(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
    .replaceAll('%24', '$')
}

/** The query string without `?`; empty when there are no parameters. */
export function encodeSearchParams(params: SearchParams): string {
  return searchPairs(params)
    .map(([name, value]) => `${encodeQueryText(name)}=${encodeQueryText(value)}`)
    .join('&')
}
