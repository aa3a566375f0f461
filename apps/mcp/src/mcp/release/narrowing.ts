import {
  type ResourceType,
  type ScopeGrant,
  type SearchPairs,
  type ServerCapabilities,
  scopeNarrowing,
} from '@repo/fhir'

/** Whether the platform says that a type is searched by the parameter: what it does not know it may refuse. */
function isListed(server: ServerCapabilities | undefined, type: ResourceType, name: string): boolean {
  return server?.types.get(type)?.searchParameters.has(name) === true
}

/**
 * Parameters to be sent beside those of a search, so that what would be withheld is not fetched in the first place. Each
 * only takes away what policy would withhold; all that comes back is judged all the same.
 */
export function narrowingOf(
  type: ResourceType,
  pairs: SearchPairs,
  scopes: readonly ScopeGrant[],
  server: ServerCapabilities | undefined,
): SearchPairs {
  const isSent = ([name, value]: SearchPairs[number]) => pairs.some((pair) => pair[0] === name && pair[1] === value)
  const byScope = scopeNarrowing(type, scopes) ?? []
  return byScope.filter((pair) => !isSent(pair) && isListed(server, type, pair[0]))
}
