import { auditProducer } from '../audit/audit-producer.ts'
import { type Env, readConfig } from '../config.ts'
import type { Agent } from '../mcp/caller.ts'
import type { Examination } from './examine-trail.ts'
import { signedInOf } from './signed-in.ts'
import { createTrailAccess } from './trail-access.ts'
import { requestText, type TrailRequest } from './trail-request.ts'

/**
 * What a program with a token examines the trail with. Never all of the tenant, as an agent's tool never does: the person
 * agreed to what concerns them.
 * @throws Failure `session/none`, `platform/not-connected`, `smart/session-expired`
 */
export async function agentExamination(
  request: Request,
  env: Env,
  agent: Agent,
  asked: TrailRequest,
): Promise<Examination> {
  const { clientId, clientName, address } = agent
  return {
    access: createTrailAccess(env, readConfig(env)),
    audit: auditProducer(env),
    principals: await signedInOf(env, agent),
    kinds: ['patient', 'own'],
    reader: {
      transport: 'rest',
      clientId,
      clientName,
      query: requestText(new URL(request.url).pathname, asked),
      startedAt: Date.now(),
      ...(address && { address }),
    },
    request: asked,
    now: () => Date.now(),
  }
}
