import {
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  type McpServer,
  type ServerContext,
  type ToolAnnotations,
} from '@modelcontextprotocol/server'
import { type Interaction, interactions } from '@repo/fhir'
import type * as z from 'zod'
import { Failure } from '../failure/failure.ts'
import type { McpScope } from '../oauth/scopes.ts'
import { advertisedInput, advertisedOutput } from './advertised-schema.ts'
import { type BatchTool, batchOutput, batchScopes, type Run } from './batch/batch-tool.ts'
import { runBatch } from './batch/run-batch.ts'
import { type CallContext, callContextOf, confirmKey, withProgress } from './call-context.ts'
import type { CurrentSession, SessionCaller } from './caller.ts'
import { runOnPlatform } from './connections/run-on-platform.ts'
import { runSessionTool, type SessionTool } from './connections/session-tool.ts'
import type { Deps } from './deps.ts'
import { failureText } from './failure-text.ts'
import type { Answer } from './pipeline.ts'
import { resultText } from './present/layout/table.ts'
import type { ReadTool } from './read/read-tool.ts'
import { runRead } from './read/run-read.ts'
import type { ToolBase } from './tool.ts'
import { runWrite } from './write/run-write.ts'
import type { WriteTool } from './write/write-tool.ts'
import { written } from './write/written.ts'

/** A server, whom it serves, and what with. */
export interface Served {
  server: McpServer
  current: CurrentSession
  deps: Deps
}

/** A tool in the catalogue: its declaration, and how to put it on a server. */
export interface CatalogueTool {
  name: string
  title: string
  description: string
  annotations: ToolAnnotations
  /** What an agent needs for a call with these arguments (hop 1); the pipelines refuse a call without. */
  scopes(given: unknown): readonly McpScope[]
  register(served: Served): void
  /** One call to its recorded end, for a request of the client, whichever method it came by. */
  call(given: unknown, request: ServerContext, served: Served): Promise<Answer>
}

/** A tool that works on one platform. */
export interface PlatformTool extends CatalogueTool {
  /** One call to its recorded end, its platform chosen. */
  run: Run
}

type Declared = ToolBase<z.ZodObject, z.ZodObject>
type RunInSession = (given: unknown, caller: SessionCaller, deps: Deps, context: CallContext) => Promise<Answer>

export function defineReadTool<I extends z.ZodObject, O extends z.ZodObject>(tool: ReadTool<I, O>): PlatformTool {
  return onPlatform(
    tool,
    tool.interaction,
    () => ['fhir:read'],
    (given, caller, deps, context) => runRead(tool, given, caller, deps, context),
  )
}

export function defineWriteTool<I extends z.ZodObject>(tool: WriteTool<I>): PlatformTool {
  const writing = { ...tool, output: written }
  return onPlatform(
    writing,
    tool.interaction,
    () => ['fhir:write'],
    (given, caller, deps, context) => runWrite(tool, given, caller, deps, context),
  )
}

export function defineBatchTool(tool: BatchTool): PlatformTool {
  return onPlatform({ ...tool, output: batchOutput }, 'batch', batchScopes, (given, caller, deps, context) =>
    runBatch(tool, given, caller, deps, context),
  )
}

export function defineSessionTool<I extends z.ZodObject, O extends z.ZodObject>(
  tool: SessionTool<I, O>,
): CatalogueTool {
  const waitsFor = tool.waitsFor ?? 'the FHIR server'
  const listed = catalogued(tool, tool.hints, {}, waitsFor, (given, caller, deps, context) =>
    runSessionTool(tool, given, caller, deps, context),
  )
  return { ...listed, scopes: () => (tool.needsNoScope ? [] : ['fhir:read']) }
}

const platformArgument = { type: 'string', description: 'If several are connected' }

function onPlatform(tool: Declared, interaction: Interaction, scopes: CatalogueTool['scopes'], run: Run): PlatformTool {
  const more = { platform: platformArgument }
  const listed = catalogued(tool, interactions[interaction], more, 'the FHIR server', (given, caller, deps, context) =>
    runOnPlatform({ name: tool.name, interaction, run }, given, caller, deps, context),
  )
  return { ...listed, scopes, run }
}

interface Hints {
  readOnly: boolean
  destructive: boolean
  idempotent: boolean
}

function annotationsOf({ readOnly, destructive, idempotent }: Hints): ToolAnnotations {
  // Of a tool that only reads, MCP gives that hint no meaning (schema#toolannotations).
  const repeating = readOnly ? {} : { idempotentHint: idempotent }
  return { readOnlyHint: readOnly, destructiveHint: destructive, ...repeating, openWorldHint: false }
}

function catalogued(
  { name, title, description, input, output }: Declared,
  hints: Hints,
  more: Parameters<typeof advertisedInput>[1],
  waitsFor: string,
  run: RunInSession,
): Omit<CatalogueTool, 'scopes'> {
  const annotations = annotationsOf(hints)
  const call: CatalogueTool['call'] = (given, request, { server, current, deps }) => {
    const context = callContextOf(server, request)
    const caller = current()
    // The SDK would show a model the message of whatever is thrown here.
    const answer = withProgress(context, waitsFor, () => run(given, caller, deps, context)).catch(lost)
    deps.outlive(answer)
    return answer
  }
  const config = {
    title,
    description,
    inputSchema: advertisedInput(input, more),
    outputSchema: advertisedOutput(output),
    annotations,
  }
  return {
    name,
    title,
    description,
    annotations,
    call,
    register(served) {
      served.server.registerTool(name, config, async (given: unknown, request) =>
        toResult(await call(given, request, served)),
      )
    },
  }
}

function lost(cause: unknown): Answer {
  return { ok: false, failure: Failure.from(cause) }
}

function toResult(answer: Answer): CallToolResult | InputRequiredResult {
  if ('question' in answer) return ask(answer.question, answer.handle)
  if (answer.ok) {
    return { content: [{ type: 'text', text: resultText(answer.data) }], structuredContent: answer.data }
  }
  return { content: [{ type: 'text', text: failureText(answer.failure) }], isError: true }
}

/** Puts a yes-or-no question to the person; the client repeats the call with the answer and the handle. */
function ask(question: string, handle: string): InputRequiredResult {
  const confirm = { type: 'boolean' as const, title: 'Make this change' }
  const requestedSchema = { type: 'object' as const, properties: { [confirmKey]: confirm }, required: [confirmKey] }
  return inputRequired({
    inputRequests: { [confirmKey]: inputRequired.elicit({ message: question, requestedSchema }) },
    requestState: handle,
  })
}
