/** A reproducible source of choices: the same seed always tells the same story. */
export interface Random {
  /** In [0, 1). */
  next(): number
  integer(from: number, to: number): number
  decimal(from: number, to: number, digits: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  chance(probability: number): boolean
}

/** Mulberry32: 32 bits of state, enough for sample data and for nothing else. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    integer,
    decimal: (from, to, digits) => Number((from + next() * (to - from)).toFixed(digits)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    chance: (probability) => next() < probability,
  }
}
