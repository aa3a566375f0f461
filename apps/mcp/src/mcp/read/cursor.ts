import { isResourceType, type ResourceType, type SearchPairs } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { isPlaceHandle, placeTtlMs } from '../../session/memories/places.ts'
import { type KeyRing, seal, unseal } from '../../session/seal.ts'
import type { PlaceMemory } from './place-memory.ts'

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
  /** Of a history: the first of the page's versions that is wanted. */
  from: number
  /** The marks of those records of the page that were shown already, one after the other. */
  shown?: string | undefined
  shape?: Shape | undefined
  /** How policy narrowed the first page, in words: so are those that follow. */
  narrowed?: string | undefined
}

/** Makes and opens the cursors of one caller. */
export interface Cursors {
  /** Undefined where the state is too long to be kept, or the session has ended. */
  make(tool: string, state: CursorState): Promise<string | undefined>
  /** @throws Failure `input/cursor` for one that is unknown, expired, or of another session, platform, person or tool */
  open(tool: string, cursor: string): Promise<CursorState>
}

/** Of a state as it is kept: a search and the server's link to a page of it can be 8,000 characters each. */
const maxSealedLength = 32_000

const sealed = z.object({
  expiresAt: z.number(),
  state: z.object({
    type: z.string().refine(isResourceType),
    id: z.string().optional(),
    params: z.array(z.tuple([z.string(), z.string()])),
    page: z.string().optional(),
    from: z.int().nonnegative(),
    shown: z.string().optional(),
    shape: z
      .object({ view: z.enum(['rows', 'fields', 'full']).optional(), fields: z.array(z.string()).optional() })
      .optional(),
    narrowed: z.string().optional(),
  }),
})

export interface CursorBinding {
  ring: KeyRing
  /** SHA-256 of the caller's session key. */
  sessionDigest: string
  platform: string
  /** The id of the person on that platform: somebody else may sign in there in the same session. */
  principalId: string
  places: PlaceMemory
  now(): number
}

/**
 * Cursors are handles of what the caller's session keeps: a model reads each twice and writes it once. What is kept names
 * patients, so it is sealed with the key ring, for one session, platform, person and tool. A cursor lives for 30 minutes.
 */
export function createCursors(bound: () => Promise<CursorBinding>): Cursors {
  const contextOf = ({ sessionDigest, platform, principalId }: CursorBinding, tool: string) =>
    ['cursor', sessionDigest, platform, principalId, tool].join('|')
  return {
    async make(tool, state) {
      const binding = await bound()
      const expiresAt = binding.now() + placeTtlMs
      const text = await seal(binding.ring, contextOf(binding, tool), { expiresAt, state })
      return text.length > maxSealedLength ? undefined : binding.places.keepPlace(text)
    },
    async open(tool, cursor) {
      if (!isPlaceHandle(cursor)) throw new Failure('input/cursor')
      const binding = await bound()
      const text = (await binding.places.findPlace(cursor)) ?? ''
      const opened = sealed.safeParse(await unseal(binding.ring, contextOf(binding, tool), text))
      if (!opened.success || opened.data.expiresAt <= binding.now()) throw new Failure('input/cursor')
      return opened.data.state
    },
  }
}
