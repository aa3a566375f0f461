import { DurableObject } from 'cloudflare:workers'
import { type Env, readConfig } from '../../config.ts'
import { sponsorOf } from '../../smart/service-connection.ts'
import { sessionOf } from '../find-session.ts'
import { readKeyRing, seal, unseal } from '../seal.ts'
import { digest } from '../secret.ts'
import { linkTtlMs } from './pending-links.ts'
import type { Person } from './people.ts'
import { isBrowserOf, type PresentedBrowser } from './presented-browser.ts'

const maxWrongCodes = 5

/** What an agent asked for: that its session be connected to a platform. */
export interface Requested {
  sessionKey: string
  platform: string
  clientId: string
  clientName: string
  code: string
}

/** `unknown`: never begun, or too long ago. */
export type RequestState = 'open' | 'signing-in' | 'connected' | 'refused' | 'failed' | 'unknown'

/** Whether a browser may agree. `sponsor`: for whom, where the platform signs in nobody and there is somebody. */
interface Judged {
  isRight: boolean
  sponsor?: Person
}

interface Stored {
  state: Exclude<RequestState, 'unknown'>
  /** A sealed Requested, until it has been approved or has ended. */
  sealed?: string
  wrongCodes: number
  expiresAt: number
}

/** What a person is told of it. */
export type Shown = Pick<Requested, 'platform' | 'clientId' | 'clientName'>
/** `needsPerson`: it opens in no browser but one of the person for whom it is; no code makes up for that. */
export type Look =
  | ({ ok: true; needsCode: boolean; needsPerson?: true } & Shown)
  | { ok: false; code: 'connection/unknown' }
export type Approval =
  /** `sponsor`: the person in whose browser it was approved, where the platform signs in nobody. */
  | ({ ok: true; sessionKey: string; sponsor?: Person } & Shown)
  /** There is nobody for whom the platform could be opened; that ended the link. */
  | { ok: false; code: 'platform/not-allowed'; asked: Shown }
  /** `guessed`: a wrong code was typed, for this; it ended the link where the code is `connection/unknown`. */
  | { ok: false; code: 'connection/unknown' | 'connection/wrong-code'; guessed?: Shown }

const unknown = { ok: false, code: 'connection/unknown' } as const

