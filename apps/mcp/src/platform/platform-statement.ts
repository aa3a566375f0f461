import { DurableObject } from 'cloudflare:workers'
import {
  createFhirClient,
  FhirError,
  getSmartConfigFromEnv,
  readCapabilities,
  type ServerCapabilities,
} from '@repo/fhir'
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
  readonly #capabilities = new Remembered(() => this.#fetch(), { keepMs, retryAfterMs, now: () => Date.now() })

  /** Undefined where the platform does not say, and for a base that is not the configured platform's. */
  async capabilities(fhirBaseUrl: string): Promise<ServerCapabilities | undefined> {
    return fhirBaseUrl === this.#client().fhirBaseUrl ? this.#capabilities.get() : undefined
  }

  async #fetch(): Promise<ServerCapabilities> {
    try {
      return readCapabilities((await this.#client().capabilities()).resource)
    } catch (cause) {
      log('platform/statement-failed', { code: cause instanceof FhirError ? cause.code : 'internal' })
      throw cause
    }
  }

  #client() {
    const { smartEnv, development } = readConfig(this.env)
    const { iss } = getSmartConfigFromEnv(smartEnv)
    return createFhirClient({ fhirBaseUrl: iss, allowLoopbackHttp: development, deadlineMs, maxBodyBytes })
  }
}
