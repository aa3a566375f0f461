import { expect, test } from 'vitest'
import { digest, isSecret, keyedDigest, newSecret } from './secret.ts'

test('makes secrets of 256 bits that are all different', () => {
  const secrets = Array.from({ length: 1_000 }, newSecret)
  expect(new Set(secrets).size).toBe(1_000)
  expect(secrets.filter((secret) => Buffer.from(secret, 'base64url').length !== 32)).toEqual([])
  expect(secrets.every(isSecret)).toBe(true)
})

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['one character too few', 'A'.repeat(42)],
  ['one too many', 'A'.repeat(44)],
  ['a trailing newline', `${'A'.repeat(43)}\n`],
  ['another alphabet', `${'A'.repeat(42)}+`],
])('does not take %s for a secret', (_what, value) => {
  expect(isSecret(value)).toBe(false)
})

test('names a secret by its SHA-256, from which it cannot be found', async () => {
  expect(await digest('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
})

test('names a guessable value by HMAC-SHA-256, so that another key gives another name', async () => {
  expect(await keyedDigest('key', 'The quick brown fox jumps over the lazy dog')).toBe(
    '97yD9DBThCSxMpjmqm-xQ-9NWaFJRhdZl0edvC0aPNg',
  )
  expect(await keyedDigest('key 2', 'The quick brown fox jumps over the lazy dog')).not.toBe(
    '97yD9DBThCSxMpjmqm-xQ-9NWaFJRhdZl0edvC0aPNg',
  )
})
