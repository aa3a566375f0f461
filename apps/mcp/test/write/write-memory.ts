import type { WriteMemory } from '../../src/mcp/write/write-memory.ts'
import { Confirmations } from '../../src/session/memories/confirmations.ts'
import { Creations } from '../../src/session/memories/creations.ts'
import { readKeyRing } from '../../src/session/seal.ts'
import { createStorage } from '../session-storage.ts'

/** What a session remembers of writes, with what it has stored. */
export interface OpenMemory extends WriteMemory {
  stored: Map<string, unknown>
}

/** The session's own code over a map, one call after another, as a Durable Object lets nothing between its look and its write. */
export function createWriteMemory(now: () => number = Date.now): OpenMemory {
  const { stored, storage } = createStorage()
  const confirmations = new Confirmations(storage, now)
  const isOpen = () => true
  const creations = new Creations(storage, now, isOpen, () => readKeyRing(`k1:${'S'.repeat(42)}A`), 'session|1')
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <A extends unknown[], T>(call: (...args: A) => Promise<T>) => {
    return (...args: A): Promise<T> => {
      const turn = last.then(() => call(...args))
      last = turn.catch(() => undefined)
      return turn
    }
  }
  return {
    stored,
    mintConfirmation: inTurn((call) => confirmations.mint(call)),
    redeemConfirmation: inTurn((handle, call) => confirmations.redeem(handle, call)),
    findCreation: inTurn((key, content) => creations.find(key, content)),
    beginCreation: inTurn((key, content) => creations.begin(key, content)),
    settleCreation: inTurn((key, created) => creations.settle(key, created)),
    forgetCreation: inTurn((key) => creations.forget(key)),
  }
}
