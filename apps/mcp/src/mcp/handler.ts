import { createMcpHandler } from '@modelcontextprotocol/server'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { maxRequestBytes } from '../protection/body-limit.ts'
import { sessionOf } from '../session/find-session.ts'
import type { Agent, SessionCaller, Transport } from './caller.ts'
import { createDeps } from './deps.ts'
import { createServer } from './server.ts'

/**
 * A client that has gone is noticed by what cannot be written to it any more, which takes two writes: long before the
 * deadline of a request to the platform.
 */
const keepAliveMs = 2_000

/**
 * Who calls, from the session object.
 * @throws Failure `session/none` when the session has ended
 */
export async function resolveSession(env: Env, agent: Agent, transport: Transport): Promise<SessionCaller> {
  const session = await (await sessionOf(env, agent.sessionKey)).describe()
  if (!session) throw new Failure('session/none')
  return { agent, transport, session }
}

/** `/mcp`: Streamable HTTP, stateless, the 2026 revision and those of 2025 from the same factory. */
export async function serveMcp(request: Request, env: Env, agent: Agent): Promise<Response> {
  const caller = await resolveSession(env, agent, 'mcp')
  const deps = createDeps(env, readConfig(env))
  const handler = createMcpHandler(() => createServer(() => caller, deps), {
    maxRequestBodySize: maxRequestBytes,
    keepAliveMs,
    onerror: () => log('mcp/request-refused'),
  })
  return handler.fetch(request)
}
