import type { Positions } from './selection.ts'

/** What of a page is not shown. */
export interface Omission {
  /** Records of the server's page, shown or not. */
  all: number
  /** The records that are not shown, on this page or on one that it goes on from. */
  omitted?: Positions | undefined
  /** Of the records left out. */
  dates: readonly (string | undefined)[]
  included: number
  includedLeftOut: number
  more: boolean
}

/** The days between which the dates are. */
function span(dates: Omission['dates']): string {
  const days = dates.flatMap((date) => /^(?:until )?(\d{4}(?:-\d\d){0,2})/.exec(date ?? '')?.[1] ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? `, dated ${first}` : `, dated ${first} to ${last}`
}

function recordsLeftOut({ all, omitted, dates }: Omission): string[] {
  if (!omitted) return []
  const { from, to, except = [] } = omitted
  const between = `positions ${from + 1} to ${to}`
  const but = except.length > 0 ? ` except ${except.map((position) => position + 1).join(' and ')}` : ''
  return [
    `${to - from - except.length} of the ${all} records of this page are not shown: ${between}${but}${span(dates)}`,
  ]
}

/** What was left out, exactly; undefined where nothing was. */
export function truncationWords(omission: Omission): string | undefined {
  const { included, includedLeftOut, more } = omission
  const reasons = [
    ...recordsLeftOut(omission),
    ...(includedLeftOut > 0 ? [`${includedLeftOut} of the ${included} included records are not shown`] : []),
    ...(more ? ['the server has more that match'] : []),
  ]
  return reasons.length > 0 ? `${reasons.join('; ')}.` : undefined
}

/** How to get what was left out: a larger budget helps where the server's page was `cut`. */
export function onwardWords({ cut, cursor }: { cut: boolean; cursor: boolean }): string {
  const ways = ['Narrow the search', ...(cut ? ['raise "budget"'] : []), ...(cursor ? ['go on with "cursor"'] : [])]
  const last = ways.pop()
  return ways.length > 0 ? `${ways.join(', ')} or ${last}.` : `${last}.`
}
