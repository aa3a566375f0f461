/** Positions in a page, from 0; `to` is the one after the last. */
export interface Positions {
  from: number
  to: number
}

/** Which items of a page are shown, in their order, and between which positions some are not. */
export interface Selection {
  kept: number[]
  omitted?: Positions
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

/** As many of the items, of these sizes in tokens, as fit into `tokens`. */
export function select(
  sizes: readonly number[],
  tokens: number,
  { pinned = [], bothEnds = true, atLeast = 1 }: SelectionOptions = {},
): Selection {
  const order = bothEnds ? fromBothEnds(sizes.length) : sizes.map((_, index) => index)
  const kept = new Set<number>()
  let spare = tokens
  for (const index of new Set([...pinned, ...order])) {
    const size = (sizes[index] ?? 0) + 1
    if (size > spare && kept.size >= atLeast) {
      if (pinned.includes(index)) continue
      break
    }
    kept.add(index)
    spare -= size
  }
  const missing = sizes.map((_, index) => index).filter((index) => !kept.has(index))
  const [first, last] = [missing[0], missing.at(-1)]
  const ordered = [...kept].sort((a, b) => a - b)
  return first === undefined || last === undefined
    ? { kept: ordered }
    : { kept: ordered, omitted: { from: first, to: last + 1 } }
}

/** The instant of a FHIR date or of the start of a stretch, for comparison alone; undefined where there is none. */
function instantOf(date: string | undefined): number | undefined {
  const instant = Date.parse((date ?? '').replace(/^until /, '').replace(/\/.*/, ''))
  return Number.isNaN(instant) ? undefined : instant
}

/** The indices of the oldest and of the newest date. */
export function extremes(dates: readonly (string | undefined)[]): number[] {
  const dated = dates.flatMap((date, index) => {
    const instant = instantOf(date)
    return instant === undefined ? [] : [{ index, instant }]
  })
  const oldest = dated.reduce((best, one) => (best && best.instant <= one.instant ? best : one), dated[0])
  const newest = dated.reduce((best, one) => (best && best.instant >= one.instant ? best : one), dated[0])
  return [...new Set([oldest?.index, newest?.index])].filter((index) => index !== undefined)
}
