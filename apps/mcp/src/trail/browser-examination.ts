import type { Context } from 'hono'
import { auditProducer } from '../audit/audit-producer.ts'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { addressOf } from '../protection/address.ts'
import { browserSession } from '../session/browser-session.ts'
import type { Examination } from './examine-trail.ts'
import { signedInOf } from './signed-in.ts'
import { createTrailAccess } from './trail-access.ts'
import type { TrailRequest } from './trail-request.ts'

const clientId = 'browser'

/**
 * What a browser's session examines the trail with.
 * @throws Failure `session/none`, `platform/not-connected`, `smart/session-expired`, `request/too-many`
 */
export async function browserExamination(
  c: Context<{ Bindings: Env }>,
  transport: 'browser' | 'rest',
  asked: () => TrailRequest,
): Promise<Examination> {
  const config = readConfig(c.env)
  const own = await browserSession(c)
  if (!own) throw new Failure('session/none')
  const address = addressOf(c.req.raw)
  return {
    access: createTrailAccess(c.env, config),
    audit: auditProducer(c.env),
    principals: await signedInOf(config, own.facts, clientId),
    reader: {
      transport,
      clientId,
      clientName: 'Browser session',
      startedAt: Date.now(),
      ...(address && { address }),
    },
    path: new URL(c.req.url).pathname,
    asked,
    now: () => Date.now(),
  }
}
