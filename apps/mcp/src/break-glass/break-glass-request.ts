import { DurableObject } from 'cloudflare:workers'
import type { Reference } from '@repo/fhir'
import { type Env, readConfig } from '../config.ts'
import { isBrowserOf, type PresentedBrowser } from '../session/connections/presented-browser.ts'
import { sessionOf } from '../session/find-session.ts'
import { readKeyRing, seal, unseal } from '../session/seal.ts'

export const linkTtlMs = 10 * 60 * 1000

/** Whose glass an agent asks to be broken. */
export interface GlassRequested {
  sessionKey: string
  platform: string
  /** Who is signed in there, `iss|sub`. */
  subject: string
  patient: Reference
  clientId: string
  clientName: string
}

/** What the person is told of it. */
export type GlassShown = Pick<GlassRequested, 'platform' | 'patient' | 'clientId' | 'clientName'>

type Refused = { ok: false; code: 'connection/unknown' | 'break-glass/foreign-browser' }
export type GlassLook = ({ ok: true } & GlassShown) | Refused
export type GlassTaken = ({ ok: true } & GlassRequested) | Refused

interface Stored {
  /** A sealed GlassRequested. */
  sealed: string
  expiresAt: number
}

/**
 * One link by which a practitioner breaks the glass for one patient: single use, ten minutes, and good in the browser that
 * approved the agent if the practitioner signed in in it, or in one in which they are signed in by themselves. Named by
 * the digest of the link's id.
 */
export class BreakGlassRequest extends DurableObject<Env> {
  readonly #kv = this.ctx.storage.kv

  async begin(requested: GlassRequested): Promise<void> {
    const expiresAt = Date.now() + linkTtlMs
    const sealed = await seal(await readKeyRing(readConfig(this.env).sessionKeys), this.#context, requested)
    this.#kv.put<Stored>('request', { sealed, expiresAt })
    await this.ctx.storage.setAlarm(expiresAt)
  }

  async look(browser: PresentedBrowser = {}): Promise<GlassLook> {
    const found = await this.#found(browser)
    if (!found.ok) return found
    const { platform, patient, clientId, clientName } = found
    return { ok: true, platform, patient, clientId, clientName }
  }

  /** Gives out what was asked, once: however the person decides, and whatever comes of it, the link is used up. */
  async take(browser: PresentedBrowser = {}): Promise<GlassTaken> {
    const sealed = this.#alive()?.sealed
    const found = await this.#found(browser)
    // From here on nothing is awaited: of several at once, one is given it.
    if (!found.ok) return found
    if (sealed === undefined || this.#alive()?.sealed !== sealed) return { ok: false, code: 'connection/unknown' }
    this.#kv.delete('request')
    return found
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }

  async #found(browser: PresentedBrowser): Promise<GlassTaken> {
    const sealed = this.#alive()?.sealed
    const ring = await readKeyRing(readConfig(this.env).sessionKeys)
    const requested = sealed && ((await unseal(ring, this.#context, sealed)) as GlassRequested | undefined)
    if (!requested) return { ok: false, code: 'connection/unknown' }
    const session = await sessionOf(this.env, requested.sessionKey)
    if (!(await session.isOpen())) return { ok: false, code: 'connection/unknown' }
    // Not the approver's as such: the reason is given in the name of the person who is connected there.
    const isTheirs = await isBrowserOf(this.env, session, requested, browser)
    return isTheirs ? { ok: true, ...requested } : { ok: false, code: 'break-glass/foreign-browser' }
  }

  #alive(): Stored | undefined {
    const stored = this.#kv.get<Stored>('request')
    return stored && stored.expiresAt > Date.now() ? stored : undefined
  }

  get #context(): string {
    return `break-glass-request|${this.ctx.id}`
  }
}
