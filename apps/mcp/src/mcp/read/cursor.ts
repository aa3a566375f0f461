import { isResourceType, type ResourceType, type SearchPairs } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { type KeyRing, seal, unseal } from '../../session/seal.ts'

/** How records are listed. */
export interface Shape {
  view?: 'rows' | 'fields' | 'full' | undefined
  /** FHIRPath expressions of the view `fields`. */
  fields?: readonly string[] | undefined
}

/** Where a listing goes on: all that is needed to ask policy again, and the place in the server's pages. */
export interface CursorState {
  type: ResourceType
  id?: string | undefined
  /** As the first call sent them. */
  params: SearchPairs
  /** Path of the server's page, relative to the base; undefined for its first page. */
  page?: string | undefined
  /** Of the page's rows, the first that is wanted, and the one after the last. */
  from: number
  to?: number | undefined
  shape?: Shape | undefined
}

/** Makes and opens the cursors of one caller. */
export interface Cursors {
  /** Undefined where the server's link is too long for a cursor. */
  seal(tool: string, state: CursorState): Promise<string | undefined>
  /** @throws Failure `input/cursor` for one that is forged, expired, or of another session, platform or tool */
  open(tool: string, text: string): Promise<CursorState>
}

/** A cursor travels twice through a model. */
export const maxCursorLength = 1_200
const lifetimeMs = 30 * 60 * 1000

const sealed = z.object({
  expiresAt: z.number(),
  state: z.object({
    type: z.string().refine(isResourceType),
    id: z.string().optional(),
    params: z.array(z.tuple([z.string(), z.string()])),
    page: z.string().optional(),
    from: z.int().nonnegative(),
    to: z.int().positive().optional(),
    shape: z
      .object({ view: z.enum(['rows', 'fields', 'full']).optional(), fields: z.array(z.string()).optional() })
      .optional(),
  }),
})

export interface CursorBinding {
  ring: KeyRing
  /** SHA-256 of the caller's session key. */
  sessionDigest: string
  platform: string
  now(): number
}

/** Cursors sealed with the key ring for one session, platform and tool; they live for 30 minutes. */
export function createCursors(bound: () => Promise<CursorBinding>): Cursors {
  const contextOf = ({ sessionDigest, platform }: CursorBinding, tool: string) =>
    ['cursor', sessionDigest, platform, tool].join('|')
  return {
    async seal(tool, state) {
      const binding = await bound()
      const expiresAt = binding.now() + lifetimeMs
      const text = await seal(binding.ring, contextOf(binding, tool), { expiresAt, state })
      return text.length > maxCursorLength ? undefined : text
    },
    async open(tool, text) {
      const binding = await bound()
      const opened = sealed.safeParse(await unseal(binding.ring, contextOf(binding, tool), text))
      if (!opened.success || opened.data.expiresAt <= binding.now()) throw new Failure('input/cursor')
      return opened.data.state
    },
  }
}
