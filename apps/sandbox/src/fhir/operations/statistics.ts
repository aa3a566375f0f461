/** A statistic of at least one number, which are in ascending order. */
type Statistic = (sorted: readonly number[]) => number

const sum: Statistic = (values) => values.reduce((total, value) => total + value, 0)
const average: Statistic = (values) => sum(values) / values.length
const variance: Statistic = (values) => {
  const middle = average(values)
  return sum(values.map((value) => (value - middle) ** 2)) / values.length
}

/** The value below which the given share of the numbers lies, between two of them by their distance. */
function percentile(share: number): Statistic {
  return (values) => {
    const place = (values.length - 1) * share
    const below = values[Math.floor(place)] ?? 0
    const above = values[Math.ceil(place)] ?? below
    return below + (above - below) * (place - Math.floor(place))
  }
}

/** The statistics of HL7's code system `observation-statistics` that are computed here, all in the unit of the values. */
export const statistics: ReadonlyMap<string, { display: string; of: Statistic }> = new Map([
  ['average', { display: 'Average', of: average }],
  ['maximum', { display: 'Maximum', of: percentile(1) }],
  ['minimum', { display: 'Minimum', of: percentile(0) }],
  ['median', { display: 'Median', of: percentile(0.5) }],
  ['sum', { display: 'Sum', of: sum }],
  ['variance', { display: 'Variance', of: variance }],
  ['std-dev', { display: 'Standard Deviation', of: (values: readonly number[]) => Math.sqrt(variance(values)) }],
  ['20-percent', { display: '20th Percentile', of: percentile(0.2) }],
  ['80-percent', { display: '80th Percentile', of: percentile(0.8) }],
  ['4-lower', { display: 'Lower Quartile', of: percentile(0.25) }],
  ['4-upper', { display: 'Upper Quartile', of: percentile(0.75) }],
])

/** Those that count instead of measuring. */
export const counts: ReadonlyMap<string, string> = new Map([
  ['count', 'Count'],
  ['total-count', 'Total Count'],
])

/** R4 observation-operation-stats.html writes `max` and `min` where its code system has the whole words. */
export function statisticCode(written: string): string {
  return { max: 'maximum', min: 'minimum' }[written] ?? written
}

/** The statistic of the numbers, without the noise of binary fractions; undefined when there are none. */
export function statisticOf(code: string, values: readonly number[]): number | undefined {
  const known = statistics.get(code)
  if (!known || values.length === 0) return undefined
  return Number(known.of(values.toSorted((a, b) => a - b)).toPrecision(12))
}
