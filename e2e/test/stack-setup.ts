import type { TestProject } from 'vitest/node'
import { type StackUnderTest, startStackUnderTest } from '../src/stack/stack-under-test.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stacks: StackUnderTest[]
  }
}

let stop: () => Promise<void> = async () => {}

/** A stack for each worker: what reaches a platform is counted, and policy fails, for one file at a time. */
export async function setup(project: TestProject): Promise<void> {
  const starts = Array.from({ length: Number(project.config.maxWorkers) }, () => startStackUnderTest())
  const started = (await Promise.allSettled(starts)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  stop = async () => {
    await Promise.all(started.map((one) => one.stop()))
  }
  if (started.length < starts.length) {
    await stop()
    await Promise.all(starts)
  }
  project.provide(
    'stacks',
    started.map(({ stack }) => stack),
  )
}

export async function teardown(): Promise<void> {
  await stop()
}
