import type { ResourceType } from '../generated/resource-types.ts'
import { commonSearchParameters, searchParameterTable } from '../generated/search-parameters.ts'

/** A search parameter's type (R4 search.html#ptypes). */
export type SearchParameterType =
  | 'number'
  | 'date'
  | 'string'
  | 'token'
  | 'reference'
  | 'composite'
  | 'quantity'
  | 'uri'
  | 'special'

/** What a search parameter takes, of R4 or of a server's own. */
export interface SearchParameter {
  code: string
  type: SearchParameterType
  /** The types that a reference can point to; undefined where that can be any. Empty for what is no reference. */
  targets: readonly ResourceType[] | undefined
  /** The codes of a composite's components; empty for what is no composite, and where nothing is known of them. */
  components: readonly string[]
  /** A token that is `true` or `false`, or one that is `plain`: without a system. */
  values: 'boolean' | 'plain' | undefined
}

function parseEntry(entry: string): SearchParameter {
  const [, code = '', type = '', mark = '', detail = ''] = /^([^:]+):([a-z]+)(?:([>=!])(.*))?$/.exec(entry) ?? []
  const targets = mark === '>' ? (detail.split(',') as ResourceType[]) : []
  return {
    code,
    type: type as SearchParameterType,
    targets: detail === '*' ? undefined : targets,
    components: mark === '=' ? detail.split('$') : [],
    values: mark === '!' ? (detail as 'boolean' | 'plain') : undefined,
  }
}

function parseEntries(entries: string): ReadonlyMap<string, SearchParameter> {
  const parsed = entries.split(' ').filter((entry) => entry !== '')
  return new Map(parsed.map(parseEntry).map((parameter) => [parameter.code, parameter]))
}

/** Each type's table is parsed when it is first asked for, which costs nothing at the start. */
const parsed = new Map<ResourceType, ReadonlyMap<string, SearchParameter>>()

/** What R4 defines for a type, by code; the parameters common to all types are not among it. */
export function r4Parameters(resourceType: ResourceType): ReadonlyMap<string, SearchParameter> {
  const known = parsed.get(resourceType) ?? parseEntries(searchParameterTable[resourceType])
  parsed.set(resourceType, known)
  return known
}

/** What R4 defines for every type (`_id` …), by code. */
export const commonParameters = parseEntries(commonSearchParameters)

/** The search parameters that R4 defines for a type, by code; those common to all types (`_id` …) are not among them. */
export function searchParametersOf(resourceType: ResourceType): ReadonlyMap<string, SearchParameterType> {
  return new Map([...r4Parameters(resourceType).values()].map(({ code, type }) => [code, type]))
}
