import { createHash } from 'node:crypto'
import { merkleTree } from '@repo/audit/checkpoint'
import { expect, test } from 'vitest'
import type { Finding } from '../finding.ts'
import { type SealedRow, signedRows } from '../signed-rows.ts'

const hashOf = (seq: number) => createHash('sha256').update(`${seq}`).digest()
const places = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

function seal(number: number, seq: number, from?: number): SealedRow {
  const tree = merkleTree()
  for (const each of places(from ?? seq, seq)) tree.add(hashOf(each))
  const hash = hashOf(seq).toString('base64url')
  return { number, seq, hash, ...(from !== undefined && { tree: { from, root: tree.root() } }) }
}

/** What is found of nine rows, of which the first four are signed without a tree. */
function found(second: SealedRow, change: (seq: number) => Buffer = hashOf): Finding[] {
  const findings: Finding[] = []
  const signed = signedRows('north', [seal(1, 4), second], findings)
  for (const seq of places(1, 9)) signed.row(seq, change(seq))
  signed.end(9)
  return findings
}

const another = (place: number) => (seq: number) => (seq === place ? hashOf(100) : hashOf(seq))
const broken = { tenant: 'north', code: 'tree-broken', from: 5, to: 9, checkpoint: 2 }

test('rows that their checkpoints hold are held to be whole, with a tree or without', () => {
  expect(found(seal(2, 9, 5))).toEqual([])
  expect(found(seal(2, 9))).toEqual([])
})

test.each([5, 7, 8])('a row of a tree that is another is found, at %i', (place) => {
  expect(found(seal(2, 9, 5), another(place))).toEqual([broken])
  expect(found(seal(2, 9), another(place))).toEqual([])
})

test('a tree that nobody has is found', () => {
  const { tree: _tree, ...signed } = seal(2, 9)
  expect(found({ ...signed, tree: { from: 5, root: merkleTree().root() } })).toEqual([broken])
})

test('what was found already is not told again for the tree', () => {
  const findings = found(seal(2, 9, 5), another(9))
  expect(findings).toEqual([{ tenant: 'north', code: 'rows-rewritten', from: 5, to: 9, checkpoint: 2 }])
})

test('a tree over rows that nobody looks at is not judged', () => {
  const findings: Finding[] = []
  const signed = signedRows('north', [seal(1, 4), seal(2, 9, 5)], findings)
  signed.passed(6, hashOf(6))
  for (const seq of places(7, 9)) signed.row(seq, hashOf(seq))
  signed.end(9)
  expect(findings).toEqual([])
})
