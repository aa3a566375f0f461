const first = Date.parse('2000-01-01T00:00:00Z')

/** A search of its own for each number: a second of the year 2000, since which all of the patient's observations are. */
export function numberedSearch(patient: string, number: number): Record<string, unknown> {
  const date = `ge${new Date(first + number * 1_000).toISOString().replace('.000', '')}`
  return { type: 'Observation', params: { patient, date }, count: 5 }
}

/** The number of the search whose query a row holds; undefined of any other. */
export function numberOf(query: string): number | undefined {
  const date = new URLSearchParams(query.slice(query.indexOf('?') + 1)).get('date')
  const at = date?.startsWith('ge') ? Date.parse(date.slice(2)) : Number.NaN
  return Number.isNaN(at) ? undefined : (at - first) / 1_000
}
