import type { Principal } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'
import type { Platform } from '@repo/platforms'
import type { BreakGlassLink } from '../../break-glass/break-glass-link.ts'
import type { ConnectionFacts, SessionFacts } from '../../session/connection.ts'

/** Where a person signs in at a platform for this session: good once. */
export interface SignInLink {
  url: string
  /** To be typed where the browser is not the one in which the person approved the agent. */
  code: string
  /** RFC 3339. */
  expiresAt: string
}

/** How the sign-in stands that was last begun for a platform. `unknown`: there is none, or its link is too old. */
export type SignInState = 'open' | 'signing-in' | 'connected' | 'refused' | 'failed' | 'unknown'

/** The platforms of one agent's session. */
export interface Connections {
  /** All that are configured. Nothing secret. */
  platforms: readonly Platform[]
  tenant: string
  /** As it is now; undefined where the session has ended. */
  session(): Promise<SessionFacts | undefined>
  /** The person of a connection, with the roles of today's configuration. */
  principal(facts: ConnectionFacts): Promise<Principal>
  /**
   * A link by which the person agrees, and signs in where the platform has people do so: the one that was begun before
   * while it lives. @throws Failure `platform/not-allowed`, `connection/browser`
   */
  link(platform: string): Promise<SignInLink>
  /** A link by which the person of a connection breaks the glass for a patient. */
  breakGlass(facts: ConnectionFacts, patient: Reference): Promise<BreakGlassLink>
  signIn(platform: string): Promise<SignInState>
  /** Ends the connection here at once, then tells the platform; answers whether there was one. */
  end(platform: string): Promise<boolean>
}
