const betweenMs = 10_000

/** How often a busy Worker looks whether letters are to be tried again. A cron looks where nothing comes. */
export function replaySchedule(now: () => number): { isDue(): boolean } {
  let lookedAt = Number.NEGATIVE_INFINITY
  return {
    isDue() {
      if (now() - lookedAt < betweenMs) return false
      lookedAt = now()
      return true
    },
  }
}
