import { expect, test } from 'vitest'
import { createStorage } from '../../../test/session-storage.ts'
import { Places } from '../../session/memories/places.ts'
import { readKeyRing } from '../../session/seal.ts'
import { type CursorState, createCursors } from './cursor.ts'
import type { PlaceMemory } from './place-memory.ts'

const keys = { k1: 'A'.repeat(43), k2: `${'B'.repeat(42)}A` }
const ringOf = (...ids: (keyof typeof keys)[]) => readKeyRing(ids.map((id) => `${id}:${keys[id]}`).join(','))
const startedAt = Date.parse('2026-11-20T12:00:00Z')
const lifetimeMs = 30 * 60 * 1000

const state: CursorState = {
  type: 'Observation',
  params: [
    ['patient', 'Patient/p1'],
    ['code', 'http://loinc.org|8867-4'],
    ['_count', '20'],
  ],
  page: '/?_getpages=0123&_getpagesoffset=20',
  from: 3,
  shown: 'AAAAAAAABBBBBBBB',
}

/** What a session keeps, and the memory of it at a time. */
function session() {
  const { stored, storage } = createStorage()
  const at = (now: number): PlaceMemory => {
    const places = new Places(storage, () => now)
    return { keepPlace: (sealed) => places.keep(sealed), findPlace: (handle) => places.find(handle) }
  }
  return { stored, at }
}

interface Bound {
  ring?: Parameters<typeof ringOf>
  sessionDigest?: string
  platform?: string
  principalId?: string
  now?: number
}

/** Cursors of a session; that of another one would be kept in another object. */
const cursorsOf = ({ at }: ReturnType<typeof session>, { ring = ['k1'], now = startedAt, ...bound }: Bound = {}) =>
  createCursors(async () => ({
    ring: await ringOf(...ring),
    sessionDigest: 'session-1',
    platform: 'default',
    principalId: 'principal-1',
    places: at(now),
    now: () => now,
    ...bound,
  }))

const made = async (one: ReturnType<typeof session>) => (await cursorsOf(one).make('fhir_search', state)) ?? ''

test('opens what it made as often as it is asked for', async () => {
  const one = session()
  const cursor = await made(one)
  for (let time = 0; time < 3; time++) expect(await cursorsOf(one).open('fhir_search', cursor)).toEqual(state)
})

test('is twelve characters that say nothing, and what is kept says nothing either', async () => {
  const one = session()
  const cursor = await made(one)
  expect(cursor).toMatch(/^[\w-]{12}$/)
  expect(Buffer.from(cursor, 'base64url')).toHaveLength(9)
  const kept = JSON.stringify([...one.stored])
  expect(kept).not.toMatch(new RegExp(`Patient/p1|8867-4|_getpages|fhir_search|${cursor}`))
  const { sealed = '' } = [...one.stored.values()][0] as { sealed?: string }
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/Patient|8867-4|_getpages/)
})

test.each<[string, Bound, string]>([
  ['another session', { sessionDigest: 'session-2' }, 'fhir_search'],
  ['another platform', { platform: 'other' }, 'fhir_search'],
  ['another person on the platform', { principalId: 'principal-2' }, 'fhir_search'],
  ['another tool', {}, 'fhir_history'],
  ['30 minutes later', { now: startedAt + lifetimeMs }, 'fhir_search'],
  ['with keys that have been replaced since', { ring: ['k2'] }, 'fhir_search'],
])('opens no cursor for %s', async (_who, bound, tool) => {
  const one = session()
  const cursor = await made(one)
  await expect(cursorsOf(one, bound).open(tool, cursor)).rejects.toMatchObject({ code: 'input/cursor' })
})

test('opens no cursor that another session keeps', async () => {
  const cursor = await made(session())
  await expect(cursorsOf(session()).open('fhir_search', cursor)).rejects.toMatchObject({ code: 'input/cursor' })
})

test.each<[string, Bound]>([
  ['just before 30 minutes are over', { now: startedAt + lifetimeMs - 1 }],
  ['under a key ring that still has its key', { ring: ['k2', 'k1'] }],
])('opens a cursor %s', async (_when, bound) => {
  const one = session()
  expect(await cursorsOf(one, bound).open('fhir_search', await made(one))).toEqual(state)
})

test('opens no cursor of which one character was changed, wherever', async () => {
  const one = session()
  const cursor = await made(one)
  for (let at = 0; at < cursor.length; at += 1) {
    const other = cursor[at] === 'A' ? 'B' : 'A'
    const forged = cursor.slice(0, at) + other + cursor.slice(at + 1)
    await expect(cursorsOf(one).open('fhir_search', forged)).rejects.toMatchObject({ code: 'input/cursor' })
  }
})

test('opens nothing of which a character was changed where it is kept', async () => {
  const one = session()
  const cursor = await made(one)
  const [[key, kept] = []] = one.stored
  const { sealed, expiresAt } = kept as { sealed: string; expiresAt: number }
  for (let at = 0; at < sealed.length; at += 7) {
    const other = sealed[at] === 'A' ? 'B' : 'A'
    one.stored.set(key ?? '', { sealed: sealed.slice(0, at) + other + sealed.slice(at + 1), expiresAt })
    await expect(cursorsOf(one).open('fhir_search', cursor)).rejects.toMatchObject({ code: 'input/cursor' })
  }
})

test.each(['', '.', 'k1..', 'A'.repeat(12), 'A'.repeat(11), '__proto__.ab', 'k1.AAAA.AAAA', 'x'.repeat(1_200)])(
  'opens no cursor "%s"',
  async (text) => {
    const one = session()
    await made(one)
    await expect(cursorsOf(one).open('fhir_search', text)).rejects.toMatchObject({ code: 'input/cursor' })
  },
)

test('makes no cursor for a server’s link that is too long to be kept', async () => {
  const one = session()
  const page = (length: number) => ({ ...state, page: `/?token=${'x'.repeat(length)}` })
  expect(await cursorsOf(one).make('fhir_search', page(16_000))).toMatch(/^[\w-]{12}$/)
  expect(await cursorsOf(one).make('fhir_search', page(24_000))).toBeUndefined()
  expect(one.stored.size).toBe(1)
})

test('never makes the same cursor twice', async () => {
  const one = session()
  const cursors = await Promise.all(Array.from({ length: 150 }, () => made(one)))
  expect(new Set(cursors).size).toBe(150)
})

test('keeps the newest 200, and none that has expired', async () => {
  const one = session()
  const cursors: string[] = []
  for (let time = 0; time <= 200; time++) {
    cursors.push((await cursorsOf(one, { now: startedAt + time }).make('fhir_search', state)) ?? '')
  }
  expect(one.stored.size).toBe(200)
  const [oldest = '', next = ''] = cursors
  await expect(cursorsOf(one).open('fhir_search', oldest)).rejects.toMatchObject({ code: 'input/cursor' })
  expect(await cursorsOf(one).open('fhir_search', next)).toEqual(state)
  await cursorsOf(one, { now: startedAt + 2 * lifetimeMs }).make('fhir_search', state)
  expect(one.stored.size).toBe(1)
})
