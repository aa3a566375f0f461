import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './child.ts'
import { isAlive } from './facts.ts'

const stopWithinMs = 5_000

/** Whether a process is one of ours: a process id may have been given to somebody else since. */
function isOurs(pid: number, root: string): boolean {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(root)
  } catch {
    return false
  }
}

/** Ends what a launcher that was killed left behind. Postgres sees to its own leftovers. */
export async function stopLeftovers(processes: Record<string, number>, root: string): Promise<void> {
  const { launcher: _launcher, postgres: _postgres, ...others } = processes
  const left = Object.values(others).filter((pid) => isAlive(pid) && isOurs(pid, root))
  for (const pid of left) signalGroup(pid, 'SIGTERM')
  const until = Date.now() + stopWithinMs
  while (left.some(isAlive) && Date.now() < until) await sleep(100)
  for (const pid of left.filter(isAlive)) signalGroup(pid, 'SIGKILL')
}
