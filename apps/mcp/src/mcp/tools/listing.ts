import { type AnyResource, elementsOf, type ResourceType, type SearchPairs } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { prepareFields } from '../present/fields/evaluation.ts'
import { type Positions, positionsIn } from '../present/layout/selection.ts'
import type { PageView } from '../present/layout/view.ts'
import { onwardWords } from '../present/layout/words.ts'
import { layOut, type Page } from '../present/page.ts'
import type { CursorState, Cursors, Shape } from '../read/cursor.ts'
import type { Released } from '../read/read-tool.ts'
import { marksOf, unseen } from '../read/shown-records.ts'
import { budget, cursor } from './arguments.ts'

const maxExpressions = 12
const maxExpressionLength = 300

/** How records are to be listed: the arguments that every tool takes which lists some. */
export const listingArguments = {
  view: z
    .enum(['rows', 'fields', 'full'])
    .optional()
    .describe('"rows" by default: short; "fields": what "fields" names; "full": whole resources'),
  fields: z
    .array(z.string().min(1).max(maxExpressionLength))
    .min(1)
    .max(maxExpressions)
    .optional()
    .describe('FHIRPath on each record, e.g. ["code.text","value.ofType(Quantity).value"]'),
  budget,
  cursor,
}

export interface ListingArguments {
  view?: 'rows' | 'fields' | 'full' | undefined
  fields?: string[] | undefined
  budget?: number | undefined
}

/**
 * The shape of a listing, from the arguments of this call or, where they say nothing, of the call that it goes on from.
 * @throws Failure `input/invalid` for arguments that contradict each other
 */
export function shapeOf({ view, fields }: ListingArguments, earlier: Shape = {}): Shape {
  if (view === undefined && fields === undefined) return earlier
  const expressions = fields ?? earlier.fields
  const chosen = view ?? 'fields'
  if (chosen !== 'fields' && fields) throw new Failure('input/invalid', { hint: 'fields: go with "view":"fields".' })
  if (chosen !== 'fields') return { view: chosen }
  if (!expressions) throw new Failure('input/invalid', { hint: 'view: "fields" needs expressions in "fields".' })
  return { view: chosen, fields: expressions }
}

/**
 * The view of a listing, its expressions parsed and checked before anything is asked of the platform.
 * @throws Failure `input/invalid` with what is wrong with each expression
 */
export async function viewOf(
  shape: Shape,
  { budget: budgetTokens }: ListingArguments,
  types: readonly ResourceType[],
): Promise<PageView> {
  const within = budgetTokens === undefined ? {} : { budgetTokens }
  if (shape.view !== 'fields') return { ...within, ...(shape.view && { view: shape.view }) }
  const prepared = await prepareFields(shape.fields ?? [], types)
  if ('faults' in prepared) {
    const faults = prepared.faults.map(({ expression, position, message }) => {
      const at = position === undefined ? '' : ` at character ${position + 1}`
      return `fields "${expression.slice(0, 80)}"${at}: ${message}`
    })
    throw new Failure('input/invalid', { hint: `${faults.join('; ')}.` })
  }
  return { ...within, view: 'fields', ...prepared }
}

/**
 * A model often repeats the arguments of a first call beside the cursor; another call would be answered with what belongs
 * to the first.
 * @throws Failure `input/cursor` for arguments that are given and differ
 */
export function requireSame(given: Record<string, unknown>, began: Record<string, unknown>): void {
  const others = Object.keys(given).filter((name) => {
    return given[name] !== undefined && JSON.stringify(given[name]) !== JSON.stringify(began[name])
  })
  if (others.length === 0) return
  const names = others.map((name) => `"${name}"`).join(' and ')
  throw new Failure('input/cursor', { hint: `It goes on with another call: give it without ${names}.` })
}

/** The records with the elements that a search names by `_elements`, of its own type; all of them where it names none. */
export function withElements(records: readonly AnyResource[], type: ResourceType, pairs: SearchPairs): AnyResource[] {
  const names = pairs.find(([name]) => name === '_elements')?.[1].split(',')
  if (!names) return [...records]
  const wanted = elementsOf(type).filter(({ name }) => names.includes(name))
  const properties = ['resourceType', 'id', 'meta', ...wanted.flatMap((element) => element.properties)]
  const kept = new Set(properties.flatMap((property) => [property, `_${property}`]))
  return records.map(({ resourceType, ...record }) => {
    const entries = Object.entries(record).filter(([property]) => kept.has(property))
    return { resourceType, ...Object.fromEntries(entries) }
  })
}

/** The place after this page: at what it left out, or at the server's next one. */
async function placeAfter({ records, next }: Released, state: CursorState, omitted: Positions | undefined) {
  if (!omitted) return next && { ...state, page: next, shown: undefined }
  const left = new Set(positionsIn(omitted, records.length))
  const shown = await marksOf(records)
  return { ...state, shown: shown.filter((_, position) => !left.has(position)).join('') }
}

/** Released records as a page, and a cursor to what did not fit, or to what the server has more. */
export async function list(
  tool: string,
  released: Released,
  state: CursorState,
  view: PageView,
  cursors: Cursors,
): Promise<Page> {
  const wanted = state.shown === undefined ? undefined : await unseen(released.records, state.shown)
  const { page, omitted } = layOut({ ...released, ...(wanted && { wanted }) }, view)
  const onward = await placeAfter(released, state, omitted)
  const handle = onward && (await cursors.make(tool, onward))
  const how = onwardWords({ cut: omitted !== undefined, cursor: handle !== undefined })
  return {
    ...page,
    ...(page.truncated && { truncated: `${page.truncated} ${how}` }),
    ...(handle && { cursor: handle }),
  }
}
