const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-](\d\d):(\d\d))?)?)?)?$/

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return leap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * What is wrong with a date or time as a search writes it: `yyyy`, `yyyy-mm`, `yyyy-mm-dd`, or with a time, whose seconds and
 * zone may be absent (R4 search.html#date). `calendar`: the form is right, but there is no such day, time or zone.
 */
export function dateFault(text: string): 'form' | 'calendar' | undefined {
  const match = form.exec(text)
  if (!match) return 'form'
  const numberAt = (index: number, absent: number) => (match[index] === undefined ? absent : Number(match[index]))
  const year = numberAt(1, 0)
  const month = numberAt(2, 1)
  const day = numberAt(3, 1)
  const isDay = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  // R4 datatypes.html#dateTime: seconds may be 60, for leap seconds; a zone is at most 14 hours off.
  const isTime = numberAt(4, 0) <= 23 && numberAt(5, 0) <= 59 && numberAt(6, 0) <= 60
  const offset = numberAt(7, 0) * 60 + numberAt(8, 0)
  return isDay && isTime && numberAt(8, 0) <= 59 && offset <= 14 * 60 ? undefined : 'calendar'
}
