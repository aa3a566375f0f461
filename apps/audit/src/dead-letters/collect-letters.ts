import type { AuditBatch } from '../consume.ts'
import type { Log } from '../logger.ts'
import type { DeadLetterStore } from './dead-letter-store.ts'

export const deadLetterQueue = 'audit-dead-letters'
const firstDelaySeconds = 900
const longestDelaySeconds = 4 * 3_600

/**
 * Doubles from a quarter of an hour to four hours, so that a hundred deliveries outlast the 14 days for which a queue can
 * keep a message. `attempts` counts this delivery, from 1.
 */
export function letterDelaySeconds(attempts: number): number {
  return Math.min(firstDelaySeconds * 2 ** Math.max(0, attempts - 1), longestDelaySeconds)
}

/** Takes what the queue has given up delivering, each message for itself, before the queue forgets it. */
export async function collectLetters(batch: AuditBatch, store: Pick<DeadLetterStore, 'send'>, log: Log): Promise<void> {
  for (const message of batch.messages) {
    try {
      await store.send(message.body, 'audit/undelivered')
      message.ack()
      log('audit/dead-letter', { cause: 'audit/undelivered' })
    } catch {
      message.retry({ delaySeconds: letterDelaySeconds(message.attempts) })
      log('audit/dead-letter-refused', { cause: 'audit/undelivered' })
    }
  }
}
