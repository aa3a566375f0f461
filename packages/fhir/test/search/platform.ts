import type { ServerCapabilities, TypeCapabilities } from '../../src/index.ts'

interface Listed {
  interactions?: string[]
  /** Name to type, or to type and definition. */
  parameters?: Record<string, string | [type: string, definition: string]>
  includes?: string[]
  revincludes?: string[]
}

function typeOf({ interactions = ['read', 'search-type'], parameters = {}, includes = [], revincludes = [] }: Listed) {
  const named = Object.entries(parameters).map(([name, listed]) => {
    const [type, definition] = typeof listed === 'string' ? [listed] : listed
    return [name, { type, ...(definition !== undefined && { definition }) }] as const
  })
  return {
    interactions: new Set(interactions),
    searchParameters: new Map(named),
    searchInclude: new Set(includes),
    searchRevInclude: new Set(revincludes),
    operations: new Map(),
  } satisfies TypeCapabilities
}

/** A server that lists these types and nothing else. */
export function platform(types: Record<string, Listed>): ServerCapabilities {
  return {
    formats: ['json'],
    interactions: new Set(),
    operations: new Map(),
    types: new Map(Object.entries(types).map(([name, listed]) => [name, typeOf(listed)])),
  }
}
