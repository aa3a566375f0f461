import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
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

/**
 * What was started for this folder, noted or not: a launcher can be killed between starting a part and noting it. Parts
 * are Node's and those below `root`, which somebody's pager with a file of the folder is not. Postgres sees to its own.
 */
function startedFor(stateDir: string, root: string): number[] {
  const listed = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  const processes = listed.map((line) => /^ *(\d+) (.*)$/.exec(line)).filter((found) => found !== null)
  return processes
    .filter(([, , command = '']) => [root, process.execPath].some((ours) => command.startsWith(ours)))
    .filter(([, , command = '']) => command.includes(`${stateDir}/`) && !command.includes(join(stateDir, 'postgres')))
    .map(([, pid]) => Number(pid))
}

/** Ends what a launcher that was killed left behind. The sandbox ends with its launcher. */
export async function stopLeftovers(processes: Record<string, number>, root: string, stateDir: string): Promise<void> {
  const { launcher: _launcher, postgres: _postgres, ...others } = processes
  const noted = Object.values(others).filter((pid) => isAlive(pid) && isOurs(pid, root))
  const left = [...new Set([...noted, ...startedFor(stateDir, root)])]
  for (const pid of left) signalGroup(pid, 'SIGTERM')
  const until = Date.now() + stopWithinMs
  while (left.some(isAlive) && Date.now() < until) await sleep(100)
  for (const pid of left.filter(isAlive)) signalGroup(pid, 'SIGKILL')
}
