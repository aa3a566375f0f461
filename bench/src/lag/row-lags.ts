import type { MadeCall } from './steady-calls.ts'

/** The row of a call: its number, which a call that was refused before its search has not, when it was written, and how long after the access was recorded. */
export interface CallRow {
  number: number | undefined
  receivedAt: number
  recordedAt: number
}

export interface RowLags {
  /** Milliseconds from the start of each call that was answered to its row; infinite where it has none. */
  fromCall: number[]
  /** The same from the instant that the row says. */
  fromRecord: number[]
  /** How many more calls there are than rows, refused ones too; and calls with more than one row. */
  missing: number
  doubled: number
}

/** Holds each call against the rows that name it. */
export function rowLags(calls: readonly MadeCall[], rows: readonly CallRow[]): RowLags {
  const byNumber = Map.groupBy(rows, ({ number }) => number)
  const counts = calls.map(({ number }) => byNumber.get(number)?.length ?? 0)
  return {
    fromCall: calls
      .filter(({ isAnswered }) => isAnswered)
      .map(({ number, startedAt }) => (byNumber.get(number)?.[0]?.receivedAt ?? Infinity) - startedAt),
    fromRecord: rows.map(({ receivedAt, recordedAt }) => receivedAt - recordedAt),
    missing: Math.abs(calls.length - rows.length),
    doubled: counts.filter((count) => count > 1).length,
  }
}

/** The least value that so large a share, from 0 to 1, of all do not exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN
}
