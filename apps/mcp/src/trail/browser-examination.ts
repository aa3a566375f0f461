import type { Context } from 'hono'
import { auditProducer } from '../audit/audit-producer.ts'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { addressOf } from '../protection/address.ts'
import { limitBrowser } from '../protection/rate-limits.ts'
import { readSessionCookie } from '../session/cookies.ts'
import type { Examination } from './examine-trail.ts'
import { openSession, signedInOf } from './signed-in.ts'
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
  const sessionKey = readSessionCookie(c)
  if (!sessionKey) throw new Failure('session/none')
  const session = await openSession(c.env, sessionKey)
  await limitBrowser(c.env, config, sessionKey, session)
  const address = addressOf(c.req.raw)
  return {
    access: createTrailAccess(c.env, config),
    audit: auditProducer(c.env),
    principals: await signedInOf(config, session, clientId),
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
