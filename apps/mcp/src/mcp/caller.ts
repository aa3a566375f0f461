import type { Principal } from '@repo/cerbos'
import type { McpScope } from '../oauth/scopes.ts'
import type { ConnectionFacts, SessionFacts } from '../session/connection.ts'

/** What stands for a client's id where a browser calls with its cookie. */
export const browserClientId = 'browser'

/** The program that calls: an MCP client with its token, or a browser with its cookie. */
export interface Agent {
  sessionKey: string
  clientId: string
  clientName: string
  scopes: readonly McpScope[]
  /** The opaque id of the person who approved the client, where the token names them. */
  userId?: string
  /** The network address that it calls from. */
  address?: string
}

export type Transport = 'mcp' | 'sse' | 'rest'

/** Who calls, before it is known which of the session's platforms is meant. */
export interface SessionCaller {
  agent: Agent
  transport: Transport
  session: SessionFacts
}

/** The session as it is when a request begins. */
export type CurrentSession = () => SessionCaller

/** Who calls, through what, on one platform. Made anew for each call from the session object. */
export interface Caller {
  agent: Agent
  principal: Principal
  facts: ConnectionFacts
  transport: Transport
}

/** Who is recorded as acting, and on which platform, also where nobody is signed in there. */
export interface Actor {
  agent: Agent
  principal: Pick<Principal, 'id' | 'tenant' | 'roles'> &
    Partial<Pick<Principal, 'fhirUser' | 'purpose' | 'breakGlass'>>
  facts: Pick<ConnectionFacts, 'platform'>
  transport: Transport
}
