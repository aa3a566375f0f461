import type { Positions } from './selection.ts'

/** What of a page is not shown. */
export interface Omission {
  /** Records of the server's page, shown or not. */
  all: number
  /** Between these positions, from 0, are all that were left out. */
  omitted?: Positions | undefined
  /** Positions that are shown all the same. */
  kept: readonly number[]
  /** Of the records left out. */
  dates: readonly (string | undefined)[]
  included: number
  includedLeftOut: number
  more: boolean
}

const onward =
  'Narrow the search by date, code or status, or go on with "cursor" where there is one; "view":"fields" and a larger "budget" show more at once.'

/** The days between which the dates are. */
function span(dates: Omission['dates']): string {
  const days = dates.flatMap((date) => /^(?:until )?(\d{4}(?:-\d\d){0,2})/.exec(date ?? '')?.[1] ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? `, dated ${first}` : `, dated ${first} to ${last}`
}

function recordsLeftOut({ all, omitted, kept, dates }: Omission): string[] {
  if (!omitted) return []
  const shown = kept.filter((position) => position >= omitted.from && position < omitted.to)
  const count = omitted.to - omitted.from - shown.length
  const between = `positions ${omitted.from + 1} to ${omitted.to}`
  const except = shown.length > 0 ? ` except ${shown.map((position) => position + 1).join(' and ')}` : ''
  return [`${count} of the ${all} records of this page are not shown: ${between}${except}${span(dates)}`]
}

/** What was left out, exactly, and how to get it; undefined where nothing was. */
export function truncationWords(omission: Omission): string | undefined {
  const { included, includedLeftOut, more } = omission
  const reasons = [
    ...recordsLeftOut(omission),
    ...(includedLeftOut > 0 ? [`${includedLeftOut} of the ${included} included records are not shown`] : []),
    ...(more ? ['the server has more that match'] : []),
  ]
  return reasons.length > 0 ? `${reasons.join('; ')}. ${onward}` : undefined
}
