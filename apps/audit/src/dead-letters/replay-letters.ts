import { type ConsumerSeams, consume } from '../consume.ts'
import type { DeadLetterStore } from './dead-letter-store.ts'

/**
 * Tries the letters again that somebody has asked for, each on the way of every record. One that becomes a row, or is one
 * already, is removed; one that is refused again stays; one that the database cannot take now is tried the next time.
 */
export async function replayLetters(store: DeadLetterStore, seams: Omit<ConsumerSeams, 'deadLetters'>): Promise<void> {
  for (const name of await store.requested()) {
    const letter = await store.open(name)
    if (letter === undefined) {
      await store.leave(name)
      seams.log('audit/replay-refused', { cause: 'audit/unreadable' })
      continue
    }
    const { isTaken, refusal } = await consumeOne(letter.message, seams)
    if (refusal !== undefined) {
      await store.leave(name)
      seams.log('audit/replay-refused', { cause: refusal })
    } else if (isTaken) {
      await store.remove(name)
      seams.log('audit/replayed')
    }
  }
}

async function consumeOne(body: unknown, seams: Omit<ConsumerSeams, 'deadLetters'>) {
  const verdict: { isTaken: boolean; refusal: string | undefined } = { isTaken: false, refusal: undefined }
  const ack = () => {
    verdict.isTaken = true
  }
  const deadLetters = {
    async send(_: unknown, cause: string) {
      verdict.refusal = cause
    },
  }
  const batch = { messages: [{ body, attempts: 1, ack, retry: () => {} }], retryAll: () => {} }
  await consume(batch, { ...seams, deadLetters })
  return verdict
}
