import { waitUntil } from 'cloudflare:workers'
import type { ConnectionFacts } from '../connection.ts'
import type { Lifetime } from '../lifetime.ts'
import type { Connection, Connections, Grant } from './connections.ts'
import type { Moves } from './moves.ts'
import type { People, Person } from './people.ts'
import { isSponsorOf } from './standing.ts'
import type { TokenKeeper } from './token-keeper.ts'

interface Surroundings {
  life: Lifetime
  connections: Connections
  people: People
  tokens: TokenKeeper
  moves: Moves
}

/** Who is let into a session, and who is in it: on each platform one person, and nobody else until they leave. */
export class Admission {
  readonly #around: Surroundings

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** See `Session.join`. */
  async join(grant: Grant, facts: ConnectionFacts): Promise<'connected' | 'other-person' | 'ended'> {
    const { life, connections, tokens, moves } = this.#around
    await moves.settled()
    const { platform, subject } = facts
    const from = connections.sealedOf(platform)
    const people = await connections.all()
    const before = await connections.get(platform)
    if (!life.now()) return 'ended'
    if (before && before.facts.subject !== subject) return 'other-person'
    if (facts.sponsor && !people.some((person) => isSponsorOf(facts, person.facts))) return 'other-person'
    const connection: Connection = { facts, grant, renewedAt: Date.parse(facts.connectedAt), renewals: 0 }
    const kept = await connections.put(connection, from, () => life.now() !== undefined)
    // Something changed while it was sealed: judged anew.
    if (!kept) return this.join(grant, facts)
    tokens.reset(platform)
    if (before?.grant) waitUntil(tokens.revoke(before.grant, platform, grant))
    return 'connected'
  }

  /** See `Session.admits`. */
  async admits({ platform, subject }: Person): Promise<'yes' | 'other-person' | 'ended'> {
    const { life, connections, moves } = this.#around
    await moves.settled()
    const before = await connections.get(platform)
    if (!life.now()) return 'ended'
    return before && before.facts.subject !== subject ? 'other-person' : 'yes'
  }

  /** See `Session.isConnectedAs`. */
  async isConnectedAs({ platform, subject }: Person, browser?: string): Promise<boolean> {
    const { life, connections } = this.#around
    const facts = (await connections.get(platform))?.facts
    const isThere = browser === undefined || facts?.browser === browser
    return isThere && life.now() !== undefined && facts?.subject === subject
  }

  /** See `Session.people`. */
  async people(): Promise<Person[] | undefined> {
    const { life, connections, people: remembered } = this.#around
    const connected = (await connections.all()).map(({ facts }) => facts).filter(({ service }) => !service)
    // Where somebody else signed in afterwards, that platform's person is that one.
    const known = await remembered.all()
    const left = known.filter((one) => !connected.some(({ platform }) => platform === one.platform))
    const people = [...connected, ...left].map(({ platform, subject }) => ({ platform, subject }))
    return life.now() && people
  }
}
