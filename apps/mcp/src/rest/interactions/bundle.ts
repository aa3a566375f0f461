import type { AnyResource } from '@repo/fhir'
import * as z from 'zod'
import type { CursorState, Cursors } from '../../mcp/read/cursor.ts'
import type { Released } from '../../mcp/read/read-tool.ts'

/** A resource as it is answered. */
export const resourceOutput = z.looseObject({ resourceType: z.string() })

/** Parameters of an address that takes none: what is not used is not taken. */
export const noParameters = z.strictObject({}).optional()

/** Under our own address, whatever the platform calls itself. */
export const urlOf = (base: string, { resourceType, id = '' }: AnyResource) => `${base}/${resourceType}/${id}`

export const queryOf = (pairs: readonly (readonly [string, string])[]) =>
  new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()

interface Page {
  tool: string
  /** The address of the listing, without parameters. */
  url: string
  /** Parameters of the first page. */
  query: string
  /** What this page was asked by, if it is not the first. */
  cursor: string | undefined
  state: CursorState
  cursors: Cursors
}

export interface Link {
  relation: 'self' | 'next'
  url: string
}

/** Links of a page: the next one by a handle of ours, never by the platform's own address. */
export async function linksOf(
  { tool, url, query, cursor, state, cursors }: Page,
  { next }: Pick<Released, 'next'>,
): Promise<Link[]> {
  const handle = next && (await cursors.make(tool, { ...state, page: next, from: 0 }))
  const own = cursor === undefined ? query : queryOf([['_cursor', cursor]])
  const self: Link = { relation: 'self', url: own === '' ? url : `${url}?${own}` }
  return handle ? [self, { relation: 'next', url: `${url}?${queryOf([['_cursor', handle]])}` }] : [self]
}
