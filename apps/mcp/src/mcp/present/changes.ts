import type { AnyResource } from '@repo/fhir'
import { bytesInWords } from './diff/bytes.ts'
import { type Leaf, LeafFinder, type Sides } from './diff/leaves.ts'
import { narrativeSides } from './diff/narrative.ts'
import { escaped, quoted, type Side, windowed } from './diff/wording.ts'
import { isProse } from './stripped.ts'

/** One value that a write changes. */
export interface FieldChange {
  /** FHIRPath-like: `Patient.name[0].given[1]`; indices are those after the change, or before it for what is removed. */
  path: string
  kind: 'added' | 'removed' | 'changed'
  before?: string
  after?: string
}

/** The first changes, the most important ones first, and how many more there are. */
export interface Comparison {
  changes: FieldChange[]
  more: number
  /** Every change is listed, and every value of it whole. */
  isWhole: boolean
  /** Of narrative in it, where that was asked for. */
  hasNarrative: boolean
}

const maxChanges = 60
const labelLength = 30
const orderLength = 2_000

/** What a person looks at first, by the path below the type. */
const ranks: readonly RegExp[] = [
  /^\.(?:status|clinicalStatus|verificationStatus|active)\b/,
  /^\.(?:subject|patient|beneficiary)\b/,
  /^\.(?:code|medication|vaccineCode)/,
  /\.(?:dose|rate|maxDose)/,
  /^\.(?:value|dosage|component)/,
]

function rankOf(path: string): number {
  const below = path.slice(path.indexOf('.'))
  const rank = ranks.findIndex((pattern) => pattern.test(below))
  return rank < 0 ? ranks.length : rank
}

const whole = (text: string): Side => ({ text, isWhole: true })

/** A value that needs no marks is a word or a short name. */
function isPlain(text: string, name: string, parent: string): boolean {
  return text.length > 0 && text.length <= 200 && !/[→…]|^\s|\s$/u.test(text) && !isProse(text, name, parent)
}

function textSides([before, after]: Sides, { place: { name, parent } }: Leaf): [Side, Side] {
  const texts = [before, after].map((side) => (typeof side === 'string' ? side : ''))
  const [old = '', now = ''] = texts
  if (name === 'div') return narrativeSides(old, now)
  const sides = windowed(old, now)
  const shown = (text: string, side: Side) => (isPlain(text, name, parent) ? whole(escaped(text)) : side)
  return [shown(old, sides[0]), shown(now, sides[1])]
}

function valueSide(value: unknown): Side {
  if (typeof value !== 'object' || value === null) return whole(String(value))
  if (Object.keys(value).length > 0) return { text: '(deeper than FHIR goes)', isWhole: false }
  return whole(Array.isArray(value) ? '[]' : '{}')
}

/** Both sides in words that are not the same. */
function sidesInWords(leaf: Leaf): [Side, Side] {
  if (leaf.order) return orderSides(leaf.order)
  const { sides, place } = leaf
  const texts = textSides(sides, leaf)
  const side = (index: 0 | 1): Side => {
    const value = sides[index]
    if (typeof value !== 'string') return valueSide(value)
    const bytes = bytesInWords(place.name, value, place.contentTypes[index])
    return bytes === undefined ? texts[index] : whole(bytes)
  }
  const [old, now] = [side(0), side(1)]
  if (old.text !== now.text) return [old, now]
  const [before, after] = sides
  if (typeof before === 'string' && typeof after === 'string') return windowed(before, after)
  const typed = (value: unknown) => ({ ...old, text: `${old.text} (${typeof value})` })
  return [typed(before), typed(after)]
}

/** The items that stayed, by their number before, in the order before and after. */
function orderSides({ items, pairs }: NonNullable<Leaf['order']>): [Side, Side] {
  const label = (item: unknown) => quoted(typeof item === 'string' ? item : JSON.stringify(item), labelLength).text
  const stayed = pairs.flatMap(([from, to]) => (from === undefined || to === undefined ? [] : [[from, to] as const]))
  const say = (list: typeof stayed): Side => {
    const text = list.map(([from]) => `[${from}] ${label(items[0][from])}`).join(', ')
    return text.length <= orderLength ? whole(text) : { text: `${text.slice(0, orderLength)}… (cut)`, isWhole: false }
  }
  return [say(stayed.toSorted(([a], [b]) => a - b)), say(stayed.toSorted(([, a], [, b]) => a - b))]
}

function changeOf(leaf: Leaf): { change: FieldChange; isWhole: boolean } {
  const [before, after] = leaf.sides
  const [old, now] = sidesInWords(leaf)
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  const change = {
    path: leaf.place.path,
    kind,
    ...(before !== undefined && { before: old.text }),
    ...(after !== undefined && { after: now.text }),
  } as const
  return { change, isWhole: (before === undefined || old.isWhole) && (after === undefined || now.isWhole) }
}

/**
 * Pure: what differs between two versions of a record, value by value; a side that is undefined is a record that is not
 * there. Lists are aligned by what their items are. Version and time of change do not count, narrative only if asked for.
 */
export function compareResources(
  before: AnyResource | undefined,
  after: AnyResource | undefined,
  { narrative = false }: { narrative?: boolean } = {},
): Comparison {
  const finder = new LeafFinder(narrative)
  const path = (after ?? before)?.resourceType ?? 'Resource'
  const place = { path, name: '', parent: '', depth: 0, contentTypes: [undefined, undefined] as const }
  finder.object(before ?? {}, after ?? {}, place)
  const ranked = finder.leaves
    .map((leaf) => ({ leaf, rank: rankOf(leaf.place.path) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, maxChanges)
    .map(({ leaf }) => changeOf(leaf))
  const more = finder.leaves.length - ranked.length
  const isWhole = finder.isWhole && more === 0 && ranked.every((one) => one.isWhole)
  return { changes: ranked.map(({ change }) => change), more, isWhole, hasNarrative: finder.hasNarrative }
}

/** One change in a line of its own. */
export function changeLine({ path, kind, before, after }: FieldChange): string {
  if (kind === 'changed') return `changed ${path}: ${before} → ${after}`
  return `${kind} ${path}: ${after ?? before}`
}

/** A line for each change, for whoever reads what became of a record; the last one counts those that are not listed. */
export function describeChanges(before: AnyResource | undefined, after: AnyResource | undefined): string[] {
  const { changes, more } = compareResources(before, after)
  if (changes.length === 0) return ['nothing changes']
  return [...changes.map(changeLine), ...(more > 0 ? [`and ${more} more changes`] : [])]
}
