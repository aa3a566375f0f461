import type { ServiceGrant } from '@repo/fhir'
import { expect, test } from 'vitest'
import type { ConnectionFacts } from '../../src/session/connection.ts'
import { Connections } from '../../src/session/connections/connections.ts'
import { Moves } from '../../src/session/connections/moves.ts'
import { People } from '../../src/session/connections/people.ts'
import type { TokenKeeper } from '../../src/session/connections/token-keeper.ts'
import { Lifetime } from '../../src/session/lifetime.ts'
import { readKeyRing } from '../../src/session/seal.ts'
import { newSecret } from '../../src/session/secret.ts'
import type { Session } from '../../src/session/session.ts'

/** An object's storage over a map. */
function createObjectStorage() {
  const stored = new Map<string, unknown>()
  const kv = {
    get: (key: string) => stored.get(key),
    put: (key: string, value: unknown) => void stored.set(key, value),
    delete: (key: string) => stored.delete(key),
    list: ({ prefix = '' } = {}) => [...stored].filter(([key]) => key.startsWith(prefix)),
  }
  const storage = { kv, setAlarm: async () => {}, deleteAll: async () => stored.clear() }
  return { stored, storage: storage as unknown as DurableObjectStorage }
}

const facts: ConnectionFacts = {
  platform: 'clinic',
  fhirBaseUrl: 'https://clinic.example/fhir',
  state: 'connected',
  subject: 'issuer|subject',
  fhirUser: 'Patient/p1',
  scopes: [],
  scope: '',
  requestedScope: '',
  connectedAt: '2026-11-02T08:00:00.000Z',
}
const grant: ServiceGrant = { service: true, fhirBaseUrl: facts.fhirBaseUrl, scope: '', scopes: [] }

test('ends all of a session whose successor cannot be reached, and keeps nothing', async () => {
  const { stored, storage } = createObjectStorage()
  const ring = readKeyRing(`k1:${newSecret()}`)
  const connections = new Connections(storage.kv, () => ring, 'session')
  const unreachable = { takeOver: () => Promise.reject(new Error('unreachable')) }
  const life = new Lifetime(storage)
  const moves = new Moves({
    storage,
    life,
    connections,
    people: new People(storage.kv, () => ring, 'session'),
    tokens: { settled: async () => {}, isRenewing: false } as TokenKeeper,
    sessionNamed: () => unreachable as unknown as DurableObjectStub<Session>,
  })
  await life.begin({})
  await connections.put({ facts, grant, renewedAt: 0, renewals: 0 }, undefined)
  const { kept, ended } = await moves.handOver('successor')
  expect([kept, ended.map((connection) => connection.facts.platform)]).toEqual([[], ['clinic']])
  expect(stored.size).toBe(0)
})
