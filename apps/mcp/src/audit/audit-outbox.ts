import { DurableObject } from 'cloudflare:workers'
import type { AuditRecord } from '@repo/audit'
import { type Env, readConfig } from '../config.ts'
import { log } from '../log.ts'
import { type KeyRing, readKeyRing, seal, unseal } from '../session/seal.ts'
import { type HeldRecord, HeldRecords, type Holding } from './held-records.ts'
import { batchesOf, batchMessages, type Opened, outboxDelayMs } from './outbox-batches.ts'

const sendTimeoutMs = 20_000

/**
 * Keeps the audit records that the queue does not take, and hands them over when it does, in their order and as often as
 * it takes. Nothing is ever dropped: where it is full it refuses, and with it the call whose record it is. A record whose
 * sealing key is gone stays, is counted, and goes out once the key is there again.
 */
export class AuditOutbox extends DurableObject<Env> {
  readonly #held = new HeldRecords(this.ctx.storage.sql)
  #ring: Promise<KeyRing> | undefined

  /**
   * Stores all of these or none.
   * @throws Error where it is full
   */
  async keep(messages: readonly AuditRecord[]): Promise<void> {
    const ring = await this.#keyRing()
    const sealed = await Promise.all(messages.map(({ id }, index) => seal(ring, this.#place(id), messages[index])))
    if (!this.#held.hasRoomFor(sealed)) {
      log('audit/outbox-full', { records: this.#held.holding().records })
      throw new Error('the outbox is full')
    }
    this.ctx.storage.transactionSync(() => {
      for (const [index, { id }] of messages.entries()) this.#held.add({ id, sealed: sealed[index] ?? '' }, Date.now())
    })
    log('audit/outbox-kept', { records: messages.length, holds: this.#held.holding().records })
    await this.#wakeIn(outboxDelayMs(0))
  }

  /** How much waits, and since when. */
  async holding(): Promise<Holding> {
    const holding = this.#held.holding()
    if (holding.records > 0) await this.#wakeIn(outboxDelayMs(0))
    return holding
  }

  override async alarm(): Promise<void> {
    // The runtime gives up an alarm that throws six times.
    const failed = await this.#handOver().then(
      () => undefined,
      (cause: unknown) => (cause instanceof Error ? cause.name : 'unknown'),
    )
    const { records } = this.#held.holding()
    const failures = records === 0 ? 0 : (this.ctx.storage.kv.get<number>('failures') ?? 0) + 1
    if (failures === 0) this.ctx.storage.kv.delete('failures')
    else this.ctx.storage.kv.put('failures', failures)
    if (records === 0) return
    const delayMs = outboxDelayMs(failures)
    log('audit/outbox-waits', { records, failures, delayMs, cause: failed ?? 'unreadable' })
    await this.ctx.storage.setAlarm(Date.now() + delayMs)
  }

  /** An alarm that is set already is not put off. */
  async #wakeIn(delayMs: number): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + delayMs)
  }

  /** @throws where the queue refuses a batch: what follows it keeps its place */
  async #handOver(): Promise<void> {
    let seq = 0
    for (;;) {
      const held = this.#held.after(seq, batchMessages)
      const last = held.at(-1)
      if (!last) return
      for (const batch of batchesOf(await this.#opened(held))) {
        await this.#send(batch)
        this.#held.remove(batch)
        log('audit/outbox-sent', { records: batch.length, holds: this.#held.holding().records })
      }
      seq = last.seq
    }
  }

  async #send(batch: readonly Opened[]): Promise<void> {
    const { promise: elapsed, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(new Error('late')), sendTimeoutMs)
    try {
      await Promise.race([this.env.AUDIT_QUEUE.sendBatch(batch.map(({ message }) => ({ body: message }))), elapsed])
    } finally {
      clearTimeout(timer)
    }
  }

  async #opened(held: readonly HeldRecord[]): Promise<Opened[]> {
    const ring = await this.#keyRing()
    const opened = await Promise.all(
      held.map(async (each) => {
        const message = await unseal(ring, this.#place(each.id), each.sealed)
        // Sealed and encoded it is longer than the message itself.
        return message === undefined ? [] : [{ ...each, message, bytes: each.sealed.length }]
      }),
    )
    return opened.flat()
  }

  #place(id: string): string {
    return `audit-outbox|${this.ctx.id}|${id}`
  }

  #keyRing(): Promise<KeyRing> {
    this.#ring ??= readKeyRing(readConfig(this.env).sessionKeys)
    return this.#ring
  }
}
