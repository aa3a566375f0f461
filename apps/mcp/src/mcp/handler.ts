import { createMcpHandler, type McpHttpHandler, readRequestBody } from '@modelcontextprotocol/server'
import { recordRefusal, refusalOf } from '../audit/refused-messages.ts'
import { type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { maxRequestBytes } from '../protection/body-limit.ts'
import { limitFurther } from '../protection/rate-limits.ts'
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

const tooLarge = { jsonrpc: '2.0', error: { code: -32_000, message: 'The message is too large.' }, id: null }

/** The answer to a message, and the message where it is JSON. What is wrong with one that is none, the SDK says. */
async function answered(
  handler: McpHttpHandler,
  request: Request,
  count: (message: unknown) => Promise<void>,
): Promise<{ response: Response; message?: unknown }> {
  const body = await readRequestBody(request, maxRequestBytes)
  if (body.tooLarge) return { response: Response.json(tooLarge, { status: 413 }) }
  const message = parsed(body.text)
  await count(message)
  if (message !== undefined) return { response: await handler.fetch(request, { parsedBody: message }), message }
  const { url, method, headers } = request
  return { response: await handler.fetch(new Request(url, { method, headers, body: body.text })) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `/mcp`: Streamable HTTP, stateless, the 2026 revision and those of 2025 from the same factory. */
export async function serveMcp(request: Request, env: Env, agent: Agent): Promise<Response> {
  const caller = await resolveSession(env, agent, 'mcp')
  const config = readConfig(env)
  const deps = createDeps(env, config)
  const handler = createMcpHandler(() => createServer(() => caller, deps), {
    maxRequestBodySize: maxRequestBytes,
    keepAliveMs,
    onerror: () => log('mcp/request-refused'),
  })
  if (request.method !== 'POST') return handler.fetch(request)
  const count = (message: unknown) => limitFurther(env, config, agent, message)
  const { response, message } = await answered(handler, request, count)
  const refusal = refusalOf(response.status, message)
  if (refusal) recordRefusal(caller, deps, refusal)
  return response
}
