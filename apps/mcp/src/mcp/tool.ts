import type * as z from 'zod'
import type { Caller } from './caller.ts'

export interface ToolBase<I extends z.ZodObject, O extends z.ZodObject> {
  name: string
  title: string
  /** When to use it, when not, what to call first. */
  description: string
  input: I
  output: O
}

/** A tool that tells of the session and calls no FHIR server. */
export interface SessionTool<I extends z.ZodObject, O extends z.ZodObject> extends ToolBase<I, O> {
  tell(input: z.output<I>, caller: Caller): z.output<O>
}
