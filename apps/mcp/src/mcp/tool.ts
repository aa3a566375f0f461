import type * as z from 'zod'

export interface ToolBase<I extends z.ZodObject, O extends z.ZodObject> {
  name: string
  title: string
  /** When to use it, when not, what to call first. */
  description: string
  input: I
  output: O
}
