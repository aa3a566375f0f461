import type { AnyResource, JsonPatchOperation } from '@repo/fhir'
import { expect, test } from 'vitest'
import { Failure } from '../../src/failure/failure.ts'
import { applyJsonPatch } from '../../src/mcp/write/proposal/json-patch.ts'

type Members = Record<string, unknown>
const record = (members: Members): AnyResource => ({ resourceType: 'Basic', id: 'b1', ...members })
const patched = (members: Members, ...operations: JsonPatchOperation[]) => {
  const { resourceType: _type, id: _id, ...rest } = applyJsonPatch(record(members), operations)
  return rest
}

function refusalOf(members: Members, ...operations: unknown[]): string {
  try {
    applyJsonPatch(record(members), operations as JsonPatchOperation[])
  } catch (cause) {
    if (cause instanceof Failure && cause.code === 'input/invalid') return cause.hint ?? ''
    throw cause
  }
  throw new Error('the patch was applied')
}

// The examples of RFC 6902, appendix A, as far as FHIR knows their like.
test.each<[string, Members, JsonPatchOperation[], Members]>([
  ['A.1 adds a member', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { foo: 'bar', baz: 'qux' }],
  [
    'A.2 adds an array element',
    { foo: ['bar', 'baz'] },
    [{ op: 'add', path: '/foo/1', value: 'qux' }],
    { foo: ['bar', 'qux', 'baz'] },
  ],
  ['A.3 removes a member', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
  [
    'A.4 removes an array element',
    { foo: ['bar', 'qux', 'baz'] },
    [{ op: 'remove', path: '/foo/1' }],
    { foo: ['bar', 'baz'] },
  ],
  ['A.5 replaces a value', { baz: 'qux' }, [{ op: 'replace', path: '/baz', value: 'boo' }], { baz: 'boo' }],
  [
    'A.6 moves a value',
    { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
    [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
    { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
  ],
  [
    'A.7 moves an array element',
    { foo: ['all', 'grass', 'cows', 'eat'] },
    [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
    { foo: ['all', 'cows', 'eat', 'grass'] },
  ],
  [
    'A.8 tests a value with success',
    { baz: 'qux', foo: ['a', 2, 'c'] },
    [
      { op: 'test', path: '/baz', value: 'qux' },
      { op: 'test', path: '/foo/1', value: 2 },
    ],
    { baz: 'qux', foo: ['a', 2, 'c'] },
  ],
  [
    'A.10 adds a nested object',
    { foo: 'bar' },
    [{ op: 'add', path: '/child', value: { grandchild: {} } }],
    { foo: 'bar', child: { grandchild: {} } },
  ],
  [
    'A.14 reads ~01 as ~1',
    { '~1': 10 },
    [
      { op: 'test', path: '/~01', value: 10 },
      { op: 'replace', path: '/~01', value: 9 },
    ],
    { '~1': 9 },
  ],
  [
    'A.16 appends an array as one element',
    { foo: ['bar'] },
    [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }],
    { foo: ['bar', ['abc', 'def']] },
  ],
  ['copies a value', { a: { b: 1 } }, [{ op: 'copy', from: '/a', path: '/c' }], { a: { b: 1 }, c: { b: 1 } }],
  ['replaces a member by adding it', { a: 1 }, [{ op: 'add', path: '/a', value: 2 }], { a: 2 }],
  [
    'looks a target up after what is moved has gone (§4.4)',
    { a: [{ n: 0 }, { n: 1 }, { n: 2 }] },
    [{ op: 'move', from: '/a/0', path: '/a/1/child' }],
    { a: [{ n: 1 }, { n: 2, child: { n: 0 } }] },
  ],
  [
    'takes the members of a tested object in any order (§4.6)',
    { a: { x: 1, y: [2] } },
    [{ op: 'test', path: '/a', value: { y: [2], x: 1 } }],
    { a: { x: 1, y: [2] } },
  ],
])('%s', (_what, before, operations, after) => {
  const given = structuredClone(before)
  expect(patched(given, ...operations)).toEqual(after)
  expect(given).toEqual(before)
})

test('does not tie what is copied to where it came from', () => {
  const operations: JsonPatchOperation[] = [
    { op: 'copy', from: '/a', path: '/c' },
    { op: 'replace', path: '/c/b', value: 2 },
  ]
  expect(patched({ a: { b: 1 } }, ...operations)).toEqual({ a: { b: 1 }, c: { b: 2 } })
})

test.each<[string, Members, JsonPatchOperation]>([
  ['A.9 a test of another value', { baz: 'qux' }, { op: 'test', path: '/baz', value: 'bar' }],
  ['A.12 an addition to nothing', { foo: 'bar' }, { op: 'add', path: '/baz/bat', value: 'qux' }],
  ['A.15 a test of a number as text', { n: 10 }, { op: 'test', path: '/n', value: '10' }],
  ['a removal of nothing', { a: 1 }, { op: 'remove', path: '/b' }],
  ['a replacement of nothing', { a: 1 }, { op: 'replace', path: '/b', value: 1 }],
  ['a move of nothing', { a: 1 }, { op: 'move', from: '/b', path: '/a' }],
  ['a copy of nothing', { a: 1 }, { op: 'copy', from: '/b', path: '/a' }],
  ['a test of nothing', {}, { op: 'test', path: '/a', value: null }],
  ['an index with a leading zero', { a: ['x', 'y'] }, { op: 'replace', path: '/a/01', value: 'z' }],
  ['an index that is no number', { a: ['x'] }, { op: 'replace', path: '/a/foo', value: 'z' }],
  ['an addition at no number', { a: ['x'] }, { op: 'add', path: '/a/foo', value: 'z' }],
  ['a negative index', { a: ['x'] }, { op: 'remove', path: '/a/-1' }],
  ['a removal behind the end', { a: ['x'] }, { op: 'remove', path: '/a/-' }],
  ['a replacement behind the end', { a: ['x'] }, { op: 'replace', path: '/a/1', value: 'y' }],
  ['an addition behind the end and one more', { a: ['x'] }, { op: 'add', path: '/a/2', value: 'y' }],
  ['an addition into a text', { a: 'x' }, { op: 'add', path: '/a/b', value: 'y' }],
  ['the length of an array', { a: ['x'] }, { op: 'test', path: '/a/length', value: 1 }],
  ['what objects inherit', {}, { op: 'test', path: '/toString', value: null }],
])('does not apply %s', (_what, members, operation) => {
  expect(refusalOf(members, operation)).toMatch(/^patch\.0: the record .*\. Read the record again\.$/)
})

test('names the operation that does not apply, after those that did', () => {
  const operations = [
    { op: 'add', path: '/b', value: 1 },
    { op: 'remove', path: '/c' },
  ]
  expect(refusalOf({}, ...operations)).toContain('patch.1: ')
})

const fixed = 'id, resourceType, versionId and meta as a whole cannot be changed'
const noPointer = 'a path is a JSON Pointer such as /name/0/family'
const noElement = 'no FHIR element has that name'

test.each<[string, object, string]>([
  ['the id', { op: 'replace', path: '/id', value: 'b2' }, fixed],
  ['the id by a move from it', { op: 'move', from: '/id', path: '/x' }, fixed],
  ['something into the id', { op: 'add', path: '/id/x', value: 1 }, fixed],
  ['the type', { op: 'add', path: '/resourceType', value: 'Patient' }, fixed],
  ['the type by a copy onto it', { op: 'copy', from: '/x', path: '/resourceType' }, fixed],
  ['the version', { op: 'remove', path: '/meta/versionId' }, fixed],
  ['the instant of the version', { op: 'replace', path: '/meta/lastUpdated', value: '2026-01-01T00:00:00Z' }, fixed],
  ['all of meta', { op: 'replace', path: '/meta', value: {} }, fixed],
  ['the id behind an escape', { op: 'remove', path: '/meta/version~0Id~2' }, noPointer],
  ['the whole document', { op: 'replace', path: '', value: {} }, noPointer],
  ['a name without a slash', { op: 'remove', path: 'status' }, noPointer],
  ['an empty name', { op: 'add', path: '/a//b', value: 1 }, noPointer],
  ['a stray tilde', { op: 'add', path: '/a~', value: 1 }, noPointer],
  ['a prototype', { op: 'add', path: '/__proto__/x', value: 1 }, noElement],
  ['a prototype behind an escape', { op: 'add', path: '/constructor/prototype/x', value: 1 }, noElement],
  ['from a prototype', { op: 'copy', from: '/__proto__', path: '/x' }, noElement],
  ['a value into itself', { op: 'move', from: '/a', path: '/a/b' }, 'nothing can be moved into itself'],
  ['with no value', { op: 'add', path: '/a' }, '"value" belongs to add, replace and test, not to add'],
  ['by a removal with a value', { op: 'remove', path: '/a', value: 1 }, '"value" belongs to add, replace and test'],
  ['by a move from nowhere', { op: 'move', path: '/a' }, '"from" belongs to move and copy, not to move'],
  ['by a test with a source', { op: 'test', path: '/a', from: '/b', value: 1 }, '"from" belongs to move and copy'],
])('never changes %s', (_what, operation, words) => {
  expect(refusalOf({ a: { b: 1 }, meta: { versionId: '3' } }, operation)).toContain(words)
})

test('may test the identity and the version', () => {
  const operations: JsonPatchOperation[] = [
    { op: 'test', path: '/id', value: 'b1' },
    { op: 'test', path: '/meta/versionId', value: '3' },
    { op: 'add', path: '/meta/tag', value: [{ code: 'x' }] },
  ]
  const { meta } = patched({ meta: { versionId: '3' } }, ...operations)
  expect(meta).toEqual({ versionId: '3', tag: [{ code: 'x' }] })
})
