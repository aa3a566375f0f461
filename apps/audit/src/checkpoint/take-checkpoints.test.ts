import { createHash } from 'node:crypto'
import { digestOf, merkleTree, readCheckpoint, readSigningKeys } from '@repo/audit/checkpoint'
import { expect, test } from 'vitest'
import { checkpointSchedule } from './checkpoint-schedule.ts'
import type { CheckpointStore } from './checkpoint-store.ts'
import { takeCheckpoints } from './take-checkpoints.ts'

const hashOf = (seq: number) => createHash('sha256').update(`${seq}`).digest('base64url')
const keys = await readSigningKeys(`k1:${Buffer.alloc(32, 7).toString('base64url')}`)

const places = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
const statementOf = (jws = '') => readCheckpoint(jws, keys.verifiers)
function rootOver(from: number, to: number): string {
  const tree = merkleTree()
  for (const seq of places(from, to)) tree.add(Buffer.from(hashOf(seq), 'base64url'))
  return tree.root()
}

/** A store and a chain of `seq` rows. */
function trail() {
  const stored: string[] = []
  const logged: string[] = []
  const store: CheckpointStore = {
    newest: async () => stored.at(-1),
    add: async (_, number, jws) => number === stored.length + 1 && stored.push(jws) > 0,
  }
  const take = (seq: number, rows = seq, missing = 0) =>
    takeCheckpoints({
      database: {
        heads: async () => [{ tenant: 'north', seq, hash: hashOf(seq) }],
        hashAt: async (_, at) => (at <= rows ? hashOf(at) : undefined),
        hashes: async (_, from, to) =>
          places(from, Math.min(to, rows))
            .filter((at) => at !== missing)
            .map((at) => Buffer.from(hashOf(at), 'base64url')),
      },
      store,
      keys,
      now: () => new Date('2026-11-23T06:00:00Z'),
      log: (code) => void logged.push(code),
    })
  return { stored, logged, take }
}

test('a chain that has not grown gets no further checkpoint', async () => {
  const { stored, take } = trail()
  await take(3)
  await take(3)
  expect(stored).toHaveLength(1)
})

test('nothing is signed that reaches less far than what another isolate signed meanwhile', async () => {
  const { stored, logged, take } = trail()
  await take(5)
  await take(4, 5)
  expect([stored.length, logged]).toEqual([1, ['audit/checkpoint']])
})

test('nothing is signed once the row of the last checkpoint is gone', async () => {
  const { stored, logged, take } = trail()
  await take(5)
  await take(4)
  expect([stored.length, logged]).toEqual([1, ['audit/checkpoint', 'audit/chain-broken']])
})

test('a checkpoint that is not ours is no ground for another', async () => {
  const { stored, logged, take } = trail()
  stored.push('forged')
  await take(5)
  expect([stored, logged]).toEqual([['forged'], ['audit/checkpoint-failed']])
  await expect(readCheckpoint('forged', keys.verifiers)).rejects.toMatchObject({ code: 'checkpoint/invalid' })
})

test('a checkpoint is due at first, after 10,000 rows, and after five minutes', () => {
  let now = 0
  const schedule = checkpointSchedule(() => now)
  const at = (seq: number) => new Map([['north', seq]])
  expect(schedule.isDue(at(1))).toBe(true)
  schedule.taken(at(1))
  expect([schedule.isDue(at(10_000)), schedule.isDue(at(10_001))]).toEqual([false, true])
  now = 299_999
  expect(schedule.isDue(at(2))).toBe(false)
  now = 300_000
  expect([schedule.isDue(at(2)), schedule.isDue(new Map())]).toEqual([true, false])
})

test('a checkpoint holds the Merkle tree of the rows that came since the one before', async () => {
  const { stored, take } = trail()
  await take(5)
  await take(12)
  const [first, second] = await Promise.all(stored.map(statementOf))
  expect(first).toMatchObject({ seq: 5, tree: { from: 1, root: rootOver(1, 5) } })
  expect(second).toMatchObject({ seq: 12, hash: hashOf(12), tree: { from: 6, root: rootOver(6, 12) } })
})

test('what an outage has left is signed in pieces of 50,000 rows, each after the other', async () => {
  const { stored, take } = trail()
  await take(100_007)
  const signed = await Promise.all(stored.map(statementOf))
  expect(signed.map(({ number, seq, hash, tree }) => [number, seq, hash, tree?.from])).toEqual([
    [1, 50_000, hashOf(50_000), 1],
    [2, 100_000, hashOf(100_000), 50_001],
    [3, 100_007, hashOf(100_007), 100_001],
  ])
  expect(signed[2]?.previous).toBe(await digestOf(stored[1] ?? ''))
}, 30_000)

test('nothing is signed over rows of which one is missing, unless nothing was signed before', async () => {
  const { stored, logged, take } = trail()
  await take(5, 5, 3)
  await take(9, 9, 7)
  expect(logged).toEqual(['audit/checkpoint', 'audit/chain-broken'])
  expect(await statementOf(stored[0])).toEqual(expect.not.objectContaining({ tree: expect.anything() }))
})
