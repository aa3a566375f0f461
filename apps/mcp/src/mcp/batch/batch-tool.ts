import * as z from 'zod'
import { type McpScope, mcpScopes } from '../../oauth/scopes.ts'
import type { CallContext } from '../call-context.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import type { Answer } from '../pipeline.ts'

export const batchInteractions = ['read', 'search-type', 'create', 'update', 'patch', 'delete'] as const
export type BatchInteraction = (typeof batchInteractions)[number]

/** One entry: its interaction, and the arguments that the tool of that interaction takes. */
export interface BatchEntry {
  interaction: BatchInteraction
  given: Record<string, unknown>
}

export interface BatchInput {
  entries: BatchEntry[]
  atomic?: boolean | undefined
  budget?: number | undefined
  confirm?: string | undefined
}

export const batchOutput = z.object({
  done: z.string(),
  entries: z.array(
    z.object({
      entry: z.int(),
      answer: z.looseObject({}).optional(),
      failure: z.string().optional(),
      changes: z.array(z.string()).optional(),
      truncated: z.string().optional(),
    }),
  ),
  confirm: z.string().optional(),
  expiresAt: z.string().optional(),
  next: z.string().optional(),
})
export type BatchOutput = z.output<typeof batchOutput>

/** Runs one call through the pipeline of its tool, on the caller's platform. */
export type Run = (given: unknown, caller: Caller, deps: Deps, context: CallContext) => Promise<Answer>

/** A tool that makes many calls in one Bundle. */
export interface BatchTool {
  name: string
  title: string
  description: string
  input: z.ZodType<BatchInput> & z.ZodObject
  runs: Readonly<Record<BatchInteraction, Run>>
}

export function isWrite(
  interaction: BatchInteraction,
): interaction is Exclude<BatchInteraction, 'read' | 'search-type'> {
  return interaction !== 'read' && interaction !== 'search-type'
}

const entriesOf = z.object({ entries: z.array(z.object({ interaction: z.enum(batchInteractions) })) })

/** What an agent needs for all the entries of a batch. A batch that is none needs nothing. */
export function batchScopes(given: unknown): McpScope[] {
  const read = entriesOf.safeParse(given)
  const entries = read.success ? read.data.entries : []
  return mcpScopes.filter((scope) =>
    entries.some(({ interaction }) => isWrite(interaction) === (scope === 'fhir:write')),
  )
}
