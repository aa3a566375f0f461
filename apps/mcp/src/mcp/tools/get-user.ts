import * as z from 'zod'
import { launchOf } from '../connections/launch.ts'
import { defineSessionTool } from '../define-tool.ts'
import { platform, telling } from './session-arguments.ts'

export const getUser = defineSessionTool({
  name: 'get_user',
  title: 'Who is signed in',
  description: [
    'Tells for whom you act: their own record, roles, the patient in focus, what they granted.',
    'Call it first. "patients": whose records you may ask for, if any are named.',
  ].join('\n'),
  hints: telling,
  input: z.strictObject({ platform }),
  output: z.object({
    fhirUser: z.string(),
    name: z.string().optional(),
    roles: z.array(z.string()),
    patients: z.array(z.string()),
    launchPatient: z.string().optional(),
    launchEncounter: z.string().optional(),
    launchContext: z.array(z.unknown()).optional(),
    platform: z.string(),
    grantedAtPlatform: z.string().describe('SMART scopes'),
    agentMay: z.array(z.string()).describe('What they allowed you'),
  }),
  tell: async ({ platform: wanted }, { callerOn, agent }) => {
    const { facts, principal } = await callerOn(wanted)
    return {
      fhirUser: facts.fhirUser,
      ...(facts.name && { name: facts.name }),
      roles: [...principal.roles],
      patients: [...principal.patients],
      ...launchOf(facts),
      platform: facts.platform,
      grantedAtPlatform: facts.scope,
      agentMay: [...agent.scopes],
    }
  },
})
