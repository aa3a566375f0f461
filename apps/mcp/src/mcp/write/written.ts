import * as z from 'zod'

/** What a write answers: never content, which would need policy on what the server returned. */
export const written = z.object({
  done: z.string(),
  reference: z.string().optional(),
  versionId: z.string().optional(),
  provenance: z.string().optional(),
  warnings: z.array(z.string()).optional(),
  confirm: z.string().optional(),
  changes: z.array(z.string()).optional(),
  expiresAt: z.string().optional(),
  next: z.string().optional(),
})

export type WriteAnswer = z.output<typeof written>