/** A code as a person may type it: case, blanks and hyphens do not matter. */
function plain(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/**
 * One link by which a person connects an agent's session to a platform: single use, ten minutes, and good in the browser
 * that approved the agent, or, where people sign in, with the code that the agent shows. Named by the digest of the
 * link's id.
 */
export class ConnectionRequest extends DurableObject<Env> {
  readonly #kv = this.ctx.storage.kv

  async begin(requested: Requested): Promise<void> {
    const expiresAt = Date.now() + linkTtlMs
    const sealed = await seal(await this.#keyRing(), this.#context, requested)
    this.#kv.put<Stored>('request', { state: 'open', sealed, wrongCodes: 0, expiresAt })
    await this.ctx.storage.setAlarm(expiresAt)
  }

  /** What is asked for, and what a browser that has these keys (or none) needs beside. */
  async look(browserKey?: string, browserSession?: string): Promise<Look> {
    const requested = await this.#requested(this.#open())
    if (!requested) return unknown
    const { platform, clientId, clientName } = requested
    const shown: Shown = { platform, clientId, clientName }
    const isClosed = !(await this.#judged(requested, { browserKey, browserSession })).isRight
    if (isClosed && !this.#signsIn(platform)) return { ok: true, ...shown, needsCode: false, needsPerson: true }
    return { ok: true, ...shown, needsCode: isClosed }
  }

  /** Gives the session's key out once. The fifth wrong code ends the link. */
  async approve({ code, ...browser }: PresentedBrowser & { code?: string }): Promise<Approval> {
    const stored = this.#open()
    const requested = await this.#requested(stored)
    if (!requested) return unknown
    const isTyped = this.#signsIn(requested.platform) && (await isCode(requested, code))
    const { isRight, sponsor } = isTyped ? { isRight: true } : await this.#judged(requested, browser)
    // From here on nothing is awaited: of several at once, one is given the key, and no guess goes uncounted.
    const current = this.#open()
    if (!current || current.sealed !== stored?.sealed) return unknown
    const { sessionKey, platform, clientId, clientName } = requested
    const shown: Shown = { platform, clientId, clientName }
    if (!isRight) return this.#guessedWrong(current, code, shown)
    if (!sponsor && !this.#signsIn(platform)) {
      this.#end(current, 'failed')
      return { ok: false, code: 'platform/not-allowed', asked: shown }
    }
    const expiresAt = Date.now() + linkTtlMs
    this.#kv.put<Stored>('request', { state: 'signing-in', wrongCodes: 0, expiresAt })
    await this.ctx.storage.setAlarm(expiresAt)
    return { ok: true, sessionKey, ...(sponsor && { sponsor }), ...shown }
  }

  /** The person does not want this. Answers what it was; undefined where it was over already. */
  async refuse(): Promise<Shown | undefined> {
    const open = this.#open()
    if (!open) return undefined
    this.#end(open, 'refused')
    const requested = await this.#opened(open)
    if (!requested) return undefined
    const { platform, clientId, clientName } = requested
    return { platform, clientId, clientName }
  }

  /** How the sign-in that was approved has ended. */
  async settle(state: 'connected' | 'refused' | 'failed'): Promise<void> {
    const stored = this.#alive()
    if (stored?.state === 'signing-in') this.#end(stored, state)
  }

  async state(): Promise<RequestState> {
    return this.#alive()?.state ?? 'unknown'
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }

  #guessedWrong(current: Stored, code: string | undefined, guessed: Shown): Approval {
    if (!code) return { ok: false, code: 'connection/wrong-code' }
    const wrongCodes = current.wrongCodes + 1
    if (wrongCodes >= maxWrongCodes) {
      this.#end(current, 'failed')
      return { ...unknown, guessed }
    }
    this.#kv.put<Stored>('request', { ...current, wrongCodes })
    return { ok: false, code: 'connection/wrong-code', guessed }
  }

  #end({ wrongCodes, expiresAt }: Stored, state: Stored['state']): void {
    this.#kv.put<Stored>('request', { state, wrongCodes, expiresAt })
  }

  #alive(): Stored | undefined {
    const stored = this.#kv.get<Stored>('request')
    return stored && stored.expiresAt > Date.now() ? stored : undefined
  }

  #open(): Stored | undefined {
    const stored = this.#alive()
    return stored?.state === 'open' ? stored : undefined
  }

  async #opened({ sealed }: Stored): Promise<Requested | undefined> {
    if (sealed === undefined) return undefined
    return (await unseal(await this.#keyRing(), this.#context, sealed)) as Requested | undefined
  }

  /** Undefined where the link or the agent's session is over. */
  async #requested(open: Stored | undefined): Promise<Requested | undefined> {
    const requested = open && (await this.#opened(open))
    return requested && (await (await sessionOf(this.env, requested.sessionKey)).isOpen()) ? requested : undefined
  }

  /**
   * Whoever signs in next is known then. Where nobody does, an agent has the code too, and could agree by itself: there
   * the browser must be that of the person in whose name the platform is opened.
   */
  async #judged({ sessionKey, platform }: Requested, browser: PresentedBrowser): Promise<Judged> {
    const session = await sessionOf(this.env, sessionKey)
    if (!this.#signsIn(platform)) {
      const connections = (await session.describe())?.connections ?? []
      const found = sponsorOf(readConfig(this.env), platform, connections)
      const sponsor = found && { platform: found.platform, subject: found.subject }
      if (sponsor) return { isRight: await isBrowserOf(this.env, session, sponsor, browser), sponsor }
    }
    const { browserKey } = browser
    return { isRight: browserKey !== undefined && (await session.approvedBy(await digest(browserKey))) }
  }

  #signsIn(platform: string): boolean {
    return readConfig(this.env).platforms.get(platform)?.auth === 'smart'
  }

  get #context(): string {
    return `connection-request|${this.ctx.id}`
  }

  #keyRing() {
    return readKeyRing(readConfig(this.env).sessionKeys)
  }
}

/** By digests, so that the time it takes tells nothing of how much of the code was right. */
async function isCode(requested: Requested, code: string | undefined): Promise<boolean> {
  return (await digest(plain(code ?? ''))) === (await digest(plain(requested.code)))
}
