import { expect, test } from 'vitest'
import { Failure } from '../failure/failure.ts'
import { isStale, readKeyRing, seal, unseal } from './seal.ts'
import { newSecret } from './secret.ts'

const grant = { smartAccessToken: 'token-1', launchContext: { patient: 'p1' } }
const [first, second] = [`k1:${newSecret()}`, `k2:${newSecret()}`]
const place = 'session|1'

/** The text with one bit of the byte at `index` of a part turned round. */
function withBitTurned(sealed: string, part: number, index: number): string {
  const parts = sealed.split('.')
  const bytes = Buffer.from(parts[part] ?? '', 'base64url')
  bytes[index] = (bytes[index] ?? 0) ^ 1
  parts[part] = bytes.toString('base64url')
  return parts.join('.')
}

test('opens what it sealed', async () => {
  const ring = await readKeyRing(first)
  expect(await unseal(ring, place, await seal(ring, place, grant))).toEqual(grant)
})

test('shows nothing of the value, and never the same seal twice', async () => {
  const ring = await readKeyRing(first)
  const seals = await Promise.all([1, 2].map(() => seal(ring, place, grant)))
  expect(seals[0]).not.toBe(seals[1])
  expect(Buffer.from(seals[0]?.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('token')
})

test('opens nothing of which any bit was changed', async () => {
  const ring = await readKeyRing(first)
  const sealed = await seal(ring, place, grant)
  const lengths = sealed.split('.').map((part) => Buffer.from(part, 'base64url').length)
  const edited = [1, 2].flatMap((part) =>
    Array.from({ length: lengths[part] ?? 0 }, (_, index) => withBitTurned(sealed, part, index)),
  )
  expect(edited.length).toBeGreaterThan(80)
  expect(await Promise.all(edited.map((text) => unseal(ring, place, text)))).toEqual(edited.map(() => undefined))
})

test('opens a seal in its own place alone', async () => {
  const ring = await readKeyRing(first)
  const sealed = await seal(ring, place, grant)
  expect(await unseal(ring, 'session|2', sealed)).toBeUndefined()
  expect(await unseal(ring, 'sign-in-attempt|1', sealed)).toBeUndefined()
})

test('opens no seal that claims another key of the ring', async () => {
  const ring = await readKeyRing(`${first},${second}`)
  const sealed = await seal(ring, place, grant)
  expect(await unseal(ring, place, sealed.replace('k1.', 'k2.'))).toBeUndefined()
})

test('opens seals of an older key after a rotation, and calls them stale', async () => {
  const old = await seal(await readKeyRing(first), place, grant)
  const rotated = await readKeyRing(`${second}, ${first}`)
  expect(await unseal(rotated, place, old)).toEqual(grant)
  expect(isStale(rotated, old)).toBe(true)
  const fresh = await seal(rotated, place, grant)
  expect(fresh.startsWith('k2.')).toBe(true)
  expect(isStale(rotated, fresh)).toBe(false)
})

test('opens nothing under a key that was retired', async () => {
  const old = await seal(await readKeyRing(first), place, grant)
  expect(await unseal(await readKeyRing(second), place, old)).toBeUndefined()
})

test.each(['', '.', 'k1', 'k1..', 'k1.!.!', `k1.${newSecret()}`])(
  'opens no text that is no seal: "%s"',
  async (text) => {
    expect(await unseal(await readKeyRing(first), place, text)).toBeUndefined()
  },
)

test.each([
  ['nothing', ''],
  ['a key without an id', newSecret()],
  ['a key that is too short', `k1:${newSecret().slice(1)}`],
  ['a key that is too long', `k1:${newSecret()}A`],
  ['the same id twice', `${first},k1:${newSecret()}`],
  ['a good key before a bad one', `${first},k2:short`],
  ['a trailing comma', `${first},`],
])('refuses a key ring of %s without showing it', async (_what, setting) => {
  const failure: unknown = await readKeyRing(setting).catch((cause: unknown) => cause)
  expect(failure).toBeInstanceOf(Failure)
  expect(String((failure as Failure).hint)).toMatch(/^SESSION_KEYS: /)
  for (const key of setting.match(/[A-Za-z0-9_-]{10,}/g) ?? []) {
    expect(`${(failure as Failure).say()} ${failure}`).not.toContain(key)
  }
})
