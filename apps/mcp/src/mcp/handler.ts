import { createMcpHandler } from '@modelcontextprotocol/server'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { sessionOf } from '../session/find-session.ts'
import { toPrincipal } from '../smart/principal.ts'
import type { Agent, Caller } from './caller.ts'
import { createDeps } from './deps.ts'
import { createServer } from './server.ts'

/** Of one request body; a resource to be written has to fit. */
export const maxRequestBytes = 1_000_000

/**
 * A client that has gone is noticed by what cannot be written to it any more, which takes two writes: long before the
 * deadline of a request to the platform.
 */
const keepAliveMs = 2_000

/**
 * Who calls, from the session object, with the roles of today's configuration.
 * @throws Failure `session/none` when the session has ended
 */
export async function resolveCaller(env: Env, agent: Agent, transport: Caller['transport']): Promise<Caller> {
  const session = await (await sessionOf(env, agent.sessionKey)).describe()
  const facts = session?.connections[0]
  if (!facts) throw new Failure('session/none')
  return { agent, facts, transport, principal: await toPrincipal(readConfig(env), facts, agent.clientId) }
}

/** `/mcp`: Streamable HTTP, stateless, the 2026 revision and those of 2025 from the same factory. */
export async function serveMcp(request: Request, env: Env, agent: Agent): Promise<Response> {
  const caller = await resolveCaller(env, agent, 'mcp')
  const deps = createDeps(env, readConfig(env))
  const handler = createMcpHandler(() => createServer(caller, deps), {
    maxRequestBodySize: maxRequestBytes,
    keepAliveMs,
    onerror: () => log('mcp/request-refused'),
  })
  return handler.fetch(request)
}
