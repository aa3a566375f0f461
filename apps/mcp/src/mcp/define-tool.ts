import {
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  type McpServer,
  type ServerContext,
  type ToolAnnotations,
} from '@modelcontextprotocol/server'
import { interactions } from '@repo/fhir'
import type * as z from 'zod'
import { advertisedInput, advertisedOutput } from './advertised-schema.ts'
import { type BatchTool, batchOutput, type Run } from './batch/batch-tool.ts'
import { runBatch } from './batch/run-batch.ts'
import { callContextOf, confirmKey, withProgress } from './call-context.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { failureText } from './failure-text.ts'
import { type Answer, conclude, parseInput, requireMcpScope } from './pipeline.ts'
import { resultText } from './present/layout/table.ts'
import type { ReadTool } from './read/read-tool.ts'
import { runRead } from './read/run-read.ts'
import type { SessionTool } from './tool.ts'
import { runWrite } from './write/run-write.ts'
import type { WriteTool } from './write/write-tool.ts'
import { written } from './write/written.ts'

/** A server, whom it serves, and what with. */
export interface Served {
  server: McpServer
  caller: Caller
  deps: Deps
}

/** A tool in the catalogue: its declaration, and how to put it on a server for one caller. */
export interface CatalogueTool {
  name: string
  title: string
  description: string
  annotations: ToolAnnotations
  register(server: McpServer, caller: Caller, deps: Deps): void
  /** One call to its recorded end. */
  run: Run
  /** The same, for a request of the client, whichever method it came by. */
  call(given: unknown, request: ServerContext, served: Served): Promise<Answer>
}

interface Declared {
  name: string
  title: string
  description: string
  input: z.ZodObject
  output: z.ZodObject
}

export function defineReadTool<I extends z.ZodObject, O extends z.ZodObject>(tool: ReadTool<I, O>): CatalogueTool {
  const { readOnly, destructive, idempotent } = interactions[tool.interaction]
  return catalogued(tool, hints(readOnly, destructive, idempotent), (given, caller, deps, context) =>
    runRead(tool, given, caller, deps, context),
  )
}

export function defineWriteTool<I extends z.ZodObject>(tool: WriteTool<I>): CatalogueTool {
  const { readOnly, destructive, idempotent } = interactions[tool.interaction]
  return catalogued(
    { ...tool, output: written },
    hints(readOnly, destructive, idempotent),
    (given, caller, deps, context) => runWrite(tool, given, caller, deps, context),
  )
}

export function defineBatchTool(tool: BatchTool): CatalogueTool {
  const { readOnly, destructive, idempotent } = interactions.batch
  return catalogued(
    { ...tool, output: batchOutput },
    hints(readOnly, destructive, idempotent),
    (given, caller, deps, context) => runBatch(tool, given, caller, deps, context),
  )
}

export function defineSessionTool<I extends z.ZodObject, O extends z.ZodObject>(
  tool: SessionTool<I, O>,
): CatalogueTool {
  return catalogued(tool, hints(true, false, true), (given, caller, deps) =>
    conclude(deps, caller, tool.name, async () => {
      requireMcpScope(caller, 'fhir:read')
      return tool.tell(parseInput(tool.input, given), caller)
    }),
  )
}

function hints(readOnly: boolean, destructive: boolean, idempotent: boolean): ToolAnnotations {
  return { readOnlyHint: readOnly, destructiveHint: destructive, idempotentHint: idempotent, openWorldHint: false }
}

function catalogued(tool: Declared, annotations: ToolAnnotations, run: Run): CatalogueTool {
  const { name, title, description } = tool
  const call: CatalogueTool['call'] = (given, request, { server, caller, deps }) => {
    const context = callContextOf(server, request)
    const answer = withProgress(context, () => run(given, caller, deps, context))
    deps.outlive(answer)
    return answer
  }
  return {
    name,
    title,
    description,
    annotations,
    run,
    call,
    register(server, caller, deps) {
      const config = {
        title,
        description,
        inputSchema: advertisedInput(tool.input),
        outputSchema: advertisedOutput(tool.output),
        annotations,
      }
      server.registerTool(name, config, async (given: unknown, request) =>
        toResult(await call(given, request, { server, caller, deps })),
      )
    },
  }
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
