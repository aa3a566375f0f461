import { DurableObject } from 'cloudflare:workers'
import type { AuthRequest } from '@cloudflare/workers-oauth-provider'
import { type Env, readConfig } from '../config.ts'
import { readKeyRing, seal, unseal } from './seal.ts'
import { digest } from './secret.ts'

/** How long a person has to finish signing in at the platform. */
export const attemptTtlSeconds = 10 * 60

/** An MCP client's authorization request, or the session of an agent that asked for a further platform. */
export type Waiting =
  | { kind: 'client'; authRequest: AuthRequest; clientName: string }
  | { kind: 'agent'; sessionKey: string; request: string; clientId: string; clientName: string }

/** What must come back unchanged when the platform returns the browser (RFC 6749 §10.12, RFC 7636, OIDC nonce). */
export interface Attempt {
  platform: string
  /** What was asked for. */
  scope: string
  state: string
  codeVerifier: string
  nonce: string
  /** Digest of the key of the browser that began it. */
  browser: string
  /** The `iss` of the EHR that launched it, which is the platform's. */
  launchIss?: string
  /** What waits for this sign-in; absent when a person came by themselves. */
  waiting?: Waiting
}

interface Stored {
  sealed: string
  /** Digest of the key that only the browser which began the sign-in holds. */
  browser: string
  expiresAt: number
}

export type Taken =
  | { ok: true; attempt: Attempt }
  | { ok: false; code: 'session/attempt-unknown' | 'session/foreign-browser' }

/** One sign-in under way: single use, ten minutes, bound to one browser. Named by the digest of its `state`. */
export class SignInAttempt extends DurableObject<Env> {
  async begin(attempt: Attempt, browserKey: string): Promise<void> {
    const expiresAt = Date.now() + attemptTtlSeconds * 1000
    const sealed = await seal(await this.#keyRing(), this.#context, attempt)
    await this.ctx.storage.put<Stored>('attempt', { sealed, browser: await digest(browserKey), expiresAt })
    await this.ctx.storage.setAlarm(expiresAt)
  }

  /** Gives the attempt out once. Another browser gets nothing and does not use it up. */
  async take(browserKey: string | undefined): Promise<Taken> {
    const presented = await digest(browserKey ?? '')
    const stored = await this.ctx.storage.get<Stored>('attempt')
    if (!stored || stored.expiresAt <= Date.now()) return { ok: false, code: 'session/attempt-unknown' }
    if (!browserKey || presented !== stored.browser) return { ok: false, code: 'session/foreign-browser' }
    // Deleted before anything else is awaited: of two callbacks with the same state, one finds it.
    await this.ctx.storage.delete('attempt')
    const attempt = await unseal(await this.#keyRing(), this.#context, stored.sealed)
    return attempt ? { ok: true, attempt: attempt as Attempt } : { ok: false, code: 'session/attempt-unknown' }
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }

  get #context(): string {
    return `sign-in-attempt|${this.ctx.id}`
  }

  async #keyRing() {
    return readKeyRing(readConfig(this.env).sessionKeys)
  }
}
