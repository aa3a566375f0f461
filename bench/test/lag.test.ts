import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { numberedSearch, numberOf } from '../src/lag/numbered-search.ts'
import { percentile, rowLags } from '../src/lag/row-lags.ts'
import { callSteadily } from '../src/lag/steady-calls.ts'

const signal = new AbortController().signal
const madeCall = (number: number) => ({ number, startedAt: 1_000, endedAt: 1_100, isAnswered: true })
const rowOf = (number: number | undefined, receivedAt: number) => ({ number, receivedAt, recordedAt: 1_050 })

test('begins calls at their pace while earlier ones have not ended', async () => {
  let open = 0
  let mostOpen = 0
  const call = async () => {
    open += 1
    mostOpen = Math.max(mostOpen, open)
    await sleep(400)
    open -= 1
    return true
  }
  const calls = await callSteadily(call, { perSecond: 20, seconds: 0.5, signal })
  expect(calls.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(mostOpen).toBeGreaterThan(3)
  const [first = 0, last = 0] = [calls[0]?.startedAt, calls[9]?.startedAt]
  expect(last - first).toBeGreaterThanOrEqual(440)
})

test('counts a call that fails as not answered, and goes on', async () => {
  const call = async (number: number) => {
    if (number === 0) throw new Error('the connection is gone')
    return number !== 1
  }
  const calls = await callSteadily(call, { perSecond: 100, seconds: 0.03, signal })
  expect(calls.map(({ isAnswered }) => isAnswered)).toEqual([false, false, true])
})

test('begins no call after it was stopped', async () => {
  const controller = new AbortController()
  let made = 0
  const call = async () => {
    made += 1
    controller.abort(new Error('stopped'))
    return true
  }
  await expect(callSteadily(call, { perSecond: 100, seconds: 1, signal: controller.signal })).rejects.toThrow()
  expect(made).toBe(1)
})

test('takes the time of a call to the row that names it, whatever the order of the rows', () => {
  const lags = rowLags([madeCall(1), madeCall(2)], [rowOf(2, 1_900), rowOf(1, 1_300)])
  expect(lags).toEqual({ fromCall: [300, 900], fromRecord: [850, 250], missing: 0, doubled: 0 })
})

test('counts a call without a row as infinitely late, and one with two rows as doubled', () => {
  const lags = rowLags([madeCall(1), madeCall(2), madeCall(3)], [rowOf(1, 1_300), rowOf(1, 1_400)])
  expect([lags.fromCall, lags.missing, lags.doubled]).toEqual([[300, Infinity, Infinity], 1, 1])
})

test('counts the row of a call that was refused before its search, and no time for it', () => {
  const refused = { ...madeCall(2), isAnswered: false }
  const lags = rowLags([madeCall(1), refused], [rowOf(1, 1_300), rowOf(undefined, 1_400)])
  expect([lags.fromCall, lags.missing]).toEqual([[300], 0])
})

test('knows a search again by the query in its row, and no other', () => {
  const { params } = numberedSearch('patient-1', 1_499) as { params: Record<string, string> }
  expect(numberOf(`Observation?${new URLSearchParams({ ...params, _count: '5' })}`)).toBe(1_499)
  expect(numberOf('Observation?patient=patient-1')).toBeUndefined()
  expect(numberOf('')).toBeUndefined()
})

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
])('of a hundred values, %s are at most %s', (share, value) => {
  expect(
    percentile(
      Array.from({ length: 100 }, (_, i) => 100 - i),
      share,
    ),
  ).toBe(value)
})
