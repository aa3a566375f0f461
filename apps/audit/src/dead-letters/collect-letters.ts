import type { AuditBatch } from '../consume.ts'
import type { Log } from '../logger.ts'
import type { DeadLetterStore } from './dead-letter-store.ts'

export const deadLetterQueue = 'audit-dead-letters'
const retryDelaySeconds = 900

/** Takes what the queue has given up delivering, each message for itself, before the queue forgets it. */
export async function collectLetters(batch: AuditBatch, store: Pick<DeadLetterStore, 'send'>, log: Log): Promise<void> {
  for (const message of batch.messages) {
    try {
      await store.send(message.body, 'audit/undelivered')
      message.ack()
      log('audit/dead-letter', { cause: 'audit/undelivered' })
    } catch {
      message.retry({ delaySeconds: retryDelaySeconds })
      log('audit/dead-letter-refused', { cause: 'audit/undelivered' })
    }
  }
}
