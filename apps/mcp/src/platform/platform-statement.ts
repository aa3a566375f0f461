import { DurableObject } from 'cloudflare:workers'
import { createFhirClient, FhirError, normalBaseUrl, readCapabilities, type ServerCapabilities } from '@repo/fhir'
import { type Env, readConfig } from '../config.ts'
import { log } from '../log.ts'
import { Remembered } from './remembered.ts'

const keepMs = 60 * 60 * 1000
const retryAfterMs = 60_000
const deadlineMs = 5_000
const maxBodyBytes = 5_000_000

/**
 * What a platform's CapabilityStatement says, fetched once for all callers and kept in memory alone. Named by the FHIR
 * base URL. Without a token: `/metadata` is open to everybody (R4 http.html#capabilities).
 */
export class PlatformStatement extends DurableObject<Env> {
  readonly #known = new Map<string, Remembered<ServerCapabilities>>()

  /** Undefined where the platform does not say, and for a base that is no configured platform's. */
  async capabilities(fhirBaseUrl: string): Promise<ServerCapabilities | undefined> {
    const { platforms, development } = readConfig(this.env)
    const isOurs = platforms.all.some((platform) => normalBaseUrl(platform.fhirBaseUrl, development) === fhirBaseUrl)
    return isOurs ? this.#remembered(fhirBaseUrl).get() : undefined
  }

  #remembered(fhirBaseUrl: string): Remembered<ServerCapabilities> {
    const known = this.#known.get(fhirBaseUrl)
    if (known) return known
    const options = { keepMs, retryAfterMs, now: () => Date.now() }
    const remembered = new Remembered(() => this.#fetch(fhirBaseUrl), options)
    this.#known.set(fhirBaseUrl, remembered)
    return remembered
  }

  async #fetch(fhirBaseUrl: string): Promise<ServerCapabilities> {
    const allowLoopbackHttp = readConfig(this.env).development
    try {
      const client = createFhirClient({ fhirBaseUrl, allowLoopbackHttp, deadlineMs, maxBodyBytes })
      return readCapabilities((await client.capabilities()).resource)
    } catch (cause) {
      log('platform/statement-failed', { code: cause instanceof FhirError ? cause.code : 'internal' })
      throw cause
    }
  }
}
