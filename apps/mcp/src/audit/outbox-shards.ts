import type { AuditRecord } from '@repo/audit'
import type { AuditOutbox } from './audit-outbox.ts'
import type { Holding } from './held-records.ts'

/** One object would take the records of all calls, one after another. */
const shards = 8

const nameOf = (shard: number) => `outbox-${shard}`

/** All records of one request wait in one object, hence in their order (FNV-1a over the id). */
export function shardOf(requestId: string): string {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(requestId)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0
  return nameOf(hash % shards)
}

type Outboxes = DurableObjectNamespace<AuditOutbox>

/** Keeps the parts of one record. */
export async function keepInOutbox(outboxes: Outboxes, messages: readonly AuditRecord[]): Promise<void> {
  const [first] = messages
  if (first) await outboxes.getByName(shardOf(first.requestId)).keep(messages)
}

/** What waits in all of them together. */
export async function holdingOf(outboxes: Outboxes): Promise<Holding> {
  const names = Array.from({ length: shards }, (_, shard) => nameOf(shard))
  const holdings = await Promise.all(names.map((name) => outboxes.getByName(name).holding()))
  const instants = holdings.flatMap(({ oldestAt }) => (oldestAt === undefined ? [] : [oldestAt]))
  return {
    records: holdings.reduce((sum, { records }) => sum + records, 0),
    oldestAt: instants.length === 0 ? undefined : Math.min(...instants),
  }
}
