import { expect, test } from 'vitest'
import type { Decision } from '../decision.ts'
import { planMemory } from './plan-memory.ts'

const narrowing = { patients: ['Patient/1'], withoutLabels: ['R'] } as const
const by = (policyVersion: string): Decision => ({ effect: 'allow', cerbosCallId: 'call-1', policyVersion })

test('tells what was kept of the same search for five minutes', () => {
  let now = 0
  const plans = planMemory(() => now)
  expect(plans.recall('one')).toBeUndefined()
  plans.keep('one', narrowing)
  now = 299_999
  expect(plans.recall('one')?.(by('default@1'))).toMatchObject(narrowing)
  expect(plans.recall('two')).toBeUndefined()
  now = 300_000
  expect(plans.recall('one')).toBeUndefined()
})

test('forgets what other policies said', () => {
  const plans = planMemory(() => 0)
  plans.keep('one', narrowing)
  expect(plans.recall('one')?.(by('default@1'))).toMatchObject(narrowing)
  expect(plans.recall('one')?.(by('default@2'))).toBeUndefined()
  expect(plans.recall('one')).toBeUndefined()
})

test('has no plan asked for where none came in time, for longer each time until one comes', () => {
  let now = 0
  const minute = 60_000
  const plans = planMemory(() => now)
  plans.keep('one', narrowing)
  const pauses = [1, 2, 4, 8, 16, 32, 60, 60].map((minutes) => minutes * minute)
  for (const pause of pauses) {
    plans.miss()
    // Another search that was on its way.
    plans.miss()
    expect(plans.recall('two')?.(by('default@1'))).toBeUndefined()
    now += pause - 1
    expect(plans.recall('two')).toBeDefined()
    now += 1
    expect(plans.recall('two')).toBeUndefined()
  }
  plans.keep('two', narrowing)
  plans.miss()
  expect(plans.recall('two')?.(by('default@1'))).toMatchObject(narrowing)
  expect(plans.recall('one')).toBeDefined()
  now += minute
  expect(plans.recall('one')).toBeUndefined()
})

test('stays bounded', () => {
  const plans = planMemory(() => 0)
  for (let number = 0; number <= 500; number += 1) plans.keep(`search ${number}`, narrowing)
  const left = Array.from({ length: 501 }, (_, number) => plans.recall(`search ${number}`)).filter((found) => found)
  expect(left).toHaveLength(1)
})
