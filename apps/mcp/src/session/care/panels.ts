import { createFhirClient, FhirError, type Reference } from '@repo/fhir'
import type { Config } from '../../config.ts'
import { log } from '../../log.ts'
import { Remembered } from '../../platform/remembered.ts'
import type { ConnectionFacts } from '../connection.ts'
import type { Connections } from '../connections/connections.ts'
import type { TokenKeeper } from '../connections/token-keeper.ts'
import { readPanel } from './read-panel.ts'

const keepMs = 10 * 60 * 1000
const retryAfterMs = 5_000
const deadlineMs = 10_000
/** Of all pages together. */
const panelDeadlineMs = 20_000

interface Surroundings {
  connections: Connections
  tokens: TokenKeeper
  config(): Config
}

interface Kept {
  /** Of whom, and since when they are signed in. */
  of: string
  patients: Remembered<Reference[]>
}

/** Whom the people of a session care for, by platform: asked once for all calls, for ten minutes, in memory alone. */
export class Panels {
  readonly #around: Surroundings
  readonly #kept = new Map<string, Kept>()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Undefined where the platform cannot be asked, or nobody is connected to it. */
  async get(platform: string): Promise<Reference[] | undefined> {
    const facts = (await this.#around.connections.get(platform))?.facts
    if (!facts || facts.service) return undefined
    const of = `${facts.subject}|${facts.connectedAt}`
    const before = this.#kept.get(platform)
    if (before?.of === of) return before.patients.get()
    const patients = new Remembered(() => this.#read(facts), { keepMs, retryAfterMs, now: () => Date.now() })
    this.#kept.set(platform, { of, patients })
    return patients.get()
  }

  async #read({ platform, fhirBaseUrl, fhirUser, scopes }: ConnectionFacts): Promise<Reference[]> {
    const { tokens, config } = this.#around
    const fhir = createFhirClient({
      fhirBaseUrl,
      deadlineMs,
      signal: AbortSignal.timeout(panelDeadlineMs),
      allowLoopbackHttp: config().development,
      smartAccessToken: async (refused?: string) => {
        if (refused !== undefined) await tokens.refused(platform, refused)
        const credentials = await tokens.credentials(platform)
        if (!credentials.ok) throw new FhirError('fhir/unauthorized')
        return credentials.smartAccessToken
      },
    })
    try {
      const { panelDays: daysAfter = 0 } = config().platforms.get(platform) ?? {}
      const now = new Date()
      const patients = await readPanel({ fhir, scopes, practitioner: fhirUser, fhirBaseUrl, now, daysAfter })
      log('session/panel-read', { platform, patients: patients.length })
      return patients
    } catch (cause) {
      log('session/panel-failed', { platform, code: cause instanceof FhirError ? cause.code : 'internal' })
      throw cause
    }
  }
}
