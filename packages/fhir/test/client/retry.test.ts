import { expect, test } from 'vitest'
import { backoffMs, parseRetryAfter } from '../../src/client/retry.ts'

const nowMs = Date.parse('2026-11-20T12:00:00Z')

test.each<[string | null, number | undefined]>([
  ['7', 7],
  ['Fri, 20 Nov 2026 12:00:30 GMT', 30],
  ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
  ['9999999999', 86_400],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j is %j seconds', (value, seconds) => {
  expect(parseRetryAfter(value, nowMs)).toBe(seconds)
})

test('a pause is what the server asked for, else grows with jitter to a cap', () => {
  expect(backoffMs(0, 3, 0.5)).toBe(3_000)
  expect([0, 1, 2, 9].map((retry) => backoffMs(retry, undefined, 1))).toEqual([250, 1_000, 4_000, 4_000])
  expect(backoffMs(1, undefined, 0)).toBe(0)
})
