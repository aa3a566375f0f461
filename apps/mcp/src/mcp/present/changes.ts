import type { AnyResource } from '@repo/fhir'
import { aligned, canonical } from './alignment.ts'
import { isObject, type Json } from './datatypes.ts'
import { holdsBytes, holdsNarrative, isProse, stripped } from './stripped.ts'
import { cut, marked, visible } from './text.ts'

/** One element that a write changes. */
export interface FieldChange {
  /** FHIRPath-like: `Patient.name[0].given[1]`; indices are those after the change, or before it for what is removed. */
  path: string
  kind: 'added' | 'removed' | 'changed'
  before?: string
  after?: string
}

/** The first changes in the order of the elements, and how many more there are. */
export interface Comparison {
  changes: FieldChange[]
  more: number
}

const maxChanges = 60
const maxCounted = 10_000
const maxTextLength = 200
const maxPathLength = 200
const maxDepth = 120
/** A server's to set, and the same thing said in another way (R4 narrative.html). */
const ignoredMeta = new Set(['versionId', 'lastUpdated'])

/** A value in few words. What is longer than prose may be is marked. */
function shown(value: unknown, name: string, parent: string): string {
  if (typeof value === 'string') {
    if (holdsBytes(name, value)) return `(${value.length} characters of bytes)`
    const text = visible(value).replace(/\s+/g, ' ').trim()
    return isProse(text, name, parent) ? marked(text, maxTextLength - 10) : cut(text, maxTextLength - 10)
  }
  if (!isObject(value) && !Array.isArray(value)) return String(value)
  const { shown: kept } = stripped({ resourceType: '', [name]: value }, { marks: true })
  return cut(JSON.stringify(kept[name]) ?? '', maxTextLength - 10)
}

class Comparer {
  readonly changes: FieldChange[] = []
  count = 0

  object(before: Json, after: Json, path: string, name: string, depth: number): void {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const isIgnored =
        holdsNarrative(key, before[key] ?? after[key]) ||
        (name === 'meta' && ignoredMeta.has(key)) ||
        key === 'resourceType'
      if (!isIgnored) this.value(before[key], after[key], `${path}.${key}`, key, name, depth + 1)
    }
  }

  value(before: unknown, after: unknown, path: string, name: string, parent: string, depth: number): void {
    if (before === after || this.count >= maxCounted) return
    if (isObject(before) && isObject(after) && depth < maxDepth) this.object(before, after, path, name, depth)
    else if (Array.isArray(before) && Array.isArray(after) && depth < maxDepth) {
      this.#list(before, after, path, name, parent, depth)
    } else this.#record(before, after, path, name, parent)
  }

  #list(before: unknown[], after: unknown[], path: string, name: string, parent: string, depth: number): void {
    const counted = this.count
    const pairs = aligned(before, after)
    for (const [from, to] of pairs) {
      const [old, now] = [from === undefined ? undefined : before[from], to === undefined ? undefined : after[to]]
      this.value(old, now, `${path}[${to ?? from}]`, name, parent, depth + 1)
    }
    const isMoved = pairs.some(([from, to]) => from !== to)
    if (isMoved && counted === this.count) this.#record(before, after, path, name, parent)
  }

  #record(before: unknown, after: unknown, path: string, name: string, parent: string): void {
    if (canonical(before ?? null) === canonical(after ?? null)) return
    this.count += 1
    if (this.changes.length >= maxChanges) return
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
    this.changes.push({
      path: cut(visible(path), maxPathLength),
      kind,
      ...(before !== undefined && { before: shown(before, name, parent) }),
      ...(after !== undefined && { after: shown(after, name, parent) }),
    })
  }
}

/**
 * Pure: what differs between two versions of a record, element by element; a side that is undefined is a record that is
 * not there. Lists are aligned by what their items are. Version, time of change and narrative do not count.
 */
export function compareResources(before: AnyResource | undefined, after: AnyResource | undefined): Comparison {
  const comparer = new Comparer()
  const resourceType = (after ?? before)?.resourceType ?? 'Resource'
  comparer.object(before ?? {}, after ?? {}, resourceType, '', 0)
  return { changes: comparer.changes, more: comparer.count - comparer.changes.length }
}

/** The first 60 changes of `compareResources`. */
export function diffResources(before: AnyResource | undefined, after: AnyResource | undefined): FieldChange[] {
  return compareResources(before, after).changes
}

function line({ path, kind, before, after }: FieldChange): string {
  if (kind === 'changed') return `changed ${path}: ${before} → ${after}`
  return `${kind} ${path}: ${after ?? before}`
}

/** A line for each change, for the person who is to agree to them; the last one counts those that are not listed. */
export function describeChanges(before: AnyResource | undefined, after: AnyResource | undefined): string[] {
  const { changes, more } = compareResources(before, after)
  if (changes.length === 0) return ['nothing changes']
  return [...changes.map(line), ...(more > 0 ? [`and ${more} more changes`] : [])]
}
