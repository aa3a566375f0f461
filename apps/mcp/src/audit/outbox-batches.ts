import type { HeldRecord } from './held-records.ts'

const firstDelayMs = 10_000
const longestDelayMs = 15 * 60_000
/** What Cloudflare takes in one `sendBatch`: 100 messages, 256 KB with their metadata. */
export const batchMessages = 100
const batchBytes = 240_000

/** Doubles with each failure in a row, from ten seconds to fifteen minutes. */
export function outboxDelayMs(failures: number): number {
  return Math.min(firstDelayMs * 2 ** failures, longestDelayMs)
}

export interface Opened extends HeldRecord {
  message: unknown
  /** At least those of the message. */
  bytes: number
}

/** Runs of records that the queue takes at once, in their order. */
export function batchesOf(records: readonly Opened[]): Opened[][] {
  const batches: Opened[][] = []
  let bytes = 0
  for (const record of records) {
    const batch = batches.at(-1)
    if (batch === undefined || bytes + record.bytes > batchBytes) {
      batches.push([record])
      bytes = record.bytes
    } else {
      batch.push(record)
      bytes += record.bytes
    }
  }
  return batches
}
