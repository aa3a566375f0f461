import {
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  type McpServer,
  type ServerContext,
  type StandardSchemaWithJSON,
  type ToolAnnotations,
} from '@modelcontextprotocol/server'
import { interactions } from '@repo/fhir'
import type * as z from 'zod'
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
        inputSchema: unchecked(tool.input),
        outputSchema: advertised(tool.output),
        annotations,
      }
      server.registerTool(name, config, async (given: unknown, request) =>
        toResult(await call(given, request, { server, caller, deps })),
      )
    },
  }
}

/**
 * The input schema as clients see it. The SDK would answer invalid arguments by itself, unrecorded and in the words of
 * its validator, so it is shown the schema and lets every value through to the pipeline, which validates.
 */
function unchecked(input: z.ZodObject): StandardSchemaWithJSON<Record<string, unknown>> {
  const validate = (value: unknown) => ({ value: value as Record<string, unknown> })
  return { '~standard': { ...advertised(input)['~standard'], validate } }
}

function advertised(schema: z.ZodObject): StandardSchemaWithJSON<Record<string, unknown>> {
  const { validate, jsonSchema } = schema['~standard']
  return {
    '~standard': {
      version: 1,
      vendor: 'mcp-fhir-server',
      validate,
      jsonSchema: {
        input: (options) => concise(jsonSchema.input(options)),
        output: (options) => concise(jsonSchema.output(options)),
      },
    },
  }
}

/** Every model pays for the schemas: without the dialect, which is MCP's own, and the bounds that every integer has. */
function concise(schema: Record<string, unknown>): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = schema
  const kept = (name: string, value: unknown) =>
    !(/^m(in|ax)imum$/.test(name) && Math.abs(Number(value)) === 2 ** 53 - 1)
  const shorten = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shorten)
    if (typeof value !== 'object' || value === null) return value
    const members = Object.entries(value).filter(([name, member]) => kept(name, member))
    return Object.fromEntries(members.map(([name, member]) => [name, shorten(member)]))
  }
  return shorten(rest) as Record<string, unknown>
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
