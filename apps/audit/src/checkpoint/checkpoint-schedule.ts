const mostRows = 10_000
const mostMs = 5 * 60_000

/**
 * When a chain that grows needs its next checkpoint: 10,000 rows or five minutes after the last. What another isolate
 * has taken is not known here, so the first batch of an isolate asks for one.
 */
export function checkpointSchedule(now: () => number): {
  isDue(lastSeq: ReadonlyMap<string, number>): boolean
  taken(lastSeq: ReadonlyMap<string, number>): void
} {
  const last = new Map<string, { seq: number; at: number }>()
  return {
    isDue: (lastSeq) =>
      [...lastSeq].some(([tenant, seq]) => {
        const before = last.get(tenant)
        return before === undefined || seq - before.seq >= mostRows || now() - before.at >= mostMs
      }),
    taken(lastSeq) {
      for (const [tenant, seq] of lastSeq) last.set(tenant, { seq, at: now() })
    },
  }
}
