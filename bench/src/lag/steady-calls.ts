import { setTimeout as sleep } from 'node:timers/promises'

/** One call; instants are milliseconds since 1970. */
export interface MadeCall {
  number: number
  startedAt: number
  endedAt: number
  isAnswered: boolean
}

/**
 * Begins so many calls a second for so long, whether earlier ones have ended or not: somebody who waits for a slow answer would
 * measure fewer calls than were meant to come. Resolves when the last has ended; rejects when `signal` aborts.
 *
 * @param call resolves with whether it was answered; one that rejects was not.
 */
export async function callSteadily(
  call: (number: number) => Promise<boolean>,
  { perSecond, seconds, signal }: { perSecond: number; seconds: number; signal: AbortSignal },
): Promise<MadeCall[]> {
  const begunAt = Date.now()
  const made: Promise<MadeCall>[] = []
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const wait = begunAt + (number * 1_000) / perSecond - Date.now()
    if (wait > 0) await sleep(wait, undefined, { signal })
    signal.throwIfAborted()
    made.push(timed(call, number))
  }
  return Promise.all(made)
}

async function timed(call: (number: number) => Promise<boolean>, number: number): Promise<MadeCall> {
  const startedAt = Date.now()
  const isAnswered = await call(number).catch(() => false)
  return { number, startedAt, endedAt: Date.now(), isAnswered }
}
