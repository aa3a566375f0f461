import type { Reference } from '@repo/fhir'
import type * as z from 'zod'
import { completePatient, completePlatform } from '../completion.ts'
import type { Served } from '../define-tool.ts'

/** Who asks for a prompt, and when: what arguments complete to. */
export interface Asking {
  /** The patients that the sign-in at a platform names, by how they begin; where none is said, at the only one. */
  patients(typed: string, platform: string | undefined): Promise<Reference[]>
  /** The platforms that are connected, by how they begin. */
  platforms(typed: string): string[]
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

/** A prompt in the catalogue: its name, and how to put it on a server. */
export interface CataloguePrompt {
  name: string
  register(served: Served): void
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
    register({ server, current, deps }) {
      const argsSchema: z.ZodObject = args({
        patients: (typed, platform) => completePatient(typed, platform, current(), deps),
        platforms: (typed) => completePlatform(typed, current()),
        now: deps.now,
      })
      server.registerPrompt(name, { title, description, argsSchema }, (given) => ({
        description,
        // The SDK has parsed them by this schema.
        messages: [{ role: 'user', content: { type: 'text', text: text(given as z.output<A>) } }],
      }))
    },
  }
}
