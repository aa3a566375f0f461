import * as z from 'zod'
import { defineSessionTool } from '../define-tool.ts'

export const getUser = defineSessionTool({
  name: 'get_user',
  title: 'Who is signed in',
  description: [
    'Tells for whom you act: their FHIR record, role, the patient in focus, and what they granted at the FHIR platform.',
    'Call it first in a conversation. "patients" are the ones whose records you may ask for as this person, if any are named.',
  ].join('\n'),
  input: z.strictObject({}),
  output: z.object({
    fhirUser: z.string().describe('Reference of the signed-in person’s own record'),
    name: z.string().optional(),
    roles: z.array(z.string()),
    patients: z.array(z.string()),
    launchPatient: z.string().optional(),
    platform: z.string(),
    grantedAtPlatform: z.string().describe('SMART scopes'),
    agentMay: z.array(z.string()).describe('What the person allowed you, the agent'),
  }),
  tell: (_given, { facts, principal, agent }) => ({
    fhirUser: principal.fhirUser,
    ...(facts.name && { name: facts.name }),
    roles: [...principal.roles],
    patients: [...principal.patients],
    ...(principal.launchPatient && { launchPatient: principal.launchPatient }),
    platform: facts.platform,
    grantedAtPlatform: facts.scope,
    agentMay: [...agent.scopes],
  }),
})
