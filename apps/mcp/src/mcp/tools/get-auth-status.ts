import { comparedScopes } from '@repo/fhir'
import * as z from 'zod'
import { configuredConnections } from '../connections/chosen-platform.ts'
import { launchOf } from '../connections/launch.ts'
import { defineSessionTool } from '../define-tool.ts'
import { telling } from './session-arguments.ts'

const connection = z.object({
  platform: z.string(),
  state: z.enum(['connected', 'expired']),
  fhirUser: z.string(),
  name: z.string().optional(),
  roles: z.array(z.string()),
  launchPatient: z.string().optional(),
  launchEncounter: z.string().optional(),
  launchContext: z.array(z.unknown()).optional(),
  granted: z.string(),
  missing: z.array(z.string()).optional().describe('Asked for and not granted'),
  since: z.string(),
  expires: z.string().optional(),
})

export const getAuthStatus = defineSessionTool({
  name: 'get_auth_status',
  title: 'State of the sign-ins',
  description:
    'Who is signed in at each platform, what they granted, and until when. Use it when access is missing, or before a long task.',
  hints: telling,
  input: z.strictObject({}),
  output: z.object({ connections: z.array(connection), agentMay: z.array(z.string()), next: z.string().optional() }),
  tell: async (_given, { agent, session, connections }) => {
    const known = configuredConnections(session.connections, connections.platforms)
    const told = known.map(async (facts) => {
      const { roles } = await connections.principal(facts)
      const { missing } = comparedScopes(facts.requestedScope, facts.scope)
      return {
        platform: facts.platform,
        state: facts.state,
        fhirUser: facts.fhirUser,
        ...(facts.name && { name: facts.name }),
        roles: [...roles],
        ...launchOf(facts),
        granted: facts.scope,
        ...(missing.length > 0 && { missing }),
        since: facts.connectedAt,
        ...(facts.endsAt && { expires: facts.endsAt }),
      }
    })
    const isAllWell = known.length > 0 && known.every(({ state }) => state === 'connected')
    return {
      connections: await Promise.all(told),
      agentMay: [...agent.scopes],
      ...(!isAllWell && { next: 'Call start_auth for what is expired or not connected.' }),
    }
  },
})
