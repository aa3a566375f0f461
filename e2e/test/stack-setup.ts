import type { TestProject } from 'vitest/node'
import { type StackUnderTest, startStackUnderTest } from '../src/stack/stack-under-test.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stack: StackUnderTest
  }
}

let stop: () => Promise<void> = async () => {}

/** One stack for all test files. */
export async function setup(project: TestProject): Promise<void> {
  const started = await startStackUnderTest()
  stop = started.stop
  project.provide('stack', started.stack)
}

export async function teardown(): Promise<void> {
  await stop()
}
