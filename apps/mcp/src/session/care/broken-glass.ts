import type { Reference } from '@repo/fhir'
import type { ConnectionFacts } from '../connection.ts'
import { type KeyRing, seal, unseal } from '../seal.ts'

const prefix = 'glass:'
const mostPatients = 20

/** For whom somebody has broken the glass at one platform, and until when. */
export interface BrokenGlass {
  /** Who did so, `iss|sub`: it is of no use to whoever signs in after them. */
  subject: string
  patient: Reference
  /** Milliseconds since 1970. */
  until: number
}

interface Stored {
  /** A sealed list of BrokenGlass. */
  sealed: string
}

/** The patients for whom the people of a session have broken the glass, by platform; sealed, and open for a while. */
export class GlassKeeper {
  readonly #storage: SyncKvStorage
  readonly #ring: () => Promise<KeyRing>
  readonly #context: string

  constructor(storage: SyncKvStorage, ring: () => Promise<KeyRing>, context: string) {
    this.#storage = storage
    this.#ring = ring
    this.#context = context
  }

  /** Whom this person may look at now. */
  async patientsOf(platform: string, subject: string): Promise<Reference[]> {
    const open = await this.#open(platform)
    return open.filter((one) => one.subject === subject).map(({ patient }) => patient)
  }

  /** Connections, each with the patients for whom its person has broken the glass. */
  toldOf(connections: readonly ConnectionFacts[]): Promise<ConnectionFacts[]> {
    return Promise.all(
      connections.map(async (facts) => {
        const brokenGlass = await this.patientsOf(facts.platform, facts.subject)
        return brokenGlass.length === 0 ? facts : { ...facts, brokenGlass }
      }),
    )
  }

  /** Keeps one more, if `mayStore` once it is sealed; of more than twenty at a platform the oldest are forgotten. */
  async put(platform: string, broken: BrokenGlass, mayStore = () => true): Promise<boolean> {
    const from = this.#storage.get<Stored>(prefix + platform)?.sealed
    const others = (await this.#open(platform)).filter(
      ({ subject, patient }) => subject !== broken.subject || patient !== broken.patient,
    )
    const sealed = await seal(await this.#ring(), this.#place(platform), [...others, broken].slice(-mostPatients))
    // Something changed while it was sealed: judged anew.
    if (this.#storage.get<Stored>(prefix + platform)?.sealed !== from) return this.put(platform, broken, mayStore)
    if (!mayStore()) return false
    this.#storage.put<Stored>(prefix + platform, { sealed })
    return true
  }

  forget(platform: string): void {
    this.#storage.delete(prefix + platform)
  }

  async #open(platform: string): Promise<BrokenGlass[]> {
    const { sealed } = this.#storage.get<Stored>(prefix + platform) ?? {}
    if (sealed === undefined) return []
    const kept = (await unseal(await this.#ring(), this.#place(platform), sealed)) as BrokenGlass[] | undefined
    return (kept ?? []).filter(({ until }) => until > Date.now())
  }

  #place(platform: string): string {
    return `${this.#context}|glass|${platform}`
  }
}
