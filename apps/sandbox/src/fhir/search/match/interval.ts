/** The instants that a date covers, both ends included, in milliseconds since the epoch (R4 search.html#date). */
export type Interval = readonly [start: number, end: number]

const pattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?$/
const dayMs = 86_400_000

/** The interval of a date, dateTime or instant; without a zone it is UTC. Undefined when it is none of those. */
export function parseInterval(value: string): Interval | undefined {
  const match = pattern.exec(value)
  if (!match) return undefined
  const [, year, month, day, time, seconds, fraction, zone] = match
  if (time) {
    const start = Date.parse(`${year}-${month}-${day}T${time}${seconds ?? ':00'}${fraction ?? ''}${zone ?? 'Z'}`)
    const width = fraction ? 0 : seconds ? 999 : 59_999
    return Number.isNaN(start) ? undefined : [start, start + width]
  }
  if (day) {
    const start = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
    return Number.isNaN(start) ? undefined : [start, start + dayMs - 1]
  }
  if (month) return [Date.UTC(Number(year), Number(month) - 1), Date.UTC(Number(year), Number(month)) - 1]
  return [Date.UTC(Number(year), 0), Date.UTC(Number(year) + 1, 0) - 1]
}

function bound(value: unknown, side: 0 | 1, open: number): number {
  return (typeof value === 'string' ? parseInterval(value)?.[side] : undefined) ?? open
}

/** The interval of a date-like element: a date, a Period (open ends reach to infinity) or a Timing with events. */
export function intervalOf(value: unknown): Interval | undefined {
  if (typeof value === 'string') return parseInterval(value)
  if (typeof value !== 'object' || value === null) return undefined
  if ('event' in value && Array.isArray(value.event)) {
    const events = value.event.map((event) => intervalOf(event)).filter((event) => event !== undefined)
    if (events.length === 0) return undefined
    return [Math.min(...events.map(([start]) => start)), Math.max(...events.map(([, end]) => end))]
  }
  if (!('start' in value) && !('end' in value)) return undefined
  const start = 'start' in value ? value.start : undefined
  const end = 'end' in value ? value.end : undefined
  return [bound(start, 0, Number.NEGATIVE_INFINITY), bound(end, 1, Number.POSITIVE_INFINITY)]
}
