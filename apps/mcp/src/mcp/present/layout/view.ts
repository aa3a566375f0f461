import type { AnyResource } from '@repo/fhir'
import * as z from 'zod'
import type { Evaluate } from '../fields/evaluation.ts'
import { type FieldsOfRecord, toFields } from '../fields/fields.ts'
import { listed, shortened } from '../record.ts'
import { type Row, rowTokens, toRow, versionOf } from '../rows/row.ts'
import type { RowContext } from '../rows/shape.ts'

/** How the records of a page are shown; within 6,000 tokens where nothing else is said. */
export type PageView = { budgetTokens?: number } & (
  | { view?: 'rows' | 'full' }
  | { view: 'fields'; expressions: readonly string[]; evaluate: Evaluate }
)

/** A record of a page, in any view. */
export type Entry = Row | WholeRecord | FieldsOfRecord
export type ShowRecord = (resource: AnyResource, maxTokens: number) => Entry

/** A whole record of a page; its clinical free text is marked. */
export const wholeRecord = z.object({
  reference: z.string(),
  versionId: z.string().optional(),
  resource: z.looseObject({ resourceType: z.string() }),
  leftOut: z.string().optional(),
})

type WholeRecord = z.output<typeof wholeRecord>

/** For the reference, and for naming what is left out. */
const headTokens = 150

function toWhole(resource: AnyResource, maxTokens: number): WholeRecord {
  const { shown, hidden } = shortened(resource, maxTokens - headTokens, true)
  const versionId = versionOf(resource)
  return {
    reference: `${resource.resourceType}/${resource.id ?? ''}`,
    ...(versionId && { versionId }),
    resource: shown,
    ...(hidden.length > 0 && { leftOut: listed(hidden, 3) }),
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
  return view === 'rows' ? { rows: entries as Row[] } : { records: entries as (WholeRecord | FieldsOfRecord)[] }
}
