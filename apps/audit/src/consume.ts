import { AuditError, type AuditRecord, parseAuditMessage } from '@repo/audit'
import { type AuditDatabase, failureCode, isRowRefused } from './audit-database.ts'
import type { Log } from './logger.ts'

/** What the consumer uses of a Cloudflare queue message and batch. */
export interface AuditMessage {
  readonly body: unknown
  readonly attempts: number
  ack(): void
  retry(options?: { delaySeconds?: number }): void
}
export interface AuditBatch {
  readonly messages: readonly AuditMessage[]
  retryAll(options?: { delaySeconds?: number }): void
}

export interface ConsumerSeams {
  /** Connects, hands the database over, and closes it. Rejects where the database cannot be reached. */
  withDatabase<T>(use: (database: AuditDatabase) => Promise<T>): Promise<T>
  /** Told after a commit how far the chains of its tenants go. */
  appended?(lastSeq: ReadonlyMap<string, number>): void
  /** `cause`: a code that says why the message is there. */
  deadLetters: { send(message: unknown, cause: string): Promise<unknown> }
  log: Log
}

interface Delivery {
  message: AuditMessage
  record: AuditRecord
}

const firstDelaySeconds = 10
const longestDelaySeconds = 3_600

/** Doubles with each attempt, from ten seconds to one hour. `attempts` counts this delivery, from 1. */
export function retryDelaySeconds(attempts: number): number {
  return Math.min(firstDelaySeconds * 2 ** Math.max(0, attempts - 1), longestDelaySeconds)
}

/**
 * Writes a batch of audit messages. Each message is acknowledged once its row is committed, by this delivery or an
 * earlier one. A message that can never become a row goes straight to the dead letters: retrying it ten times would
 * only delay its discovery. Where the database cannot take the batch, all of it is delivered again, later each time.
 */
export async function consume(batch: AuditBatch, seams: ConsumerSeams): Promise<void> {
  const deliveries: Delivery[] = []
  for (const message of batch.messages) {
    const record = recordOf(message)
    if (record === undefined) await toDeadLetters(message, 'audit/malformed', seams)
    else deliveries.push({ message, record })
  }
  if (deliveries.length === 0) return
  try {
    await seams.withDatabase((database) => insert(deliveries, database, seams))
  } catch (error) {
    const delaySeconds = retryDelaySeconds(Math.max(...deliveries.map(({ message }) => message.attempts)))
    batch.retryAll({ delaySeconds })
    seams.log('audit/unavailable', { cause: failureCode(error), messages: deliveries.length, delaySeconds })
  }
}

function recordOf(message: AuditMessage): AuditRecord | undefined {
  try {
    return parseAuditMessage(message.body)
  } catch (error) {
    if (error instanceof AuditError) return undefined
    throw error
  }
}

async function insert(deliveries: readonly Delivery[], database: AuditDatabase, seams: ConsumerSeams): Promise<void> {
  try {
    const { inserted, lastSeq } = await database.insert(deliveries.map(({ record }) => record))
    for (const { message } of deliveries) message.ack()
    seams.appended?.(lastSeq)
    seams.log('audit/recorded', { messages: deliveries.length, inserted })
  } catch (error) {
    if (!isRowRefused(error)) throw error
    await insertOneByOne(deliveries, database, seams)
  }
}

/** One row that the database refuses must not keep the other ninety-nine out. */
async function insertOneByOne(deliveries: readonly Delivery[], database: AuditDatabase, seams: ConsumerSeams) {
  for (const { message, record } of deliveries) {
    try {
      const { lastSeq } = await database.insert([record])
      message.ack()
      seams.appended?.(lastSeq)
    } catch (error) {
      if (!isRowRefused(error)) throw error
      await toDeadLetters(message, failureCode(error), seams)
    }
  }
}

/** Acknowledges only what the dead letters have taken; otherwise the message comes back. */
async function toDeadLetters(message: AuditMessage, cause: string, { deadLetters, log }: ConsumerSeams): Promise<void> {
  try {
    await deadLetters.send(message.body, cause)
    message.ack()
    log('audit/dead-letter', { cause })
  } catch {
    message.retry({ delaySeconds: retryDelaySeconds(message.attempts) })
    log('audit/dead-letter-refused', { cause })
  }
}
