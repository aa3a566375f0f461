import { expect, test } from 'vitest'
import { canonicalJson, contentDigest } from '../../src/mcp/write/canonical-json.ts'

test('writes equal values as equal texts, whatever the order of their members', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'ä"' })).toBe('{"a":"ä\\"","b":[{"c":null,"d":1}]}')
  expect(canonicalJson({ a: 'ä"', b: [{ c: null, d: 1 }] })).toBe(canonicalJson({ b: [{ d: 1, c: null }], a: 'ä"' }))
})

test.each([
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [{ a: 1 }, { a: '1' }],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: undefined }, { a: null }],
  [{ a: { b: 1 } }, { a: { b: 1, c: [] } }],
])('tells %j from %j', async (one, other) => {
  expect(canonicalJson(one)).not.toBe(canonicalJson(other))
  expect(await contentDigest(one)).not.toBe(await contentDigest(other))
})

test('leaves out what has no value, as JSON does', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}')
})
