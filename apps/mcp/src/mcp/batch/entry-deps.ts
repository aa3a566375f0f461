import type { Deps } from '../deps.ts'
import type { Recorder } from '../recorder.ts'
import type { WriteMemory } from '../write/write-memory.ts'

/** What an entry's own pipeline works with: its audit records belong to the call of the batch. */
export function entryDeps(deps: Deps, { requestId }: Recorder, tool: string): Deps {
  return { ...deps, requestId, audit: { record: (record) => deps.audit.record({ ...record, tool }) } }
}

/** A confirmation that nobody redeems: the batch has its own. */
const unused = { handle: 'of-the-batch', expiresAt: 0 }

/** What shows the changes of an entry without making them, and without using up confirmations of the session. */
export function previewDeps(deps: Deps): Deps {
  return {
    ...deps,
    writeSettings: { ...deps.writeSettings, confirmation: 'always' },
    writeMemory: async (caller) => withoutConfirmations(await deps.writeMemory(caller)),
  }
}

function withoutConfirmations(memory: WriteMemory): WriteMemory {
  return {
    mintConfirmation: async () => unused,
    redeemConfirmation: async () => false,
    findCreation: (key, content) => memory.findCreation(key, content),
    beginCreation: (key, content) => memory.beginCreation(key, content),
    settleCreation: (key, created) => memory.settleCreation(key, created),
    forgetCreation: (key) => memory.forgetCreation(key),
  }
}
