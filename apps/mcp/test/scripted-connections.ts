import type { Platform } from '@repo/platforms'
import type { Caller } from '../src/mcp/caller.ts'
import type { Connections } from '../src/mcp/connections/connections.ts'
import type { ConnectionFacts, SessionFacts } from '../src/session/connection.ts'
import { fhirBaseUrl } from './upstream.ts'

/** A session, where nothing else is said connected to one platform. */
export interface ScriptedSession {
  connections?: ConnectionFacts[]
  platforms?: Platform[]
  /** What becomes of sign-ins, where it is not what is usual. */
  links?: Partial<Pick<Connections, 'link' | 'breakGlass' | 'signIn' | 'end' | 'session'>>
}

export const signInLink = {
  url: 'https://mcp.example/auth/connect?request=r1',
  code: 'ABCD-2345',
  expiresAt: '2026-11-20T12:10:00.000Z',
}

export const breakGlassLink = {
  url: 'https://mcp.example/auth/break-glass?request=g1',
  expiresAt: '2026-11-20T12:10:00.000Z',
}

export const aPlatform = (id: string, more: Partial<Platform> = {}): Platform => ({
  id,
  name: `Platform ${id}`,
  fhirBaseUrl,
  auth: 'smart',
  scope: 'openid fhirUser user/*.cruds',
  clientAuth: 'none',
  launchIss: [],
  allowedRoles: [],
  sponsors: [],
  ...more,
})

export function sessionOf(facts: ConnectionFacts, session?: ScriptedSession): SessionFacts {
  return { connections: session?.connections ?? [facts], createdAt: facts.connectedAt }
}

/** The connections of a session that notes in `steps` what is done to it. */
export function scriptedConnections(
  { facts, principal }: Caller,
  session: ScriptedSession | undefined,
  steps: string[],
): Connections {
  return {
    platforms: session?.platforms ?? [aPlatform('default')],
    tenant: 'default',
    principal: async ({ platform }) => ({ ...principal, platform }),
    session: async () => sessionOf(facts, session),
    link: async (platform) => {
      steps.push(`link ${platform}`)
      return signInLink
    },
    breakGlass: async ({ platform }, patient) => {
      steps.push(`glass ${platform} ${patient}`)
      return breakGlassLink
    },
    signIn: async () => 'unknown',
    end: async (platform) => {
      steps.push(`end ${platform}`)
      return sessionOf(facts, session).connections.some((one) => one.platform === platform)
    },
    ...session?.links,
  }
}
