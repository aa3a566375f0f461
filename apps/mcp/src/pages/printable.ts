/** A name that somebody else chose, without characters that reorder or hide what stands beside them, and bounded. */
export function printable(name: string, maxLength = 120): string {
  return name.replace(/[\p{Cf}\p{Cc}]+/gu, ' ').slice(0, maxLength)
}

/** The host of a base URL, as people know it. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : printable(url)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An instant (RFC 3339, UTC) in words that no country reads differently: "23 Nov 2026, 05:16 UTC". */
export function instantInWords(instant: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(instant) ?? []
  if (time === undefined) return 'unknown'
  return `${Number(day)} ${months[Number(month) - 1] ?? '?'} ${year}, ${time} UTC`
}

/** A day (`YYYY-MM-DD`) in the same words: "23 Nov 2026". */
export function dayInWords(day: string): string {
  return instantInWords(`${day}T00:00`).split(',')[0] ?? day
}
