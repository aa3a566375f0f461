import type { AnyResource } from '@repo/fhir'
import * as z from 'zod'
import type { Evaluate } from '../fields/evaluation.ts'
import { fieldValues, toFields } from '../fields/fields.ts'
import { shownWithin } from '../record.ts'
import { type Row, rowTokens, toRow } from '../rows/row.ts'
import type { RowContext } from '../rows/shape.ts'

/** How the records of a page are shown; within 6,000 tokens where nothing else is said. */
export type PageView = { budgetTokens?: number } & (
  | { view?: 'rows' | 'full' }
  | { view: 'fields'; expressions: readonly string[]; evaluate: Evaluate }
)

/** A record of a page, in any view. */
export type Entry = Row | RecordEntry
export type ShowRecord = (resource: AnyResource, maxTokens: number) => Entry

/** A record of a page in the views "full" and "fields"; the free text of a whole one is marked. */
export const recordEntry = z.object({
  reference: z.string(),
  versionId: z.string().optional(),
  resource: z.looseObject({ resourceType: z.string() }).optional(),
  fields: fieldValues.optional(),
  leftOut: z.array(z.string()).optional(),
})
type RecordEntry = z.output<typeof recordEntry>

/** For the reference, and for naming what is left out. */
const headTokens = 150

const namedPaths = 3

function firstOf(paths: readonly string[]): string[] {
  const named = paths.slice(0, namedPaths).map((path) => path.slice(0, 80))
  const more = paths.length - named.length
  return more > 0 ? [...named, `… and ${more} more`] : named
}

function toWhole(resource: AnyResource, maxTokens: number): RecordEntry {
  const { shown, hidden, versionId } = shownWithin(resource, maxTokens - headTokens, true)
  return {
    reference: `${resource.resourceType}/${resource.id ?? ''}`,
    ...(versionId && { versionId }),
    resource: shown,
    ...(hidden.length > 0 && { leftOut: firstOf(hidden) }),
  }
}

export function showAs(view: PageView, context: RowContext): ShowRecord {
  if (view.view === 'full') return toWhole
  if (view.view === 'fields') {
    return (resource, maxTokens) => toFields(resource, view.expressions, view.evaluate, maxTokens)
  }
  return (resource, maxTokens) => toRow(resource, context, Math.min(maxTokens, rowTokens))
}

/** The entries that one call of `showAs` made, under the name that they have in a page. */
export function placed(entries: readonly Entry[], { view = 'rows' }: PageView) {
  return view === 'rows' ? { rows: entries as Row[] } : { records: entries as RecordEntry[] }
}
