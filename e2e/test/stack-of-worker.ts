import { inject } from 'vitest'
import type { StackUnderTest } from '../src/stack/stack-under-test.ts'

/** The stack that no other test file uses while this one runs. */
export function stackOfWorker(): StackUnderTest {
  // Vitest numbers the workers that run at once from 1.
  const stack = inject('stacks')[Number(process.env.VITEST_POOL_ID) - 1]
  if (!stack) throw new Error(`there is no stack for the worker ${process.env.VITEST_POOL_ID}`)
  return stack
}
