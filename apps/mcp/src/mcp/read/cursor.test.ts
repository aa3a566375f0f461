import { expect, test } from 'vitest'
import { readKeyRing } from '../../session/seal.ts'
import { type CursorState, createCursors, maxCursorLength } from './cursor.ts'

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
  to: 17,
}

interface Bound {
  ring?: Parameters<typeof ringOf>
  sessionDigest?: string
  platform?: string
  now?: number
}

const cursorsOf = ({ ring = ['k1'], sessionDigest = 'session-1', platform = 'default', now = startedAt }: Bound = {}) =>
  createCursors(async () => ({ ring: await ringOf(...ring), sessionDigest, platform, now: () => now }))

async function sealed(bound: Bound = {}): Promise<string> {
  return (await cursorsOf(bound).seal('fhir_search', state)) ?? ''
}

test('opens what it sealed, and shows nothing of it', async () => {
  const text = await sealed()
  expect(await cursorsOf().open('fhir_search', text)).toEqual(state)
  expect(Buffer.from(text, 'base64url').toString('latin1') + text).not.toMatch(/p1|8867|getpages/)
})

test.each<[string, Bound, string]>([
  ['another session', { sessionDigest: 'session-2' }, 'fhir_search'],
  ['another platform', { platform: 'other' }, 'fhir_search'],
  ['another tool', {}, 'fhir_history'],
  ['30 minutes later', { now: startedAt + lifetimeMs }, 'fhir_search'],
  ['with keys that have been replaced since', { ring: ['k2'] }, 'fhir_search'],
])('opens no cursor for %s', async (_who, bound, tool) => {
  await expect(cursorsOf(bound).open(tool, await sealed())).rejects.toMatchObject({ code: 'input/cursor' })
})

test.each<[string, Bound]>([
  ['just before 30 minutes are over', { now: startedAt + lifetimeMs - 1 }],
  ['under a key ring that still has its key', { ring: ['k2', 'k1'] }],
])('opens a cursor %s', async (_when, bound) => {
  expect(await cursorsOf(bound).open('fhir_search', await sealed())).toEqual(state)
})

test('opens no cursor of which one character was changed, wherever', async () => {
  const text = await sealed()
  for (let at = 0; at < text.length; at += 7) {
    const other = text[at] === 'A' ? 'B' : 'A'
    const forged = text.slice(0, at) + other + text.slice(at + 1)
    await expect(cursorsOf().open('fhir_search', forged)).rejects.toMatchObject({ code: 'input/cursor' })
  }
})

test.each(['', '.', 'k1..', 'k1.AAAA.AAAA', 'x'.repeat(1_200), '__proto__.a.b', 'k1.%.%'])(
  'opens no cursor "%s"',
  async (text) => {
    await expect(cursorsOf().open('fhir_search', text)).rejects.toMatchObject({ code: 'input/cursor' })
  },
)

test('makes no cursor for a server’s link that is too long for one', async () => {
  const page = (length: number) => ({ ...state, page: `/?token=${'x'.repeat(length)}` })
  const fits = await cursorsOf().seal('fhir_search', page(600))
  expect(fits?.length).toBeLessThanOrEqual(maxCursorLength)
  expect(await cursorsOf().seal('fhir_search', page(1_200))).toBeUndefined()
})

test('never makes the same cursor twice', async () => {
  expect(await sealed()).not.toBe(await sealed())
})
