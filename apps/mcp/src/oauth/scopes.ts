import { Failure } from '../failure/failure.ts'

/** What an MCP client may ask of us (hop 1). What the person may do is SMART's and Cerbos' matter (hop 2). */
export const mcpScopes = ['fhir:read', 'fhir:write'] as const
export type McpScope = (typeof mcpScopes)[number]

/** The scopes in words, for the consent page. */
export const scopeWords: Record<McpScope, string> = {
  'fhir:read': 'Search and read the health records that you may see',
  'fhir:write': 'Create, change and delete health records where you may do so',
}

export function isMcpScope(scope: string): scope is McpScope {
  return mcpScopes.some((known) => known === scope)
}

/**
 * What the MCP client may do for the person at all (hop 1).
 * @throws Failure `oauth/insufficient-scope`
 */
export function requireMcpScope({ agent }: { agent: { scopes: readonly McpScope[] } }, scope: McpScope): void {
  if (!agent.scopes.includes(scope)) throw new Failure('oauth/insufficient-scope')
}
