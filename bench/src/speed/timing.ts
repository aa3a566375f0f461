import { median } from '../median.ts'

/** Work to be timed, and how many times it is done between two looks at the clock. */
export interface Timed {
  work(): void
  times: number
}

/** Some systems count CPU time in steps of several milliseconds: a round has to be far longer than a step. */
const roundMs = 60
const rounds = 7

function millisecondsOf({ work, times }: Timed): number {
  const before = process.threadCpuUsage()
  let spentMs = 0
  let done = 0
  while (spentMs < roundMs) {
    for (let time = 0; time < times; time++) work()
    done += times
    const { user, system } = process.threadCpuUsage(before)
    spentMs = (user + system) / 1000
  }
  return spentMs / done
}

/**
 * Milliseconds of this thread's CPU time that each kind of work takes: the median of rounds, after one that does not count.
 * All kinds are done in each round, so that what else the machine does falls on all of them alike.
 */
export function mediansOf(kinds: readonly Timed[]): readonly number[] {
  const samples = kinds.map((): number[] => [])
  for (let round = 0; round <= rounds; round++) {
    kinds.forEach((kind, index) => {
      const milliseconds = millisecondsOf(kind)
      if (round > 0) samples[index]?.push(milliseconds)
    })
  }
  return samples.map(median)
}
