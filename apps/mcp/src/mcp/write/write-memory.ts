import type { Confirmation } from '../../session/memories/confirmations.ts'
import type { Created, Creation } from '../../session/memories/creations.ts'

/** What the caller's session remembers of writes. Undefined where the session has ended. */
export interface WriteMemory {
  mintConfirmation(callDigest: string): Promise<Confirmation | undefined>
  redeemConfirmation(handle: string, callDigest: string): Promise<boolean>
  findCreation(key: string, contentDigest: string): Promise<Creation>
  beginCreation(key: string, contentDigest: string): Promise<Creation | undefined>
  settleCreation(key: string, created: Created): Promise<void>
  forgetCreation(key: string): Promise<void>
}
