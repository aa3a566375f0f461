import type { McpServer } from '@modelcontextprotocol/server'
import type * as z from 'zod'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'

/** Who asks for a prompt, and when: what arguments complete to. */
export interface Asking {
  caller: Caller
  /** Milliseconds since 1970. */
  now(): number
}

/** A text that a person can start from. It is made of its arguments alone: no record is read for it. */
export interface Prompt<A extends z.ZodObject> {
  name: string
  title: string
  description: string
  args(asking: Asking): A
  text(args: z.output<A>): string
}

/** A prompt in the catalogue: its name, and how to put it on a server for one caller. */
export interface CataloguePrompt {
  name: string
  register(server: McpServer, caller: Caller, deps: Deps): void
}

export function definePrompt<A extends z.ZodObject>({
  name,
  title,
  description,
  args,
  text,
}: Prompt<A>): CataloguePrompt {
  return {
    name,
    register(server, caller, { now }) {
      const argsSchema: z.ZodObject = args({ caller, now })
      server.registerPrompt(name, { title, description, argsSchema }, (given) => ({
        description,
        // The SDK has parsed them by this schema.
        messages: [{ role: 'user', content: { type: 'text', text: text(given as z.output<A>) } }],
      }))
    },
  }
}
