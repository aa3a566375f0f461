import { canonicalJson } from '../../write/canonical-json.ts'
import { isObject, type Json } from '../datatypes.ts'

/** Which item of a list became which: indices before and after; a side is undefined where the other has no partner. */
export type Pairing = readonly [before: number | undefined, after: number | undefined]

function codeOf(value: unknown): string | undefined {
  const [coding] = isObject(value) && Array.isArray(value.coding) ? value.coding : [value]
  return isObject(coding) && typeof coding.code === 'string' ? `${String(coding.system)}|${coding.code}` : undefined
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** By what an item of a list is the same one before and after, whatever else of it changed. */
function keyOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined
  const { system, value, url, linkId, reference } = item
  const own = text(item.id) ?? text(linkId) ?? text(url) ?? text(reference)
  if (own !== undefined) return own
  if (typeof system === 'string' && typeof value === 'string') return `${system}|${value}`
  return codeOf(item) ?? codeOf(item.code) ?? codeOf(item.type) ?? nameKey(item)
}

function nameKey({ use, family }: Json): string | undefined {
  return typeof family === 'string' ? `${String(use)}|${family}` : undefined
}

/** Takes pairs of items of the same `keyOf` from both lists, in their order; items without one stay. */
function take(
  before: Map<number, unknown>,
  after: Map<number, unknown>,
  key: (item: unknown, index: number) => string | undefined,
): Pairing[] {
  const waiting = new Map<string, { indices: number[]; taken: number }>()
  for (const [index, item] of after) {
    const name = key(item, index)
    if (name === undefined) continue
    const sameName = waiting.get(name)
    if (sameName) sameName.indices.push(index)
    else waiting.set(name, { indices: [index], taken: 0 })
  }
  return [...before].flatMap(([index, item]): Pairing[] => {
    const name = key(item, index)
    const sameName = name === undefined ? undefined : waiting.get(name)
    const partner = sameName?.indices[sameName.taken]
    if (!sameName || partner === undefined) return []
    sameName.taken += 1
    before.delete(index)
    after.delete(partner)
    return [[index, partner]]
  })
}

/**
 * Pairs the items of two lists: equal ones first, then those that are called the same (id, code, system and value …), then
 * those at the same place. What is left was removed or added.
 */
export function aligned(before: readonly unknown[], after: readonly unknown[]): Pairing[] {
  const [left, right] = [new Map(before.entries()), new Map(after.entries())]
  const pairs = [
    ...take(left, right, canonicalJson),
    ...take(left, right, keyOf),
    ...take(left, right, (item, index) => (keyOf(item) === undefined ? String(index) : undefined)),
  ]
  const removed = [...left.keys()].map((index): Pairing => [index, undefined])
  const added = [...right.keys()].map((index): Pairing => [undefined, index])
  return [...pairs, ...removed, ...added].sort((a, b) => (a[1] ?? a[0] ?? 0) - (b[1] ?? b[0] ?? 0))
}
