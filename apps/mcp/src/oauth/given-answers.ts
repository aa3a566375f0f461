import * as z from 'zod'
import { type Kept, makeRoom } from '../session/kept.ts'
import { type KeyRing, seal, unseal } from '../session/seal.ts'
import { digest } from '../session/secret.ts'

/** How long a client whose answer got lost, or that asked twice at once, is given the same answer again. */
export const replayMs = 60_000
const prefix = 'answer:'
/** A client refreshes about once an hour; more than this within a minute are none that wait for an answer. */
const most = 5

const givenAnswer = z.object({
  clientId: z.string(),
  /** What was asked for, beside the token. */
  scope: z.string().nullable(),
  resource: z.string().nullable(),
  body: z.string(),
})

/** The answer to one refresh, and who had asked for what. */
export type GivenAnswer = z.output<typeof givenAnswer>

interface Stored {
  sealed: string
  expiresAt: number
}

/** The last answers to refreshes of one grant, by the digest of the refresh token that was presented; sealed. */
export class GivenAnswers {
  readonly #storage: Kept
  readonly #ring: () => Promise<KeyRing>
  readonly #context: string
  readonly #now: () => number

  constructor(storage: Kept, ring: () => Promise<KeyRing>, context: string, now: () => number) {
    this.#storage = storage
    this.#ring = ring
    this.#context = context
    this.#now = now
  }

  async find(refreshToken: string): Promise<GivenAnswer | undefined> {
    const key = prefix + (await digest(refreshToken))
    const stored = await this.#storage.get<Stored>(key)
    if (!stored || stored.expiresAt <= this.#now()) return undefined
    const read = givenAnswer.safeParse(await unseal(await this.#ring(), `${this.#context}|${key}`, stored.sealed))
    return read.success ? read.data : undefined
  }

  async keep(refreshToken: string, answer: GivenAnswer): Promise<void> {
    const key = prefix + (await digest(refreshToken))
    const sealed = await seal(await this.#ring(), `${this.#context}|${key}`, answer)
    await makeRoom(this.#storage, prefix, most, this.#now())
    await this.#storage.put<Stored>(key, { sealed, expiresAt: this.#now() + replayMs })
  }
}
