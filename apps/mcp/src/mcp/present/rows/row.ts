import { type AnyResource, elementsOf, isLogicalId, isResourceType } from '@repo/fhir'
import * as z from 'zod'
import { estimateTokens } from '../budget.ts'
import { cut } from '../text.ts'
import { careShapes } from './care.ts'
import { derivedColumns, derivedDate } from './derived.ts'
import { directoryShapes } from './directory.ts'
import { findingShapes } from './findings.ts'
import { medicationShapes } from './medications.ts'
import { paperShapes } from './papers.ts'
import type { RowContext, RowShape, Said } from './shape.ts'
import { visitShapes } from './visits.ts'

const column = z.union([z.string(), z.array(z.string())])

/** One record in a few words; which columns it has depends on its type. */
export const row = z.object({ reference: z.string() }).catchall(column)
export type Row = z.output<typeof row>

const shapes = new Map<string, RowShape>(
  Object.entries({
    ...directoryShapes,
    ...visitShapes,
    ...findingShapes,
    ...medicationShapes,
    ...careShapes,
    ...paperShapes,
  }),
)

const maxItems = 8
const maxItemLength = 400
/** What one row may cost, however much its record holds. */
export const rowTokens = 500

/** The version, where it is one that a change can name. */
export function versionOf({ meta }: AnyResource): string | undefined {
  const versionId: unknown = meta?.versionId
  return typeof versionId === 'string' && isLogicalId(versionId) ? versionId : undefined
}

/** A list of one is its item, a long one says how much longer it is. */
function bounded(said: Said): string | string[] | undefined {
  if (said === undefined) return undefined
  const items = [said].flat()
  const [only] = items
  if (items.length === 1 && only !== undefined) return cut(only, maxItemLength)
  const kept = items.slice(0, maxItems).map((item) => cut(item, maxItemLength))
  const more = items.length - kept.length
  if (kept.length === 0) return undefined
  return more > 0 ? [...kept, `… and ${more} more`] : kept
}

function summaryElements(resourceType: string): string[] {
  if (!isResourceType(resourceType)) return []
  return elementsOf(resourceType).flatMap(({ name, isSummary }) => (isSummary ? [name] : []))
}

function columnsOf(resource: AnyResource, context: RowContext): Record<string, Said> {
  const shape = shapes.get(resource.resourceType)
  if (!shape) return derivedColumns(resource, summaryElements(resource.resourceType))
  return Object.fromEntries(Object.entries(shape).map(([name, say]) => [name, say(resource, context)]))
}

/** Leaves out the largest columns of a row over the limit, and names them. */
function fitted(whole: Row, maxTokens: number): Row {
  const over = estimateTokens(whole) - maxTokens
  if (over <= 0) return whole
  const sizes = Object.entries(whole)
    .filter(([name]) => name !== 'reference')
    .map(([name, said]) => ({ name, tokens: estimateTokens({ [name]: said }) }))
    .sort((a, b) => b.tokens - a.tokens)
  const left: string[] = []
  // The names of what is left out take some room themselves.
  let spare = over + 10
  for (const { name, tokens } of sizes) {
    if (spare <= 0) break
    left.push(name)
    spare -= tokens - name.length
  }
  const kept = Object.entries(whole).filter(([name]) => !left.includes(name))
  return { reference: whole.reference, ...Object.fromEntries(kept), leftOut: left }
}

/**
 * Pure: a released record as a row of at most `maxTokens`. Narrative, attachments and scripts have no place in it, and
 * clinical free text is marked. Never throws, whatever the record holds.
 */
export function toRow(resource: AnyResource, context: RowContext = {}, maxTokens = rowTokens): Row {
  const columns = Object.entries(columnsOf(resource, context)).flatMap(([name, said]) => {
    const shown = bounded(said)
    return shown === undefined ? [] : [[name, shown] as const]
  })
  const reference = `${resource.resourceType}/${resource.id ?? ''}`
  return fitted({ reference, ...Object.fromEntries(columns) }, maxTokens)
}

/** When the record was, as its row says; the rest of the row is not made. */
export function dateOf(resource: AnyResource): string | undefined {
  const shape = shapes.get(resource.resourceType)
  const said = shape ? shape.date?.(resource, {}) : derivedDate(resource)
  return typeof said === 'string' ? said : undefined
}
