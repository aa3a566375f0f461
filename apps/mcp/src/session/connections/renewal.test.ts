import { SmartError } from '@repo/fhir'
import { expect, test } from 'vitest'
import type { Connection } from './connections.ts'
import { isDue, isFresh, Renewals, waitMs } from './renewal.ts'

const startedAt = Date.UTC(2026, 10, 20)

/** A connection whose token came at the start and lives for so many seconds. */
function connection(livesSeconds: number | undefined, renewals = 1): Connection {
  const facts = { platform: 'clinic' } as Connection['facts']
  const expiresAt = livesSeconds === undefined ? {} : { expiresAt: startedAt + livesSeconds * 1000 }
  const grant = { service: true as const, fhirBaseUrl: 'https://fhir.example', scope: '', scopes: [], ...expiresAt }
  return { facts, grant, renewedAt: startedAt, renewals }
}

test.each([
  [3600, 3539, false],
  [3600, 3540, true],
  [300, 239, false],
  [300, 240, true],
  [60, 47, false],
  [60, 48, true],
  [0, 4, false],
  [0, 5, true],
  [undefined, 999_999, false],
])('of a token that lives %s s it is due after %s s: %s', (lives, after, due) => {
  expect(isDue(connection(lives), startedAt + after * 1000)).toBe(due)
})

test('a token of a sign-in that is over at once is due at once', () => {
  expect(isDue(connection(0, 0), startedAt)).toBe(true)
})

test('a token is fresh for a minute after its renewal, and not after the sign-in', () => {
  expect(isFresh(connection(60), startedAt + 59_000)).toBe(true)
  expect(isFresh(connection(60), startedAt + 60_000)).toBe(false)
  expect(isFresh(connection(60, 0), startedAt)).toBe(false)
})

test('waits twice as long after each failure, up to five minutes, and never the same for all', () => {
  const waits = [1, 2, 3, 7, 20].map((failures) => [waitMs(failures, 0), waitMs(failures, 1)])
  expect(waits).toEqual([
    [2_500, 5_000],
    [5_000, 10_000],
    [10_000, 20_000],
    [150_000, 300_000],
    [150_000, 300_000],
  ])
})

test('keeps a failure to one platform until its wait is over or something succeeded', () => {
  const renewals = new Renewals<void>()
  expect(renewals.failed('clinic', new SmartError('smart/unavailable'), 0)).toBe('smart/unavailable')
  expect(renewals.failed('other', new TypeError('of Jane Roe'), 0)).toBe('smart/unavailable')
  expect(renewals.refusalOf('clinic', 2_499)).toBe('smart/unavailable')
  expect(renewals.refusalOf('clinic', 5_000)).toBeUndefined()
  renewals.succeeded('other')
  expect(renewals.refusalOf('other', 0)).toBeUndefined()
})
