import { type Env, readConfig } from '../config.ts'
import type { Agent } from '../mcp/caller.ts'
import { createDeps } from '../mcp/deps.ts'
import { resolveSession } from '../mcp/handler.ts'
import { answerRest } from './rest.ts'

/** `/api/fhir`: R4's REST API (http.html) over the pipelines of the tools. */
export async function serveRest(request: Request, env: Env, agent: Agent): Promise<Response> {
  const config = readConfig(env)
  const session = await resolveSession(env, agent, 'rest')
  const deps = createDeps(env, config)
  const answer = answerRest(request, session, deps, config.publicUrl)
  deps.outlive(answer)
  return answer
}
