import type { ServiceGrant } from '@repo/fhir'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConnectionFacts } from '../../src/session/connection.ts'
import { type Connection, Connections } from '../../src/session/connections/connections.ts'
import { HandOvers, type Offer } from '../../src/session/connections/hand-overs.ts'
import type { TokenKeeper } from '../../src/session/connections/token-keeper.ts'
import { Lifetime } from '../../src/session/lifetime.ts'
import { type KeyRing, readKeyRing } from '../../src/session/seal.ts'
import { newSecret } from '../../src/session/secret.ts'
import type { Session } from '../../src/session/session.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => vi.useRealTimers())

const minuteMs = 60_000

/** An object's storage over a map. */
function createObjectStorage() {
  const stored = new Map<string, unknown>()
  const alarms: number[] = []
  const kv = {
    get: (key: string) => stored.get(key),
    put: (key: string, value: unknown) => void stored.set(key, value),
    delete: (key: string) => stored.delete(key),
    list: ({ prefix = '' } = {}) => [...stored].filter(([key]) => key.startsWith(prefix)),
  }
  const setAlarm = async (at: number) => void alarms.push(at)
  const storage = { kv, setAlarm, deleteAll: async () => stored.clear() }
  return { stored, alarms, storage: storage as unknown as DurableObjectStorage }
}

type Successor = (offer: Offer) => Promise<string[]>

/** An open session, and what is stored of it. `again`: the same object after a restart. */
async function opened(successor: Successor, ring: () => Promise<KeyRing> = createRing()) {
  const object = createObjectStorage()
  const { storage } = object
  const connections = new Connections(storage.kv, ring, 'session')
  const life = new Lifetime(storage)
  const again = () =>
    new HandOvers({
      id: 'object',
      storage,
      life,
      connections,
      tokens: { settled: async () => {}, isRenewing: false } as TokenKeeper,
      sessionNamed: () => ({ takeOver: successor }) as unknown as DurableObjectStub<Session>,
    })
  await life.begin({})
  const connected = () => connections.listed().map(({ platform }) => platform)
  return { ...object, life, connections, connected, handOvers: again(), again }
}

function createRing() {
  const ring = readKeyRing(`k1:${newSecret()}`)
  return () => ring
}

const unreachable: Successor = () => Promise.reject(new Error('unreachable'))
const nobody: Successor = async () => []

function connectionAt(platform: string): Connection {
  const facts: ConnectionFacts = {
    platform,
    fhirBaseUrl: `https://${platform}.example/fhir`,
    state: 'connected',
    subject: 'issuer|subject',
    fhirUser: 'Patient/p1',
    scopes: [],
    scope: '',
    requestedScope: '',
    connectedAt: '2026-11-02T08:00:00.000Z',
  }
  const grant: ServiceGrant = { service: true, fhirBaseUrl: facts.fhirBaseUrl, scope: '', scopes: [] }
  return { facts, grant, renewedAt: 0, renewals: 0 }
}

const platformsOf = (connections: readonly Connection[]) => connections.map(({ facts }) => facts.platform)

test('says of nothing that it has ended while it is not known what the successor holds, and ends all after ten minutes', async () => {
  const old = await opened(unreachable)
  await old.connections.put(connectionAt('clinic'), undefined)
  await expect(old.handOvers.handOver('successor', ['clinic'])).rejects.toThrow('unreachable')
  expect([old.life.now(), old.connected(), old.handOvers.isUnderWay]).toEqual([undefined, ['clinic'], true])
  expect(old.alarms).toContain(Date.now() + minuteMs)
  vi.setSystemTime(Date.now() + 10 * minuteMs)
  const { kept, ended } = await old.handOvers.finish()
  expect([kept, platformsOf(ended)]).toEqual([[], ['clinic']])
  expect(old.stored.size).toBe(0)
})

test('gets the answer that was lost when it asks again, and ends none of what goes on', async () => {
  const fresh = await opened(nobody)
  let isLost = true
  const old = await opened(async (offer) => {
    const taken = await fresh.handOvers.takeOver(offer)
    if (!isLost) return taken
    isLost = false
    throw new Error('lost')
  })
  await old.connections.put(connectionAt('clinic'), undefined)
  await expect(old.handOvers.handOver('successor', ['clinic'])).rejects.toThrow('lost')
  expect(fresh.connected()).toEqual(['clinic'])
  const { kept, ended } = await old.handOvers.finish()
  expect([platformsOf(kept), ended, old.stored.size]).toEqual([['clinic'], [], 0])
  expect(fresh.connected()).toEqual(['clinic'])
})

test('is finished by an object that was started anew meanwhile', async () => {
  const fresh = await opened(nobody)
  let isUp = false
  const old = await opened((offer) => (isUp ? fresh.handOvers.takeOver(offer) : unreachable(offer)))
  await old.connections.put(connectionAt('clinic'), undefined)
  await expect(old.handOvers.handOver('successor', ['clinic'])).rejects.toThrow('unreachable')
  isUp = true
  const restarted = old.again()
  expect(restarted.isUnderWay).toBe(true)
  expect(platformsOf((await restarted.finish()).kept)).toEqual(['clinic'])
  expect([fresh.connected(), old.stored.size, restarted.isUnderWay]).toEqual([['clinic'], 0, false])
})

test('takes in all or nothing: where one cannot be sealed, none is stored', async () => {
  const ring = createRing()
  let seals = 0
  const fresh = await opened(nobody, () => {
    seals += 1
    return seals === 2 ? Promise.reject(new Error('no key')) : ring()
  })
  const connections = [connectionAt('clinic'), connectionAt('harbor')]
  const offer: Offer = { from: 'old', createdAt: Date.now(), connections }
  await expect(fresh.handOvers.takeOver(offer)).rejects.toThrow('no key')
  expect(fresh.connected()).toEqual([])
  expect(await fresh.handOvers.takeOver(offer)).toEqual(['clinic', 'harbor'])
})

test('is tried again a minute later, whatever it was that failed', async () => {
  const ring = createRing()
  let isDown = false
  const fresh = await opened(nobody)
  let isUp = false
  const successor: Successor = (offer) => (isUp ? fresh.handOvers.takeOver(offer) : unreachable(offer))
  const old = await opened(successor, () => (isDown ? Promise.reject(new Error('no key')) : ring()))
  await old.connections.put(connectionAt('clinic'), undefined)
  await expect(old.handOvers.handOver('successor', ['clinic'])).rejects.toThrow('unreachable')
  vi.setSystemTime(Date.now() + minuteMs)
  isDown = true
  await expect(old.again().finish()).rejects.toThrow('no key')
  expect(old.alarms).toContain(Date.now() + minuteMs)
  isDown = false
  isUp = true
  expect(platformsOf((await old.again().finish()).kept)).toEqual(['clinic'])
})
