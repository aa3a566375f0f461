import type { Context } from 'hono'
import { auditProducer } from '../audit/audit-producer.ts'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { configuredConnections } from '../mcp/connections/chosen-platform.ts'
import { addressOf } from '../protection/address.ts'
import { limitAgent } from '../protection/rate-limits.ts'
import { readSessionCookie } from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
import { toPrincipal } from '../smart/principal.ts'
import type { Examination } from './examine-trail.ts'
import { createTrailAccess } from './trail-access.ts'
import { requestText, type TrailRequest } from './trail-request.ts'

const clientId = 'browser'

/** Those of the browser's session who are signed in now, each as their own platform knows them. */
async function principalsOf(env: Env, sessionKey: string): Promise<Examination['principals']> {
  const config = readConfig(env)
  const session = await (await sessionOf(env, sessionKey)).describe()
  if (!session) throw new Failure('session/none')
  // A platform that signs in nobody is used in the name of somebody who is signed in at another one.
  const people = configuredConnections(session.connections, config.platforms.all).filter(({ service }) => !service)
  const live = people.filter(({ state }) => state === 'connected')
  const [first, ...others] = await Promise.all(live.map((facts) => toPrincipal(config, facts, clientId)))
  if (!first) throw new Failure(people.length > 0 ? 'smart/session-expired' : 'platform/not-connected')
  return [first, ...others]
}

/**
 * What a browser's session examines the trail with.
 * @throws Failure `session/none`, `platform/not-connected`, `smart/session-expired`, `request/too-many`
 */
export async function browserExamination(
  c: Context<{ Bindings: Env }>,
  transport: 'browser' | 'rest',
  request: TrailRequest,
): Promise<Examination> {
  const config = readConfig(c.env)
  const sessionKey = readSessionCookie(c)
  if (!sessionKey) throw new Failure('session/none')
  await limitAgent(c.env, config, { sessionKey, clientId })
  const address = addressOf(c.req.raw)
  return {
    access: createTrailAccess(c.env, config),
    audit: auditProducer(c.env),
    principals: await principalsOf(c.env, sessionKey),
    reader: {
      transport,
      clientId,
      clientName: 'Browser session',
      query: requestText(new URL(c.req.url).pathname, request),
      startedAt: Date.now(),
      ...(address && { address }),
    },
    request,
    now: () => Date.now(),
  }
}
