import { type AuditRecord, createAuditProducer } from '@repo/audit'
import type { Env } from '../config.ts'
import { keepInOutbox } from './outbox-shards.ts'

/** Where every record of this Worker goes: the queue first, the outbox where the queue does not take it. */
export function auditProducer({ AUDIT_QUEUE: queue, AUDIT_OUTBOX: outboxes }: Env): {
  record(record: AuditRecord): Promise<void>
} {
  return createAuditProducer({ queue, outbox: { keep: (messages) => keepInOutbox(outboxes, messages) } })
}
