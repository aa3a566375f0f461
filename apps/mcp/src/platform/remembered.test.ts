import { expect, test } from 'vitest'
import { Remembered } from './remembered.ts'

/** A clock that stands still, and fetches that are counted and answer what they are told. */
function stage(answers: (string | Error)[]) {
  const seen = { fetched: 0, now: 1_000_000 }
  const fetch = async () => {
    const answer = answers[seen.fetched] ?? 'more'
    seen.fetched += 1
    if (answer instanceof Error) throw answer
    return answer
  }
  return { seen, remembered: new Remembered(fetch, { keepMs: 3_600_000, retryAfterMs: 60_000, now: () => seen.now }) }
}

test('fetches once for all who ask at once', async () => {
  const { seen, remembered } = stage(['first'])
  expect(await Promise.all(Array.from({ length: 50 }, () => remembered.get()))).toEqual(Array(50).fill('first'))
  expect(seen.fetched).toBe(1)
})

test('keeps a value for its time, and fetches it anew after that', async () => {
  const { seen, remembered } = stage(['first', 'second'])
  await remembered.get()
  seen.now += 3_599_999
  expect(await remembered.get()).toBe('first')
  seen.now += 1
  expect(await remembered.get()).toBe('second')
  expect(seen.fetched).toBe(2)
})

test('tells of no value after a failure, and tries again only when the pause is over', async () => {
  const { seen, remembered } = stage([new Error('down'), 'back'])
  expect(await remembered.get()).toBeUndefined()
  seen.now += 59_999
  expect(await remembered.get()).toBeUndefined()
  expect(seen.fetched).toBe(1)
  seen.now += 1
  expect(await remembered.get()).toBe('back')
})

test('does not keep a value that could not be had anew', async () => {
  const { seen, remembered } = stage(['first', new Error('down')])
  await remembered.get()
  seen.now += 3_600_000
  expect(await remembered.get()).toBeUndefined()
})
