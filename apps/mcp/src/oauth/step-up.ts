import { insufficientScope, type OAuthResourceAuth } from '@cloudflare/workers-oauth-provider'
import * as z from 'zod'
import type { Env } from '../config.ts'
import { failures } from '../failure/failures.ts'
import type { Agent } from '../mcp/caller.ts'
import type { CatalogueTool } from '../mcp/define-tool.ts'
import { maxRequestBytes, readBounded } from '../protection/body-limit.ts'
import { type McpScope, mcpScopes } from './scopes.ts'

export type Serve = (request: Request, env: Env, agent: Agent) => Promise<Response>

const toolCall = z.object({
  method: z.literal('tools/call'),
  params: z.object({ name: z.string(), arguments: z.unknown() }),
})
/** Each of our resources is what a read tool answers. */
const resourceRead = z.object({ method: z.literal('resources/read') })

/** The scopes that a JSON-RPC request needs, where it is a call of one of these tools or reads a resource. */
export function scopesNeededBy(message: unknown, tools: readonly Pick<CatalogueTool, 'name' | 'scopes'>[]) {
  if (resourceRead.safeParse(message).success) return ['fhir:read' as const]
  const call = toolCall.safeParse(message)
  if (!call.success) return []
  const { name, arguments: given } = call.data.params
  return tools.find((tool) => tool.name === name)?.scopes(given) ?? []
}

async function messageIn(body: ReadableStream<Uint8Array> | null): Promise<unknown> {
  const bytes = body && (await readBounded(body, maxRequestBytes))
  if (!bytes) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** Whether the answer can be a challenge. Where changes may have been made, the agent has to be told of them. */
function isChallenge(needed: readonly McpScope[], { scopes }: Agent): boolean {
  const mayHaveChanged = needed.includes('fhir:write') && scopes.includes('fhir:write')
  return !mayHaveChanged && needed.some((scope) => !scopes.includes(scope))
}

/**
 * Serves a request, and turns the refusal of a call for which the agent lacks a scope into a challenge, by which it can
 * ask the person for more (RFC 6750 §3.1). The call is served all the same: the pipeline refuses and records it.
 */
export async function serveOrChallenge(
  request: Request,
  env: Env,
  agent: Agent,
  auth: OAuthResourceAuth,
  serve: Serve,
): Promise<Response> {
  // Who may do everything is asked for nothing, and their bodies are read once.
  const mayAll = mcpScopes.every((scope) => agent.scopes.includes(scope))
  if (request.method !== 'POST' || mayAll) return serve(request, env, agent)
  const message = await messageIn(request.clone().body)
  const response = await serve(request, env, agent)
  // Loaded with the first call, as `serve` does.
  const { catalogue } = await import('../mcp/tools/catalogue.ts')
  const needed = scopesNeededBy(message, catalogue)
  if (!response.ok || !isChallenge(needed, agent)) return response
  await response.text()
  const wanted = mcpScopes.filter((scope) => agent.scopes.includes(scope) || needed.includes(scope))
  return insufficientScope(auth, wanted, failures['oauth/insufficient-scope'].say)
}
