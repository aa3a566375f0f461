import { DurableObject } from 'cloudflare:workers'
import { type Env, readConfig } from '../../config.ts'
import { makeRoom } from '../../session/kept.ts'
import { longestMs } from '../../session/lifetime.ts'
import { readKeyRing, seal, unseal } from '../../session/seal.ts'
import { digest } from '../../session/secret.ts'

const prefix = 'agent:'
const most = 100

/** An agent that somebody has let into a platform of theirs by its link. */
export interface LinkedAgent {
  /** The name of the agent's session object. */
  session: string
  platform: string
  clientId: string
  clientName: string
  /** RFC 3339. */
  since: string
}

interface Stored {
  /** A sealed LinkedAgent. */
  sealed: string
  expiresAt: number
}

/**
 * The agents that one person has let into a platform by a link: they were approved by somebody as another platform knows
 * them, so that no grant of this person tells of them. Named by the person's opaque id. No session outlives what is kept
 * of it here.
 */
export class LinkedAgents extends DurableObject<Env> {
  /** Keeps one for each session and platform. Of more than 100 the oldest are forgotten. */
  async keep(agent: LinkedAgent): Promise<void> {
    const id = await digest(`${agent.session}|${agent.platform}`)
    const sealed = await seal(await this.#keyRing(), this.#place(id), agent)
    const [now, { storage }] = [Date.now(), this.ctx]
    await storage.delete(prefix + id)
    await makeRoom(storage, prefix, most, now)
    await storage.put<Stored>(prefix + id, { sealed, expiresAt: now + longestMs })
    // Nothing expires later than what was kept last.
    await storage.setAlarm(now + longestMs)
  }

  /** By id, with those too whose sessions have ended meanwhile. */
  async all(): Promise<Record<string, LinkedAgent>> {
    const stored = await this.ctx.storage.list<Stored>({ prefix })
    const found = [...stored.keys()].map((key) => key.slice(prefix.length))
    const agents = await Promise.all(found.map(async (id) => [id, await this.find(id)] as const))
    return Object.fromEntries(agents.filter((each): each is [string, LinkedAgent] => each[1] !== undefined))
  }

  async find(id: string): Promise<LinkedAgent | undefined> {
    const stored = await this.ctx.storage.get<Stored>(prefix + id)
    if (!stored || stored.expiresAt <= Date.now()) return undefined
    return (await unseal(await this.#keyRing(), this.#place(id), stored.sealed)) as LinkedAgent | undefined
  }

  async forget(id: string): Promise<void> {
    await this.ctx.storage.delete(prefix + id)
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }

  #place(id: string): string {
    return `linked-agents|${this.ctx.id}|${id}`
  }

  #keyRing() {
    return readKeyRing(readConfig(this.env).sessionKeys)
  }
}
