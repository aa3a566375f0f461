import type { ConnectionFacts } from '../../session/connection.ts'
import type { PlatformLabel } from '../platform-field.ts'
import type { ListQuery } from './list-query.ts'

/** A platform, and what this browser's session has of it. */
export interface PlatformView {
  platform: PlatformLabel & { auth: 'smart' | 'backend' | 'token' | 'none' }
  facts?: ConnectionFacts
  /** Of a platform that signs in nobody: whether somebody who is signed in here may use it. */
  isOpenToMe?: boolean
  /** The person's roles here, by policy. */
  roles: readonly string[]
  /** Scopes that were asked for and not granted. */
  missing: readonly string[]
}

/** An agent that the person approved. */
export interface AgentView {
  grantId: string
  clientId: string
  clientName: string
  /** RFC 3339. */
  since: string
  /** Scopes of ours, as granted. */
  scopes: readonly string[]
}

/** An agent that the person did not approve, or not as this platform knows them, and let into it by its link. */
export interface LinkedAgentView {
  id: string
  clientId: string
  clientName: string
  /** RFC 3339. */
  since: string
  platformName: string
}

export interface ConnectionsView {
  publicUrl: string
  /** Whether the browser has a session, with a platform or none. */
  signedIn: boolean
  /** In the order of the configuration. */
  platforms: readonly PlatformView[]
  agents: readonly AgentView[]
  linkedAgents: readonly LinkedAgentView[]
  query: ListQuery
}
