/** One figure that has to stay at or below its goal. */
export interface Figure {
  what: string
  value: number
  atMost: number
  unit?: string
  /** Decimals shown; 0 by default. */
  digits?: number
}

/** What was measured for one goal: a table to look at, and the figures that decide. */
export interface Measured {
  title: string
  columns: readonly string[]
  /** Cells as they are shown. */
  rows: readonly (readonly string[])[]
  figures: readonly Figure[]
  /** What to know of the figures, a line each; decides nothing. */
  notes?: readonly string[]
}

/** What a bench may use. */
export interface Bounds {
  /** Aborts on Ctrl-C and when the time is over. */
  signal: AbortSignal
}

export interface Bench {
  name: string
  about: string
  /** Gives each goal's figures as soon as they are there, and has stopped all that it started when it ends or throws. */
  measure(bounds: Bounds): AsyncIterable<Measured>
}
