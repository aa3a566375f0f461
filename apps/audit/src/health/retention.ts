const usualYears = '6'

/**
 * The first month that is kept, `YYYY-MM`: so many years before now; six where `years` (`AUDIT_RETENTION_YEARS`) says
 * nothing.
 *
 * @throws Error where it is no number of years from 1 to 100.
 */
export function firstKeptMonth(now: Date, years = usualYears): string {
  const keptYears = /^\d{1,3}$/.test(years) ? Number(years) : 0
  if (keptYears < 1 || keptYears > 100) throw new Error('AUDIT_RETENTION_YEARS is a number of years, 1 to 100')
  return `${now.getUTCFullYear() - keptYears}-${String(now.getUTCMonth() + 1).padStart(2, '0')}`
}
