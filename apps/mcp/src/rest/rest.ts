import type * as z from 'zod'
import { Failure } from '../failure/failure.ts'
import { purposeHeader } from '../mcp/access/purpose-header.ts'
import type { Run } from '../mcp/batch/batch-tool.ts'
import type { CallContext } from '../mcp/call-context.ts'
import type { SessionCaller } from '../mcp/caller.ts'
import { runOnPlatform } from '../mcp/connections/run-on-platform.ts'
import { actorOn } from '../mcp/connections/session-callers.ts'
import type { Deps } from '../mcp/deps.ts'
import { type Answer, conclude } from '../mcp/pipeline.ts'
import type { ReadTool } from '../mcp/read/read-tool.ts'
import { runRead } from '../mcp/read/run-read.ts'
import { runWrite } from '../mcp/write/run-write.ts'
import type { WriteTool } from '../mcp/write/write-tool.ts'
import { restAnswer } from './answer.ts'
import { readHistory } from './interactions/history.ts'
import { readRecord, readVersion } from './interactions/record.ts'
import { search } from './interactions/search.ts'
import { readStatement } from './interactions/statement.ts'
import { createRecord, deleteRecord, patchRecord, updateRecord } from './interactions/writes.ts'
import { platformIn, readAddress, restPath } from './rest-paths.ts'
import { methodsOf, type RestCall, type RestInteraction, readRestRequest } from './rest-request.ts'

interface Served {
  name: string
  run: Run
}

function read<I extends z.ZodObject, O extends z.ZodObject>(tool: ReadTool<I, O>): Served {
  return { name: tool.name, run: (given, caller, deps, context) => runRead(tool, given, caller, deps, context) }
}

function write<I extends z.ZodObject>(tool: WriteTool<I>): Served {
  return { name: tool.name, run: (given, caller, deps, context) => runWrite(tool, given, caller, deps, context) }
}

/** The tool of each interaction: the same pipelines as of MCP's, with answers of their own. */
const tools: Record<RestInteraction, (base: string) => Served> = {
  capabilities: (base) => read(readStatement(base)),
  read: () => read(readRecord),
  vread: () => read(readVersion),
  'history-instance': (base) => read(readHistory(base)),
  'search-type': (base) => read(search(base)),
  create: () => write(createRecord),
  update: () => write(updateRecord),
  patch: () => write(patchRecord),
  delete: () => write(deleteRecord),
}

/** A program can be asked nothing: what a person has to agree to is answered with a handle. */
function contextOf({ headers, signal }: Request): CallContext {
  const purpose = headers.get(purposeHeader)
  return {
    signal,
    canAsk: false,
    purpose: purpose === null ? [] : [purpose],
    progress: async () => undefined,
  }
}

/** What never becomes a call of a tool is recorded as a refusal all the same. */
async function refuse(cause: unknown, platform: string | undefined, session: SessionCaller, deps: Deps) {
  const actor = await actorOn(session, platform, deps.connections(session.agent))
  return conclude(deps, actor, 'rest', () => Promise.reject(Failure.from(cause)))
}

async function callOf(request: Request): Promise<RestCall | Failure> {
  try {
    return await readRestRequest(request)
  } catch (cause) {
    return Failure.from(cause)
  }
}

function allowed(pathname: string): string | undefined {
  try {
    return methodsOf(readAddress(pathname))
  } catch {
    return undefined
  }
}

/** One request to its recorded end. */
export async function answerRest(
  request: Request,
  session: SessionCaller,
  deps: Deps,
  publicUrl: string,
): Promise<Response> {
  const { pathname } = new URL(request.url)
  const platform = platformIn(pathname)
  const base = publicUrl + restPath + (platform === undefined ? '' : `/${platform}`)
  const call = await callOf(request)
  let answer: Answer
  if (call instanceof Failure) answer = await refuse(call, platform, session, deps)
  else {
    const { interaction, given } = call
    const named = { ...given, ...(platform !== undefined && { platform }) }
    answer = await runOnPlatform({ interaction, ...tools[interaction](base) }, named, session, deps, contextOf(request))
  }
  return restAnswer(answer, call instanceof Failure ? undefined : call.interaction, {
    base,
    metadataUrl: `${publicUrl}/.well-known/oauth-protected-resource${restPath}`,
    allow: allowed(pathname),
    minimal: /(^|[,;\s])return=minimal\b/.test(request.headers.get('prefer') ?? ''),
  })
}
