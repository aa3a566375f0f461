/** A unit without prefix: how many of which base units it is. */
export interface Atom {
  magnitude: number
  dimensions: Readonly<Record<string, number>>
  /** Whether it takes prefixes (UCUM §11). */
  isMetric: boolean
}

/** UCUM §27, table 1. */
export const prefixes: ReadonlyMap<string, number> = new Map([
  ['Y', 1e24],
  ['Z', 1e21],
  ['E', 1e18],
  ['P', 1e15],
  ['T', 1e12],
  ['G', 1e9],
  ['M', 1e6],
  ['k', 1e3],
  ['h', 1e2],
  ['da', 1e1],
  ['d', 1e-1],
  ['c', 1e-2],
  ['m', 1e-3],
  ['u', 1e-6],
  ['n', 1e-9],
  ['p', 1e-12],
  ['f', 1e-15],
  ['a', 1e-18],
  ['z', 1e-21],
  ['y', 1e-24],
])

type Row = [code: string, magnitude: number, dimensions?: Record<string, number>]

const volume = { m: 3 }
const pressure = { m: -1, g: 1, s: -2 }
const energy = { m: 2, g: 1, s: -2 }

/** UCUM §28 to §46, those of clinical records. The mole counts as a base unit here: no record counts molecules. */
const metric: Row[] = [
  ['m', 1, { m: 1 }],
  ['g', 1, { g: 1 }],
  ['s', 1, { s: 1 }],
  ['K', 1, { K: 1 }],
  ['C', 1, { C: 1 }],
  ['rad', 1, { rad: 1 }],
  ['cd', 1, { cd: 1 }],
  ['mol', 1, { mol: 1 }],
  ['eq', 1, { mol: 1 }],
  ['osm', 1, { mol: 1 }],
  ['kat', 1, { mol: 1, s: -1 }],
  ['U', 1e-6 / 60, { mol: 1, s: -1 }],
  ['[iU]', 1, { '[iU]': 1 }],
  ['[IU]', 1, { '[iU]': 1 }],
  ['l', 1e-3, volume],
  ['L', 1e-3, volume],
  ['Hz', 1, { s: -1 }],
  ['N', 1e3, { m: 1, g: 1, s: -2 }],
  ['Pa', 1e3, pressure],
  ['bar', 1e8, pressure],
  ['m[Hg]', 133_322_000, pressure],
  ['m[H2O]', 9_806_650, pressure],
  ['J', 1e3, energy],
  ['cal', 4_184, energy],
  ['W', 1e3, { m: 2, g: 1, s: -3 }],
  ['A', 1, { C: 1, s: -1 }],
  ['V', 1e3, { m: 2, g: 1, s: -2, C: -1 }],
  ['Bq', 1, { s: -1 }],
  ['Gy', 1, { m: 2, s: -2 }],
  ['Sv', 1, { m: 2, s: -2 }],
  ['t', 1e6, { g: 1 }],
]
const other: Row[] = [
  ['1', 1],
  ['10*', 10],
  ['10^', 10],
  ['%', 1e-2],
  ['[ppth]', 1e-3],
  ['[ppm]', 1e-6],
  ['[ppb]', 1e-9],
  ['min', 60, { s: 1 }],
  ['h', 3_600, { s: 1 }],
  ['d', 86_400, { s: 1 }],
  ['wk', 604_800, { s: 1 }],
  ['mo', 2_629_800, { s: 1 }],
  ['a', 31_557_600, { s: 1 }],
  ['deg', Math.PI / 180, { rad: 1 }],
  ['[in_i]', 2.54e-2, { m: 1 }],
  ['[ft_i]', 0.3048, { m: 1 }],
  ['[lb_av]', 453.59237, { g: 1 }],
  ['[oz_av]', 453.59237 / 16, { g: 1 }],
  ['[foz_us]', 2.95735295625e-5, volume],
  ['[gal_us]', 3.785411784e-3, volume],
]

const atom =
  (isMetric: boolean) =>
  ([code, magnitude, dimensions = {}]: Row) =>
    [code, { magnitude, dimensions, isMetric }] as const

export const atoms: ReadonlyMap<string, Atom> = new Map([...metric.map(atom(true)), ...other.map(atom(false))])
