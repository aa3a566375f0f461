import { insufficientScope, type OAuthResourceAuth } from '@cloudflare/workers-oauth-provider'
import * as z from 'zod'
import type { Env } from '../config.ts'
import { failures } from '../failure/failures.ts'
import type { Agent } from '../mcp/caller.ts'
import { maxRequestBytes, readBounded } from '../protection/body-limit.ts'
import type { McpScope } from './scopes.ts'

export type Serve = (request: Request, env: Env, agent: Agent) => Promise<Response>

/** The tools that need `fhir:write` whatever they are called with. */
const writes = ['fhir_create', 'fhir_update', 'fhir_patch', 'fhir_delete']
/** The interactions of a batch that do not. */
const reads = ['read', 'search-type']

const toolCall = z.object({
  method: z.literal('tools/call'),
  params: z.object({ name: z.string(), arguments: z.unknown() }),
})
const batch = z.object({ entries: z.array(z.object({ interaction: z.string() })) })

function batchChanges(given: unknown): boolean {
  const read = batch.safeParse(given)
  return read.success && read.data.entries.some(({ interaction }) => !reads.includes(interaction))
}

/** The scope that a JSON-RPC request needs, where it is a call of a tool that changes records. */
export function scopeNeededBy(message: unknown): McpScope | undefined {
  const call = toolCall.safeParse(message)
  if (!call.success) return undefined
  const { name, arguments: given } = call.data.params
  return writes.includes(name) || (name === 'fhir_batch' && batchChanges(given)) ? 'fhir:write' : undefined
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
  if (request.method !== 'POST' || agent.scopes.includes('fhir:write')) return serve(request, env, agent)
  const needed = scopeNeededBy(await messageIn(request.clone().body))
  const response = await serve(request, env, agent)
  if (needed === undefined || !response.ok) return response
  await response.text()
  return insufficientScope(auth, [...agent.scopes, needed], failures['oauth/insufficient-scope'].say)
}
