import { auditProducer } from '../audit/audit-producer.ts'
import { type Env, readConfig } from '../config.ts'
import type { Agent } from '../mcp/caller.ts'
import { requireMcpScope } from '../oauth/scopes.ts'
import type { Examination } from './examine-trail.ts'
import { openSession, signedInOf } from './signed-in.ts'
import { createTrailAccess } from './trail-access.ts'
import type { TrailRequest } from './trail-request.ts'

/**
 * What a program with a token examines the trail with, if it may read at all. Never all of the tenant, as an agent's tool
 * never does: the person agreed to what concerns them.
 * @throws Failure `session/none`, `platform/not-connected`, `smart/session-expired`
 */
export async function agentExamination(
  env: Env,
  agent: Agent,
  path: string,
  asked: () => TrailRequest,
): Promise<Examination> {
  const { sessionKey, clientId, clientName, address } = agent
  const config = readConfig(env)
  return {
    access: createTrailAccess(env, config),
    audit: auditProducer(env),
    principals: await signedInOf(config, await openSession(env, sessionKey), clientId),
    kinds: ['patient', 'own'],
    reader: {
      transport: 'rest',
      clientId,
      clientName,
      startedAt: Date.now(),
      ...(address && { address }),
    },
    path,
    asked: () => {
      requireMcpScope({ agent }, 'fhir:read')
      return asked()
    },
    now: () => Date.now(),
  }
}
