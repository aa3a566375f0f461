const maxRetryAfterSeconds = 86_400
const firstBackoffMs = 250
const maxBackoffMs = 4_000

export const maxRetries = 2

/** Seconds from a `Retry-After` of either form (RFC 9110 §10.2.3), at least 0 and at most a day. */
export function parseRetryAfter(value: string | null, nowMs: number): number | undefined {
  if (value === null) return undefined
  const seconds = /^\d{1,10}$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - nowMs) / 1000)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), maxRetryAfterSeconds) : undefined
}

/** The pause before retry number `retry` (0 first): what the server asked for, else exponential with full jitter. */
export function backoffMs(retry: number, retryAfterSeconds: number | undefined, random: number): number {
  if (retryAfterSeconds !== undefined) return retryAfterSeconds * 1000
  return Math.round(random * Math.min(maxBackoffMs, firstBackoffMs * 4 ** retry))
}
