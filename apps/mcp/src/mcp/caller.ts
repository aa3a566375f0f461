import type { Principal } from '@repo/cerbos'
import type { McpScope } from '../oauth/scopes.ts'
import type { ConnectionFacts } from '../session/connection.ts'

/** The program that calls: an MCP client with its token, or a browser with its cookie. */
export interface Agent {
  sessionKey: string
  clientId: string
  clientName: string
  scopes: readonly McpScope[]
}

/** Who calls, through what. Made anew for each request from the session object. */
export interface Caller {
  agent: Agent
  principal: Principal
  facts: ConnectionFacts
  transport: 'mcp' | 'sse'
}
