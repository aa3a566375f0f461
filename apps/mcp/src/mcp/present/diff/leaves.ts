import { canonicalJson } from '../../write/canonical-json.ts'
import { isObject, type Json } from '../datatypes.ts'
import { elementName, holdsNarrative } from '../stripped.ts'
import { aligned, type Pairing } from './alignment.ts'

export type Sides = readonly [before: unknown, after: unknown]

/** Where in a record something stands. */
export interface Place {
  path: string
  name: string
  parent: string
  depth: number
  /** Of the attachment that it is part of. */
  contentTypes: Sides
}

/** A value that differs and has nothing below it; of a list that only changed places, both lists and their pairs. */
export interface Leaf {
  place: Place
  sides: Sides
  order?: { items: readonly [before: readonly unknown[], after: readonly unknown[]]; pairs: readonly Pairing[] }
}

const maxLeaves = 10_000
const maxPathLength = 400
/** Deeper than any record of R4. */
const maxDepth = 120
/** A server's to set (R4 resource.html#Meta). */
const ignoredMeta = new Set(['versionId', 'lastUpdated'])

const own = (node: Json, key: string) => (Object.hasOwn(node, key) ? node[key] : undefined)

function shapeOf(value: unknown): 'nothing' | 'list' | 'object' | 'value' {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'list'
  return isObject(value) ? 'object' : 'value'
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** Walks down two versions of a record at once. */
export class LeafFinder {
  readonly leaves: Leaf[] = []
  /** Every difference is among `leaves`. */
  isWhole = true
  hasNarrative = false
  readonly #withNarrative: boolean

  constructor(withNarrative: boolean) {
    this.#withNarrative = withNarrative
  }

  value(sides: Sides, place: Place): void {
    const [before, after] = sides
    if (before === after) return
    const [old, now] = [shapeOf(before), shapeOf(after)]
    if (old !== now && old !== 'nothing' && now !== 'nothing') {
      this.value([before, undefined], place)
      this.value([undefined, after], place)
      return
    }
    const shape = old === 'nothing' ? now : old
    if (place.depth > maxDepth || place.path.length > maxPathLength) this.#unfit(sides, place)
    else if (shape === 'value' || isEmpty(before ?? after)) this.#tell(sides, place)
    else if (shape === 'object') this.object((before ?? {}) as Json, (after ?? {}) as Json, place)
    else this.#list((before ?? []) as unknown[], (after ?? []) as unknown[], place)
  }

  object(before: Json, after: Json, { path, name, depth }: Place): void {
    const contentTypes = [own(before, 'contentType'), own(after, 'contentType')] as const
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const sides = [own(before, key), own(after, key)] as const
      if (this.#isIgnored(key, sides, name, depth)) continue
      const shownKey = elementName.test(key) ? key : '?'
      this.value(sides, { path: `${path}.${shownKey}`, name: key, parent: name, depth: depth + 1, contentTypes })
    }
  }

  #isIgnored(key: string, sides: Sides, name: string, depth: number): boolean {
    if (depth === 0 && key === 'resourceType') return true
    if (depth === 1 && name === 'meta' && ignoredMeta.has(key)) return true
    if (!sides.some((side) => holdsNarrative(key, side))) return false
    if (this.#withNarrative) this.hasNarrative ||= canonicalJson(sides[0]) !== canonicalJson(sides[1])
    return !this.#withNarrative
  }

  #list(before: unknown[], after: unknown[], place: Place): void {
    const pairs = aligned(before, after)
    for (const [from, to] of pairs) {
      const [old, now] = [from === undefined ? undefined : before[from], to === undefined ? undefined : after[to]]
      const path = `${place.path}[${to ?? from}]`
      this.value([old, now], { ...place, path, depth: place.depth + 1 })
    }
    const kept = pairs.flatMap(([from, to]) => (from === undefined || to === undefined ? [] : [from]))
    const isMoved = kept.some((from, index) => index > 0 && from < (kept[index - 1] ?? 0))
    if (isMoved) this.#add({ place, sides: [before, after], order: { items: [before, after], pairs } })
  }

  #unfit(sides: Sides, place: Place): void {
    if (canonicalJson(sides[0]) === canonicalJson(sides[1])) return
    this.isWhole = false
    this.#tell(sides, { ...place, path: place.path.slice(0, maxPathLength) })
  }

  #tell(sides: Sides, place: Place): void {
    if (!(isEmpty(sides[0]) && isEmpty(sides[1]))) this.#add({ place, sides })
  }

  #add(leaf: Leaf): void {
    if (this.leaves.length < maxLeaves) this.leaves.push(leaf)
    else this.isWhole = false
  }
}
