import { AuditError } from './audit-error.ts'
import { type AuditRecord, parseAuditMessage } from './audit-record.ts'
import { splitRecord } from './split-record.ts'

/** A Cloudflare queue takes 128 KB a message with its metadata; 131,000 bytes of body were refused in a measurement. */
const maxMessageBytes = 120_000
const defaultTimeoutMs = 2_000

/** The part of a Cloudflare `Queue` that the producer uses: resolves once the message is stored. */
export interface AuditQueue {
  send(message: unknown): Promise<unknown>
}

/** Where records wait that the queue does not take. Resolves once all of them are stored, in this order. */
export interface AuditOutbox {
  keep(messages: readonly AuditRecord[]): Promise<unknown>
}

function rejectAfter(timeoutMs: number): { elapsed: Promise<never>; cancel: () => void } {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`not accepted within ${timeoutMs} ms`)), timeoutMs)
  return { elapsed: promise, cancel: () => clearTimeout(timer) }
}

/** @throws AuditError `audit/unavailable` */
async function accepted(accept: () => Promise<unknown>, timeoutMs: number): Promise<void> {
  const { elapsed, cancel } = rejectAfter(timeoutMs)
  try {
    await Promise.race([accept(), elapsed])
  } catch (cause) {
    throw new AuditError('audit/unavailable', { cause })
  } finally {
    cancel()
  }
}

/**
 * Puts audit records on a queue.
 *
 * `record` resolves once the queue has accepted the whole record, or the outbox where the queue has not, and only then
 * may the access be answered. A record above 120,000 bytes of JSON goes out as several messages with the same
 * `requestId`; nothing is dropped.
 *
 * @param options.outbox keeps what the queue refuses or is late with, and sends it later. What was late may then reach
 * the queue twice: with the same `id`, hence as one record.
 * @param options.timeoutMs how long the queue may take for one record, and then the outbox; 2,000 by default.
 * @throws AuditError `audit/malformed` before anything is sent, where the record breaks the schema; `audit/unavailable`
 * where neither accepts it in time. A late record may still arrive: calling again with the same record is safe.
 */
export function createAuditProducer(options: { queue: AuditQueue; outbox?: AuditOutbox; timeoutMs?: number }): {
  record(record: AuditRecord): Promise<void>
} {
  const { queue, outbox, timeoutMs = defaultTimeoutMs } = options
  return {
    async record(record) {
      const messages = await splitRecord(parseAuditMessage(record), maxMessageBytes)
      try {
        await accepted(() => Promise.all(messages.map(async (message) => queue.send(message))), timeoutMs)
      } catch (refusal) {
        if (!outbox) throw refusal
        await accepted(async () => outbox.keep(messages), timeoutMs)
      }
    },
  }
}
