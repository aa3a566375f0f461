import { type AuditRecord, auditRecordVersion } from '@repo/audit'
import type { Context, Next } from 'hono'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import type { FailureCode } from '../failure/failures.ts'
import { log } from '../log.ts'
import { printable } from '../mcp/recorder.ts'
import { addressOf, networkOf } from '../protection/address.ts'
import { isWithin } from '../protection/within.ts'
import { unknownPrincipal } from '../smart/principal.ts'
import { auditProducer } from './audit-producer.ts'
import { type RefusedCaller, refusedCaller, takeCaller } from './refused-callers.ts'

type App = { Bindings: Env }

const recorded: readonly FailureCode[] = [
  'request/too-many',
  'request/foreign-origin',
  'session/none',
  // Nobody is signed in in a session that lives still.
  'smart/session-expired',
  'platform/not-connected',
]

/**
 * Why a request was refused before it became a call of anybody's. A request without a credential is none: that is how every
 * client begins (RFC 9728 §5.1).
 */
function refusalOf({ error, req, res }: Context<App>): string | undefined {
  const code = error && Failure.from(error).code
  if (code !== undefined) return recorded.includes(code) ? code : undefined
  if (res.status === 429) return 'request/too-many'
  if (res.status !== 401) return undefined
  // RFC 6749 §5.2, RFC 6750 §3.1.
  if (req.path === '/oauth/token') return 'oauth/invalid-client'
  return req.header('authorization') === undefined ? undefined : 'oauth/invalid-token'
}

/** A code or refresh token that is none, is used up or is another client's (RFC 6749 §5.2). */
async function refusedGrant(answer: Response): Promise<string | undefined> {
  const said: unknown = await answer.json().catch(() => null)
  return (said as { error?: unknown } | null)?.error === 'invalid_grant' ? 'oauth/invalid-grant' : undefined
}

function transportOf(path: string): AuditRecord['transport'] {
  if (path.startsWith('/mcp')) return 'mcp'
  if (path.startsWith('/sse')) return 'sse'
  return path.startsWith('/api') ? 'rest' : 'browser'
}

/** So many of one person, whatever others are refused; of what anybody can send so many of one network, and of all. */
async function isOneOfFew(env: Env, code: string, userId: string | undefined, address = 'none'): Promise<boolean> {
  if (userId !== undefined) return isWithin(env, 'REFUSAL_LIMIT', `${code}|person|${userId}`)
  const ofNetwork = await isWithin(env, 'REFUSAL_LIMIT', `${code}|${networkOf(address)}`)
  return ofNetwork && isWithin(env, 'REFUSALS_LIMIT', 'all')
}

async function record(env: Env, code: string, request: Request, caller: RefusedCaller = {}): Promise<void> {
  const address = addressOf(request)
  const { userId, clientId, clientName } = caller
  if (!(await isOneOfFew(env, code, userId, address))) {
    log('audit/refusal-unrecorded', { code, reason: 'too-many' })
    return
  }
  await auditProducer(env).record({
    version: auditRecordVersion,
    id: crypto.randomUUID(),
    recorded: new Date().toISOString(),
    requestId: crypto.randomUUID(),
    tenant: readConfig(env).tenant,
    platform: 'none',
    phase: 'outcome',
    event: 'refusal',
    transport: transportOf(new URL(request.url).pathname),
    patients: [],
    disclosed: [],
    outcome: '4',
    code,
    agent: {
      principalId: userId ?? unknownPrincipal,
      roles: [],
      ...(clientId && { clientId }),
      ...(clientName && { clientName: printable(clientName) }),
    },
    ...(address && { address }),
  })
}

/**
 * Records requests that are refused before they are anybody's call, in the name of who sent them where a token or session
 * told it: nothing was shown, so the answer does not wait. Anybody can send as many as they like, so a minute has a bounded
 * number of rows, and the rest a line in the log.
 */
export async function recordRefusals(c: Context<App>, next: Next): Promise<void> {
  await next()
  const caller = refusedCaller(c.error) ?? takeCaller(c.res.headers)
  const { req, res, env, error } = c
  const isOfGrant = !error && req.path === '/oauth/token' && res.status === 400
  const refusal = isOfGrant ? refusedGrant(res.clone()) : refusalOf(c)
  if (refusal === undefined) return
  const noted = async () => {
    const code = await refusal
    if (code === undefined) return
    await record(env, code, req.raw, caller).catch(() => log('audit/refusal-unrecorded', { code, reason: 'failed' }))
  }
  c.executionCtx.waitUntil(noted())
}
