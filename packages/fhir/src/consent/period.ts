import { type Certainty, isObject } from './certainty.ts'

const dateForm = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/

/** The first and the last instant that a date or dateTime may mean, in milliseconds (R4 datatypes.html#dateTime). */
export function spanOf(value: unknown): [number, number] | undefined {
  const [text, year, month, day] = typeof value === 'string' ? (dateForm.exec(value) ?? []) : []
  if (text === undefined || year === undefined) return undefined
  if (text.includes('T')) {
    const at = Date.parse(text)
    return Number.isNaN(at) ? undefined : [at, at]
  }
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)]
  const after = day ? Date.UTC(y, m, d + 1) : month ? Date.UTC(y, m + 1, 1) : Date.UTC(y + 1, 0, 1)
  // A date has no time zone: it may be that day anywhere on earth.
  const zones = 14 * 3_600_000
  return [Date.UTC(y, m, d) - zones, after - 1 + zones]
}

/** Whether all, or none, of a span of time lies in a Period (R4 datatypes.html#Period); both ends belong to it. */
export function isWithin(period: unknown, [from, to]: readonly [number, number]): Certainty {
  if (!isObject(period)) return undefined
  const start = period.start === undefined ? ([-Infinity, -Infinity] as const) : spanOf(period.start)
  const end = period.end === undefined ? ([Infinity, Infinity] as const) : spanOf(period.end)
  if (start === undefined || end === undefined) return undefined
  if (to < start[0] || from > end[1]) return false
  return from >= start[1] && to <= end[0] ? true : undefined
}
