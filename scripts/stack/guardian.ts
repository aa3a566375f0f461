/**
 * Ends what a launcher has started and could not end itself, because it was killed: its standard input, on which it says
 * `+pid` of a process group that it started and `-pid` of one that has ended, ends with it.
 */
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './child.ts'
import { isAlive } from './facts.ts'

const stopWithinMs = 10_000

// Whoever ends a whole terminal ends the launcher; this is what is left to clean up after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

const groups = new Set<number>()
for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1))
  if (line.startsWith('+')) groups.add(pid)
  else groups.delete(pid)
}
for (const pid of groups) signalGroup(pid, 'SIGTERM')
const until = Date.now() + stopWithinMs
while ([...groups].some(isAlive) && Date.now() < until) await sleep(100)
for (const pid of [...groups].filter(isAlive)) signalGroup(pid, 'SIGKILL')
