import type { ServerContext, Variables } from '@modelcontextprotocol/server'
import { Failure } from '../../failure/failure.ts'
import { actorOn } from '../connections/session-callers.ts'
import type { CatalogueTool, Served } from '../define-tool.ts'
import { conclude } from '../pipeline.ts'
import { protocolError } from './protocol-error.ts'
import { segment } from './resource-uri.ts'

/** Which tool a URI is answered by, and with which arguments. */
export interface ByTool {
  tool: CatalogueTool
  /** @throws Failure `input/invalid` */
  given(variables: Variables): Record<string, unknown>
}

/**
 * What the tool answers, after the same checks and with the same audit record as a call of the tool.
 * @throws ProtocolError in our own words
 */
export async function readResource(
  { tool, given }: ByTool,
  uri: URL,
  variables: Variables,
  request: ServerContext,
  served: Served,
): Promise<Record<string, unknown>> {
  const args = argumentsOf(given, variables)
  const answer =
    args instanceof Failure ? await refused(tool, variables, args, served) : await tool.call(args, request, served)
  if (answer.ok) return answer.data
  throw protocolError('failure' in answer ? answer.failure : new Failure('internal'), uri.href)
}

function argumentsOf(given: ByTool['given'], variables: Variables): Record<string, unknown> | Failure {
  try {
    return { ...given(variables), platform: segment(variables, 'platform') }
  } catch (cause) {
    return Failure.from(cause)
  }
}

/** What never reaches the tool is recorded as one of its refusals all the same. */
async function refused({ name }: CatalogueTool, variables: Variables, failure: Failure, { current, deps }: Served) {
  const caller = current()
  const actor = await actorOn(caller, segment(variables, 'platform'), deps.connections(caller.agent))
  const answer = conclude(deps, actor, name, () => Promise.reject(failure))
  deps.outlive(answer)
  return answer
}
