import type { ServerContext, Variables } from '@modelcontextprotocol/server'
import { Failure } from '../../failure/failure.ts'
import type { CatalogueTool, Served } from '../define-tool.ts'
import { type Answer, conclude } from '../pipeline.ts'
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
  const args = argumentsOf(given, variables, served)
  const answer = args instanceof Failure ? await refused(tool, args, served) : await tool.call(args, request, served)
  if (answer.ok) return answer.data
  throw protocolError('failure' in answer ? answer.failure : new Failure('internal'), uri.href)
}

/** Another platform than the session's has no records for this caller, whether it exists or not. */
function argumentsOf(
  given: ByTool['given'],
  variables: Variables,
  { caller }: Served,
): Record<string, unknown> | Failure {
  if (segment(variables, 'platform') !== caller.facts.platform) return new Failure('fhir/not-found')
  try {
    return given(variables)
  } catch (cause) {
    return Failure.from(cause)
  }
}

/** What never reaches the tool is recorded as one of its refusals all the same. */
function refused({ name }: CatalogueTool, failure: Failure, { caller, deps }: Served): Promise<Answer> {
  const answer = conclude(deps, caller, name, () => Promise.reject(failure))
  deps.outlive(answer)
  return answer
}
