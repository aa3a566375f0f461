/** Positions in a page, from 0; `to` is the one after the last. */
export interface Positions {
  from: number
  to: number
  /** Those between them that do not count. */
  except?: readonly number[] | undefined
}

/** The positions one by one, of a page of `count` records. */
export function positionsIn({ from, to, except = [] }: Positions, count: number): number[] {
  const end = Math.min(to, count)
  const all = Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index)
  return except.length === 0 ? all : all.filter((position) => !except.includes(position))
}

/** The stretch from the first to the last of some positions, in their order; undefined where there is none. */
export function stretchOf(positions: readonly number[]): Required<Positions> | undefined {
  const [first, last] = [positions[0], positions.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const stretch = { from: first, to: last + 1 }
  const counted = new Set(positions)
  return { ...stretch, except: positionsIn(stretch, last + 1).filter((position) => !counted.has(position)) }
}

/** 0, 9, 1, 8 … for ten items: what is left out is in the middle. */
function fromBothEnds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (index % 2 === 0 ? index / 2 : count - 1 - (index - 1) / 2))
}

export interface SelectionOptions {
  /** Indices of items that are taken before all others. */
  pinned?: readonly number[]
  /** From the head and the tail of the list in turn, or else from the head on. */
  bothEnds?: boolean
  /** As many are taken even where they do not fit. */
  atLeast?: number
}

/** Items whose sizes in tokens are found when they are asked for. */
export interface Sized {
  count: number
  sizeOf(index: number): number
}

/** What all items take together; of more than `limit` it only tells that it is more. */
export function sizeWithin({ count, sizeOf }: Sized, limit: number): number {
  let size = 0
  for (let index = 0; index < count && size <= limit; index += 1) size += sizeOf(index) + 1
  return size
}

/** The indices, in their order, of as many of the items as fit into `tokens`. Asks for the sizes of hardly any others. */
export function select(
  { count, sizeOf }: Sized,
  tokens: number,
  { pinned = [], bothEnds = true, atLeast = 1 }: SelectionOptions = {},
): number[] {
  const order = bothEnds ? fromBothEnds(count) : Array.from({ length: count }, (_, index) => index)
  const kept = new Set<number>()
  let spare = tokens
  for (const index of new Set([...pinned, ...order])) {
    const size = sizeOf(index) + 1
    if (size > spare && kept.size >= atLeast) {
      if (pinned.includes(index)) continue
      break
    }
    kept.add(index)
    spare -= size
  }
  return [...kept].sort((a, b) => a - b)
}

/** The instant of a FHIR date or of the start of a stretch, for comparison alone; undefined where there is none. */
function instantOf(date: string | undefined): number | undefined {
  const instant = Date.parse((date ?? '').replace(/^until /, '').replace(/\/.*/, ''))
  return Number.isNaN(instant) ? undefined : instant
}

/** The indices of the oldest and of the newest date; of several, that of the one closest to an end of the list. */
export function extremes(dates: readonly (string | undefined)[]): number[] {
  const dated = dates.flatMap((date, index) => {
    const instant = instantOf(date)
    return instant === undefined ? [] : [{ index, instant, toEnd: Math.min(index, dates.length - 1 - index) }]
  })
  type Dated = (typeof dated)[number]
  const first = (isBefore: (one: Dated, other: Dated) => boolean) =>
    dated.reduce<Dated | undefined>((best, one) => {
      if (!best || isBefore(one, best)) return one
      return !isBefore(best, one) && one.toEnd < best.toEnd ? one : best
    }, undefined)
  const ends = [first((a, b) => a.instant < b.instant), first((a, b) => a.instant > b.instant)]
  return [...new Set(ends.flatMap((end) => end?.index ?? []))]
}
